"""Notes with words that no list has: written, insisted on, and looked for everywhere."""

from collections.abc import Sequence

from bot.chat.replies import Put
from tests.kit.phone import Phone, whole
from tests.kit.stage import Stage, fill_on, press

WORD = "Quarrbeck"
OTHER = "Zellwick"
ASKED = "Is each word needed?"
NOTE = f"Prefers to be near {WORD} please"


def asked(stage: Stage, note: str = NOTE) -> Phone:
    """An officer's phone, on which the words of a note are asked about."""
    officer = stage.partner("Hackney").officer
    officer.open("refer")
    fill_on(stage, officer, "HAC", ASKED, note=note)
    return officer


def send(officer: Phone) -> None:
    """Send the form, of which the review is in front of somebody."""
    assert officer.form.review
    officer.submit({}, "send")
    assert "is sent" in officer.text(), officer.text()


def insists(stage: Stage, note: str = NOTE, *meanings: str) -> str:
    """An officer of Hackney refers, and keeps the words of a note; the reference."""
    officer = asked(stage, note)
    said = meanings or ("place",)
    officer.fill({f"note_{number}": meaning for number, meaning in enumerate(said)})
    send(officer)
    stage.deliver()
    (case,) = stage.cases()
    return case.reference


def reads(stage: Stage, name: str = "sam") -> Phone:
    """A coordinator opens the note that waits."""
    coordinator = stage.phone(name)
    press(stage, coordinator, "Read it")
    assert isinstance(coordinator.reply, Put), coordinator.text()
    return coordinator


def nowhere_but(
    stage: Stage, *authors: Phone, words: Sequence[str] = (WORD,), readers: Sequence[Phone] = ()
) -> None:
    """No message, no answer to anybody else, and no byte on the disk has these words."""
    kept = repr(stage.rows()).encode()
    kept += stage.kept_bytes() if stage.database.is_sqlite else b""
    ever = [card for platform in stage.platforms.values() for _, card in platform.ever]
    sent = "\n".join(whole(card) for card in ever)
    others = [
        stage.phone(person.name)
        for person in stage.scheme.people.values()
        if stage.phone(person.name) not in (*authors, *readers)
    ]
    answered = "\n".join(whole(reply) for phone in others for reply in phone.replies)
    told = repr(stage.audit())
    for word in words:
        assert word.encode() not in kept
        assert word not in sent
        assert word not in answered
        assert word not in told
