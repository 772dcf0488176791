"""Asks about homes and premises that only the words around them, or their own fashion, show."""

import re
from collections.abc import Iterator

from bot.anonymity.findings import Hit
from bot.anonymity.hinted import Hinted
from bot.anonymity.words import words

_NUMBER_WORD = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|ten|eleven|twelve"
    r"|one|two|three|four|five|six|seven|eight|nine)"
)
_BY_NUMBER = Hinted(
    r"\b(?<!look )(?<!looks )(?<!looking )(?<!down )(?<!up )"
    r"(?:at|from|to|outside|opposite|by|near|behind)\s(?:house\s|flat\s|door\s)?"
    rf"(?P<home>number\s{_NUMBER_WORD})\b(?!\s(?:priority|choice|reason|concern|issue|fan))"
    r"|\b(?P<stair>(?:flat|flt)\s\d{1,2}/\d{1,2})(?![\w/]|\s?(?:bed|bath))",
    re.IGNORECASE,
    hints=words("number flat flt"),
)
"""A home by a number in words, or by its stair and door as in Scotland."""

_ABROAD = Hinted(
    r"\b(?:heol|lon|ffordd|stryd|maes|clos|cwrt|rhodfa|bothar|sraid)\s(?:(?:y|yr|na|an)\s)?[a-z]{3,20}\b",
    re.IGNORECASE,
    hints=words("heol lon ffordd stryd maes clos cwrt rhodfa bothar sraid"),
)
"""A street in Welsh or Irish, which has its own word in front."""

_OF_WALES = Hinted(
    r"\b(?:Ty|Ty'n|Plas|Llys|Lon|Erw|Cae|Bron|Tan|Tyddyn|Hafod|Bryn|Allt|Rhiw|Maes|Pen)"
    r"[\s-](?:[Yy]r?[\s-])?(?!Newydd\s[a-z]{1,3}\b)[A-Z][a-z]{2,14}\b",
)
"""A house or a lane in Welsh: "Ty Gwyn", "Pen-y-Bryn"."""

_AFLOAT = Hinted(
    r"\b(?:[Nn]arrow\s?boat|[Hh]ouse\s?boat|[Bb]arge|[Bb]oat|[Cc]ruiser|[Yy]acht)"
    r"(?:\s(?:is|was|called|named|the)){0,2}\s"
    r"(?P<home>(?:The\s)?[A-Z][a-z]{2,14}(?:\s[A-Z][a-z]{2,14})?)\b",
    hints=words("boat barge cruiser yacht"),
)
_COTTAGE = Hinted(
    r"\b(?!(?:The|This|That|Her|His|Our|My|Your|Their|Old|New|Small|Empty|Holiday|Void|Nice|"
    r"Bed|Sheltered|Council|Floor|Adapted|Disabled|Detached|Terraced|Level|Access|Bedroom|Lovely|"
    r"Modern|Ground|Accessible|Supported|Spare|Cosy|Tiny|Large)\s)"
    r"[A-Z][a-z]{2,14}\s(?:Cottage|Farmhouse|Barn|Grange|Smithy|Bungalow|Vicarage|Rectory|Lodge)\b"
    r"|\b[Tt]he\s[Oo]ld\s(?:[Ss]mithy|[Bb]arn|[Ss]chool\s?house|[Bb]akehouse|[Pp]arsonage|[Mm]anse|"
    r"[Cc]oach\s?house|[Ss]tables)\b",
    hints=words(
        "cottage house barn grange smithy bungalow vicarage rectory lodge parsonage manse stables"
    ),
)
_NOT_ROAD = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|"
    r"September|October|November|December|Christmas|Boxing|Easter|Universal|Housing|Income|"
    r"Zoopla|Facebook|Gumtree|Rightmove|Instagram|Snapchat|Google|Teams|Zoom|Whats|Section|Bail"
)
_ROAD = Hinted(
    r"\b(?:shops?|stops?|pub|chippy|garage|lights|corner|flats?|house|room|studio|hostel|"
    r"takeaway|bakery|cafe|chemist|church|mosque|school|bridge)\s(?:on|off)\s"
    rf"(?P<home>(?!{_NOT_ROAD})[A-Z][a-z]{{3,14}})\b"
    rf"|\bcorner\sof\s(?P<corner>(?!{_NOT_ROAD})[A-Z][a-z]{{2,14}})\sand\s[A-Z]",
    hints=words("on off corner"),
)
"""A street without the word for one, behind what stands in a street."""

_ESTATE = Hinted(
    r"\b(?:on|from|off|near|round|across)\sthe\s(?P<home>[a-z]{4,14})\s(?:estate|scheme)\b",
    re.IGNORECASE,
    hints=words("estate scheme"),
)
_NOT_ESTATE = Hinted(
    r"(?:\w+(?:est|ed|ing|al|ous|ful|ern|ial)|same|whole|next|other|council|rough|busy|quiet|large|"
    r"small|housing|main|wrong|right|reciprocal|pilot|mutual|pension|benefit|support|safe|this|that|"
    r"nearby|private|industrial|trading|business|rent|deposit|farm|real|horrid|loud|nice|posh|"
    r"council|huge|bail|grant|loan|first|second|third|lettings?|swap|exchange|points?|guarantee)\Z",
    re.IGNORECASE,
)
_SPACED_CODE = Hinted(
    r"\b(?:[Kk]ey\s?-?\s?(?:safe|box)|[Ll]ock\s?box|[Cc]ode|CODE|[Pp]in|PIN|[Cc]ombo|[Cc]ombination)\b"
    r"[^\d\n]{0,32}?(?P<home>\d(?:[\s-]\d){3,5}|\d\d\s\d\d\s[A-Z\d]{1,2})(?![\w/%:]|\s?(?:bed|percent|per|pounds))",
    hints=words("key lock code pin combo combination"),
    digits=4,
)
"""A code of a lock in ones and twos."""

