"""What a person can enter where, and what Slack itself tells them before the app hears of it."""

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from tests.kit.phone import NotShown
from tests.kit.slack import elements, limits
from tests.kit.slack.elements import Field
from tests.kit.slack.views import View

Json = dict[str, Any]

REQUIRED = "Please complete this required field."
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def state(of: Field, answer: str | Sequence[str], offered: Sequence[Json]) -> Json:
    """The state of a question so answered. Raises NotShown for an option that is not offered."""
    wanted = [answer] if isinstance(answer, str) else list(answer)
    wanted = [value for value in wanted if value]
    kind = of.kind
    match kind:
        case "multi_static_select" | "multi_external_select" | "checkboxes":
            most = of.element.get("max_selected_items", len(wanted))
            if len(wanted) > most:
                raise NotShown(f"{of.label!r} takes {most} at most, not {wanted}")
            return {"type": kind, "selected_options": [_option(of, w, offered) for w in wanted]}
        case "static_select" | "external_select" | "radio_buttons":
            (one,) = wanted or [""]
            return {"type": kind, "selected_option": _option(of, one, offered) if one else None}
        case "datepicker":
            (one,) = wanted or [""]
            assert not one or _DATE.fullmatch(one), f"{one!r} is not as a date picker writes it"
            return {"type": kind, "selected_date": one or None}
        case "plain_text_input" | "email_text_input" | "url_text_input" | "number_input":
            (one,) = wanted or [""]
            if "\n" in one and not of.element.get("multiline"):
                raise NotShown(f"{of.label!r} has one line only")
            return {"type": kind, "value": one or None}
        case _:
            raise NotShown(f"nobody has yet needed to fill in a {kind}")


def _option(of: Field, wanted: str, offered: Sequence[Json]) -> Json:
    for option in offered:
        if wanted in (elements.plain(option["text"]), option["value"]):
            return option
    shown = [elements.plain(option["text"]) for option in offered]
    raise NotShown(f"{of.label!r} does not offer {wanted!r}: {shown}")


def missed(view: View) -> dict[str, str]:
    """What the client itself finds wrong, by block id; then nothing goes to the app."""
    wrong: dict[str, str] = {}
    filled = elements.values(view.blocks, view.typed)
    for field in elements.fields(view.blocks):
        if field.block["type"] != "input":
            continue
        block_id, action_id = field.key
        given = elements.answered(filled[block_id][action_id])
        if not given:
            if not field.block.get("optional"):
                wrong[block_id] = REQUIRED
        elif isinstance(given, str) and (says := _says(field.element, given)):
            wrong[block_id] = says
    return wrong


def _says(element: Json, given: str) -> str:
    match element["type"]:
        case "plain_text_input":
            if len(given) > element.get("max_length", limits.TYPED_AT_MOST):
                return "This entry is too long."
            if len(given) < element.get("min_length", 0):
                return "This entry is too short."
        case "email_text_input":
            if not _EMAIL.fullmatch(given):
                return "Please enter a valid email address."
        case "number_input":
            return _number_says(element, given)
        case _:
            pass
    return ""


def _number_says(element: Json, given: str) -> str:
    try:
        number = Decimal(given)
    except InvalidOperation:
        return "Please enter a valid number."
    if not element["is_decimal_allowed"] and "." in given:
        return "Please enter a whole number."
    if "min_value" in element and number < Decimal(element["min_value"]):
        return f"Please enter {element['min_value']} or more."
    if "max_value" in element and number > Decimal(element["max_value"]):
        return f"Please enter {element['max_value']} or less."
    return ""


def escaped(text: str) -> str:
    """What a person wrote, as it comes in an event (docs.slack.dev, formatting-message-text)."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
