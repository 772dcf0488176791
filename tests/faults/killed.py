"""A playground that is killed and started again, and people who go on pressing through it all."""

import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from uuid import uuid4

import httpx

from tests.adapters.web.document import Element, read
from tests.kit.plain import PLAIN

PATIENCE = 300.0
"""Seconds after which nothing will come any more."""

LOST = 0.25
"""How often an answer is lost though nothing was killed."""

_REFERENCE = re.compile(r"[2-9A-Z]{4}-[2-9A-Z]{2}")


class Playground:
    """The process, on one folder. ``address`` changes with each start."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.address = ""
        self.up = threading.Event()
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Start it and wait for its address."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bot", "playground", "--port", "0", "--data", str(self.data)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout
        found = re.search(r"http://[\d.]+:\d+", self._process.stdout.readline())
        assert found, "the playground did not start"
        self.address = found[0]
        self.up.set()

    def kill(self) -> None:
        """End it as a power cut would."""
        self.up.clear()
        if self._process is not None:
            self._process.kill()
            self._process.communicate()


@dataclass
class Acknowledged:
    """What people were told is done, as the kind of fact and its case, once for each telling."""

    facts: list[tuple[str, str]] = field(default_factory=list)
    unanswered: int = 0
    """Presses that had to be made again because no answer came."""


class Caller:
    """Somebody at the page. What is not answered is pressed again under the same number."""

    def __init__(self, playground: Playground, told: Acknowledged, luck: int) -> None:
        self.playground = playground
        self.told = told
        self.luck = Random(luck)

    def send(self, path: str, by: str, fields: Mapping[str, Sequence[str] | str]) -> Element:
        """Press, until an answer comes; what was answered.

        At times the answer is lost on the way here, and so the same press is sent once more.
        """
        given = {"id": str(uuid4()), "by": by, **fields}
        heard = self._send(path, given)
        if self.luck.random() < LOST:
            again = self._send(path, given)
            assert again == heard, f"{again}\n\nsecond, and first:\n\n{heard}"
        return read(heard)

    def _send(self, path: str, given: Mapping[str, Sequence[str] | str]) -> str:
        for attempt in self._attempts():
            self.told.unanswered += attempt > 0
            try:
                answer = httpx.post(
                    f"{self.playground.address}/web/{path}", data=given, timeout=20, verify=PLAIN
                )
            except httpx.TransportError:
                continue
            if answer.status_code == 200:
                return answer.text
            assert answer.status_code >= 500, answer.text
        raise AssertionError("unreachable")

    def press(self, by: str, label: str, reference: str) -> Element:
        """Press a button about a case once it stands on the person's phone."""
        for _ in self._attempts():
            try:
                thread = httpx.get(
                    f"{self.playground.address}/web/thread",
                    params={"of": by},
                    timeout=20,
                    verify=PLAIN,
                )
            except httpx.TransportError:
                continue
            for button in read(thread.text).every("button", name="action"):
                action = button.attributes["value"]
                if button.text == label and f":{reference}:" in action:
                    return self.send("tap", by, {"action": action})
        raise AssertionError("unreachable")

    def fill(self, by: str, form: Element, answers: Mapping[str, str | Sequence[str]]) -> Element:
        """Fill a form to its end; what is answered beforehand stays."""
        for _ in range(12):
            if not form.every("form", class_="form"):
                return form
            wrong = [one.text for one in form.every(data_wrong="")]
            assert not wrong, wrong
            fields: dict[str, str | Sequence[str]] = {
                name: form.one("input", name=name).attributes["value"] for name in ("draft", "page")
            }
            fields |= _standing(form)
            asked = {one.attributes["data-question"] for one in _questions(form)}
            fields |= {f"q.{name}": given for name, given in answers.items() if name in asked}
            fields["press"] = form.every("button", name="press")[0].attributes["value"]
            form = self.send("submit", by, fields)
        raise AssertionError(f"the form goes on for ever: {form.text}")

    def done(self, fact: str, said: Element, saying: str) -> str:
        """Remember that this was acknowledged; the reference it was said of."""
        assert saying in said.text, said.text
        found = _REFERENCE.search(said.text)
        assert found, said.text
        self.told.facts.append((fact, found[0]))
        return found[0]

    def _attempts(self) -> Iterator[int]:
        until = time.monotonic() + PATIENCE
        for attempt in range(100_000):
            assert time.monotonic() < until, "no answer, however often it was asked"
            self.playground.up.wait(PATIENCE)
            yield attempt
            time.sleep(0.02)


