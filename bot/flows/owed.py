"""What a partner owes and is owed, live; for the coordinator, everybody (R30, R33, D11, D12)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.chat.cards import Block, Card, Facts, Item, Table, Text
from bot.chat.incoming import Opened
from bot.chat.replies import Reply, Show
from bot.domain import ledger
from bot.domain.access import Act, Standing
from bot.domain.case import Case, State
from bot.domain.ids import PartnerCode
from bot.domain.ledger import Balance, Posting, counted
from bot.domain.scheme import Scheme
from bot.flows.flow import Event, Turn, misdirected
from bot.flows.refer import repaying
from bot.flows.steps import HOME, claim_button

ACCEPTED = frozenset({State.ACCEPTED})


@dataclass(frozen=True, slots=True)
class Account:
    """One partner's standing: its balance, its exposure in homes (D11), whether it may refer."""

    code: PartnerCode
    name: str
    balance: Balance
    exposure: int
    may_refer: bool


def accounts(
    scheme: Scheme, balances: Mapping[PartnerCode, Balance], accepted: Iterable[Case]
) -> list[Account]:
    """Every partner's standing, in the order of their names."""
    coming = [posting for case in accepted for posting in _postings(case)]
    found = []
    for partner in sorted(scheme.partners.values(), key=lambda p: p.name):
        balance = balances.get(partner.code, Balance(partner.code, {}))
        found.append(
            Account(
                partner.code,
                partner.name,
                balance,
                ledger.exposure(balance, coming),
                not ledger.at_cap(balance, scheme.policy),
            )
        )
    return found


def owed(turn: Turn, event: Event) -> Reply:
    """Own figures for a partner's people, everyone's for the coordinator."""
    if not isinstance(event, Opened) and event.action.verb != "show":
        raise misdirected()
    standing = turn.allow(Act.OWED)
    found = accounts(turn.scheme, turn.books.ledger.balances(), turn.books.cases.among(ACCEPTED))
    if standing is Standing.COORDINATOR:
        return Show(_table(found))
    mine = next(account for account in found if account.code == turn.person.partner)
    return Show(_own(turn, mine))


def _own(turn: Turn, account: Account) -> Card:
    balance = account.balance
    cap = turn.scheme.policy.cap_on_owed
    blocks: list[Block] = [
        Facts(
            (
                ("Owes", counted(balance.owes)),
                ("Is owed", counted(balance.is_owed)),
                ("May refer", "yes" if account.may_refer else f"no, as it owes {cap} or more"),
            )
        )
    ]
    if account.exposure > balance.owed:
        blocks.append(
            Text(f"Once the accepted offers have started, you will owe {account.exposure} in all.")
        )
    repay = repaying(turn, balance)
    if repay:
        blocks.append(Text("Giving one of these would repay what you owe:"))
        blocks += [
            Item(f"{case.reference} · {case.size.words} home", (claim_button(case),))
            for case in repay
        ]
    return Card(f"{account.name} · owed", tuple(blocks), (HOME,))


def _table(found: list[Account]) -> Card:
    return Card(
        "What everybody owes and is owed",
        (
            Table(
                ("Partner", "Owes", "Is owed", "Exposure", "May refer"),
                tuple(
                    (
                        account.name,
                        counted(account.balance.owes),
                        counted(account.balance.is_owed),
                        str(account.exposure),
                        "yes" if account.may_refer else "no",
                    )
                    for account in found
                ),
            ),
        ),
        (HOME,),
    )


def _postings(case: Case) -> tuple[Posting, ...]:
    offer = case.held_offer()
    size = case.move.size if case.move else offer.home.size if offer.home else case.size
    return ledger.entry_for_move(
        case.reference, case.since, sender=case.landlord, receiver=offer.partner, size=size
    ).postings
