"""The areas that a scheme covers, and those in which each partner has stock."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot import areas
from bot.domain.ids import AreaCode
from bot.domain.scheme import Area
from bot.scheme_file.locator import Path
from bot.scheme_file.mistake import Finding, did_you_mean, said

_AREAS: Path = ("scheme", "areas")


def covered(stated: object) -> dict[AreaCode, Area]:
    """The areas that ``scheme.areas`` states: a region's, or those listed. Unknown ones are not."""
    known = areas.load()
    match stated:
        case {"region": str(region)}:
            return {code: area for code, area in known.items() if area.region == region}
        case list():
            codes = [AreaCode(code) for code in stated if isinstance(code, str)]
            return {code: known[code] for code in codes if code in known}
        case _:
            return {}


def area_findings(raw: Mapping[str, Any]) -> Iterator[Finding]:
    """What is wrong with ``scheme.areas`` and with every ``stock_in``."""
    scheme = raw.get("scheme")
    stated = scheme.get("areas") if isinstance(scheme, dict) else None
    wrong = [] if stated is None else [*_scheme_findings(stated)]
    yield from wrong
    inside = covered(stated) if stated is not None and not wrong else None
    for place, partner in enumerate(_tables(raw.get("partners"))):
        yield from _stock_findings(("partners", place, "stock_in"), partner.get("stock_in"), inside)


def _scheme_findings(stated: object) -> Iterator[Finding]:
    match stated:
        case {"region": str(region), **rest}:
            yield from (
                Finding((*_AREAS, str(key)), "Only a region stands here; leave it out.")
                for key in rest
            )
            if region not in areas.regions():
                near = did_you_mean(region, areas.regions())
                known = ", ".join(areas.regions())
                sentence = f"{said(region)} is not a region; put one of these: {known}.{near}"
                yield Finding((*_AREAS, "region"), sentence)
        case {"region": _}:
            yield Finding((*_AREAS, "region"), 'Put text in quotes, as region = "London".')
        case [_, *_]:
            for place, code in enumerate(stated):
                if _known(code) is None:
                    yield Finding((*_AREAS, place), _unknown(code, areas.load().values()))
        case _:
            sentence = 'Put { region = "London" } or a list of codes such as ["CAB", "ECA"].'
            yield Finding(_AREAS, sentence)


def _stock_findings(
    path: Path, stated: object, inside: Mapping[AreaCode, Area] | None
) -> Iterator[Finding]:
    if stated == []:
        sentence = 'A partner has stock in one area or more; put their codes, as ["HCK"].'
        yield Finding(path, sentence)
    for place, code in enumerate(stated if isinstance(stated, list) else []):
        known = _known(code)
        if known is None:
            likely = areas.load() if inside is None else inside
            yield Finding((*path, place), _unknown(code, likely.values()))
        elif inside is not None and known.code not in inside:
            sentence = (
                f"{known.name} lies outside the scheme's areas; leave it out, or add "
                f"{said(code)} to scheme.areas."
            )
            yield Finding((*path, place), sentence)


def _known(code: object) -> Area | None:
    return areas.load().get(AreaCode(code)) if isinstance(code, str) else None


def _unknown(code: object, likely: Iterable[Area]) -> str:
    sentence = f'{said(code)} is not an area\'s code; put one such as "HCK".'
    if not isinstance(code, str):
        return sentence
    named = {area.name.casefold(): area.code for area in likely}
    if code.casefold() in named:
        return f"{sentence} Did you mean {said(named[code.casefold()])}?"
    return sentence + did_you_mean(code, named.values())


def _tables(stated: object) -> list[dict[str, Any]]:
    items = stated if isinstance(stated, list) else []
    return [item if isinstance(item, dict) else {} for item in items]
