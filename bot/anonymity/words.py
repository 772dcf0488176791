"""Everyday words that look like the tail of something secret and are not."""

import re

from bot.anonymity.hinted import Hinted


def words(text: str) -> tuple[str, ...]:
    """A list of words as it is pleasant to read."""
    return tuple(text.split())


# After a district, a lone digit counts these: "E8 2 bed", "SE15 3 children", "N1 4 weeks".
_COUNTED = (
    r"(?:x|or|to|of|more|other|extra|double|single|spare|small|large|new|empty|free|"
    r"void|vacant|young|older|adult|adults|bed\w*|bdrms?|brs?|b/r|double|kids?|child|children|"
    r"babies|people|persons?|pers|pax|tenants?|women|men|girls?|boys?|sons?|daughters?|"
    r"families|famil\w*|households?|months?|mths?|weeks?|wks?|days?|nights?|hours?|hrs?|mins?|"
    r"minutes?|years?|yrs?|yo|y/o|pm|am|o'?clock|flats?|homes?|houses?|hses?|maisonettes?|"
    r"bungalows?|studios?|propert\w+|rooms?|rms?|units?|floors?|storeys?|stor(?:ies|y)|bath\w*|"
    r"moves?|offers?|requests?|referrals?|viewings?|claims?|cases?|partners?|officers?|miles?|"
    r"km|metres?|stops?|stations?|times?|steps?|stairs|flights|lifts?|schools?|shops?|parks?|"
    r"bus(?:es)?|trains?|zones?|lanes?|pets?|dogs?|cats?|buggies|cars?|percent|per|pounds|quid|"
    r"point|in\s+(?:total|all|household|family)|left|available|available|let|lets|owed|owing|and\s+a\s+half|"
    r"still|are|were|be|us|areas|districts?|boroughs?|choices?|options?)"
)

COUNTED = Hinted(
    rf"[ ]*-?{_COUNTED}\b",
    re.IGNORECASE,
)

# Two-letter words and units that stand apart after a digit: "E8 3 yr old", "N1 2 be safe".
SHORT = frozenset(
    words("""
    ad an as at ba be br by dr ds dw eg es ex ft ha he hr hs la lb lg ln na nb nd pa pd pl pp ps
    pt pw re rd rs sq st td th ty up ur us wd we wt xx ya ye yd yr
""")
)

# Three-letter words that read as an inward code with O or I for a digit: "E8 old", "E8 its".
AS_INWARD = frozenset(
    words("""
    oaf oar oat odd ode off oft old one opt ops orb ore our out owe owl own oxes ids ilk ill ilr inn
    ins ire its int ibs ias
""")
)

# Three letters in upper or lower case that are words, months or initials and no part of a plate.
THREE = frozenset(
    words("""
    act add age ago aid air all amp and any apr are arm ask asb ate aug bad bag bar bat bay bed
    beg bet big bit box boy bus but buy bye can cap car cat cup cut dad day dec did die dim dog
    don dry due ear eat eco ecu edt egg end eps esa est etc eve ext eye fab fan far fat fax feb
    fee few fit flt flu fly for fri fun gas gap get got gov gps gum gun gym had has hat her hey
    hot how hrs hub hug jam jan jar jet job joy jul jun key law lay led leg let lot low mad man
    map mar mat max may men met mum mud mon mot msg nan net new nhs not nor nov now nut pan pay
    pat pcm pcn per pet phb php pls pop pot ppl pre put pub ran rat raw red ref reg rep rev rms row
    run sad san sat saw say sea sec see sen sep set sex she sky spa sum sun tab tax tea tel ten
    the thu top toy try tue two use van vat via war was way web wed wet who why wks yes yet you
    yrs bdr bac che crn dla pip
""")
)

# Words that never name a street: between a number and "road" they mean an ordinary phrase.
NOT_STREET = frozenset(
    words("""
    a about across adult adults after again all along also am an and another any apart are area as
    at away baby back bath be bed bedroom bedrooms bedroomed beds before behind between big block
    boroughs both boy boys bus busy but by cars child children clear could cul-de-sac cycle
    daughter daughters day days different dog dogs double down drive each easy either empty extra
    families family few first flat flats floor floors for free from front full girl girls good
    great ground had half has have he her here him his home homes hour hours house houses i if in
    into is it its just kids km large later left less level like listed little local long lovely
    main metre metres mile miles min mins minute minutes modern month months more most much my
    near nearby nearest need needs new next nice night nights no non not now of off offers old on
    one only onto open or other our out over owed own parking people per person persons pets
    pleasant pm pounds private properties property public quick quiet rear referrals residential
    room rooms safe same school schools second secure semi separate several shared she shop shops
    short side single site size small so some son sons spacious stairs step steps stop stops
    storey storeys street studio supported than that the their them then there these they third
    this those through till times to toilet together total towards train tree two under unit units
    until up upper us very vacant via viewings was we week weeks well were when where which who
    wide will with within without women would year years yes yet you young your one-way dead-end
    wheelchair terraced detached x yr yrs wk wks hr hrs one two three four five six ten gated
    walled way
""")
)
