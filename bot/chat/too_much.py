"""In what a card or a form is more than a platform carries.

It draws the thing and measures the drawing, and shares nothing with the code that cuts things to
fit, so that each can find the other's mistakes.
"""

from collections import Counter
from collections.abc import Iterator

from bot.chat.cards import Button, Card, Facts, File, Item, Table, Text, dump_card
from bot.chat.forms import FormView, Question
from bot.chat.limits import Limits
from bot.chat.steps import Step


def too_much(thing: Card | FormView | Step, limits: Limits) -> list[str]:
    """Everything in which it exceeds the limits, a phrase each; empty where it fits.

    A view is taken as one step, as it stands.
    """
    match thing:
        case Card():
            return list(_card(thing, limits))
        case FormView():
            return list(_view(thing, limits))
        case Step():
            return list(_step(thing, limits))


def _over(what: str, is_: int, most: int) -> Iterator[str]:
    if is_ > most:
        yield f"{what}: {is_} of at most {most}"


def _some(what: str, text: str) -> Iterator[str]:
    if not text.strip():
        yield f"{what}: empty"


def _card(card: Card, limits: Limits) -> Iterator[str]:
    yield from _some("title", card.title)
    yield from _over("title", limits.size(card.title), limits.title)
    yield from _over("reference", limits.size(card.reference), limits.reference)
    drawn = [card.title, card.reference]
    pressed: list[tuple[Button, ...]] = []
    blocks = 2 if card.reference else 1
    for block in card.blocks:
        blocks += 1
        match block:
            case Text(text):
                yield from _some("paragraph", text)
                yield from _over("paragraph", limits.size(text), limits.block_text)
                drawn.append(text)
            case Facts(pairs):
                text = "\n".join(f"{label}: {value}" for label, value in pairs)
                yield from _some("facts", "".join(map("".join, pairs)))
                for pair in pairs:
                    yield from _some("pair", "".join(pair))
                yield from _over("facts", limits.size(text), limits.block_text)
                drawn.append(text)
            case Item(text, buttons):
                if not buttons:
                    yield from _some("line", text)
                yield from _over("line", limits.size(text), limits.block_text)
                drawn.append(text)
                pressed.append(buttons)
            case Table(head, rows):
                yield from _table(block, limits)
                drawn += [" | ".join(row) for row in (head, *rows)]
            case File():
                pass
    pressed.append(card.buttons)
    for group in pressed:
        full, over = divmod(len(group), limits.row)
        blocks += full + bool(over)
        for button in group:
            yield from _some("label", button.label)
            yield from _over("label", limits.size(button.label), limits.label)
            yield from _over("action", len(button.action.encode().encode()), limits.action)
            if limits.labels_count:
                drawn.append(button.label)
    yield from _over("blocks", blocks, limits.blocks)
    yield from _over("buttons", sum(map(len, pressed)), limits.buttons)
    yield from _over(
        "tables", sum(isinstance(block, Table) for block in card.blocks), limits.tables
    )
    yield from _over("message", limits.size("\n\n".join(filter(None, drawn))), limits.message_text)
    if limits.payload is not None:
        wire = dump_card(card).decode().encode("utf-16-le")
        yield from _over("bytes on the wire", len(wire), limits.payload)
    if not limits.buttons_beside:
        seen = Counter(label for group in pressed[:-1] for label in {b.label for b in group})
        yield from (f"several lines have a button {label!r}" for label, n in seen.items() if n > 1)


def _table(table: Table, limits: Limits) -> Iterator[str]:
    yield from _over("rows of a table", 1 + len(table.rows), limits.table_rows)
    yield from _over("columns of a table", len(table.head), limits.table_columns)
    cells = "".join(cell for row in (table.head, *table.rows) for cell in row)
    yield from _over("cells of a table", limits.size(cells), limits.table_text)
    if not table.head:
        yield "table: empty"


def _step(step: Step, limits: Limits) -> Iterator[str]:
    yield from _view(step.view, limits)
    pressable = [press for press, _ in step.presses]
    if "cancel" not in pressable:
        yield "no way out"
    if "back" not in pressable and (step.part or not limits.native_forms):
        yield "no way back"
    if not {"next", "send"} & set(pressable):
        yield "no way on"
    for _, label in step.presses:
        yield from _over("button of a form", limits.size(label), limits.form_button)
    if limits.native_forms:
        return
    if step.view.questions and not step.typed and not step.screens:
        yield "no way to answer"
    for screen in step.screens:
        yield from _over("options on a screen", len(screen), limits.screen)
        shown = len(screen) + len(step.presses) + 2  # and to the screens before and after
        yield from _over("buttons", shown, limits.buttons)


def _view(view: FormView, limits: Limits) -> Iterator[str]:
    # What a button of a form must bring back where it carries everything itself.
    back = f"+{view.draft}:{view.page}:999:cancel:9999"
    yield from _over("draft", len(back.encode()), limits.action)
    yield from _some("title", view.title)
    yield from _over("title", limits.size(view.title), limits.form_title)
    yield from _over("heading", limits.size(view.heading), limits.form_heading)
    yield from _over("introduction", limits.size(view.intro), limits.form_intro)
    yield from _over("button of a form", limits.size(view.next), limits.form_button)
    yield from _over("questions", len(view.questions), limits.questions)
    drawn = [view.title, view.heading, view.intro]
    for question in view.questions:
        yield from _question(question, view.wrong.get(question.name, ""), limits)
        drawn += [question.text, question.help, view.wrong.get(question.name, "")]
        if limits.native_forms and question.kind in ("choice", "choices"):
            drawn += [option.label + option.value for option in question.options]
    for label, value in view.review:
        pair = f"{label}: {value}"
        yield from _some("pair of the review", label + value)
        yield from _over("pair of the review", limits.size(pair), limits.form_intro)
        drawn.append(pair)
    blocks = 3 + (1 if view.intro else 0) + len(view.questions) + len(view.review)
    yield from _over("blocks of a form", blocks, limits.form_blocks)
    apart = sum(map(limits.size, drawn))
    whole = limits.size("\n".join(part for part in drawn if part))
    yield from _over("form", apart if limits.native_forms else whole, limits.form_text)


def _question(question: Question, error: str, limits: Limits) -> Iterator[str]:
    yield from _some("question", question.text)
    yield from _over("question", limits.size(question.text), limits.question)
    yield from _over("help", limits.size(question.help), limits.help)
    yield from _over("error", limits.size(error), limits.help)
    if question.kind == "text":
        yield from _over("answer", question.longest or limits.typed, limits.typed)
    if limits.native_forms and question.kind in ("choice", "choices"):
        yield from _over("options", len(question.options), limits.options)
    for option in question.options:
        yield from _some("option", option.label)
        yield from _over("option", limits.size(option.label), limits.option_label)
        yield from _over("value of an option", limits.size(option.value), limits.option_value)
