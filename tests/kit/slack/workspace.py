"""What Slack remembers: people, channels, messages, triggers and response addresses."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.kit.slack import limits

Json = dict[str, Any]

APP = "A0RECIP"
BOT = "B0RECIP"
BOT_USER = "U0RECIPBOT"


class SlackError(Exception):
    """An answer of ``ok: false``; ``more`` is what else stands in it."""

    def __init__(self, error: str, **more: Any) -> None:
        super().__init__(error)
        self.error = error
        self.more = more


@dataclass
class Person:
    """Somebody; ``team`` is their own workspace, which may not be the app's (Slack Connect)."""

    id: str
    team: str
    name: str
    dm: str
    unreachable: str = ""
    """The error that every private message to them meets, such as ``user_disabled``."""
    deleted: bool = False


@dataclass
class Message:
    """A message, or, with ``to``, an ephemeral one that this person alone sees."""

    number: int
    channel: str
    ts: str
    body: Json
    to: str = ""
    ours: bool = True
    """Whether the app posted it."""
    edits: int = 0
    at: float = 0.0
    """When it arrived, in seconds of the fake's clock."""
    typed: dict[tuple[str, str], Json] = field(default_factory=dict)


@dataclass
class Channel:
    """A channel, or somebody's private conversation with the app."""

    id: str
    name: str
    members: set[str]
    bot: bool = True
    """Whether the app is a member."""
    private: bool = False
    archived: bool = False
    messages: dict[str, Message] = field(default_factory=dict)
    last: tuple[int, int] = (0, 0)

    @property
    def is_im(self) -> bool:
        """Whether it is a private conversation with the app."""
        return self.id.startswith("D")


@dataclass
class Trigger:
    """The right to open one modal, for a moment."""

    user: str
    at: float
    modal: bool
    """Whether it was raised inside a modal."""
    used: bool = False


@dataclass
class Hook:
    """What a ``response_url`` is bound to."""

    user: str
    channel: str
    at: float
    ts: str = ""
    uses: int = 0


@dataclass
class Upload:
    """A file on its way: its bytes once they came, and the channel and thread it is shared in."""

    id: str
    name: str
    length: int
    data: bytes | None = None
    shared: tuple[str, str] | None = None


class Workspace:
    """Everything that is kept of one app's installation. ``clock`` gives Unix seconds."""

    def __init__(self, team: str, clock: Callable[[], float]) -> None:
        self.team = team
        self.clock = clock
        self.people: dict[str, Person] = {}
        self.channels: dict[str, Channel] = {}
        self.triggers: dict[str, Trigger] = {}
        self.hooks: dict[str, Hook] = {}
        self.uploads: dict[str, Upload] = {}
        self.seen: list[tuple[str, str, Json]] = []
        """Every body that was ever shown: channel, who alone saw it or nobody, the body."""
        self._numbers = count(1)

    def number(self) -> int:
        """A number not given before."""
        return next(self._numbers)

    def begin_upload(self, name: str, length: int) -> Upload:
        """A file that is to come."""
        upload = Upload(f"F{self.number():09d}", name, length)
        self.uploads[upload.id] = upload
        return upload

    def files(self, channel: str) -> list[Upload]:
        """The files that are shared in a channel, or in a private conversation."""
        return [one for one in self.uploads.values() if one.shared and one.shared[0] == channel]

    def joins(self, user: str, team: str, name: str) -> Person:
        """A person, with a private conversation with the app."""
        if user not in self.people:
            dm = "D" + user[1:]
            self.people[user] = Person(user, team, name or user.lower(), dm)
            self.channels[dm] = Channel(dm, "directmessage", {user})
        return self.people[user]

    def channel(self, named: str) -> Channel:
        """A channel by its id. Raises ``channel_not_found``."""
        channel = self.channels.get(named)
        if channel is None or (channel.private and not channel.bot):
            raise SlackError("channel_not_found")
        return channel

    def to_write_in(self, named: str) -> Channel:
        """Where a message to this channel or person goes. Raises what stands against it."""
        if named in self.people:
            named = self.people[named].dm
        channel = self.channel(named)
        if channel.is_im:
            (user,) = channel.members
            if self.people[user].unreachable:
                raise SlackError(self.people[user].unreachable)
        if channel.archived:
            raise SlackError("is_archived")
        if not channel.bot:
            raise SlackError("not_in_channel")
        return channel

    def add(self, channel: Channel, body: Json, to: str = "", ours: bool = True) -> Message:
        """A new message. Two channels may have messages of the same ``ts``."""
        second, place = channel.last
        now = int(self.clock())
        channel.last = (now, 100) if now > second else (second, place + 100)
        ts = f"{channel.last[0]}.{channel.last[1]:06d}"
        message = Message(self.number(), channel.id, ts, body, to, ours, at=self.clock())
        channel.messages[ts] = message
        self.seen.append((channel.id, to, body))
        return message

    def redraw(self, message: Message, body: Json) -> None:
        """Another body for a message."""
        message.body = body
        message.edits += 1
        self.seen.append((message.channel, message.to, body))

    def message(self, channel: Channel, ts: str) -> Message:
        """A message that all see. Raises ``message_not_found``, for an ephemeral one too."""
        message = channel.messages.get(ts)
        if message is None or message.to:
            raise SlackError("message_not_found")
        return message

    def visible(self, user: str) -> list[Message]:
        """What this person sees of messages, oldest first."""
        return sorted(
            (
                message
                for channel in list(self.channels.values())
                if user in channel.members
                for message in list(channel.messages.values())
                if message.to in ("", user)
            ),
            key=lambda message: message.number,
        )

    def saw(self, user: str) -> Iterator[Json]:
        """Every body that this person was ever shown."""
        for channel, to, body in list(self.seen):
            if to in ("", user) and (not channel or user in self.channels[channel].members):
                yield body

    def trigger(self, user: str, modal: bool = False) -> str:
        """A new ``trigger_id``."""
        name = f"{self.number() + 10**12}.{10**11}.{self.number():020x}"
        self.triggers[name] = Trigger(user, self.clock(), modal)
        return name

    def exchange(self, name: str, life: float) -> Trigger:
        """What a ``trigger_id`` stands for, once. Raises what stands against it."""
        trigger = self.triggers.get(name)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.used:
            raise SlackError("exchanged_trigger_id")
        if self.clock() - trigger.at > life:
            raise SlackError("expired_trigger_id")
        trigger.used = True
        return trigger

    def hook(self, hook: Hook) -> str:
        """The name of a new response address."""
        name = f"{self.team}/{self.number() + 10**12}/{self.number():024x}"
        self.hooks[name] = hook
        return name

    def use(self, name: str) -> Hook:
        """A response address, used once more. Raises what stands against it."""
        hook = self.hooks.get(name)
        if hook is None:
            raise SlackError("no_service")
        if self.clock() - hook.at > limits.HOOK_SECONDS:
            raise SlackError("expired_url")
        if hook.uses >= limits.HOOK_USES:
            raise SlackError("used_url")
        hook.uses += 1
        return hook
