"""How often Slack lets an app call each method, and how long it must wait otherwise.

Source: docs.slack.dev/apis/web-api/rate-limits, and each method's own page for its tier.
"""

import math
from dataclasses import dataclass, field

PER_MINUTE = {1: 1.0, 2: 20.0, 3: 50.0, 4: 100.0}
"""Calls a minute by tier, for each method and workspace."""

TIERS = {
    "apps.connections.open": 1,
    "chat.delete": 3,
    "chat.postEphemeral": 4,
    "chat.update": 3,
    "conversations.info": 3,
    "conversations.list": 2,
    "conversations.members": 4,
    "conversations.open": 3,
    "files.completeUploadExternal": 4,
    "files.getUploadURLExternal": 4,
    "users.conversations": 3,
    "users.info": 4,
    "views.open": 4,
    "views.publish": 4,
    "views.push": 4,
    "views.update": 4,
}


@dataclass
class Rates:
    """The limits in force. ``scale`` makes all of them so many times as generous.

    Slack promises ``per_channel`` messages a second and tolerates short bursts without saying how
    long: ``burst`` is ours. So is ``workspace``, for "several hundred" messages a minute; and a
    method's bucket holds a minute's worth, as "generous bursts" go.
    """

    per_channel: float = 1.0
    burst: int = 4
    workspace: float = 300.0
    scale: float = 1.0
    _buckets: dict[str, "_Bucket"] = field(default_factory=dict, repr=False)

    def wait(self, method: str, channel: str, now: float) -> int:
        """Whole seconds to wait before this call, 0 where it may go ahead, which is counted."""
        buckets = self._of(method, channel, now)
        waits = [bucket.wait(now) for bucket in buckets]
        longest = max(waits, default=0.0)
        if longest > 0:
            return max(1, math.ceil(longest))
        for bucket in buckets:
            bucket.take()
        return 0

    def _of(self, method: str, channel: str, now: float) -> list["_Bucket"]:
        if method == "chat.postMessage":
            each = self._bucket(f"to {channel}", self.per_channel, 1 + self.burst, now)
            return [each, self._bucket("to all", self.workspace / 60, self.workspace, now)]
        if method in TIERS:
            minute = PER_MINUTE[TIERS[method]]
            return [self._bucket(method, minute / 60, max(minute, 5), now)]
        return []

    def _bucket(self, name: str, per_second: float, holds: float, now: float) -> "_Bucket":
        if name not in self._buckets:
            self._buckets[name] = _Bucket(per_second * self.scale, holds * self.scale, now)
        return self._buckets[name]


class _Bucket:
    def __init__(self, per_second: float, holds: float, now: float) -> None:
        self.per_second = per_second
        self.holds = self.left = holds
        self.at = now

    def wait(self, now: float) -> float:
        self.left = min(self.holds, self.left + (now - self.at) * self.per_second)
        self.at = now
        return max(0.0, (1 - self.left) / self.per_second)

    def take(self) -> None:
        self.left -= 1