_LITTLE = Hinted(
    r"\b(?:little|tiny|bright|busy|happy|sunny|rising|shining|mini|jolly|cheeky|twinkle)\s"
    r"(?:acorns?|stars?|robins?|bees|horizons|explorers?|learners|ducklings|bears|angels|treasures|"
    r"saplings|seedlings|monkeys|owls|sparks|tots|fishes|oaks|lambs|daisies|ladybirds|butterflies|"
    r"sunbeams|scholars|pandas|rascals|munchkins|poppets|pirates|gems|pearls|rainbows|beginnings|"
    r"adventurers|buttons|sparrows|wrens|squirrels|hedgehogs|foxes|cubs|buds|blossoms)\b",
    re.IGNORECASE,
    hints=words("little tiny bright busy happy sunny rising shining mini jolly cheeky twinkle"),
)
"""What nurseries are called, with no need of a word for one."""

_PUB = Hinted(
    r"\bthe\s(?:(?:red|white|black|golden|green|blue|old|royal)\s(?:lion|hart|horse|swan|bull|bear|"
    r"boar|stag|dragon|eagle|oak|dolphin|lamb|fox)|(?:rose|crown|dog|fox|plough|ship)\sand\s"
    r"(?:crown|anchor|duck|hounds|harrow|castle|thistle))\b",
    re.IGNORECASE,
    hints=("the",),
)
"""What public houses are called."""

_SIXTH = Hinted(
    r"\b(?:at|to|enrolled|enrolled\sat|from|attends|near|joins?|joined)\s(?P<place>"
    r"(?!(?:the|local|another|start|school|their|finish|attend|leave|join|year|upper|lower)\s)[a-z]{4,14})"
    r"\s(?:sixth|6th)\sform\b",
    re.IGNORECASE,
    hints=words("sixth 6th"),
)
_BRACKETED = Hinted(
    r"\b(?P<place>(?!(?:Child|Son|Daughter|Meeting|Offer|Manager|Worker|Support|Officer|Place|Contact|"
    r"Letter|Call|Lead|Teacher|Nurse|Doctor|Staff|Mum|Transport|Safe|Local|The|New|Visit)\s)"
    r"[A-Z][a-z]{2,14}(?:\s[A-Z][a-z]{2,14})?)\s\((?:the\s)?"
    r"(?:nursery|school|preschool|gp|GP|surgery|church|mosque|college|refuge|hostel|gym|pub)\)",
    hints=("(",),
)

_CHAIN = Hinted(
    r"\b(?:premier\sinn|travelodge|holiday\sinn|costa|starbucks|greggs|mc\s?donald'?s|maccies|tesco'?s?|asda|"
    r"lidl|aldi|sainsbury'?s|morrisons|boots|kfc|wetherspoons?|spoons|iceland|primark|poundland|subway|"
    r"nando'?s|co-?op|spar|ladbrokes|william\shill|coral)\s(?:by|near|opp|opposite|behind|beside|next\sto|"
    r"across\sfrom|under)\sthe\s(?!flat|house|home|property|area|refuge|hotel|end|old|new|place)[a-z]{3,14}\b",
    re.IGNORECASE,
    hints=words("by near opp behind beside next across under"),
)
"""A branch by what it is near: "Premier Inn by the bridge"."""

_CARED = Hinted(
    r"\bunder\s(?P<care>[A-Z][a-z]{3,14})\s(?:midwi\w{2,4}|hospital|maternity|consultants?|cardiology|oncology|"
    r"renal|paeds|paediatrics)\b"
    r"|\b(?:scouts|cubs|beavers|brownies|guides|rainbows)\s(?:at|with|is|are|in)\s(?P<pack>\d{1,2}(?:st|nd|rd|th)"
    r"\s[A-Z][a-z]{2,14})\b",
    hints=words("under scouts cubs beavers brownies guides rainbows"),
)


def find(text: str) -> Iterator[Hit]:
    """Homes and premises by their names."""
    for pattern in (_BY_NUMBER, _ABROAD, _OF_WALES, _AFLOAT, _COTTAGE, _ROAD, _SPACED_CODE):
        for home in pattern.finditer(text):
            yield Hit(*home.span(home.lastgroup or 0), "address")
    for home in _ESTATE.finditer(text):
        if not _NOT_ESTATE.match(home["home"]):
            yield Hit(home.start("home"), home.end(), "address")
    for pattern in (_LITTLE, _PUB, _SIXTH, _BRACKETED, _CHAIN, _CARED):
        for place in pattern.finditer(text):
            yield Hit(*place.span(place.lastgroup or 0), "place")
