"""What a partner owes and is owed, live; for the coordinator, everybody (R30, R33, D11, D12)."""

from bot.chat.cards import Block, Card, Facts, Item, Table, Text
from bot.chat.incoming import Opened
from bot.chat.questions import day
from bot.chat.replies import Reply, Show
from bot.domain import ageing, cap
from bot.domain.access import Act, Standing
from bot.domain.account import Account, accounts
from bot.domain.ledger import SCHEME, equal_sizes, size_words
from bot.flows.capping import repaying
from bot.flows.flow import Event, Turn, misdirected
from bot.flows.ledger import THE_SCHEME
from bot.flows.possible import claim_button
from bot.flows.steps import HOME
from bot.flows.target import progress

OLDEST = 20
"""Debts that are listed at the most; the oldest come first, and the rest are counted."""


def owed(turn: Turn, event: Event) -> Reply:
    """Own figures for a partner's people, everyone's for the coordinator."""
    if not isinstance(event, Opened) and event.action.verb != "show":
        raise misdirected()
    standing = turn.allow(Act.OWED)
    found = accounts(
        turn.scheme, turn.books.ledger.balances(), turn.books.cases.among(cap.ACCEPTING)
    )
    if standing is Standing.COORDINATOR:
        return Show(_table(turn, found))
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
    if not account.may_refer and turn.books.overrides.waiting(account.code, turn.now):
        blocks.append(Text("The coordinator lets you send one referral all the same."))
    if told := progress(turn, account.code):
        blocks.append(Text(f"Your target: given {told}."))
    repay = repaying(turn, balance)
    if repay:
        blocks.append(Text("Giving one of these would repay what you owe:"))
        blocks += [
            Item(f"{case.reference} · {case.size.words} home", (claim_button(case),))
            for case in repay
        ]
    return Card(f"{account.name} · owed", tuple(blocks), (HOME,))


def _table(turn: Turn, found: list[Account]) -> Card:
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
            *_scheme_account(turn),
            *_ages(turn, found),
        ),
        (HOME,),
    )


def _scheme_account(turn: Turn) -> tuple[Block, ...]:
    """The scheme's own account, where anything was written off against it (C13)."""
    own = turn.books.ledger.balances().get(SCHEME)
    if own is None:
        return ()
    return (Text(f"{THE_SCHEME}: owes {own.owes_words}, is owed {own.is_owed_words}."),)


def _ages(turn: Turn, found: list[Account]) -> tuple[Block, ...]:
    """Since when each home is owed, the oldest first."""
    if not any(account.balance.owed for account in found):
        return ()
    equal = equal_sizes(turn.scheme.policy)
    debts = ageing.debts(turn.books.ledger.entries(), equal)
    rows = tuple(
        (
            day(turn.on(debt.since)),
            turn.scheme.partners[debt.partner].name,
            f"1 {size_words(debt.size, equal)} home",
        )
        for debt in debts[:OLDEST]
    )
    newer = len(debts) - len(rows)
    more = (Text(f"And {newer} more, newer than these."),) if newer else ()
    return (Table(("Owed since", "By", "Home"), rows), *more)
