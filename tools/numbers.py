"""Every number of the scheme's rulebook, and what holds those that nothing decides.

Most are decided in the code: a ``Rule`` with its sentence stands beside its check. Where nothing is
decided, or where several rules have a part in one number, the sentence stands here.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Number:
    """One number. ``held`` is ``module:name``, empty where a ``Rule`` carries the number.

    ``sentence`` is empty where one ``Rule`` says it all. ``to_come``: nothing of it is built yet;
    whoever builds it takes the mark away.
    """

    number: str
    sentence: str = ""
    held: str = ""
    to_come: bool = False


NUMBERS = (
    # Purpose and eligibility
    Number("R1"),
    Number("R2", "It flees risks from a list; several may apply.", "bot.domain.referral:Risk"),
    Number(
        "R3",
        "Women, men, young people and families are referred alike.",
        "bot.domain.referral:Household",
    ),
    Number(
        "R4",
        "They are at high risk of harm in their home area: a referral names at least one risk.",
        "bot.flows.refer_form:Risks",
    ),
    Number(
        "R5",
        "Other ways were looked at: which, and why they do not serve, comes from lists.",
        "bot.domain.referral:Pathway",
    ),
    Number("R6"),
    Number("R7"),
    Number("R8"),
    Number("R9", "A referral may have begun at a MARAC.", "bot.domain.referral:Referral"),
    Number(
        "R10",
        "The household may stay in a refuge or another place meanwhile.",
        "bot.domain.referral:Staying",
    ),
    # Who
    Number("R11"),
    Number(
        "R12",
        "The coordinator, or a deputy, circulates, follows up, keeps the ledger, and logs.",
        "bot.domain.access.acts:ACCESS",
    ),
    Number(
        "R13",
        "A partner is a council or a housing association with homes in one area or more.",
        "bot.domain.partner:Kind",
    ),
    Number("R14"),
    Number("R15"),
    Number("R16"),
    Number("R17"),
    Number(
        "R18",
        "The referrer says whether support with the move is arranged.",
        "bot.flows.household_form:Circumstance",
    ),
    # Referral
    Number("R19"),
    Number("R20"),
    Number("R21"),
    Number("R22", "The landlord on the tenancy approves; then the coordinator circulates."),
    Number("R23"),
    Number("R24", "What waits shows how long, is nudged, and then reaches the coordinator."),
    # Offer and move
    Number("R25", "Offers are counted and refusals coded; a refused offer is not a move."),
    Number("R26"),
    Number("R27"),
    Number(
        "R28",
        "A move logs its pathway; whoever let the home is credited, or the council that nominated.",
    ),
    Number("R29"),
    # Ledger
    Number("R30", "A home is repaid with one of the same size."),
    Number("R31"),
    Number("R32"),
    Number("R33"),
    Number("R34"),
    # Governance
    Number("R35"),
    Number("R36"),
    Number("R37"),
    Number("R39"),
    Number(
        "R48",
        "Several schemes of any size stand side by side, and nothing crosses.",
        "bot.domain.scheme:Scheme",
    ),
    Number("R49"),
    Number("R50"),
    # Figures
    Number("R53", "The figures count partners by kind.", to_come=True),
    Number("R54", "The figures count inquiries and referrals.", to_come=True),
    Number("R55", "The figures count requests circulated and homes offered.", to_come=True),
    Number("R56", "The figures tell the types of homes and tenancies offered.", to_come=True),
    Number("R57", "The figures count moves by pathway, adults and children.", to_come=True),
    Number("R58"),
    Number("R59"),
    Number("R60"),
    Number("R61", "Seven years of figures to hold ours against.", "bench.past:R61"),
    # Decisions of ours
    Number("D1"),
    Number("D2", "A referral may change at any time; what no longer fits goes at once."),
    Number("D3"),
    Number("D4"),
    Number("D5"),
    Number("D6", "One landlord holds a request at a time, the others wait in line."),
    Number("D7"),
    Number("D8"),
    Number("D9"),
    Number("D10"),
    Number("D11"),
    Number("D12", "No figure and no card tells the home landlord who took its tenant."),
    Number("D13"),
    # Cases of the ledger
    Number("C1"),
    Number("C2"),
    Number("C3"),
    Number("C4"),
    Number("C5"),
    Number("C6"),
    Number("C7"),
    Number("C8"),
    Number("C9"),
    Number("C10"),
    Number("C11"),
    Number("C12"),
    Number("C13"),
    # Safety and law, as far as the code states it
    Number("L5", "Few boxes, short and screened; a word on which somebody insists waits, unseen."),
    Number("L6"),
    Number("L7"),
    Number("L8", "A case is sealed under a key of its own.", "bot.store.vault:Vault"),
    Number(
        "L9",
        "Who did, saw or revealed what hangs on a chain that shows tampering.",
        "bot.store.audit:AuditChain",
    ),
    Number("L10"),
    Number("L11"),
    Number("L13"),
    Number("L14"),
    # Parts of the rulebook that have no such number
    Number("section 4", "Each may do what the table of access names them for, and nothing else."),
    Number("section 5", "A case goes from state to state, and a button acts on one of them."),
)
