"""How fast a bot may send (core.telegram.org/bots/faq, "My bot is hitting limits")."""

import math
from collections import defaultdict, deque
from collections.abc import Callable

OVERALL = 30  # messages a second: "avoid ... more than about 30 messages per second"
PER_CHAT = 1  # messages a second: "avoid sending more than one message per second"
GROUP = 20  # messages a minute: "not ... more than 20 messages per minute"
BURST = 3  # ours: "we may allow short bursts that go over this limit"


class Rates:
    """Counts what is sent or edited. Off unless ``on``; ``scale`` 10 runs ten times as fast.

    ``refused`` is how many calls were answered with 429.
    """

    def __init__(self, clock: Callable[[], float], on: bool = False) -> None:
        self.on = on
        self.scale = 1.0
        self.burst = BURST
        self.refused = 0
        self._clock = clock
        self._all: deque[float] = deque()
        self._groups: defaultdict[int, deque[float]] = defaultdict(deque)
        self._chats: dict[int, tuple[float, float]] = {}

    def take(self, chat: int) -> int:
        """Count a message to this chat: 0, or the seconds after which to come again."""
        if not self.on:
            return 0
        now = self._clock() * self.scale
        waits = [self._window(self._all, now, 1, OVERALL), self._spare(chat, now)]
        if chat < 0:
            waits.append(self._window(self._groups[chat], now, 60, GROUP))
        wait = max(waits)
        if wait > 0:
            self.refused += 1
            # Seconds of the clock, as the bot counts them.
            return max(1, math.ceil(wait / self.scale))
        self._all.append(now)
        if chat < 0:
            self._groups[chat].append(now)
        tokens, _ = self._bucket(chat, now)
        self._chats[chat] = (tokens - 1, now)
        return 0

    def _window(self, sent: deque[float], now: float, seconds: float, most: int) -> float:
        while sent and sent[0] <= now - seconds:
            sent.popleft()
        return sent[-most] + seconds - now if len(sent) >= most else 0

    def _bucket(self, chat: int, now: float) -> tuple[float, float]:
        tokens, at = self._chats.get(chat, (float(self.burst), now))
        return min(float(self.burst), tokens + (now - at) * PER_CHAT), now

    def _spare(self, chat: int, now: float) -> float:
        tokens, _ = self._bucket(chat, now)
        return 0 if tokens >= 1 else (1 - tokens) / PER_CHAT
