"""What may pass through a platform to which a scheme does not trust details (L11).

There, a card is its reference, its size and the buttons that need nothing more; forms and the
officer's contact are refused, with where to go instead.
"""

from collections.abc import Iterator, Mapping

from bot.chat.cards import Button, Card
from bot.chat.replies import Put, Reply
from bot.domain.case import Case
from bot.domain.rules import Refused, Rule
from bot.domain.scheme import Scheme
from bot.flows.flow import Turn
from bot.flows.ports import Drawn

L11 = Rule("L11", "Details pass through Telegram only where the scheme's policy says so.")

BARE = ":bare"
"""Ends the slot of a card's bare copy."""

_BLIND = frozenset(
    {
        *(("offer", "agree"), ("offer", "decline"), ("offer", "contact")),
        *(("nomination", "yes"), ("nomination", "no")),
    }
)
"""What nobody can answer who was not shown the details."""


def carries_details(scheme: Scheme, platform: str) -> bool:
    """Whether details may pass through a platform."""
    return platform != "telegram" or scheme.policy.telegram_details


def bare(case: Case, card: Card) -> Card:
    """What is left of a case's card where no details pass."""
    return Card(
        f"{case.size.words} home".capitalize(),
        buttons=tuple(button for button in card.buttons if _needs_no_details(button)),
        reference=case.reference,
    )


def parted(scheme: Scheme, case: Case, cards: Mapping[str, Drawn]) -> dict[str, Drawn]:
    """The cards by slot, those for addresses that take no details in bare copies of their own."""
    return dict(_parted(scheme, case, cards))


def with_bare(slots: frozenset[str]) -> frozenset[str]:
    """Slots, and those of their bare copies."""
    return slots | {slot + BARE for slot in slots}


def guarded(turn: Turn, reply: Reply) -> Reply:
    """The reply, unless it is a form where no details pass. Raises Refused."""
    if isinstance(reply, Put):
        refuse_details(turn)
    return reply


def refuse_details(turn: Turn) -> None:
    """Refuse what would send details where none may pass."""
    if carries_details(turn.scheme, turn.platform):
        return
    others = [p for p, _ in turn.person.addresses if carries_details(turn.scheme, p)]
    where = f"Do it in {others[0].capitalize()}." if others else "Ask the coordinator to do it."
    raise Refused(
        L11,
        f"In this scheme no details pass through {turn.platform.capitalize()}, so this cannot be "
        "done here.",
        where,
    )


def _parted(scheme: Scheme, case: Case, cards: Mapping[str, Drawn]) -> Iterator[tuple[str, Drawn]]:
    for slot, drawn in cards.items():
        full = tuple(to for to in drawn.to if carries_details(scheme, to.platform))
        if len(full) == len(drawn.to):
            yield slot, drawn
            continue
        if full:
            yield slot, Drawn(drawn.card, full)
        rest = tuple(to for to in drawn.to if to not in full)
        yield slot + BARE, Drawn(bare(case, drawn.card), rest)


def _needs_no_details(button: Button) -> bool:
    action = button.action
    return not (
        action.opens or (action.flow, action.verb) in _BLIND or action.flow in ("case", "draft")
    )
