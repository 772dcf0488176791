"""Tells which numbers and codes explain themselves: dates, times, money, sizes, forms, roads."""

import re

from bot.anonymity.hinted import Hinted
from bot.anonymity.postcode import AREAS
from bot.anonymity.words import words

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
DATE_OR_TIME = Hinted(
    r"(?<!\d)(?:"
    rf"{_DAY}(?P<gap>\s?[-/._]\s?| )(?:0?[1-9]|1[0-2])(?P=gap)(?:(?:19|20)\d\d|\d\d)"
    rf"|(?:19|20)\d\d(?P<turned>[-/._ ])(?:0[1-9]|1[0-2])(?P=turned)(?:0[1-9]|[12]\d|3[01])"
    rf"|(?:0?[1-9]|1[0-2])\s?[-/.]\s?(?:19|20)\d\d"
    r"|(?:19|20)\d\d\s?[-/]\s?(?:(?:19|20)\d\d|\d\d)"
    r"|(?:19|20)\d\d"
    r"|(?:[01]?\d|2[0-3])[:.][0-5]\d(?:[:.][0-5]\d)?"
    r")(?!\d)",
    digits=3,
)
_ITEM = (
    r"(?:(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|1[0-2])(?:[-/.](?:20)?[0-4]\d)?"
    r"|(?:[01]?\d|2[0-3])[.:][0-5]\d|(?:[01]\d|2[0-3])(?:00|15|30|45)"
    r"|(?:19|20)\d\d(?:/\d\d(?!\d))?)"
)
_ALL_ITEMS = Hinted(
    rf"{_ITEM}(?:(?:[ ]{{1,2}}|[ ]?-[ ]?){_ITEM})*\Z",
)
_ALL_TIMES = Hinted(
    r"(?:[01]\d|2[0-3])(?:00|15|30|45)(?:(?: |-| - )(?:[01]\d|2[0-3])(?:00|15|30|45))*\Z",
)
_STATUTE = Hinted(
    r"\b(?:SI|regs?|regulations?|order|act|reg \d{1,3})\s*\Z",
    re.IGNORECASE,
)
_COMPACT = Hinted(
    r"(?:(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:20)?[0-4]\d"
    r"|20[0-4]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))\Z",
)
_DATED = Hinted(
    r"\b(?:on|by|from|until|untill|till|til|to|dated?|expir\w+|exp|due|since|start\w*|w/?c|before|"
    r"after|end\w*|viewing|hearing|heard|moved?|served|signed|review|edd|edc)[ :.-]{1,3}\Z",
    re.IGNORECASE,
)
_PAID = Hinted(
    r"(?:[£$€]\s?|\b(?:gbp|rents?|arrears|lha|deposit|budget|income|salary|wages?|price|costs?|"
    r"worth|"
    r"owes?|owed|owing|paid|pay|pays|savings?|debts?|loans?|mortgage|equity|up\s+to|about|approx|"
    r"around|over|under|than|least|most|nearly|almost|some|roughly)\b[ :~=-]{1,3}(?:of |is |"
    r"was )?)\Z",
    re.IGNORECASE,
)
_UNIT = Hinted(
    r"\s?(?:%|pcm\b|pw\b|p/w|p\.?m\b|pa\b|p\.a|pounds?\b|quid\b|gbp\b|euros?\b|k\b|kwh\b|mm\b|cm\b|"
    r"ml\b|mg\b|mcg\b|kg\b|sqm\b|sq\b|m2\b|miles?\b|km\b|metres?\b|meters\b|ft\b|feet\b|inch\w*|"
    r"hours?\b|hrs?\b|h\b|mins?\b|minutes?\b|days?\b|wks?\b|weeks?\b|months?\b|mths?\b|yrs?\b|"
    r"years?\b|homes?\b|houses\b|flats\b|people\b|persons?\b|households?\b|families\b|tenants\b|"
    r"residents\b|tenancies\b|propert\w+|units?\b|requests?\b|referrals?\b|cases?\b|calls\b|"
    r"times\b|"
    r"visits\b|steps?\b|stairs\b|beds?\b|bedrooms?\b|rooms?\b|kids\b|children\b|"
    r"per\b|a (?:day|week|month|year)\b|each\b|in total\b|altogether\b|words\b|pages\b|"
    r"followers\b)",
    re.IGNORECASE,
)
_LISTED = Hinted(
    r"\b(?:bus(?:es)?|routes?|ages?|aged|kids?|child(?:ren)?|boys?|girls?|sons?|daughters?|"
    r"siblings|scores?|scored|scoring|sizes?|floors?|flrs?|rooms?|zones?|stages?|steps?|grounds?|"
    r"parts?|sections?|paras?|paragraphs?|s|ss|articles?|chapters?|reg(?:ulation)?s|schedules?|"
    r"questions?|"
    r"rules?|clauses?|pages?|weeks?|wks?|days|months?|mths|years|times|rents?|prices?|bands?|"
    r"priorit\w+|choices?|"
    r"options?|numbers (?:are|of)|beds?|bedrooms?|epc|heights?|widths?|lengths?|depths?|doors?|"
    r"measures?|"
    r"dimensions?|channels?|doses?|bp|phq|gad|dash|trains?|trams?|lines?|counts?|results?|"
    r"figures?|averages?|totals?|homes|properties|voids|offers|requests|viewings?|slots?|shifts?)"
    r"(?:\s+(?:is|are|was|were|of|at|in|no|nos|the|or|and|need\w*|wants?|from|between|"
    r"on))*[\s:(#.=-]{0,3}\Z",
    re.IGNORECASE,
)
_LISTS = Hinted(
    rf"\s?(?:{_MONTH}|bus(?:es)?|yrs?|years?|yr olds?|routes?|trains?)\b",
    re.IGNORECASE,
)

