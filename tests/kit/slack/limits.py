"""What Slack's documentation lets a block, an element, a view and a message carry, row by row.

Pages are named from ``docs.slack.dev/reference/``; lengths are characters.
"""

from dataclasses import dataclass

BLOCK_KIT = "block-kit/blocks/"
ELEMENT = "block-kit/block-elements/"
OBJECT = "block-kit/composition-objects/"


@dataclass(frozen=True, slots=True)
class Limit:
    """How long a text, or how many things a list, may be; ``[]`` in a path means each of them."""

    on: str
    """The ``type`` of what it is about."""
    path: str
    at_most: int
    page: str
    at_least: int = 0


OPTION_LISTS = ("options", "option_groups[].options")
SELECTS = ("static_select", "multi_static_select")
SEARCHES = ("external_select", "multi_external_select")
OTHER_SELECTS = tuple(
    f"{many}{what}_select"
    for many in ("", "multi_")
    for what in ("users", "conversations", "channels")
)
TYPED = ("plain_text_input", "email_text_input", "url_text_input", "number_input")
PICKERS = ("datepicker", "timepicker", "datetimepicker")
BOXES = ("radio_buttons", "checkboxes")
STATEFUL = (*SELECTS, *SEARCHES, *OTHER_SELECTS, *TYPED, *PICKERS, *BOXES)
"""What a person can set, so that it has a place in ``state.values``."""
PROMPTED = tuple(kind for kind in STATEFUL if kind not in BOXES)
"""What can have a placeholder."""
INTERACTIVE = (*STATEFUL, "button", "overflow")

BLOCKS = (
    "section",
    "divider",
    "image",
    "actions",
    "context",
    "input",
    "header",
    "markdown",
    "table",
    "rich_text",
    "video",
    "file",
)
NOT_IN_VIEWS = ("markdown", "table", "file")
"""``markdown-block`` and ``table-block``: messages; ``file-block``: remote files in messages."""

LIMITS = (
    *(Limit(block, "block_id", 255, f"{BLOCK_KIT}{block}-block", 1) for block in BLOCKS),
    Limit("section", "text.text", 3_000, BLOCK_KIT + "section-block", 1),
    Limit("section", "fields", 10, BLOCK_KIT + "section-block", 1),
    Limit("section", "fields[].text", 2_000, BLOCK_KIT + "section-block", 1),
    Limit("header", "text.text", 150, BLOCK_KIT + "header-block", 1),
    Limit("actions", "elements", 25, BLOCK_KIT + "actions-block", 1),
    Limit("context", "elements", 10, BLOCK_KIT + "context-block", 1),
    Limit("input", "label.text", 2_000, BLOCK_KIT + "input-block", 1),
    Limit("input", "hint.text", 2_000, BLOCK_KIT + "input-block", 1),
    Limit("markdown", "text", 12_000, BLOCK_KIT + "markdown-block", 1),
    Limit("image", "alt_text", 2_000, BLOCK_KIT + "image-block", 1),
    Limit("image", "image_url", 3_000, BLOCK_KIT + "image-block", 1),
    Limit("image", "title.text", 2_000, BLOCK_KIT + "image-block", 1),
    Limit("table", "rows", 100, BLOCK_KIT + "table-block", 1),
    Limit("table", "column_settings", 20, BLOCK_KIT + "table-block"),
    *(Limit(element, "action_id", 255, ELEMENT.rstrip("/"), 1) for element in INTERACTIVE),
    Limit("button", "text.text", 75, ELEMENT + "button-element", 1),
    Limit("button", "value", 2_000, ELEMENT + "button-element"),
    Limit("button", "url", 3_000, ELEMENT + "button-element"),
    Limit("button", "accessibility_label", 75, ELEMENT + "button-element"),
    Limit("overflow", "options[].url", 3_000, OBJECT + "option-object"),
    Limit("overflow", "options", 5, ELEMENT + "overflow-menu-element", 1),
    *(Limit(select, "options", 100, ELEMENT + "select-menu-element", 1) for select in SELECTS),
    *(
        Limit(select, "option_groups", 100, ELEMENT + "select-menu-element", 1)
        for select in SELECTS
    ),
    Limit("radio_buttons", "options", 10, ELEMENT + "radio-button-group-element", 1),
    Limit("checkboxes", "options", 10, ELEMENT + "checkboxes-element", 1),
    *(Limit(element, "placeholder.text", 150, ELEMENT.rstrip("/"), 1) for element in PROMPTED),
    Limit("plain_text_input", "initial_value", 3_000, ELEMENT + "plain-text-input-element"),
    *(
        Limit(element, f"{options}[].{field}", most, OBJECT + "option-object", least)
        for element in (*SELECTS, *BOXES, "overflow")
        for options in (OPTION_LISTS if element in SELECTS else OPTION_LISTS[:1])
        for field, most, least in (
            ("text.text", 75, 1),
            ("value", 150, 1),
            ("description.text", 75, 1),
        )
    ),
    *(
        Limit(element, "option_groups[].label.text", 75, OBJECT + "option-group-object", 1)
        for element in SELECTS
    ),
    *(
        Limit(element, "option_groups[].options", 100, OBJECT + "option-group-object", 1)
        for element in SELECTS
    ),
    *(
        Limit(element, f"confirm.{field}.text", most, OBJECT + "confirmation-dialog-object", 1)
        for element in INTERACTIVE
        for field, most in (("title", 100), ("text", 300), ("confirm", 30), ("deny", 30))
    ),
    Limit("modal", "title.text", 24, "views/modal-views", 1),
    Limit("modal", "submit.text", 24, "views/modal-views", 1),
    Limit("modal", "close.text", 24, "views/modal-views", 1),
    *(
        Limit(view, field, most, f"views/{page}", least)
        for view, page in (("modal", "modal-views"), ("home", "home-tab-views"))
        for field, most, least in (
            ("blocks", 100, 1),
            ("private_metadata", 3_000, 0),
            ("callback_id", 255, 0),
            ("external_id", 255, 0),
        )
    ),
)