@dataclass(frozen=True)
class Family:
    """Whose household moves where, and who presses for it."""

    referrer: str
    approver: str
    landlord: str
    safe: str
    giver: str


SAM = "sam@reciprocal.example"


def house(caller: Caller, family: Family) -> None:
    """One household's whole path, from the first page of the form to the confirmed move."""
    today = datetime.now(UTC).date() - timedelta(days=1)
    form = caller.send("open", family.referrer, {"what": "refer"})
    answers = {
        "consents": "yes",
        "consent_on": today.isoformat(),
        "landlord": family.landlord,
        "referrer_kind": "housing",
        "tenure": "secure",
        "current_size": "2",
        "staying": "at_home",
        "arrears": "none",
        "risks": ["stalking"],
        "specialist": "yes",
        "pathways": ["internal_transfer"],
        "why_not": ["not_safe"],
        "home_area": "CMD",
        "safe_areas": [family.safe],
        "aged_21_over": "1",
        "size": "2",
    }
    said = caller.fill(family.referrer, form, answers)
    reference = caller.done("ReferralSubmitted", said, "is sent")
    if family.approver != family.referrer:
        said = caller.press(family.approver, "Approve", reference)
        caller.done("ReferralApproved", said, "is approved")
    said = caller.press(SAM, "Circulate", reference)
    caller.done("RequestCirculated", said, "is circulated")
    said = caller.press(family.giver, "Claim", reference)
    caller.done("RequestClaimed", said, "You hold")
    home = {
        "area": family.safe,
        "size": "2",
        "type": "flat",
        "floor": "0",
        "lift": "no",
        "pets": "yes",
        "tenure": "secure",
        "rent": "social",
        "ready": "2030-03-10",
    }
    form = caller.press(family.giver, "Offer a home", reference)
    caller.done("HomeOffered", caller.fill(family.giver, form, home), "contact")
    said = caller.press(family.referrer, "Tenant accepts", reference)
    caller.done("OfferAccepted", said, "The tenant accepts")
    form = caller.press(family.giver, "Tenancy started", reference)
    said = caller.fill(family.giver, form, {"tenure_kept": "yes"})
    caller.done("TenancyStarted", said, "is logged")
    said = caller.press(family.referrer, "Confirm", reference)
    caller.done("TenancyConfirmed", said, "they moved")


@contextmanager
def people(playground: Playground, families: Sequence[Sequence[Family]]) -> Iterator[Acknowledged]:
    """Several people at once, each housing families in turn until the block ends."""
    told, stop = Acknowledged(), threading.Event()
    fell: list[BaseException] = []

    def work(luck: int, own: Sequence[Family]) -> None:
        caller = Caller(playground, told, luck)
        try:
            while not stop.is_set():
                for family in own:
                    house(caller, family)
        except BaseException as error:
            fell.append(error)
            raise

    threads = [
        threading.Thread(target=work, args=given, daemon=True) for given in enumerate(families)
    ]
    for thread in threads:
        thread.start()
    try:
        yield told
    finally:
        stop.set()
        for thread in threads:
            thread.join(PATIENCE)
    if fell:
        raise fell[0]


def _questions(form: Element) -> list[Element]:
    return [one for one in form.every() if "data-question" in one.attributes]


def _standing(form: Element) -> dict[str, list[str]]:
    """What the controls of a form hold already."""
    found: dict[str, list[str]] = {}
    for box in form.every("input"):
        name, kind = box.attributes.get("name", ""), box.attributes.get("type", "")
        if name.startswith("q.") and (
            kind not in ("radio", "checkbox") or "checked" in box.attributes
        ):
            found.setdefault(name, []).append(box.attributes.get("value", ""))
    for box in form.every("select"):
        chosen = [o.attributes["value"] for o in box.every("option") if "selected" in o.attributes]
        found[box.attributes["name"]] = chosen or [""]
    return found
