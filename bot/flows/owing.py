"""For whom giving a home would settle what they owe: they are told so, privately (D7)."""

from collections.abc import Callable, Mapping

from bot.domain.case import Case
from bot.domain.ids import PartnerCode
from bot.domain.ledger import Balance
from bot.flows.ports import Books


def owing(books: Books, case: Case) -> frozenset[PartnerCode]:
    """The landlords for which giving the home that a request asks for would settle something."""
    if not case.is_out:
        return frozenset()
    balances = books.ledger.balances().items()
    return frozenset(code for code, balance in balances if balance.repaid_by(case.size))


def settling(
    own: PartnerCode | None, balances: Mapping[PartnerCode, Balance]
) -> Callable[[Case], bool]:
    """Whether giving the home that a request asks for would settle what this landlord owes."""
    balance = balances.get(own) if own else None

    def settles(case: Case) -> bool:
        return balance is not None and case.landlord != own and balance.repaid_by(case.size)

    return settles
