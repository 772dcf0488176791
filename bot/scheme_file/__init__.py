"""The scheme file: everything that an operator states about a scheme, read, checked and written."""

from bot.scheme_file.mistake import Mistake, SchemeFileWrong
from bot.scheme_file.reading import read
from bot.scheme_file.writing import write

__all__ = ["Mistake", "SchemeFileWrong", "read", "write"]
