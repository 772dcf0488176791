"""The questions of a page as platforms draw them, and what is read from raw answers to them."""

import re
from collections.abc import Mapping, MutableMapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from enum import StrEnum
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin
from weakref import WeakKeyDictionary

from annotated_types import Ge, Le, MaxLen
from pydantic import ValidationError
from pydantic.fields import FieldInfo

from bot.chat.forms import Answers, Ask, Kind, Option, Page, Question

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_A_DATE = "Put a date, such as 2026-03-31."


# A page is read once: reading it anew costs more than filling it. One that was made for a single
# answer is forgotten with it.
_ASKS: MutableMapping[type[Page], Mapping[str, Ask]] = WeakKeyDictionary()
_QUESTIONS: MutableMapping[type[Page], tuple[Question, ...]] = WeakKeyDictionary()


def asks(page: type[Page]) -> Mapping[str, Ask]:
    """How each field of a page is asked. Raises TypeError for a field that nobody can ask."""
    if (known := _ASKS.get(page)) is not None:
        return known
    found = {}
    for name, field in page.model_fields.items():
        ask = next((extra for extra in field.metadata if isinstance(extra, Ask)), None)
        if ask is None:
            raise TypeError(f"{page.__name__}.{name} has no question")
        found[name] = ask
    _ASKS[page] = found
    return found


def questions(
    page: type[Page], options: Mapping[str, Sequence[Option]] | None = None
) -> tuple[Question, ...]:
    """The questions of a page, with the options of each source filled in."""
    known = options or {}
    if (found := _QUESTIONS.get(page)) is None:
        found = tuple(_question(name, ask, page) for name, ask in asks(page).items())
        _QUESTIONS[page] = found
    return tuple(
        replace(one, options=tuple(known.get(one.source, ()))) if one.source else one
        for one in found
    )


def read(
    page: type[Page], raw: Answers, options: Mapping[str, Sequence[Option]]
) -> tuple[Page | None, dict[str, str]]:
    """The page filled from raw answers, or what is wrong with them, a sentence a question."""
    asked = questions(page, options)
    values: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for question in asked:
        given = tuple(text for value in raw.get(question.name, ()) if (text := value.strip()))
        if question.source and set(given) - {option.value for option in question.options}:
            errors[question.name] = "Choose from the list: this is not on it."
        if question.kind in ("choices", "searches"):
            values[question.name] = list(given)
        elif given:
            values[question.name] = given[0] == "yes" if question.kind == "yes_no" else given[0]
            if question.kind == "yes_no" and given[0] not in ("yes", "no"):
                errors[question.name] = "Choose yes or no."
            if question.kind == "date" and not _DATE.fullmatch(given[0]):
                errors[question.name] = _A_DATE  # pydantic would read "0" as 1 January 1970
    try:
        filled = page.model_validate(values)
    except ValidationError as refused:
        for error in refused.errors(include_url=False, include_input=False):
            name = str(error["loc"][0]) if error["loc"] else asked[0].name
            errors.setdefault(name, _plain(error["type"], error.get("ctx", {})))
        return None, errors
    return (None, errors) if errors else (filled, {})


def shown(question: Question, given: Sequence[str]) -> str:
    """An answer in words, for the review."""
    labels = {option.value: option.label for option in question.options}
    if question.kind == "yes_no":
        labels = {"yes": "Yes", "no": "No"}
    words = [labels.get(value, value) for value in given if value]
    if question.kind == "date" and words and _DATE.fullmatch(words[0]):
        with suppress(ValueError):  # the 30th of February is shown as it was put
            words = [day(date.fromisoformat(words[0]))]
    return ", ".join(words) or "–"


def day(on: date) -> str:
    """A date as people read it: ``Tue 3 Mar 2026``."""
    return f"{on:%a} {on.day} {on:%b} {on.year}"


def _question(name: str, ask: Ask, page: type[Page]) -> Question:
    field = page.model_fields[name]
    inner = _without_none(field.annotation)
    many = get_origin(inner) in (frozenset, tuple, list)
    kind = _kind(inner, ask, many)
    enum = get_args(inner)[0] if many else inner
    options: tuple[Option, ...] = ()
    if not ask.source and isinstance(enum, type) and issubclass(enum, StrEnum):
        labels = ask.labels or {}
        options = tuple(
            Option(value.value, labels.get(value.value, _label(value.value))) for value in enum
        )
    limits: dict[str, int] = {}
    for extra in field.metadata:
        match extra:
            case Ge(ge=least):
                limits["at_least"] = int(str(least))
            case Le(le=most):
                limits["at_most"] = int(str(most))
            case MaxLen(max_length=longest):
                limits["longest"] = longest
            case _:
                pass
    return Question(
        name,
        ask.question,
        kind,
        ask.help,
        required=field.is_required() or has_choice_made(field),
        options=options,
        source=ask.source,
        **limits,
    )


def has_choice_made(field: FieldInfo) -> bool:
    """Whether an answer stands there already, so that a question cannot be left without one."""
    return not field.is_required() and field.default not in (None, "", frozenset(), False)


def _kind(inner: Any, ask: Ask, many: bool) -> Kind:
    if ask.source:
        return "searches" if many else "search"
    if many:
        return "choices"
    if inner is bool:
        return "yes_no"
    if inner is int:
        return "number"
    if inner is date:
        return "date"
    if isinstance(inner, type) and issubclass(inner, StrEnum):
        return "choice"
    if inner is str:
        return "text"
    raise TypeError(f"no question can ask for {inner}")


def _without_none(annotation: Any) -> Any:
    if get_origin(annotation) is Annotated:
        return _without_none(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return _without_none(next(a for a in get_args(annotation) if a is not type(None)))
    return annotation


def _label(value: str) -> str:
    words = value.replace("_", " ")
    return words[:1].upper() + words[1:]


def _plain(kind: str, ctx: Mapping[str, Any]) -> str:
    match kind:
        case "missing":
            return "Answer this question."
        case "too_short":
            return f"Choose at least {ctx.get('min_length', 1)}."
        case "too_long":
            return f"Choose at most {ctx['max_length']}."
        case "string_too_short":
            return f"At least {ctx['min_length']} characters, please."
        case "string_too_long":
            return f"At most {ctx['max_length']} characters, please."
        case "greater_than":
            return f"Put more than {ctx['gt']}."
        case "less_than":
            return f"Put less than {ctx['lt']}."
        case "greater_than_equal":
            return f"Put {ctx['ge']} or more."
        case "less_than_equal":
            return f"Put {ctx['le']} or less."
        case _ if kind.startswith("int"):
            return "Put a whole number, such as 2."
        case _ if kind.startswith("date"):
            return _A_DATE
        case "string_pattern_mismatch":
            return "This does not look right. Check it, please."
        case "value_error":  # a page's own validator, in its own words
            return str(ctx["error"])
        case _:
            return "Choose from the list."
