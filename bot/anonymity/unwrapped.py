"""Reads a text without what wraps a number in it: quotation marks, brackets, emoji, wide gaps."""

import re

from bot.anonymity.fold import Folded
from bot.anonymity.hinted import Hinted
from bot.anonymity.replaced import replaced

_SIGNS = '["*~<>{}\\[\\]()|\u2190-\u2bff\U0001f000-\U0001faff]{1,8}'
_WRAPS = re.compile(_SIGNS)
_GAPS = re.compile(r" {2,8}")
_PARTS = Hinted(
    rf"{_SIGNS}[ ]?[^\s\d]{{0,12}}[\d@]|\d\S{{0,8}}[ ]?{_SIGNS}|\w{_SIGNS}\w"
    rf"|{_SIGNS}[^\s()\"]{{1,40}}{_SIGNS}|[*~<>{{}}\[\]|\u2190-\u2bff\U0001f000-\U0001faff]"
    r"|[^\s.!?][ ]{2}"
)
"""Something wrapped that is no phrase: "(0770)0 900", "E8 **3QN**"; not "(her sister)"."""


def unwrap(folded: Folded, *, dictated: bool) -> Folded | None:
    """The same text with one gap for whatever wraps something; None where that can part nothing.

    In a text with ``dictated`` numbers a phrase may be one: "(double four three)".
    """
    if not (dictated or _PARTS.search(folded.text)):
        return None
    read = replaced(folded, _WRAPS, lambda _match: " ")
    read = replaced(read, _GAPS, lambda _match: " ")
    return None if read is folded else read
