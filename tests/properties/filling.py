"""Forms filled by chance: every kind of question gets an answer that somebody could give."""

import hashlib
from collections.abc import Mapping, Sequence
from random import Random

from bot.chat.forms import FormView, Question
from bot.chat.replies import Put
from tests.kit.phone import Phone

Given = dict[str, tuple[str, ...]]
LIKELY: Mapping[str, tuple[str, ...]] = {
    "consents": ("yes", "yes", "yes", "yes", "yes", "yes", "yes", "yes", "no"),
    "size": ("1", "2", "2"),
    "floor": ("0", "0", "1", "3", "any", "any", "ground", "lift"),
    "type": ("any", "any", "any", "flat", "flat", "flat", "house"),
    "aged_21_over": ("1", "2"),
    "aged_18_20": ("0", "1"),
    "aged_16_17": ("0", "1"),
    "aged_10_15": ("0", "2"),
    "aged_0_9": ("0", "1", "3"),
    "adults": ("1", "2"),
    "children": ("0", "2"),
    "organisations": ("3", "8"),
    "people": ("12", "40"),
    "contact_name": ("Marigold Penhaligon",),
    "contact_role": ("Housing officer",),
    "contact_email": ("marigold@elsewhere.example",),
    "contact_phone": ("", "020 7946 0111"),
    "smallest": ("", "", "1"),
    "note": ("", "", "", "ring before noon", "prefers to be near {word} please"),
}
"""What people usually put, by question; the more often the likelier. A ``{word}`` is one that the
guard does not know, another in each form."""

WORD = "Zellwick"
"""Begins every such word."""


def word_of(form: FormView) -> str:
    """The word that the guard does not know, of this form and of no other."""
    letters = str.maketrans("0123456789abcdef", "bcdfghjklmnprstv")
    return WORD + hashlib.sha256(form.draft.encode()).hexdigest()[:8].translate(letters)


def answer(question: Question, luck: Random) -> tuple[str, ...]:
    """Something that could be put in answer to a question."""
    values = [option.value for option in question.options]
    likely = LIKELY.get(question.name, ())
    if values and (fitting := [value for value in likely if value in values]):
        return (luck.choice(fitting),)
    match question.kind:
        case "choices" | "searches":
            most = min(len(values), 2 if question.name.startswith("excluded") else 4)
            least = 1 if question.required else 0
            if not question.required and luck.random() < 0.5:
                return ()
            return tuple(sorted(luck.sample(values, luck.randint(least, most))))
        case "choice" | "search":
            return (luck.choice(values),) if values else ()
        case "yes_no":
            return (luck.choice(likely or ("yes", "no")),)
        case "number":
            return (luck.choice([value for value in likely if value.isdigit()] or ["0"]),)
        case "date":
            return ("2026-03-01",)
        case "text":
            return (luck.choice(likely or ("",)),)


def fill(phone: Phone, luck: Random, fixed: Mapping[str, Sequence[str]], stop: bool) -> Given:
    """Fill the form on a phone to its end, or leave it half filled where ``stop``.

    An answer that cannot stand is answered anew, up to a point; what was given is returned.
    """
    given: Given = {}
    for pressed in range(30):
        if not isinstance(phone.reply, Put):
            break
        if stop and luck.random() < 0.3:
            break
        form = phone.form
        if form.review:
            phone.submit({}, "send")
        elif pressed and form.back and luck.random() < 0.03:
            phone.submit({}, "back")
        else:
            answers = {question.name: _answer(question, luck, fixed) for question in form.questions}
            known = {name: values for name, values in form.given.items() if name in KEPT}
            answers |= known
            if any("{word}" in text for text in answers.get("note", ())):
                (text,) = answers["note"]
                answers["note"] = (text.format(word=word_of(form)),)
            given |= answers
            phone.submit(answers)
    return given


KEPT = ("consent_on", "started")


def _answer(
    question: Question, luck: Random, fixed: Mapping[str, Sequence[str]]
) -> tuple[str, ...]:
    wanted = tuple(fixed.get(question.name, ()))
    values = {option.value for option in question.options}
    if question.name in fixed and (not values or set(wanted) <= values):
        return wanted
    return answer(question, luck)
