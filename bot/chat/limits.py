"""What each platform can carry, with the source of every number.

Lengths are in UTF-16 code units, as Telegram counts them; no platform counts more strictly.
Where a platform documents nothing, the number is ours and a comment says so.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one platform carries.

    ``escapes`` says that ``&``, ``<`` and ``>`` go out as entities and are counted so.
    ``buttons_beside`` says that a button can stand beside its line; elsewhere all stand below.
    ``tables`` is how many tables a message may hold, none where they become lines.
    """

    name: str

    message_text: int
    """A message in all, its title included."""
    payload: int | None
    """Bytes of a message on the wire, in UTF-16; None where nothing is known."""
    title: int
    reference: int
    block_text: int
    """One paragraph, list of facts, or line."""
    blocks: int
    """A message; its title, its reference, a block and a row of buttons count one each."""
    escapes: bool

    tables: int
    table_rows: int
    """The head included."""
    table_columns: int
    table_text: int

    buttons: int
    """A message."""
    row: int
    """Buttons side by side."""
    label: int
    action: int
    """Bytes that come back when a button is pressed."""
    buttons_beside: bool
    labels_count: bool
    """What stands on buttons is a part of the message's text."""

    native_forms: bool
    form_title: int
    form_heading: int
    form_intro: int
    form_button: int
    form_blocks: int
    form_text: int
    """A page in all, labels and values of its options included."""
    questions: int
    """A page; 1 where there are no native forms."""
    question: int
    help: int
    """A help line, or an error."""
    ticks: int
    """Options that can be drawn open, as radio buttons or boxes to tick."""
    options: int
    """Options of a list that is sent whole; a longer one becomes a search."""
    screen: int
    """Options shown at a time where they are buttons."""
    option_label: int
    option_value: int
    typed: int
    """What a person can write in one answer."""

    redraws: bool
    """A message that was sent can be drawn again."""
    deletes: bool
    """A message can be deleted at any time."""
    whispers: bool
    """One person in a channel can be answered unseen by the others."""

    def size(self, text: str) -> int:
        """How long a text is on this platform."""
        units = len(text.encode("utf-16-le", "surrogatepass")) // 2
        if self.escapes:
            units += 4 * text.count("&") + 3 * (text.count("<") + text.count(">"))
        return units


SLACK = Limits(
    name="slack",
    # "Cumulative limit for all markdown blocks in a payload" is 12,000 (docs.slack.dev,
    # markdown-block); beyond about 13,200 in all, `msg_blocks_too_long` (slackapi/bolt-js#2509).
    message_text=12_000,
    payload=None,
    title=150,  # docs.slack.dev/reference/block-kit/blocks/header-block
    reference=40,  # ours
    block_text=3_000,  # .../blocks/section-block: text
    blocks=50,  # docs.slack.dev/reference/block-kit/blocks: a message
    escapes=True,  # docs.slack.dev/messaging/formatting-message-text
    tables=1,  # .../blocks/table-block: one a message, else `only_one_table_allowed`
    table_rows=100,  # .../blocks/table-block
    table_columns=20,  # .../blocks/table-block
    table_text=10_000,  # .../blocks/table-block: all cells of a message
    buttons=100,  # ours: four full rows
    row=25,  # .../blocks/actions-block: elements
    label=75,  # .../block-elements/button-element: text
    action=2_000,  # .../block-elements/button-element: value
    buttons_beside=True,
    labels_count=True,  # slackapi/bolt-js#2509: all that the blocks say
    native_forms=True,
    form_title=24,  # docs.slack.dev/reference/views/modal-views: title
    form_heading=150,  # .../blocks/header-block
    form_intro=3_000,  # .../blocks/section-block: text
    form_button=24,  # .../views/modal-views: submit and close
    form_blocks=100,  # .../views/modal-views: blocks
    form_text=40_000,  # ours: `view_too_large` comes at 250 KB, escapes and keys included
    questions=50,  # ours: half of the blocks
    question=2_000,  # .../blocks/input-block: label
    help=2_000,  # .../blocks/input-block: hint
    ticks=10,  # .../block-elements/checkboxes-element, radio-button-group-element: options
    options=100,  # .../block-elements/select-menu-element: options; beyond it an external select
    screen=100,  # .../block-elements/select-menu-element: options of one answer to a search
    option_label=75,  # .../composition-objects/option-object: text
    option_value=150,  # .../composition-objects/option-object: value
    typed=3_000,  # .../block-elements/plain-text-input-element: max_length
    redraws=True,  # docs.slack.dev/messaging/modifying-messages; not a private reply
    deletes=True,  # the same page
    whispers=True,  # docs.slack.dev/reference/methods/chat.postEphemeral
)

