"""Who may do what: asked before every act."""

from bot.domain.access.acts import ACCESS, ON_BEHALF, Act, Standing
from bot.domain.access.allowing import (
    R49,
    SECTION_4,
    act_of_return,
    allow,
    concerned,
    granted,
    may_refer,
    refuse_answer,
    standings,
    unknown_case,
)

__all__ = [
    "ACCESS",
    "ON_BEHALF",
    "R49",
    "SECTION_4",
    "Act",
    "Standing",
    "act_of_return",
    "allow",
    "concerned",
    "granted",
    "may_refer",
    "refuse_answer",
    "standings",
    "unknown_case",
]
