"""Invented texts that give someone away; guillemets mark the span, ⏎ a new line, # a kind."""

from typing import NamedTuple


class Example(NamedTuple):
    kind: str
    text: str
    start: int
    end: int


_TABLE = """
# postcode
She is at «E8 4QZ» with two boys
flat in «SE15 4AQ», ground floor
«se154aq» is where he found her
lives «e8 4qz»
moved to «SE15  4AQ» last week
moved to «SE15-4AQ» last week
postcode «E8.4QZ»
«S E 1 5 4 A Q»
«e 8 4 q z» spaced out
«N16OAB» typed with a letter
near «SW1A 2AA»
«EC1A1BB»
«W1A 0AX» main door
«NI 4QB» typed with an I
«SEI5 4AQ» typed with an I
«CRO 2YR» typed with an O
«E8 OAB» is hers
«0X1 3PN» zero for the O
the area is «E8 4»
somewhere in «SE15 4» she said
«SE15 4A» is all I know
«E8 4**» part hidden
«SE15 4xx»
sector «SE154»
«NW10 7» near the park
E8 but really «E8 1AA», Hackney
«HU3 2RT»
«b33 8th» is the postcode
«L1 8JQ»
«M1 1AE» and she wants N1
«CR2 6XH»
«DN55 1PT»
«GIR 0AA»
«BT9 7JL»
«ZE1 0AA» is far
«ｅ８ ４ｑｚ»
«E8\u200b4QZ»
«Е8 4QΖ» look-alikes
«SE fifteen four AQ»
«E eight four Q Z»
«E8,4QZ» with a comma
«E8⏎4QZ»
«TN34 3AB» sea front
«e5 9ld»
«E17 3PY»!!
(«N22 5LP»)
ref her mum at «IG1 1AB» pls
mum lives in «n16 5tz» he knows it
family at «BN1 3XE» but want to leave
pls note «E2 8hd» is current add
«SW2 1 JQ» and works nearby
she fled from «LS8 5 AB»
«S W 9 8 Q F» spelled out
old flat was «CF10 3NP».
«N7-8XH»/2bed
her nan lives «m14 5rq» way
partial postcode «E17 3»
postcode starts «E17 3P»
«W12_7RJ»
«SE1 O AA»
sent to «PO1 2AB»/ref
«TW9 1EJ», need out by Fri
pls dont put near «E3 5TB», his mates
«n4 2 ez» flat b
her sister «Rm8 1xy»
«W1F9QJ»
was in «SE28 8LG» before
# phone
call her on «07700 900123»
«07700900123»
«+44 7700 900123»
«+447700900123»
«0044 7700 900123»
«+44 (0)7700 900 123»
tel «020 7946 0018»
«(020) 7946 0018»
«0161 496 0753»
«01632 960001» after six
«07700-900-123»
«07700.900.123»
«07 700 900 123»
«0 7 7 0 0 9 0 0 1 2 3»
mob «O7700 9OO123»
«oh seven seven double zero nine double oh one two three»
ring «zero seven seven zero zero nine zero zero one two three»
«07700 nine zero zero one two three»
«plus 44 7700 900123»
number ends «4471»
his phone ends in «4471»
her mobile ending «0123», same as before
last four digits «4471»
phone number last 3 digits are «123»
mobile starts «07700»
ends «4471» on the phone bill number
«07700 xxxxxx»
«077** ***123»
«+1 202 555 0173» sister in the States
«+353 85 123 4567»
«0092 300 1234567»
whatsapp her on «7700 900123»
landline is «7946 0018»
call me on «496 0753»
«０７７００　９００１２３»
«07700\u200b900123»
«0️⃣7️⃣7️⃣0️⃣0️⃣9️⃣0️⃣0️⃣1️⃣2️⃣3️⃣»
«07700 900⏎123»
«٠٧٧٠٠٩٠٠١٢٣»
«07700/900123»
worker on «0800 555 0199»
«0300 123 4567» ext 2
her number is «07777 900123»
txt «07700 90012»
«01 632 960 001»
u can get her on «07911 123 456» after 3
his number «+447911-123456»
mum «01273 555 012»
my direct line «020 8356 3000»
my ext no, use «0208 356 3000»
safe no is «07 911 123456»
number «079 11 12 34 56»
«(07911) 123456» only text
«+44(0)7911123456»
mob: «O79II I23456»
he rings from a number ending «882»
no. ends «8821»
the mobile number that begins «0791»
it was the phone ending in «8 8 2 1»
07 something ending «8821» on her phone
«0791 112 3456» whatsapp
«+48 512 345 678» polish phone
«+234 803 123 4567»
number is «07911 12345x»
text «seven nine one one one two three four five six»
text «oh seven nine one one, one two three, four five six»
tel ending in «double eight two one»
07 number: «07480 112 233»
call «(01204) 555 019»
«07480-112233»🙏
«0748 011 2233»
«+44 7480 112 233»/text only
«00447480112233»
«zero seven four eight oh double one double two double three»
ph ends «2233»
phone no ends with «233»
# email
«jo.bloggs@example.com»
email «amina_k+housing@mail.example.org.uk» please
«jo at gmail dot com»
«jo.bloggs(at)example.com»
«jo.bloggs [at] example [dot] com»
«jo @ example . com»
«JO.BLOGGS@EXAMPLE.COM»
«jo.bloggs＠example.com»
«jane dot doe at hotmail dot co dot uk»
«jo99 at yahoo.co.uk»
worker is «k.smith@hackney.gov.uk»
«jo_at_example_dot_com»
«jo@gmail»
hers is «amina22 at outlook»
«x@y.co»
her email starts «jo.blog»
send docs to «r.ahmed (at) hackney (dot) gov (dot) uk»
«sunny_girl92@hotmail.co.uk» is safe
«sunnygirl at hotmail.com»
«sunnygirl[at]hotmail[dot]com»
«S.Girl@nhs.net»
«housing.options@brent.gov.uk»
«sunny.girl@gmail. com»
«sunnygirl @gmail.com»
«leila.h@outlook.com»
«leila-h @ outlook.com»
e: «info@stmarys.example.org»
# ni_number
NI «QQ 12 34 56 C»
«AB123456C»
«ab 12 34 56 d»
NINO: «JG103759A»
«JG 10 37 59 A» on the form
«JG-10-37-59-A»
«JG 10 37 59»
ni number ends «59A»
national insurance number is «JG103759»
«JGI03759A» with an I
«ｊｇ１０３７５９ａ»
«J G 1 0 3 7 5 9 A»
nat ins no «JG103759»
«AB one two three four five six C»
NI: «SR 44 55 66 A»
n.i. number «SR445566A»
«sr445566a» is on the letter
NI no. starts «SR44»
«SR 445566 A»
national insurance no: «SR-44-55-66-A»
nino «NP 33 12 88 B»
«np331288b»
# nhs_number
NHS «943 476 5919»
NHS number «9434765919»
nhs no: «943-476-5919»
«943 476 5919» from the GP letter
«9434765919»
nhs num is «485 777 3456»
nhs number ends «5919»
CHI «010 190 1234» on the discharge letter
NHS no «９４３ ４７６ ５９１９»
«nine four three four seven six five nine one nine»
«401 023 2137» nhs
NHS «4010232137»
NHS number is «401-023-2137» thanks
nhs no «401 0232137»
hospital gave «4010232137»
NHS «621 456 7897»
her nhs num «621-456-7897»
# id_document
passport «123456789»
passport number is «GBR1234567»
passport no. «925665416»
BRP «ZU1234567»
BRP number «RK1234567»
visa number «012345678»
driving licence «MORGA753116SM9IJ»
«MORGA 753116 SM9IJ» was copied
licence «SMITH905129AB9CD»
home office ref «M1234567»
share code «W4A 3BC 7XY»
travel document «ED1234567»
passport ends «416»
«P<GBRSMITH<<JANE<<<<<<<<<<»
birth certificate no «BXCG 123456»
ARC «ABC/123456»
ppt no «533401372»
passport «533401372» (uk)
Pakistani passport «AB1234567»
her passport no is «L 1234567»
BRP no «RF9082242»
dl no «DOEJA 955257 J99AB»
UAN «1212-0001-2345-6789/00»
visa vignette number «023456789»
pp number «512398761»
brp: «RX7654321»
driving licence no «HASSA 806152 L99XY 12»
# bank
sort code «20-00-00»
sort code «20 00 00 account 55779911»
«20-00-00 55779911»
«200000 55779911»
account number «55779911»
acc no «5577 9911»
«GB33 BUKB 2020 1555 5555 55»
«GB33BUKB20201555555555»
iban «gb33bukb20201555555555»
card «4111 1111 1111 1111»
Needs SE15 «GB82WEST12345698765432» or SE5
«4111 1111 1111 1111» 2 bed
from 2026 «4111 1111 1111 1111»
«4111111111111111»
«4111-1111-1111-1111» was used
«5500 0000 0000 0004»
amex «3782 822463 10005»
card ending «1111»
debit card ends in «1111»
«DE89 3704 0044 0532 0130 00»
acct: «12345678»
pay into «30-90-89 / 12345678»
visa «4929 1234 5678 9012» wrong
mastercard «5105105105105100»
his card ends «5100»
«GB82 WEST 1234 5698 7654 32» please
her acc «12340987»
visa «4539 1488 0343 6467»
# vehicle
his car is «AB12 CDE»
«ab12cde» parked outside
«AB12CDE»
«LK19 XYZ»
silver golf «lk19 xyz»
«A123 BCD»
«M456OPA»
«ABC 123D»
van «abc 123d»
«BIG 1234» Belfast plates
«JGZ 1234»
partial plate «LK19»
reg starts «LK19»
plate begins «LK1»
number plate ending «XYZ»
car reg «K1 NGS»
black BMW «LK19»
«ＬＫ１９ ＸＹＺ»
plate was «LK I9 XYZ»
vehicle registration «EA70 WKL»
he drives a grey focus «YK68 ZTR»
«yk68ztr» seen outside
reg no «YK68ZTR»
car «YK 68 ZTR»
the reg was «YK68» something
van with plate «R207 KGT»
«R207KGT»
motorbike «KX05 HJN»
plate ended «ZTR»
number plate had «68 Z» in it
his reg «EF21 GHJ»
«YK19 FLY» stops outside
White transit «ef21ghj»
red car reg ends «GHJ»
# ip
«192.168.1.1»
logged in from «81.2.69.142»
«81[.]2[.]69[.]142»
«81 dot 2 dot 69 dot 142»
«2001:db8::ff00:42:8329»
«2001:0db8:85a3:0000:0000:8a2e:0370:7334»
«fe80::1»
section «10.10.35.5» 8
his router «00:1A:2B:3C:4D:5E»
his ip «86.150.23.7»
ip address: «86 . 150 . 23 . 7»
«2a00:23c5:1::7»
from «10.0.0.254»
# geo
«51.5450, -0.0553»
«51.54501,-0.05532»
«51.545 -0.055» is the pin
«51.5450 N, 0.0553 W»
«51°32'42"N 0°03'19"W»
«51° 32′ 42″ N, 0° 3′ 19″ W»
«51 deg 32 min 42 sec N»
grid ref «TQ 345 845»
«TQ345845»
«TQ 34567 84567»
os grid «tq345845»
«///filled.count.soap»
«what3words filled.count.soap»
«w3w: filled.count.soap»
«https://maps.app.goo.gl/AbCdEf123»
«https://www.google.com/maps/@51.5,-0.05,15z»
«maps.google.co.uk/?q=51.5,-0.05»
«https://www.openstreetmap.org/#map=19/51.5/-0.05»
«https://maps.apple.com/?ll=51.5,-0.05»
«9C3XGWVX+8F»
«geo:51.545,-0.055»
«latitude 51.545 longitude -0.055»
pin dropped «51.5432,-0.0611»
«N51.5432 W0.0611»
loc «51.5432° N, 0.0611° W»
«TQ 3445 8456» on os map
«https://goo.gl/maps/abc123»
«53.48095,-2.23743»
«SJ 838 980»
google pin «https://maps.google.com/?q=53.48,-2.23»
# social
he found «@amina_k92»
insta «@jane.doe»
«https://www.facebook.com/jane.doe.92»
«instagram.com/jane_doe»
«tiktok.com/@janed»
snapchat: «janed92»
her insta is «jane_doe1»
ig «jane.doe»
facebook name is «JaneDoe»
«x.com/janed»
«wa.me/447700900123»
«t.me/janed»
username: «janed»
«@ｊａｎｅｄ»
«https://uk.linkedin.com/in/jane-doe-123»
tiktok handle «janedances»
his tag is «@bigman_ldn»
snap «bigman92»
insta handle «bigmanldn»
«facebook.com/bigman.ldn»
«http://m.facebook.com/profile.php?id=1000123»
tiktok «@big.man»
on fb as «big.man.9»
@ him on ig: «@t.bones_7»
«www.facebook.com/t.bones.7»
snapchat name «tbones7»
# reference
crime ref «3401234/26»
crime reference number «01/12345/26»
crime number is «CR-26-01234»
CAD «4521»
cad «4521/12mar26»
incident no. «4521»
MARAC ref «M1234»
MARAC case number «0457»
rent account «10023456»
rent ref «HK/100234»
rent account number is «1002345»
tenancy ref: «TEN00123456»
tenancy number «0012345»
court case no «ZE26P00123»
«K00LB123» at county court
claim number «K00LB123»
case number «FD26P00412»
social care ref «LAS123456»
mosaic «1234567»
mosaic id «1234567»
register number «H123456»
housing register ref «445566»
housing benefit ref «HB1234567»
HB claim ref «7654321»
UC ref «1234567890»
benefit reference «AB/12345»
council tax account number «3312345678»
ref «HAC/2026/00123»
our ref: «00123-A»
police ref «CRIS 4512345/26»
URN «01AB1234526»
«2812345/26»
application number «554433»
homelessness ref «HOM12345»
CRN «X123456»
crime ref no «4612345/25»
CRN: «4612345/25» met
crime no «23000123456»
CAD ref «0456/03MAR»
MARAC no: «23/0145»
marac ref is «BR-2301»
tenancy ref no. «1234567801»
rent a/c «9001234567»
rent no «90012»
ten ref «T123/45»
court ref «PE23F00012»
case no: «E00EC123»
social worker ref «P123456»
LAS no «1456789»
PIP ref «AB123-456»
HB ref no «50012345»
council tax ref «80012345»
housing app no «HA998877»
locata ref «LOC554433»
police log «4512»
incident number is «6789»
police incident «6789 03/03/26»
CAD number «1234» of 12/3
crime num «1234567/25»
marac number «M/22/118»
rent acc «3045567»
tenancy id «55667788»
court ref: «ZW25P00981»
soc care ref «P00987»
hb claim «80123456»
police ref «C/44812/26»
ref num «8812-44»
# dob
dob «12/03/1990»
DOB: «12.3.90»
d.o.b. «12-03-90»
born «12 March 1990»
born on the «12th of March»
her birthday is «12 March»
birthday «March 12th»
«12 March» is her birthday
date of birth «1990-03-12»
dob «12031990»
dob «12 03 1990»
son born «3rd Feb 2019»
her bday is on «3 feb»
turns 5 on «3 March»
turned 18 on the «3rd of March»
born «twelfth of March»
born on the «twenty first of June»
b. «12/03/90»
«12/03/1990» (dob)
birth date «1/1/85»
dob «１２／０３／１９９０»
DOB «3/4/87»
dob is «3rd April 1987»
she was born «3 April 87»
born «April 3rd, 1987»
d o b «03 04 87»
kids dobs: «3.4.15» and
birthdate «03-Apr-1987»
son (dob «01.09.2019»)
bday «14th feb»
dob «14.02.88»
d.o.b «14/02/88»
his birthday is the «14th Feb»
# address
«12 Foo Road»
lives at «12 foo road»
«12a Acacia Avenue», top floor
«221B Baker Street»
«12-14 Mare St»
«flat 4», second door
«Flat 4b»
«flt 12»
«apartment 9»
«Flat B»
«7 Church Lane»
«12 Acacia Drive»
«12 St Johns Way»
«5 High Street»
uprn «100021045678»
UPRN: «10008312345»
key safe code «1945»
keysafe «C1945Y»
the key safe is «4512»
door code «4512»
«12 The Grove»
«house number 12»
lives at number «12»
«１２ Foo Road»
«101 Elm Gardens»
«3 Oak Crescent» please
«44, Station Road»
55 foo: «55 Dalston Lane»
living at «18b mare street»
«2 Albion Sq»
«9 Priory Gdns»
«Flat 16»
«147 Kingsland High Street»
keysafe code: «2580»
UPRN «10008234567»
# person
«Ms Khan» wants two beds
«Mr. O'Neil» is the ex
«Mrs Amina Begum»
call «Dr Patel» first
«MR SMITH» knows
«Miss Jones» and son
«Mr K» called
«Cllr Brown» asked
«PC Jones» attended
«Mr Al-Hassan» found out
«Мr Khan» look-alike
«mr khan» came again
«mrs begum» has two boys
sw is «Mr Adeyemi-Jones»
«Mrs. K. Osei»
ask «Dr. van Dyk»
«MS ABDI» called
«Miss Nguyễn»
"""


def read() -> list[Example]:
    """The table, a row an example."""
    examples = []
    kind = ""
    for row in _TABLE.strip().split("\n"):
        if row.startswith("# "):
            kind = row[2:]
            continue
        head, rest = row.replace("⏎", "\n").split("«")
        secret, tail = rest.split("»")
        examples.append(Example(kind, head + secret + tail, len(head), len(head) + len(secret)))
    return examples