_UNITS = (
    r"(?:am|pm|ish|hrs?|h|hours?|mins?|m|min|secs?|s|days?|d|wks?|weeks?|w|mths?|months?|yrs?|"
    r"y|yo|y/o|"
    r"years?|st|nd|rd|th|k|kg|g|mg|mcg|ml|l|mm|cm|km|ft|in|inch|sqm|sqft|m2|mph|mb|gb|tb|"
    r"kw|kwh|v|w|p|pw|pcm|pp|ppl|x|bed\w*|bdrms?|brs?|b|bd|rooms?|flrs?|floors?|kids?|ch|people|"
    r"homes?|flats?|units?|pts?|percent|pct|gen|way|ply|star|plus|each|off|min|max|visits?|calls?|"
    r"times?|steps?|stops?|bn|mn|quid|gbp|f|c|amp|a|i|degrees?|deg)"
)
_SIZED = Hinted(
    rf"(?:\d{{1,3}}(?:[.,/x:-]\d{{1,4}})?{_UNITS}(?:[-/+&x.,]?(?:\d{{1,4}}(?:\.\d+"
    rf")?{_UNITS}?|{_UNITS}))*"
    rf"|\d{{1,6}}(?:\.\d+)?(?:mg|mcg|ml|kg|g|kwh|mm|cm|km|sqm|sqft|m2|pcm|pw|k|m|quid|gbp|x|is"
    rf"h|homes?|people|ppl|hrs)"
    r"|\d{1,5}x\d{1,5}(?:x\d{1,5})?(?:mm|cm|m|px)?|[x#]\d{1,3}|\d{1,3}x|\d{1,3}'\d{0,2}\"?)\Z",
    re.IGNORECASE,
)
_DIMENSIONS = Hinted(r"\d{2,4}x\d{2,4}(?:x\d{2,4})?(?:mm|cm|px)?\Z", re.IGNORECASE, digits=4)
_DATED_CODE = Hinted(
    rf"(?:w/?c|wk|week|until|till|from|by|on|exp|due|since|edd)?[-/.]?"
    rf"(?:\d{{0,2}}(?:st|nd|rd|th)?[-/.]?{_MONTH}[-/.']?(?:\d{{1,2}}|(?:19|20)\d\d)?"
    r"|(?:fy|q[1-4][-/]?|h[12][-/]?|xmas|easter|summer|winter|spring|autumn|since|from|until|"
    r"year|yr|"
    r"class|act|budget|euro|pre|post|census)[-/]?(?:(?:19|20)\d\d|\d\d)(?:[-/]\d\d(?:\d\d)?)?"
    r"|(?:19|20)\d\d(?:[-/]\d\d)?[-/]?(?:q[1-4]|s|act|regs?)"
    r"|(?:mon|tues?|wed(?:s|nes)?|thur?s?|fri|sat(?:ur)?|sun)"
    r"(?:day)?[-/.]?\d{1,2}(?:[-/.:]\d{1,2}){0,2}(?:am|pm|st|nd|rd|th)?"
    r"|\d{1,2}(?:st|nd|rd|th)?[-/.](?:mon|tue|wed|thu|fri|sat|sun)\w*|"
    r"20\d\d-\d\d-\d\dt\d\d(?::\d\d){1,2}z?"
    r"|(?:w/?c|wk|week|until|till|from|by|on|exp|due|since|edd|bt|btwn|after|"
    r"before)[-/.]?\d{1,2}[-/.]\d{1,2}(?:[-/.](?:20)?\d\d)?)\Z",
    re.IGNORECASE,
)
_STANDARD = Hinted(
    r"(?:(?:iso|bs|en|iec|pas|pd|ts|tr|bsen|bs-en|din|iet|cdm|rra|ohsas|itil|sap|"
    r"rdsap)[-/: ]?\d{1,5}(?:[-/:]\d{1,4})*"
    r"|(?:covid|sars|cov|hiv|hpv|h|b|vit|omega|t|l|c|s|d|ph|phq|gad|cage|audit|core|epds|sdq|"
    r"dash|ace|"
    r"mp|co|h2o|ps|xbox|iphone|iphon|galaxy|note|pixel|ipad|windows|win|office|mp|f|g|o|n|m|a|"
    r"e|ks|y|yr|year|"
    r"key|cat|band|lvl|level|stage|zone|unit|type|grade|form|part|pt|phase|tier|step|day|wk|"
    r"week|opt|"
    r"option|floor|flr|p|pg|page|q|question|ground|gr|s|ss|sec|sect|section|para|reg|r|art|article|"
    r"rule|cpr|fpr|ch|sch|room|rm|top|v|ver|version|no|num|x|max|min|ds|sf|wc|w/c|vol|ep|no)"
    r"[-/.]?\d{1,3}[a-z]{0,2}(?:[-/]\d{1,2}[a-z]?)?)\Z",
    re.IGNORECASE,
)
_FORM = Hinted(
    r"[A-Z]{1,5}[-/]?\d{1,3}[A-Z]{0,2}\Z",
    re.IGNORECASE,
)
_FORMS = Hinted(
    r"(?:(?:HA|HRA|EA|MHA|LTA|FLA|DAA|CA|AHA|DPA|CJA|PHA|DVCVA)(?:19|20)\d\d|DS1500|SR1|BS\d{4}|SF\d{4}|B\d{4}|A\d{4}|SI\d{4}|MF\d{4}|CTC?\d{4}|TC\d{4}|SA\d{4})\Z",
    re.IGNORECASE,
)
_ROAD = Hinted(
    r"(?:[AB]\d{1,4}|M\d{1,2}|[AM]\d{1,2}\(M\))\Z",
    re.IGNORECASE,
)
_HOME = Hinted(
    r"(?:\d{1,2}\s?(?:b|bed|br|p)[-/+]?(?:\d{1,2}(?:p|b|per|person|"
    r"ppl)?)?(?:[-/+&](?:\d{1,2}(?:b|p|bed)?)+){0,3}|\d{1,4}[a-z])\Z",
    re.IGNORECASE,
)
_DISTRICT = re.compile(r"(?P<area>[A-Z]{1,2})\d{1,2}\Z", re.IGNORECASE)
_LETTERED_DISTRICT = Hinted(
    r"(?:E1W|N1[CP]|NW1W|SE1P|SW1[A-Z]|W1[A-Z]|[EW]C\d[A-Z])\Z",
    re.IGNORECASE,
)
_WORDED = Hinted(
    r"[a-z]{3,}\d{1,3}(?:[a-z]{2,})?\Z|[a-z]+[248][a-z]+\Z|[a-z]+\d(?:[a-z]+)?\Z|"
    r"\d[a-z]+\d?[a-z]*\Z",
    re.IGNORECASE,
)
_READING = Hinted(
    r"\b(?:meter|gas|electric\w*|elec|leccy|water|heating)(?:\s+(?:meter|meters))?\s+"
    r"read(?:s|ings?)?(?:\s+(?:is|was|were|are|at|of|on|taken|start|end|in|out|move|moving|void))*"
    r"[\s:=-]{1,3}\Z"
    r"|\breadings?[\s:]{1,2}(?:[a-z]{1,12}[\s:]{1,2}\d{3,6},? ?){0,3}[a-z]{0,12}[\s:]{0,2}\Z"
    r"|\breadings?(?:\s+(?:is|was|were|are|of))?[\s:=-]{1,3}\Z",
    re.IGNORECASE,
)
_HELPLINE = Hinted(
    r"(?:0800|0808|0300|0303|0330|0345|0344|0845|(?:116|118)\d{3}\Z|18000|18001)",
)
_PHOTO = Hinted(
    r"(?:img|dsc|pxl|vid|scan|photo|screenshot)[-_]?\d+\.(?:jpe?g|png|heic|mp4|pdf)\Z",
    re.IGNORECASE,
)
_HELPLINES = frozenset(words("999 112 101 111 105 119 116 118 61016"))
_FEWEST_OF_CLOCK = 4
"""How many times in a row are a log and no number."""
_LONGER = 7
"""A meter shows fewer digits."""


