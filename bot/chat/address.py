"""Where somebody is reached."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Address:
    """A person or a channel on one platform, such as ``slack`` and ``T0SCHEME/U0HCK1``."""

    platform: str
    id: str
