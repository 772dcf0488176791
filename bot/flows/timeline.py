"""A case from its first day: who did what, and when, as the audit chain has it (L9)."""

from collections.abc import Mapping, Sequence

from bot.chat.cards import Card, Table, Text
from bot.domain.case import Case
from bot.domain.person import CLOCK
from bot.flows.flow import Turn
from bot.flows.ports import Link
from bot.flows.steps import HOME, open_case

LONGEST = 40
"""Steps shown at the most, the latest of them: a message must stay readable on a phone."""

WORDS: Mapping[str, str] = {
    "ReferralSubmitted": "referred",
    "ReferralApproved": "approved",
    "ApprovalUndone": "undid the approval",
    "ReferralReturned": "returned it with a question",
    "ReferralSentAgain": "sent it again",
    "ReferralDeclined": "declined it",
    "ReferralAmended": "amended it",
    "StillNeeded": "said that it is still needed",
    "CasePaused": "paused it",
    "CaseWentOn": "resumed it",
    "ReferralWithdrawn": "withdrew it",
    "HousedElsewhere": "recorded a home elsewhere",
    "CaseReopened": "reopened it",
    "HeldByCap": "it was held by the cap",
    "ReferralResumed": "it went on, as less is owed",
    "RequestCirculated": "circulated it",
    "CirculationStopped": "no landlord could see it any more",
    "RequestClaimed": "claimed it",
    "LineJoined": "joined the line",
    "LineLeft": "left the line",
    "HoldReleased": "released it",
    "ReleaseUndone": "undid the release",
    "HoldWarned": "warned that the hold is half over",
    "HoldLapsed": "let the hold lapse",
    "NextInLine": "the next in line holds it",
    "RequestFreed": "it was free for everybody",
    "HolderDisplaced": "gave it to another landlord",
    "HomeProposed": "entered a home that does not fit",
    "ProposalDeclined": "said no to that home",
    "HomeOffered": "offered a home",
    "ContactShown": "saw the officer's contact",
    "CaseOpened": "opened it",
    "ViewingArranged": "noted a viewing",
    "OfferAccepted": "recorded that the tenant accepts",
    "OfferRefused": "recorded a refusal",
    "RefusalCoded": "coded whose refusal it was",
    "OfferLimitReached": "the limit on offers was met",
    "OfferWithdrawn": "withdrew the offer",
    "OfferFellThrough": "recorded that the offer fell through",
    "TenancyStarted": "logged the start of the tenancy",
    "TenancyConfirmed": "confirmed the start",
    "CouncilNamed": "named the council that nominated",
    "NominationAgreed": "agreed that it nominated",
    "NominationDenied": "said that it did not nominate",
    "NominationUndone": "took the nomination back",
    "Reminded": "reminded of what it waits for",
    "NeededAsked": "asked whether it is still needed",
    "FollowUpAsked": "asked how the move went",
    "FollowUpPutOff": "put the check off",
    "FollowUpPassedOn": "could not say: somebody else is asked",
    "FollowUpAnswered": "answered a check",
    "ConcernHandled": "dealt with a concern",
    "CaseClosed": "its cards were closed",
    "DetailsDeleted": "what was known of it was deleted",
    "MoveCorrected": "corrected the move",
    "MoveReversed": "reversed the move",
    "CapOverridden": "gave an override of the cap",
    "NoteHeldBack": "insisted on a word: the note waits for the coordinator",
    "NoteAllowed": "allowed the note",
    "NoteDied": "the note was deleted",
    "LandlordMerged": "its landlord merged into another",
}
"""What each link of the chain says to people."""


def timeline(turn: Turn, case: Case, links: Sequence[Link]) -> Card:
    """The steps of a case, the oldest first; a landlord is named where it is in the codes."""
    shown = links[-LONGEST:]
    rows = tuple((_when(turn, link), _who(turn, link), _what(turn, link)) for link in shown)
    blocks = [Table(("When", "Who", "What"), rows)]
    earlier = len(links) - len(shown)
    more = [Text(f"{earlier} earlier steps are in the audit.")] if earlier else []
    return Card("Timeline", (*more, *blocks), (open_case(case), HOME), case.reference)


def _when(turn: Turn, link: Link) -> str:
    on = turn.on(link.at)
    return f"{on.day} {on:%b %Y}"


def _who(turn: Turn, link: Link) -> str:
    if link.person == CLOCK.id:
        return CLOCK.name
    person = turn.scheme.people.get(link.person)
    name = person.name if person else "Somebody who has left"
    return f"{name}, on behalf" if link.acted_as.endswith("on behalf") else name


def _what(turn: Turn, link: Link) -> str:
    said = WORDS.get(link.what, link.what)
    partner = turn.scheme.partners.get(link.partner)
    return f"{said} ({partner.name})" if partner else said