def is_clock(digits: str) -> bool:
    """Whether four digits may be a time of day as police and wardens write it: "0340"."""
    return len(digits) == 4 and int(digits[:2]) < 24 and int(digits[2:]) < 60


def is_date(text: str, start: int, end: int) -> bool:
    """Whether bare digits are a date written together, as what stands before them shows."""
    return bool(_COMPACT.match(text[start:end]) and _DATED.search(text, max(0, start - 14), start))


def is_timed(text: str, start: int, end: int) -> bool:
    """Whether a whole chain of digits is nothing but dates, times and years."""
    chain = text[start:end].strip()
    if len(chain) > 60:
        return False
    if re.fullmatch(r"(?:\d{1,3} )?(?:19|20)\d\d/\d{1,4}", chain) and _STATUTE.search(
        text[max(0, start - 14) : start]
    ):
        return True
    groups = chain.split()
    if len(groups) >= _FEWEST_OF_CLOCK and all(g.isdigit() and is_clock(g) for g in groups):
        return True
    single = re.fullmatch(r"\d{2}[-.]\d\d[-.]\d\d", chain)
    return bool(_ALL_TIMES.match(chain) or (_ALL_ITEMS.match(chain) and not single))


def is_measured(text: str, start: int, end: int) -> bool:
    """Whether a number is money or counts something, by what stands beside it."""
    return bool(_UNIT.match(text, end) or _PAID.search(text[max(0, start - 24) : start]))


