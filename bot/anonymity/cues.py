"""Words that announce a number, with the kind that they tell."""

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import NamedTuple

from bot.anonymity.hinted import Hinted

_KINDS = {
    "phone": (
        r"phones?|ph|mob(?:ile)?|moby|tel|telephone|landline|cell|burner|handset|whats\s?app|"
        r"call(?:s|ed|er)?|screen|"
        r"ring|rang|txt|text(?:s|ed)?|sms|dial|fax|sims?|giff\s?gaff|lebara|lyca|vodafone|voxi|voicemail|handset"
    ),
    "nhs_number": r"nhs|chi|h&c|health\s+(?:no|number)|"
        r"red\s?b(?:oo)?ks?|wrist\s?bands?|gp\s+(?:no|number|record)|patients?|surgery",
    "ni_number": r"nino|n\.?i\.?(?=\W)|national\s+ins(?:urance)?|nat\s?ins",
    "bank": (
        r"bank(?:ing)?|sort\s?code|s/c|acc|acct?|a/c|account|iban|bic|swift|card|debit|pre-?paid|"
        r"credit(?:\s+union)?|visa\s+debit|"
        r"mastercard|amex|monzo|barclays|starling|lloyds|natwest|hsbc|santander|halifax|nationwide|"
        r"revolut|paypal|chase|tsb|rbs|building\s+society|roll\s+(?:no|number)|payee|giro|"
        r"payment\s+ref|post\s+office"
    ),
    "id_document": (
        r"passports?|p/?port|ppt|pp|visa|e-?visa|brp|biometric|residence|driving|driver'?s|"
        r"driver\s+n(?:o|um|umber)|dl|d/l|"
        r"licen[cs]e|arc|share\s+code|home\s+office|ho|id|identity|gwf|uan|ian|cscs|sia|"
        r"travel\s+doc(?:ument)?|"
        r"birth|death|marriage|adoption|hmp|certificate|cert|blue\s+badge|citizen\s?card|"
        r"freedom\s+pass|oyster|"
        r"zip\s?card|railcard|national\s+id|seria|dowod|nie|pesel|cnic|nicop|aadhaar|bvn|nin|"
        r"citizenship|naturalisation|document|doc|permit|bus\s+pass|student\s+card|prove\s?it|"
        r"pass|badge"
    ),
    "vehicle": (
        r"plates?|reg|vrm|vrn|cars?|vans?|vehicles?|motor|bike|motorbike|moped|scooter|lorry|truck|"
        r"4x4|jeep|suv|pick\s?-?up|minibus|sprinter|land\s?rover|tranny|hatchback|saloon|trailer|"
        r"mini|escort|mondeo|clio|micra|vivaro|qashqai|insignia|seat|mazda|volvo|citroen|suzuki|"
        r"lexus|jaguar|jag|porsche|tesla|yamaha|bmw|beemer|"
        r"audi|ford|vauxhall|toyota|nissan|honda|mercedes|merc|corsa|fiesta|golf|focus|astra|vw|"
        r"volkswagen|peugeot|renault|kia|hyundai|fiat|skoda|prius|range\s?rover|polo|transit|"
        r"taxi|cab|"
        r"minicab|uber|drives|driving|drove|parked|parking\s+permit|v5c?|vin|chassis|mot"
    ),
    "ip": r"imei|mac\s+address|router|device|serial|ip",
    "geo": r"grid|easting|northing|map\s+ref|coords?|coordinates|gps|lat|long|lng",
    "address": r"uprn|key\s?-?\s?safe|key\s?-?box|lock\s?-?box|door\s+code|entry\s+code|"
        r"gate\s+code|fob",
}  # fmt: skip
_PLACED = r"post\s?code|pc|zip|inward"
_OTHER = (
    r"refs?|reference|crime|cad|cris|incident|marac|court|case|claim|rent|tenancy|council\s+tax|"
    r"housing|benefit|hb|uc|pip|police|hospital|mosaic|log|urn|crn|order|complaint|repairs?|"
    r"register|"
    r"rent\s+acc(?:oun)?t|rent\s+a/c|tax\s+acc(?:oun)?t|utility|meter|mpan|mprn|gas|"
    r"electric(?:ity)?|water|policy|insurance|school|upn|"
    r"pupil|ombudsman|nrm|dhp|probation|prison|pnc|social\s+care|las"
)
_CUE = Hinted(
    rf"(?<![A-Za-z])(?:(?P<postcode>{_PLACED})|(?P<reference>(?:{_OTHER})"
    r"(?:[ ./-]{1,2}(?:accounts?|acct?|acc|a/c|id|card|no|number|ref|app|number)(?![A-Za-z]))*)|"
    + "|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS.items())
    + r")(?![A-Za-z])",
    re.IGNORECASE,
)
_BEFORE = 45
_AFTER = 30


def kind_at(text: str, start: int, end: int) -> str:
    """The kind that the nearest word before tells, else the nearest after; else a reference."""
    return kind_near(text, start, end) or "reference"


def kind_near(text: str, start: int, end: int) -> str | None:
    """The kind of the nearest word before, else of the nearest after; None where none is near."""
    if kind := kind_before(text, start):
        return kind
    cues = _cues(text)
    after = bisect_left(cues.starts, end)
    near = after < len(cues.ends) and cues.ends[after] <= end + _AFTER
    return cues.kinds[after] if near else None


def kind_before(text: str, start: int) -> str | None:
    """The kind of the nearest word before; None where none is near."""
    cues = _cues(text)
    before = bisect_right(cues.ends, start) - 1
    near = before >= 0 and cues.starts[before] >= start - _BEFORE
    return cues.kinds[before] if near else None


class _Cues(NamedTuple):
    """Every such word in a text, in order of place."""

    starts: list[int]
    ends: list[int]
    kinds: list[str]


@lru_cache(maxsize=2)
def _cues(text: str) -> _Cues:
    """Looked for once, as a text is asked about for each of its numbers."""
    cues = [*_CUE.finditer(text)]
    return _Cues(
        [cue.start() for cue in cues],
        [cue.end() for cue in cues],
        [cue.lastgroup or "reference" for cue in cues],
    )
