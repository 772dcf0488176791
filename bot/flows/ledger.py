"""What the coordinator does to the ledger: a substitution, a write-off, a publication (C3, C13)."""

from dataclasses import replace
from typing import Annotated, ClassVar

from pydantic import Field

from bot.chat.action import Action
from bot.chat.forms import Ask, Form, Option, Page
from bot.chat.incoming import Tapped
from bot.chat.replies import Reply, Whisper
from bot.domain import settle
from bot.domain.access import Act
from bot.domain.codes import WhySubstitution
from bot.domain.ids import PartnerCode
from bot.domain.ledger import SCHEME
from bot.domain.property import Size
from bot.domain.publication import Publication, moves_in, refuse_to_publish
from bot.flows import lists
from bot.flows.asking import Interview
from bot.flows.filling import begin
from bot.flows.flow import Event, Filled, Turn, misdirected
from bot.flows.held import resume_held
from bot.flows.steps import DESK, HOME, OWED
from bot.flows.words import SIZES

THE_SCHEME = "The scheme's own account"

_HowMany = Annotated[int, Field(ge=1, le=20), Ask("How many homes?")]


class Instead(Page):
    """C3: what a debtor that cannot give the size owed gives instead, as it is agreed."""

    title: ClassVar[str] = "A home of another size"
    intro: ClassVar[str] = "Both landlords must have agreed. It is posted as two linked entries."

    debtor: Annotated[str, Ask("Which landlord owes?", source="landlords")]
    creditor: Annotated[
        str, Ask("With whom is it agreed?", "It must be owed that size.", source="accounts")
    ]
    owed: Annotated[Size, Ask("Which size is owed?", labels=SIZES)]
    instead: Annotated[Size, Ask("Which size is it instead?", labels=SIZES)]
    homes: _HowMany
    why: Annotated[
        WhySubstitution,
        Ask(
            "Why is it agreed?",
            labels={
                "no_stock_of_size": "It has no homes of the size owed",
                "no_demand_for_size": "Nobody asks for the size owed",
                "agreed_by_both": "Both landlords prefer it",
            },
        ),
    ]


class WrittenOff(Page):
    """C13: what the steering group has decided to write off."""

    title: ClassVar[str] = "Write off"
    intro: ClassVar[str] = "The scheme's own account owes it from then on."

    debtor: Annotated[str, Ask("Which landlord owes?", source="landlords")]
    size: Annotated[Size, Ask("Which size?", labels=SIZES)]
    homes: _HowMany
    minute: Annotated[
        str,
        Field(pattern=f"^{settle.MINUTE}$", max_length=10),
        Ask("Which minute of the steering group?", "Year, month and number, such as 2026-03/4."),
    ]


def keeping(turn: Turn, event: Event) -> Reply:
    """Substitute, write off, or publish."""
    match event:
        case Tapped(action=Action(verb="substitute") as action):
            turn.allow(Act.SUBSTITUTE)
            return begin(turn, SUBSTITUTION, action)
        case Tapped(action=Action(verb="write_off") as action):
            turn.allow(Act.WRITE_OFF)
            return begin(turn, WRITE_OFF, action)
        case Tapped(action=Action(verb="publish")):
            turn.allow(Act.PUBLISH)
            return _published(publish(turn))
        case Filled(pages=[Instead() as page]):
            turn.allow(Act.SUBSTITUTE)
            return _substitute(turn, page)
        case Filled(pages=[WrittenOff() as page]):
            turn.allow(Act.WRITE_OFF)
            return _write_off(turn, page)
        case _:
            raise misdirected()


def publish(turn: Turn) -> Publication:
    """Publish every account, for others to see until the next time (D12).

    Raises:
        Refused: too few moves since the last time, or the next table is not due yet.
    """
    books = turn.books.ledger
    last = books.publication()
    refuse_to_publish(
        moves_in(books.entries()),
        last,
        turn.on(last.at) if last else None,
        turn.scheme.policy,
        turn.today,
    )
    published = books.publish(turn.now)
    _keep(turn, "AccountsPublished", number=published.number, moves=published.moves)
    return published


def _published(published: Publication) -> Reply:
    moves = "1 move" if published.moves == 1 else f"{published.moves} moves"
    return Whisper(
        f"Published: what everybody owes and is owed, after {moves} in all.",
        (DESK, HOME),
    )


def _substitute(turn: Turn, page: Instead) -> Reply:
    books, debtor, creditor = (
        turn.books.ledger,
        PartnerCode(page.debtor),
        PartnerCode(page.creditor),
    )
    accounts = {code: books.balance(code) for code in sorted({debtor, creditor})}
    name = turn.scheme.partners[debtor].name
    first, second = settle.substitute(
        accounts[debtor],
        accounts[creditor],
        owed=page.owed,
        instead=page.instead,
        homes=page.homes,
        why=page.why,
        names=(name, _name(turn, creditor)),
        at=turn.now,
    )
    books.post(replace(second, linked=books.post(first)))
    _keep(
        turn,
        "SizeSubstituted",
        debtor=debtor,
        creditor=creditor,
        owed=page.owed,
        instead=page.instead,
        homes=page.homes,
        why=page.why,
    )
    for partner in (debtor, creditor):
        resume_held(turn, partner)
    return Whisper(
        f"{name} now owes {page.instead.homes(page.homes)} instead of "
        f"{page.owed.homes(page.homes)}.",
        (OWED, DESK, HOME),
    )


def _write_off(turn: Turn, page: WrittenOff) -> Reply:
    books, debtor = turn.books.ledger, PartnerCode(page.debtor)
    name = turn.scheme.partners[debtor].name
    books.post(
        settle.write_off(
            books.balance(debtor),
            size=page.size,
            homes=page.homes,
            minute=page.minute,
            name=name,
            at=turn.now,
        )
    )
    _keep(
        turn,
        "DebtWrittenOff",
        debtor=debtor,
        size=page.size,
        homes=page.homes,
        minute=page.minute,
    )
    resume_held(turn, debtor)
    return Whisper(
        f"{page.size.homes(page.homes)} that {name} owed {'is' if page.homes == 1 else 'are'} "
        f"written off by minute {page.minute}.",
        (OWED, DESK, HOME),
    )


def _keep(turn: Turn, what: str, **codes: object) -> None:
    turn.books.audit.append(turn.person.id, turn.acted_as, what, "", codes)


def _name(turn: Turn, account: PartnerCode) -> str:
    return THE_SCHEME if account == SCHEME else turn.scheme.partners[account].name


def _options(turn: Turn, _: Action) -> dict[str, list[Option]]:
    landlords = lists.partners(turn.scheme)
    return {"landlords": landlords, "accounts": [*landlords, Option(SCHEME, THE_SCHEME)]}


SUBSTITUTION = Interview(
    Form("substitute", 1, "Substitution", (Instead,), send="Record it"), _options
)
WRITE_OFF = Interview(Form("write_off", 1, "Write off", (WrittenOff,), send="Write off"), _options)

INTERVIEWS = (SUBSTITUTION, WRITE_OFF)
