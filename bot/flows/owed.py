"""What a partner owes and is owed, live; for the coordinator, everybody (R30, R33, D11, D12)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.chat.cards import Block, Card, Facts, Item, Table, Text
from bot.chat.incoming import Opened
from bot.chat.replies import Reply, Show
from bot.domain import cap
from bot.domain.access import Act, Standing
from bot.domain.case import Case
from bot.domain.ids import PartnerCode
from bot.domain.ledger import Balance, equal_sizes
from bot.domain.scheme import Scheme
from bot.flows.capping import ACCEPTED, coming
from bot.flows.flow import Event, Turn, misdirected
from bot.flows.refer import repaying
from bot.flows.steps import HOME, claim_button


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
    accepted_too = coming(accepted)
    policy = scheme.policy
    found = []
    for partner in sorted(scheme.partners.values(), key=lambda p: p.name):
        balance = balances.get(partner.code, Balance(partner.code, {}, equal_sizes(policy)))
        capped = balance.after(accepted_too) if cap.counts_accepted(policy) else balance
        found.append(
            Account(
                partner.code,
                partner.name,
                balance,
                cap.exposure(balance, accepted_too),
                not cap.at_cap(capped, policy),
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
    limit = turn.scheme.policy.cap_on_owed
    blocks: list[Block] = [
        Facts(
            (
                ("Owes", balance.owes_words),
                ("Is owed", balance.is_owed_words),
                ("May refer", "yes" if account.may_refer else f"no, as it owes {limit} or more"),
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
                        account.balance.owes_words,
                        account.balance.is_owed_words,
                        str(account.exposure),
                        "yes" if account.may_refer else "no",
                    )
                    for account in found
                ),
            ),
        ),
        (HOME,),
    )
