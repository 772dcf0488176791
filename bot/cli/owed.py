"""`reciprocal owed`: what each partner owes and is owed, live."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.cli.options import AsJson, SchemeCode
from bot.cli.table import table

if TYPE_CHECKING:
    from bot.domain.account import Account


def owed(as_json: AsJson = False, scheme: SchemeCode = None) -> None:
    """Say what each partner owes and is owed, and whether it may refer."""
    from bot.cli.kept import looking
    from bot.domain.account import accounts
    from bot.domain.cap import ACCEPTING

    with looking(scheme) as (look, kept):
        found = accounts(kept, look.ledger(kept).balances(), look.cases(kept).among(ACCEPTING))
    print(
        json.dumps({"partners": [_row(account) for account in found]}) if as_json else _table(found)
    )


def _row(account: "Account") -> dict[str, object]:
    balance = account.balance
    return {
        "code": account.code,
        "name": account.name,
        "owes": {size.value: homes for size, homes in balance.owes.items()},
        "is_owed": {size.value: homes for size, homes in balance.is_owed.items()},
        "owes_total": balance.owed,
        "is_owed_total": balance.credit,
        "exposure": account.exposure,
        "may_refer": account.may_refer,
    }


def _table(found: Sequence["Account"]) -> str:
    return table(
        ("Partner", "Owes", "Is owed", "Exposure", "May refer"),
        [
            (
                account.name,
                account.balance.owes_words,
                account.balance.is_owed_words,
                str(account.exposure),
                "yes" if account.may_refer else "no",
            )
            for account in found
        ],
    )
