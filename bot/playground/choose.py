"""Whose phones are shown: those that the address names, or four that make a good first scene."""

from collections.abc import Callable, Iterable, Sequence

from bot.adapters.web.render import Phone

MOST_PHONES = 12
_FIRST_SCENE = 4


def chosen(people: Sequence[Phone], named: Iterable[str]) -> tuple[Phone, ...]:
    """The phones of the people named, in that order, each once; unknown names are passed over."""
    known = {phone.address.id: phone for phone in people}
    found = dict.fromkeys(known[name] for name in named if name in known)
    return tuple(found)[:MOST_PHONES]


def defaults(people: Sequence[Phone]) -> tuple[Phone, ...]:
    """An officer, that landlord's manager, the coordinator, a lettings manager elsewhere."""
    scene: list[Phone] = []

    def add(fits: Callable[[Phone], bool]) -> None:
        found = next((phone for phone in people if fits(phone) and phone not in scene), None)
        if found:
            scene.append(found)

    add(lambda phone: "officer" in phone.role.lower())
    landlord = scene[0].organisation if scene else ""
    add(lambda phone: "manager" in phone.role.lower() and phone.organisation == landlord)
    add(lambda phone: "coordinator" in phone.role.lower())
    add(lambda phone: "lettings" in phone.role.lower() and phone.organisation != landlord)
    while len(scene) < min(_FIRST_SCENE, len(people)):
        add(lambda _: True)
    return tuple(scene)
