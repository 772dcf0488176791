"""Reads a text without what wraps a number in it: quotation marks, brackets, emoji, wide gaps."""

import re

from bot.anonymity.fold import Folded
from bot.anonymity.replaced import replaced

_WRAPS = re.compile('["*~<>{}\\[\\]()|\u2190-\u2bff\U0001f000-\U0001faff]{1,8}')
_GAPS = re.compile(r" {2,8}")


def unwrap(folded: Folded) -> Folded | None:
    """The same text with one gap for whatever wraps something; None where nothing does."""
    read = replaced(folded, _WRAPS, lambda _match: " ")
    read = replaced(read, _GAPS, lambda _match: " ")
    return None if read is folded else read
