"""Modals and Home tabs: a stack of three for each person, hashes, and what was filled in."""

from dataclasses import dataclass, field
from typing import Any

from tests.kit.slack import elements, limits
from tests.kit.slack.workspace import APP, BOT, SlackError, Workspace

Json = dict[str, Any]


@dataclass
class View:
    """A view that is open; its id stays when it is drawn anew, its hash does not."""

    id: str
    user: str
    body: Json
    hash: str
    root: str
    previous: str | None = None
    typed: dict[tuple[str, str], Json] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def blocks(self) -> list[Json]:
        """Its blocks, each with an id."""
        blocks: list[Json] = self.body["blocks"]
        return blocks

    @property
    def external(self) -> str:
        """The app's own name for it."""
        external: str = self.body.get("external_id") or ""
        return external

    def label(self, of: str) -> str:
        """What is written on ``title``, ``submit`` or ``close``; empty where it is not there."""
        return elements.plain(self.body.get(of))

    def payload(self, team: str) -> Json:
        """The view as Slack tells the app of it."""
        body = self.body
        return {
            "id": self.id,
            "team_id": team,
            "type": body["type"],
            "blocks": self.blocks,
            "private_metadata": body.get("private_metadata", ""),
            "callback_id": body.get("callback_id", ""),
            "external_id": self.external,
            "state": {"values": elements.values(self.blocks, self.typed)},
            "hash": self.hash,
            "title": body.get("title"),
            "clear_on_close": body.get("clear_on_close", False),
            "notify_on_close": body.get("notify_on_close", False),
            "close": body.get("close"),
            "submit": body.get("submit"),
            "previous_view_id": self.previous,
            "root_view_id": self.root,
            "app_id": APP,
            "app_installed_team_id": team,
            "bot_id": BOT,
        }


class Views:
    """Every person's open modals, the top one last, and their Home tab."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.stacks: dict[str, list[View]] = {}
        self.homes: dict[str, View] = {}

    def top(self, user: str) -> View | None:
        """The modal in front of this person."""
        stack = self.stacks.get(user)
        return stack[-1] if stack else None

    def open(self, user: str, body: Json) -> View:
        """A modal of its own; another one that is open goes."""
        self._new_name(body)
        self.stacks[user] = []
        return self._add(user, body)

    def push(self, user: str, body: Json) -> View:
        """A modal on top of the one that is open. Raises ``push_limit_reached``."""
        stack = self.stacks.get(user)
        if not stack:
            raise SlackError("not_found")
        if len(stack) >= limits.VIEWS_DEEP:
            raise SlackError("push_limit_reached")
        self._new_name(body)
        return self._add(user, body)

    def publish(self, user: str, body: Json, known: str) -> View:
        """A person's Home tab. Raises ``hash_conflict``."""
        old = self.homes.get(user)
        if old is None:
            self.homes[user] = self._make(user, body)
            return self.homes[user]
        if known and known != old.hash:
            raise SlackError("hash_conflict")
        self.redraw(old, body)
        return old

    def find(self, named: str, external: str) -> View:
        """An open view by either name. Raises ``not_found``."""
        for stack in [*self.stacks.values(), list(self.homes.values())]:
            for view in stack:
                if view.id == named or (external and view.external == external):
                    return view
        raise SlackError("not_found")

    def update(self, view: View, body: Json, known: str) -> None:
        """Draw a view anew. Raises ``hash_conflict``."""
        if known and known != view.hash:
            raise SlackError("hash_conflict")
        if body.get("external_id") and body["external_id"] != view.external:
            self._new_name(body)
        self.redraw(view, body)

    def redraw(self, view: View, body: Json) -> None:
        """Another body; what was filled in stays where block, element and type are the same."""
        before = {field.key: field.kind for field in elements.fields(view.blocks)}
        view.body = self._kept(view.user, body)
        after = {field.key: field.kind for field in elements.fields(view.blocks)}
        view.typed = {
            key: state
            for key, state in view.typed.items()
            if key in after and before.get(key) == after[key]
        }
        view.errors = {}
        view.hash = self._hash()

    def close(self, user: str, everything: bool = False) -> list[View]:
        """Close the top modal, or all of them; those closed, the top one first."""
        stack = self.stacks.get(user, [])
        closed = stack[::-1] if everything else stack[-1:]
        del stack[len(stack) - len(closed) :]
        return closed

    def _add(self, user: str, body: Json) -> View:
        view = self._make(user, body)
        stack = self.stacks.setdefault(user, [])
        if stack:
            view.root, view.previous = stack[0].id, stack[-1].id
        stack.append(view)
        return view

    def _make(self, user: str, body: Json) -> View:
        named = f"V{self.workspace.number():010d}"
        return View(named, user, self._kept(user, body), self._hash(), named)

    def _kept(self, user: str, body: Json) -> Json:
        kept = body | {"blocks": elements.named(body["blocks"])}
        self.workspace.seen.append(("", user, kept))
        return kept

    def _hash(self) -> str:
        return f"{int(self.workspace.clock())}.{self.workspace.number():08x}"

    def _new_name(self, body: Json) -> None:
        external = body.get("external_id")
        if external and any(
            view.external == external for stack in self.stacks.values() for view in stack
        ):
            raise SlackError("duplicate_external_id")
