"""Saying that a council nominated, as the lead of whoever let the home does it."""

from tests.kit.stage import Landlord, Stage, Told


def names_council(stage: Stage, giver: Landlord, reference: str, council: str) -> Told:
    """Its lead names the council that nominated."""
    stage.deliver()
    giver.lead.open("move")
    giver.lead.press("A council nominated", reference)
    giver.lead.fill({"council": council})
    stage.deliver()
    return Told(stage, giver.lead, giver.lead.reply)
