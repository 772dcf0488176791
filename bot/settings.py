"""What the environment says: read once, and refused in one sentence where it cannot be so."""

import re
import time
from base64 import urlsafe_b64decode
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
    model_validator,
)
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

_MAKE_A_KEY = (
    'python3 -c "import secrets,base64;'
    'print(base64.urlsafe_b64encode(secrets.token_bytes(32)).decode())"'
)
_FAKE = "http://127.0.0.1:8081"


class SettingWrong(Exception):
    """A variable cannot be used: which one, and what to put. Never says a secret's value."""


def _must(sentence: str) -> PydanticCustomError:
    """What the variable must be, continuing its name."""
    return PydanticCustomError("must", "{sentence}", {"sentence": sentence})


def _instant(text: object) -> datetime:
    try:
        instant = datetime.fromisoformat(str(text).strip())
        return (instant if instant.tzinfo else instant.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise _must("must be an ISO time such as 2026-03-03T09:30:00+00:00") from None


def _database(url: str) -> str:
    if not re.match(r"(sqlite|postgresql)(\+\w+)?://", url):
        raise _must("must be sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME")
    return url


def _address(url: str) -> str:
    try:
        parts = urlsplit(url)
        whole = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        whole = False
    # A backslash or a space is read in two ways: as part of the host, or as its end.
    if not whole or re.search(r"[\\\s]", url):
        raise _must("must be a whole address that begins with https:// or http://")
    return url


def _slack_api(url: str) -> str:
    if not url.endswith("/api/"):
        raise _must("must end in /api/, as https://slack.com/api/")
    return url


Url = Annotated[str, AfterValidator(_address)]
Base = Annotated[Url, AfterValidator(lambda url: url.rstrip("/"))]


class Settings(BaseSettings):
    """The environment's variables by their own names, in small letters. Empty ones are unset."""

    model_config = SettingsConfigDict(env_ignore_empty=True, frozen=True, hide_input_in_errors=True)

    database_url: Annotated[str, AfterValidator(_database)] = Field(
        default="sqlite:///reciprocal.db",
        repr=False,  # a password may stand in it
    )
    reciprocal_key: SecretStr | None = None
    reciprocal_host: str = "127.0.0.1"
    reciprocal_port: int = Field(default=8080, ge=0, le=65535)
    public_url: Base | None = None
    reciprocal_now: Annotated[datetime, BeforeValidator(_instant)] | None = None

    slack_bot_token: SecretStr | None = None
    slack_signing_secret: SecretStr | None = None
    slack_app_token: SecretStr | None = None
    slack_client_id: str | None = None
    slack_client_secret: SecretStr | None = None
    slack_api_url: Annotated[Url, AfterValidator(_slack_api)] = "https://slack.com/api/"

    telegram_bot_token: SecretStr | None = None
    telegram_api_url: Base = "https://api.telegram.org"
    telegram_webhook_secret: SecretStr | None = None
    telegram_webhook_url: Url | None = None

    @property
    def slack_is_on(self) -> bool:
        """Whether Slack can be spoken to: a token is set, or what is needed to be given one."""
        return bool(self.slack_bot_token or self.slack_app_token or self.slack_client_secret)

    @property
    def telegram_is_on(self) -> bool:
        """Whether Telegram can be spoken to."""
        return bool(self.telegram_bot_token)

    @model_validator(mode="after")
    def _rehearse_among_fakes(self) -> Self:
        """A clock that is not the real one must never meet a real platform."""
        for variable, on, url, example in (
            ("SLACK_API_URL", self.slack_is_on, self.slack_api_url, f"{_FAKE}/api/"),
            ("TELEGRAM_API_URL", self.telegram_is_on, self.telegram_api_url, _FAKE),
        ):
            if self.reciprocal_now and on and not _is_loopback(url):
                raise _must(
                    f"RECIPROCAL_NOW is for rehearsals: unset it, or set {variable} to an address "
                    f"on this machine, such as {example}"
                )
        return self


def read() -> Settings:
    """The settings of this process. Raises SettingWrong."""
    try:
        return Settings()
    except ValidationError as error:
        raise SettingWrong(_sentence(error)) from None


def key(settings: Settings) -> bytes:
    """The 32 bytes that wrap every other key. Raises SettingWrong."""
    if settings.reciprocal_key is None:
        raise SettingWrong(f"RECIPROCAL_KEY is not set; put what this prints: {_MAKE_A_KEY}")
    text = settings.reciprocal_key.get_secret_value().strip()
    if not re.fullmatch(r"[A-Za-z0-9_-]{43}=?", text):
        raise SettingWrong(
            "RECIPROCAL_KEY must be 32 bytes in URL-safe base64 (44 characters); put what this "
            f"prints: {_MAKE_A_KEY}"
        )
    return urlsafe_b64decode(text[:43] + "=")


def clock(settings: Settings) -> Callable[[], datetime]:
    """Tells the time, in UTC: the real one, or one that set out from RECIPROCAL_NOW just now."""
    start = settings.reciprocal_now
    if start is None:
        return lambda: datetime.now(UTC)
    begun = time.monotonic()
    return lambda: start + timedelta(seconds=time.monotonic() - begun)


def _sentence(error: ValidationError) -> str:
    first = error.errors()[0]
    if not first["loc"]:
        return f"{first['msg']}."
    variable = str(first["loc"][0]).upper()
    match first["type"]:
        case "must":
            return f"{variable} {first['msg']}."
        case _ if variable == "RECIPROCAL_PORT":
            return f"{variable} must be a whole number from 0 to 65535, such as 8080."
        case _:
            return f"{variable} cannot be read; put plain text."


def _is_loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