BLOCKS_IN_A_MESSAGE = 50
"""``block-kit/blocks``."""
MESSAGE_TEXT = 40_000
"""``methods/chat.postMessage``: beyond it a message is cut, or ``msg_too_long``."""
MESSAGE_BLOCKS_TEXT = 13_200
"""Not documented: a message's text in blocks; ``msg_blocks_too_long`` (slackapi/bolt-js#2509)."""
MARKDOWN_IN_A_MESSAGE = 12_000
"""``block-kit/blocks/markdown-block``: all markdown blocks of a message."""
TABLES_IN_A_MESSAGE = 1
"""``block-kit/blocks/table-block``: else ``only_one_table_allowed``."""
TABLE_COLUMNS = 20
"""``block-kit/blocks/table-block``: cells of a row."""
TABLE_TEXT = 10_000
"""``block-kit/blocks/table-block``: characters of all cells of a message."""
TEXT = 3_000
"""``block-kit/composition-objects/text-object``, where no row says less."""
VIEW_BYTES = 250_000
"""``methods/views.open``: else ``view_too_large``."""
VIEWS_DEEP = 3
"""``methods/views.push``: else ``push_limit_reached``."""
SEARCH_OPTIONS = 100
"""``block-kit/block-elements/select-menu-element``: options of one answer to a search."""
TYPED_AT_MOST = 3_000
"""``block-kit/block-elements/plain-text-input-element``: ``min_length`` and ``max_length``."""
TRIGGER_SECONDS = 3.0
"""``docs.slack.dev/interactivity/handling-user-interaction``: a ``trigger_id`` lives so long."""
ACK_SECONDS = 3.0
"""The same page, and ``apis/events-api``: an answer must have come by then."""
HOOK_USES = 5
"""The same page: a ``response_url`` can be used five times ..."""
HOOK_SECONDS = 1_800.0
"""... within 30 minutes."""
EVENT_RETRIES = 3
"""``docs.slack.dev/apis/events-api``: at once, after a minute, after five."""

VIEW_FIELDS = (
    "type",
    "title",
    "blocks",
    "close",
    "submit",
    "private_metadata",
    "callback_id",
    "clear_on_close",
    "notify_on_close",
    "external_id",
)
"""``views/modal-views`` and ``views/home-tab-views``: what an app may give."""

IN_ACTIONS = (*SELECTS, *SEARCHES, *OTHER_SELECTS, *PICKERS, *BOXES, "button", "overflow")
"""``block-kit/blocks/actions-block``: elements."""
IN_SECTIONS = (*IN_ACTIONS, "image")
"""``block-kit/blocks/section-block``: accessory; a datetimepicker is left out there."""
IN_INPUTS = STATEFUL
"""``block-kit/blocks/input-block``: element."""
