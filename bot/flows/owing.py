"""For whom giving a home would settle what they owe: they are told so, privately (D7)."""

from collections.abc import Callable

from bot.domain.case import Case
from bot.domain.ids import PartnerCode
from bot.flows.flow import Turn
from bot.flows.ports import Books


def owing(books: Books, case: Case) -> frozenset[PartnerCode]:
    """The landlords for which giving the home that a request asks for would settle something."""
    if not case.is_out:
        return frozenset()
    balances = books.ledger.balances().items()
    return frozenset(code for code, balance in balances if balance.repaid_by(case.size))


def settling(turn: Turn) -> Callable[[Case], bool]:
    """Whether giving the home that a request asks for would settle what this person's landlord
    owes; its account is read once."""
    own = turn.person.partner
    balance = turn.books.ledger.balances().get(own) if own else None

    def settles(case: Case) -> bool:
        return balance is not None and case.landlord != own and balance.repaid_by(case.size)

    return settles
