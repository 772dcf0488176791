"""The policy that a scheme file states, and whether this release keeps to it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from bot.domain.policy import Policy, not_enforced
from bot.scheme_file.mistake import Finding, said
from bot.scheme_file.places import covered
from bot.scheme_file.shape import PolicyTable

_POLICY = ("scheme", "policy")


def policy_of(stated: PolicyTable) -> Policy:
    """The policy, with the default of every key that is left out."""
    return replace(Policy(), **{key: getattr(stated, key) for key in stated.model_fields_set})


def policy_findings(raw: Mapping[str, Any]) -> Iterator[Finding]:
    """What a scheme may well set, but not with this release or not with these areas."""
    scheme = raw.get("scheme")
    stated = scheme.get("policy") if isinstance(scheme, dict) else None
    if not isinstance(scheme, dict) or not isinstance(stated, dict):
        return
    policy = replace(Policy(), **_sound(stated))
    for key, value in not_enforced(policy).items():
        sentence = (
            f"{key} = {said(value)} is not enforced by this release; "
            f"leave it out or put {said(getattr(Policy(), key))}."
        )
        yield Finding((*_POLICY, key), sentence)
    count = len(covered(scheme.get("areas")))
    if 0 < count < policy.minimum_safe_areas:
        sentence = f"The scheme has {count} areas; put a number no greater than that."
        yield Finding((*_POLICY, "minimum_safe_areas"), sentence)


def _sound(stated: Mapping[str, Any]) -> dict[str, Any]:
    """The values that are well-formed, each read by itself: one mistake does not hide another."""
    sound = {}
    for key, value in stated.items():
        try:
            table = PolicyTable.model_validate({key: value})
        except ValidationError:
            continue
        sound[key] = getattr(table, key)
    return sound