def is_reading(text: str, start: int, end: int) -> bool:
    """Whether numbers are what a meter showed, by what stands before them."""
    longest = max(map(len, re.findall(r"\d+", text[start:end])), default=0)
    return longest < _LONGER and _READING.search(text[max(0, start - 40) : start]) is not None


def is_listed(text: str, start: int, end: int) -> bool:
    """Whether numbers stand in a list of ages, buses, scores, sizes or rents."""
    return bool(_LISTS.match(text, end) or _LISTED.search(text[max(0, start - 32) : start]))


def is_helpline(digits: str) -> bool:
    """Whether digits are a number that everybody may call."""
    return digits in _HELPLINES or bool(len(digits) <= 11 and _HELPLINE.match(digits))


def is_outward(code: str) -> bool:
    """Whether a code is a postal district."""
    return is_numbered_district(code) or bool(_LETTERED_DISTRICT.match(code))


def is_numbered_district(code: str) -> bool:
    """Whether a code is a postal area and a number: E8, SE15."""
    district = _DISTRICT.match(code)
    return district is not None and district["area"].upper() in AREAS


def is_common(code: str) -> bool:
    """Whether letters and digits together are something that many people write or have."""
    if sum(character.isdigit() for character in code) >= 7:
        return any(kind.match(code) for kind in (_DATED_CODE, _DIMENSIONS, _PHOTO))
    return is_outward(code) or any(
        pattern.match(code)
        for pattern in (
            _SIZED, _HOME, _ROAD, _FORM, _FORMS, _STANDARD, _DATED_CODE, _WORDED, _PHOTO,
        )
    )  # fmt: skip