TELEGRAM = Limits(
    name="telegram",
    message_text=4_096,  # core.telegram.org/bots/api#sendmessage, after entities are parsed
    payload=None,
    title=256,  # ours: a title is a bold first line
    reference=40,  # ours
    block_text=4_096,  # a block is a part of the one text
    blocks=1_000,  # ours: blocks are lines of one text
    escapes=False,  # entities are parsed before counting
    tables=0,
    table_rows=0,
    table_columns=0,
    table_text=0,
    buttons=100,  # python-telegram-bot, constants.InlineKeyboardMarkupLimit: not documented
    row=8,  # the same
    label=64,  # ours: not documented, and a phone cuts sooner
    action=64,  # core.telegram.org/bots/api#inlinekeyboardbutton: callback_data
    buttons_beside=False,
    labels_count=False,
    native_forms=False,
    form_title=256,  # ours, as a card's
    form_heading=256,  # ours
    form_intro=3_000,  # ours: a part of the one text
    form_button=64,  # ours, as a label
    form_blocks=1_000,  # ours
    form_text=4_096,  # a question is a message
    questions=1,
    question=1_000,  # ours: leaves room for the help, an error and the title
    help=1_000,  # ours
    ticks=0,
    options=0,  # there are no lists: options are buttons
    screen=10,  # ours: what a phone shows, with room for more, Back and Cancel
    option_label=64,  # ours, as a label
    option_value=150,  # the button carries the option's place, not its value
    typed=4_096,  # what a person can send in one message
    redraws=True,  # core.telegram.org/bots/api#editmessagetext: the bot's own, for ever
    deletes=False,  # core.telegram.org/bots/api#deletemessage: within 48 hours
    whispers=False,  # an answer to a callback has 200 characters and is gone
)

TEAMS = Limits(
    name="teams",
    # learn.microsoft.com, "Format your bot messages": about 100 KB in UTF-16, at most 80 KB to be
    # sure (it was 40 KB until 2025, and webhooks still have 28). With every character escaped,
    # 8,000 are 32 KB; 50 blocks and 24 buttons add less than 30.
    message_text=8_000,
    payload=80_000,
    title=200,  # ours: a text block has no limit of its own
    reference=40,  # ours
    block_text=4_000,  # ours
    blocks=50,  # ours, for the payload
    escapes=False,
    tables=0,  # Table is Adaptive Cards 1.5; phones draw 1.2 (learn.microsoft.com, cards)
    table_rows=0,
    table_columns=0,
    table_text=0,
    buttons=24,  # ours: four full sets
    row=6,  # MicrosoftDocs/bot-docs#2161: six primary actions a card or set, more overflow
    label=75,  # ours
    action=2_000,  # ours: bounded by the payload alone
    buttons_beside=True,
    labels_count=False,
    native_forms=True,  # dialogs: learn.microsoft.com, "Use dialogs with bots"
    form_title=64,  # ours
    form_heading=200,  # ours
    form_intro=4_000,  # ours
    form_button=40,  # ours
    form_blocks=50,  # ours
    form_text=12_000,  # ours, for the payload: with keys and escapes below 80 KB
    questions=20,  # ours
    question=1_000,  # ours
    help=1_000,  # ours
    ticks=10,  # ours
    options=50,  # ours, for the payload; beyond it typeahead search (Data.Query)
    screen=15,  # learn.microsoft.com, "Typeahead search": results shown
    option_label=100,  # ours
    option_value=150,  # ours
    typed=4_000,  # ours
    redraws=True,  # learn.microsoft.com, "Update and delete messages sent from bot"
    deletes=True,  # the same page
    whispers=False,  # not in every channel
)

WEB = Limits(
    # All ours: a page carries anything, but people read it on a phone.
    name="web",
    message_text=60_000,
    payload=None,
    title=300,
    reference=40,
    block_text=20_000,
    blocks=500,
    escapes=False,
    tables=50,
    table_rows=1_000,
    table_columns=30,
    table_text=50_000,
    buttons=500,
    row=500,
    label=150,
    action=64,
    buttons_beside=True,
    labels_count=False,
    native_forms=True,
    form_title=300,
    form_heading=300,
    form_intro=20_000,
    form_button=150,
    form_blocks=500,
    form_text=500_000,
    questions=100,
    question=3_000,
    help=3_000,
    ticks=12,
    options=1_000,
    screen=1_000,
    option_label=300,
    option_value=150,
    typed=20_000,
    redraws=True,
    deletes=True,
    whispers=True,
)

ALL = (SLACK, TELEGRAM, TEAMS, WEB)
