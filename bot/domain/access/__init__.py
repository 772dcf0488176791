"""Who may do what: asked before every act."""

from bot.domain.access.acts import ACCESS, ON_BEHALF, Act, Standing
from bot.domain.access.allowing import (
    R49,
    SECTION_4,
    allow,
    concerned,
    granted,
    may_refer,
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
    "allow",
    "concerned",
    "granted",
    "may_refer",
    "standings",
    "unknown_case",
]
