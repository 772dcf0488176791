"""What a command that could not be done says: one sentence on stderr, and an exit code."""

import secrets
import sys

from typer.exceptions import TyperException

REFUSED = 1
MISUSE = 2

KNOWN = {
    "bot.settings": ("SettingWrong",),
    "bot.store.database": ("DatabaseTrouble",),
    "bot.store.vault": ("WrongKey",),
    "bot.store.applying": ("SchemeRefused",),
    "bot.scheme_file": ("SchemeFileWrong",),
    "bot.playground.folder": ("FolderWrong",),
    "bot.flows.ports": ("Collision",),
}
"""Errors that are foreseen, by the room that raises them. Named, so that none is loaded in vain."""


class Wrong(Exception):
    """A command cannot be done; the sentence says what to do instead."""

    def __init__(self, sentence: str, code: int = REFUSED) -> None:
        super().__init__(sentence)
        self.code = code


def explain(error: Exception) -> int:
    """Say on stderr what to do about an error; the exit code."""
    if isinstance(error, TyperException):
        return _misused(error)
    if isinstance(error, Wrong):
        return _say(str(error), error.code)
    match _known(error):
        case "":
            return _apologise(error)
        case "Collision":
            return _say("Others were first, and nothing was changed. Run the command again.")
        case "WrongKey":
            return _say(f"{error}. Put that one.")
        case _:
            return _say(str(error))


def _say(sentence: str, code: int = REFUSED) -> int:
    print(sentence, file=sys.stderr)
    return code


def _misused(error: TyperException) -> int:
    sentence = error.format_message()
    context = getattr(error, "ctx", None)
    if context is None or "\n" in sentence:
        return _say(sentence, error.exit_code)
    return _say(f"{sentence.rstrip('.')}. Try: {context.command_path} --help", error.exit_code)


def _known(error: Exception) -> str:
    for room, names in KNOWN.items():
        for name in names:
            kind = getattr(sys.modules.get(room), name, None)
            if kind is not None and isinstance(error, kind):
                return name
    return ""


def _apologise(error: Exception) -> int:
    from bot import log

    reference = secrets.token_hex(3)
    log.configure()
    log.failed(reference, error)
    return _say(
        "Something went wrong here; nothing you did. Run `reciprocal doctor`, and if it goes on, "
        f"report it with the line above and the reference {reference}."
    )
