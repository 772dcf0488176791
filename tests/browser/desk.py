"""The practice page as a person uses it: they see a phone, press what is on it, and read."""

import re
from collections.abc import Mapping, Sequence

from playwright.sync_api import Locator, Page, expect

Answers = Mapping[str, str | Sequence[str]]
"""What is answered, by the words of the question; a list where several are ticked."""

MOST_TABS = 40

LONGEST_WAY = 60_000
"""Milliseconds that the clock may take to pass half a year of mornings on a busy machine."""

_FOCUSED = """() => {
  const one = document.activeElement;
  const asked = one.type === "radio" && one.closest("fieldset")?.querySelector("legend");
  return (asked || one.labels?.[0] || one).textContent.trim();
}"""
"""What is focused, in words: a choice by its question, a box by its label, a button by its own."""

_REFERENCE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{2}\b")


class Desk:
    """The whole page: its phones, and the panels under them."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url

    def open(self, *people: str) -> None:
        """Open the page with these people's phones, once it hears of every change."""
        self.page.goto(f"{self.url}/?phones={','.join(people)}")
        self.is_live()

    def is_live(self) -> None:
        """The page says that it hears of every change, and every Home is drawn."""
        expect(self.page.locator("[data-live-text]")).to_have_text("Live")
        expect(self.page.locator("[data-pane=home]", has_text="Opening")).to_have_count(0)

    def phone(self, by: str) -> "Phone":
        """Somebody's phone."""
        return Phone(self.page.locator(f'.phone[data-by="{by}"]'), by)

    def panel(self, name: str) -> Locator:
        """A panel by its heading."""
        return self.page.get_by_role("region", name=name, exact=True)

    def account(self, partner: str) -> tuple[Locator, Locator]:
        """What a partner owes and is owed, on the ledger."""
        row = self.panel("Ledger").locator("tr", has_text=partner)
        return row.locator("td").nth(0), row.locator("td").nth(1)

    def clock_goes(self, where: str, *words: str) -> None:
        """Press a button of the clock, and wait until the clock says that it is there.

        ``words`` are of the line of what comes in which the button stands, if it stands in one.
        """
        clock = self.panel("Clock")
        says = clock.get_by_role("status")
        said, line = says.inner_text(), clock.get_by_role("listitem")
        for one in words:
            line = line.filter(has_text=one)
        (line if words else clock).get_by_role("button", name=where).click()
        expect(says).not_to_have_text(said)
        expect(says).to_have_text(re.compile("^The clock is at"), timeout=LONGEST_WAY)

    def turn_to(self, phone: "Phone") -> None:
        """Bring a phone to the front, where only one has room."""
        switcher = self.page.get_by_role("navigation", name="Phones")
        if switcher.is_visible():
            switcher.locator(f'[data-phone="{phone.root.get_attribute("id")}"]').click()

    def has_no_sideways_scroll(self) -> None:
        """Nothing is wider than the window, which on a phone would else zoom out for it."""
        wide, window = (
            self.page.evaluate("document.scrollingElement.scrollWidth"),
            self.page.viewport_size,
        )
        assert window
        assert wide <= window["width"], f"{wide} pixels in a window of {window['width']}"

    def buttons(self, label: str) -> Locator:
        """Every button of this label that any phone has, seen or behind a tab."""
        return self.page.locator(".phone button").filter(has_text=re.compile(f"^{label}$"))


class Phone:
    """One phone: its tabs, the sheet that a form is, and the note that answers a press."""

    def __init__(self, root: Locator, by: str) -> None:
        self.root = root
        self.by = by
        self.sheet = root.get_by_role("dialog")
        self.note = root.locator("[data-note]")
        self.home = root.locator("[data-pane=home]")

    def command(self, what: str) -> None:
        """Press a command of the bar at the foot."""
        self.root.get_by_role("navigation").get_by_role("button", name=what).click()

    def tab(self, name: str) -> None:
        """Open a tab."""
        self.root.get_by_role("tab", name=re.compile(f"^{re.escape(name)}")).click()

    def message(self, reference: str) -> Locator:
        """The newest private message about a case."""
        own = self.root.locator(f'[data-of="{self.by}"]')
        return own.locator(f'[data-card][data-reference="{reference}"]').last

    def press(self, label: str, reference: str) -> None:
        """Open Messages and press a button of the message about a case."""
        self.tab("Messages")
        self.message(reference).get_by_role("button", name=label, exact=True).click()

    def is_told(self, *words: str) -> Locator:
        """The note says these words; it is put away like any other."""
        for one in words:
            expect(self.note).to_contain_text(one)
        return self.note

    def dismiss(self) -> None:
        """Put the note away."""
        self.note.get_by_role("button", name="Dismiss").click()
        expect(self.note).to_have_count(0)

    def is_asked(self, heading: str) -> None:
        """The form shows the page of this heading."""
        expect(self.sheet.locator("h3")).to_have_text(heading)

    def question(self, text: str) -> Locator:
        """A question of the form, by the words it begins with."""
        return self.sheet.locator(".question").filter(has=_named(self.sheet, text))

    def answer(self, answers: Answers) -> None:
        """Answer questions of the page that is shown."""
        for text, given in answers.items():
            question = self.question(text)
            if question.locator("[data-search]").count():
                for one in _several(given):
                    question.get_by_role("searchbox").fill(one)
                    question.get_by_label(one, exact=True).check()
            elif question.locator("select").count():
                question.locator("select").select_option(label=str(given))
            elif question.locator("fieldset, [type=radio], [type=checkbox]").count():
                for one in _several(given):
                    question.get_by_label(one, exact=True).check()
            else:
                question.locator("input, textarea").fill(str(given))

    def is_wrong(self, question: str, saying: str) -> None:
        """The form says above which answer is wrong and beside it why; its link leads there."""
        summary = self.sheet.locator("[data-wrong]")
        expect(summary).to_be_focused()
        expect(self.question(question).locator(".error")).to_contain_text(saying)
        summary.get_by_role("link").click()
        expect(self.question(question).locator("input").first).to_be_focused()

    def reaches(self, name: str) -> Locator:
        """Press Tab until what is focused is called this, or asks this."""
        page = self.root.page
        for _ in range(MOST_TABS):
            page.keyboard.press("Tab")
            if page.evaluate(_FOCUSED).startswith(name):
                return page.locator(":focus")
        raise AssertionError(f"no Tab leads to {name!r}")

    def ticks(self, question: str, value: str) -> None:
        """Reach a question with Tab, and its option with the arrows."""
        focused = self.reaches(question)
        for _ in range(MOST_TABS):
            focused.press("Space")
            if focused.get_attribute("value") == value:
                return
            focused.press("ArrowDown")
        raise AssertionError(f"{question!r} has no {value!r}")

    def forward(self, press: str = "Next") -> None:
        """Press on."""
        self.sheet.get_by_role("button", name=press, exact=True).click()


def _named(sheet: Locator, text: str) -> Locator:
    return sheet.page.locator("legend, label").filter(has_text=re.compile(f"^{re.escape(text)}"))


def _several(given: str | Sequence[str]) -> Sequence[str]:
    return (given,) if isinstance(given, str) else given


def reference_in(note: Locator) -> str:
    """The reference that a note names."""
    found = _REFERENCE.search(note.inner_text())
    assert found, note.inner_text()
    return found[0]
