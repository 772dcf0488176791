"""Hatches a process for each command asked for on stdin; told on stdout is how it ended.

The house is loaded once and not for each, which saves most of a second a command.
"""

import json
import os
import sys
from typing import Any, NoReturn

import bot.app
import bot.cli.kept
import bot.cli.main
import bot.cli.serving
import bot.domain.account
import bot.flows.activity
import bot.scheme_file
import bot.store.applying


def hatch(asked: dict[str, Any]) -> int:
    """Run the command in a process of its own; its exit code."""
    child = os.fork()
    if not child:
        _be_the_command(asked)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _be_the_command(asked: dict[str, Any]) -> NoReturn:
    os.chdir(asked["cwd"])
    os.environ.clear()
    os.environ.update(asked["env"])
    stdin, stdout, stderr = asked["files"]
    for number, name, mode in (
        (0, stdin, os.O_RDONLY),
        (1, stdout, os.O_WRONLY | os.O_CREAT),
        (2, stderr, os.O_WRONLY | os.O_CREAT),
    ):
        os.dup2(os.open(name, mode, 0o600), number)
    sys.stdin = os.fdopen(0)
    sys.argv = ["reciprocal", *asked["words"]]
    bot.cli.main.main()


if __name__ == "__main__":
    for line in sys.stdin:
        print(hatch(json.loads(line)), flush=True)
