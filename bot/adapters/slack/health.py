"""How Slack is, in a word, and who the bot is there."""

from dataclasses import dataclass

STARTING = "starting"
OK = "ok"

LOST = frozenset(
    {
        "account_inactive",
        "app_uninstalled",
        "invalid_auth",
        "missing_scope",
        "not_authed",
        "token_expired",
        "token_revoked",
        "tokens_revoked",
    }
)
"""What Slack says where the bot's own token is at fault: docs.slack.dev/reference/methods/
auth.test and chat.postMessage, errors; events app_uninstalled and tokens_revoked."""


@dataclass(slots=True)
class Health:
    """What was last heard of the token and of the ways in; ``socket`` is empty without one."""

    hears: bool
    """Whether there is a way in: a signing secret or Socket Mode."""
    token: str = STARTING
    socket: str = ""
    team: str = ""
    bot: str = ""
    user: str = ""

    @property
    def state(self) -> str:
        """``ok``, or what is wrong, the gravest first."""
        if self.token != OK:
            return self.token
        if not self.hears:
            return "no signing secret"
        return self.socket or OK
