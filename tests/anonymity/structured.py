"""Invented texts with structured secrets in many spellings; guillemets mark each, ⏎ a line."""

from typing import NamedTuple


class Marked(NamedTuple):
    kind: str
    text: str
    spans: tuple[tuple[int, int], ...]


_TABLE = """
# postcode
on the invoice as «WF1 8C» and nothing after
form says «HA9 and then 7 R» and a smudge
moved from «LU2_3KV» in spring
shared «YO31.6VL» by mistake
second half is «4 r b» on the form
invoice shows «WN3 4E» and then a fold
letter went to «S6 O5H» which is a zero
it's «M something, then 21 4RL» she thinks
«LE5 something Q D» she thought
«PL4 l TR» off the scan
old place was «BN3,⏎then 4RB» I wrote on my hand
SE22 and the last three are «8FD»
still BN3, second part «2QT», tell removals
the «7AB» end of SW9
«M14 five tee ex»
eircode «D02 X285»
«DN5 OTK» with the letter
«kw15 1xv» is by the ferry
new flat near «rm8 two xk»
«EN3 lXZ» is a one
«B!5 3TT» she hit shift
«HU5 _ _ J» on the form
«CF11 something 9XJ»
«BT48 seven P something»
SG14 9QH not «9HQ»
«N17 9».The rest is fine
the second half is «6PL»
«SK6 then a 6» and two letters
they are in «KT3⏎4»
area is «KT3 4».The next one is fine
Zip is «SR4 7Q0» or maybe a letter
«br1 4-?D» rest smudged w tea
she said her post code is «ell ess nine, six double-you bee»
post code - «b, fourteen, six, tee, dee»
pcode is enn doubleyou «three, five ar tee»
postcode«HU69ZP»was wrong on the form
the «DE23 6-something» bit of derby
it's dee ee two three, then «six en pee»
«LS6 38N» scan
wa8 then a gap then «6 p f»
her postcode is «doubleyou ay eight six pee eff»
ends in «6PF» he said
«WA8 GPF» (bad photocopy)
BD3space«8JL»
«BD3(8JL)»
«BD3*8JL»
old post code was capital c capital t ten «two a b»
OL8 and then «3XR»
it begins CV6, ends «5GJ»
Property postcode:«PR1 7AE»Beds:2
avoid «ME14 3SD»/«3SE»
'«hx1 5dr»'
tee ess two four, «eight bee double-you»
TS24 is the first half and «8BW» the second
outcode TS24 incode «8BW»
last two letters of the postcode «BW», sector TS24 8
«double you see one, four ay bee» near the court
postcode spelt as «bee dee four, seven kew jay»
s for sugar e for easy «one five four a for apple q for queen»
read back as «ee eight, three gee jay»
«C824 4RX» an 8 for the B
outward CB24, inward «4RX»
his nan at «wv10 9pj» does the school run
«BD3 8QX»?? thats next door to his work
offered «m 40 2 wp» she said no
« SA1 5NF» 2 bed
«S 5 7 A U» dont offer
«ST4-2RR»; too near
void ready «hd1 4» area
«DY2 OAA» with an oh
«pr one four b q»
«whisky victor ten nine papa juliet»
«Ｓ５ ７ＡＵ»
she's at «E9 6BT» with the kids
«e 9 6 b t» is the one
«SE22 0PL», near the rye
post code «N4-3QX»
«n43qx»
«NW6.7TH»
«echo nine six bravo tango»
«E nine six B T»
«e nine, six bee tee»
«Ｅ９ ６ＢＴ»
«Е9 6ВТ»
«E9 6B» is all she remembers
«E96BT».
«E9_6BT»
«SWI6 2AB» wrong I
«SEl 4AQ» l for one
«N1O 3PQ»
«WC1N 3JH» void
«E 9, 6 B T»
sector «BS5 6» only
«LE2 7 f q»
starts «NG7 2» something
in the «M14 4» bit
«CF24-4NX»
«E9/6BT»
«e9⏎6bt»
lives round «L8 0» somewhere
«S E 2 2  0 P L»
«SE22 OPL»
postcode is «se double two oh p l»
« E-9-6-B-T»
«🇪9 6BT»
«E9 6B_»
«LS6 2*»
«W2 5TTT» typo
«e\u200b9 6\u200bbt»
«E９ 6ВТ» pls
«GU1 4RR»/flat
postcode ends «6BT»
second half of the postcode is «6BT»
«bs five six x y»
pls dont send anything to «DE23 8LN» its his mums
«ne4 7jx» is the refuge
«B29 6 R T»
moving from «LS11-6EN» asap
«LS11 6EN.»
«bd5 . 7ne»
«Ｂ２９ ６ＲＴ» void
her PC is «e3 2 h g»
«ВS16 2QТ»
«c v 6 5 p d»
cv six five pd is «cv six five p d»
«SO|4 2DY»
«SOl4 2DY»
«S014 2DY» zero typed
«EH6 5» sector, near shore
«CF11 9**»
pc starts «EX4 6»
«NW3 2XX»
(pc:«E5 0LD»)
«E5 0 LD», 3rd floor
«E5-0-L-D»
«E5\u200b0LD»
«e.5.0.l.d»
«tango whiskey three one alpha bravo»
«hu5 3 th» flat
«SE1 9 GF»
«n1 7 gu» is where she is
round the back of «NWI OZE» she thinks
«5E15 4AQ» five for the S
dont go past «N22 6-» something
from «EN1 1» to EN2
postcode: «are em ten nine aitch pea»
# phone
her new mobile, last four are «0847» now
her mobile number, the middle bit is «900 6»
use the giffgaff, ends «2190»
proved it by giving the last four, «0883», then hung up
text came from «0770 whatever 118» again
mob number is missing a figure: «0770 90118»
his nubmer edns «0641»
moible endnig «228»
mobile «228» is the right one
07700 «ninehundred» 118
his number ends 📱«0641»
mob ends "«0417»", she said so
the phone ending («0362») is hers
tel  🙏 «07700  900  123»
last 3 digits of his number are «771»
we got texts from a number with «318» at the end
phone (last three) «318»
middle digits of the number «118»
«07456 ll8 22O»
07822 then double six 0 «then 194»
«07822» something «194» was on her screen
«07S05 882 316»
«07505 B82 316»
the last bit of his number is «316»
it started 07505 and ended «316»
oh double seven double oh pause «nine double oh pause four one two»
«07700 nine00 412»
my desk «x4412»
safe no «07842 119 663»
«07842119663» mornings
«+44-7842-119-663»
worker «0121 496 0440» x 22
her digits «o78four2 119663»
«07842 one one nine double six three»
he rang from «07842......» again
ending «663» was the number
mob ends on «9663»
caller «07842xxx663»
«0 78 42 11 96 63»
«zero seven eight four two, double one nine, double six three»
ring «07911 445 203»
«+44 (0) 7911 445203»
«O79II 445 2O3»
«0 7 9 1 1 4 4 5 2 0 3»
«0-7-9-1-1-4-4-5-2-0-3»
«079.11.44.52.03»
«07911445203»x
«oh seven nine double one four four five two oh three»
«zero seven nine eleven, four four five, two zero three»
«oh seven nine one one four hundred and forty five two oh three»
num ends «203»
his mob ends in «5203»
last three digits of his phone are «203»
first five digits «07911»
«079114452**»
«0791144....» rest is smudged
«...5203» on her call log
caller id showed «****5203»
«+92 300 1234 567»
«00 48 512 345 678»
«020 7946 O123»
«(0117) 496 0123»
«0113-496-0288»
«7911 445 203»
«7911445203»
text «seven nine double one four four five two zero three»
«0️⃣7️⃣9️⃣1️⃣1️⃣4️⃣4️⃣5️⃣2️⃣0️⃣3️⃣»
«０７９１１ ４４５２０３»
«07911\u200d445203»
ph «445203»
landline «496 0123»
her new sim is «07911 445203»
wrkr mob «07911-445-203»
«07911 44520three»
«07nine11 445 203»
«o7911 445 203»
mob is 07911 and then «445203»
whatsapp «+447911445203»
her number begins «0791»
«07911/445203»
call «07911_445_203»
0208 number «0208 946 0123»
«44 7911 445203»
textphone «18001 020 7946 0123»
07 then «400 112 998»
«07400 one one two nine nine eight»
«07400-one-one-two-nine-nine-eight»
«o seven four double o one one two double nine eight»
her phone no is «07400 112998» dont ring after 3
«07400112998»/07400112999
«07400.112998»
«(07400) 112-998»
«+44 7400 112 998»
«+447400112998»
«004407400112998»
«01482 555 019»
«01482555019»
«0333 555 0142» is my line
ends in «double nine eight», number he uses
his burner ends «998»
no. starts «07400»
phone «07400 11…»
«074OO II2 998»
«07400 ⅠⅠ2 998»
«+353 1 555 0142»
«+90 532 555 01 42»
«0(7400)112998»
«zero-seven-four-zero-zero-one-one-two-nine-nine-eight»
wapp «7400 112998»
number is zero seven seven zero zero then «900 415»
ext «4418» on the switchboard
# email
it's «abuela.lucia at hush mail» all small
«declan period o hare at clydewater period example»
«amara dot n at i cloud dot example»
«ceri95» is the bit before the at
new email, begins «fairuza.» and then
it starts «gran@» then roses
«s.rahimi.1990 -at- tutanota -dot- com» works on her old phone
«b.kone - at - gmail - dot - com»
email («info at danzroofing dot example») belongs to perp
it is first name dot last name, so «kerry.tibbs» @ the council
her yahoo is «kerrytibbs»
«lou.petrov%40example.com»
«ada.t.obi@example.0rg»
«aobi@» can't read the rest
«...obi@example.org»
«ada.obi#example.org» @ key broken, her email
«ada.obi"example.org» us keyboard, email
«fz.karim at example com»
«mina.rao&#64;example.com»
«mina.rao @example. com»
from=«mina.rao%40example.com»
the bit before the @ is just «sunny.dee»
before the at sign its «kezza.bee»
her email starts with «sunshine» and ends outlook
bounced again: «p.mensah @ riverside .example»
«kaur, at, icloud, dot, com» is how she spelt it
the login on the account starts «nadz_» and the rest is starred
«lo.bell@example.org»
«lo dot bell at example dot org»
«lobell92 at gmail dot com»
email «lo.bell(at)example.co.uk»
«lo_bell at hotmail»
her gmail «lobell.92»
«LO.BELL [AT] EXAMPLE [DOT] ORG»
email addr starts «lobell»
«kemi.b@example.com»
«kemi.b @ example . com»
«kemi dot b at example dot com»
«kemi.b(at)example(dot)com»
«kemi.b [at] example.com»
«kemi_b AT example DOT org»
«kemi.b@example,com»
«kemi.b＠example．com»
«k e m i @ e x a m p l e . c o m»
mail is «kemi.b88» at gmail
hotmail is «kemib_88»
gmail: «kemibee88»
email «kemi.b@» something
«kemi underscore b at gmail»
«kemi-b{at}gmail{dot}com»
«kemi.b@examp1e.co.uk»
«kemi b at outlook dot com»
«kemi88 at sign example dot com»
«kemi.b<at>example<dot>com»
«kemi.b@mailbox»
reply to «kemi.b@example.com.» thx
«mailto:kemi.b@example.com»
«kemi+flat@example.io»
his email starts «bigk88»
email ends «@example.net»
«kemi.b-at-example.com»
«kemi (@) example (.) com»
«KEMI DOT B AT EXAMPLE DOT COM»
«kemi88 at icloud»
«tess.w@example.net»
«tess dot w at example dot net»
«tess.w AT example.net»
«tess(dot)w(at)example(dot)net»
«tess.w [@] example [.] net»
«tess•w@example•net»
«t e s s w @ example . net»
«tessw1990 at hot mail»
«tessw@» hotmail something
yahoo «tess_w90»
«tess.w@example .org»
«tess.w@ example.org»
outlook: «tess.w90»
email is «tessw90» @ gmail
«tess hyphen w at example dot org»
«TESS.W@EXAMPLE»
her addy «tessw(a)example.net»
«deb.w@@example.com» i typed it twice
«deb.w"at"example.com»
«deb.w*at*example*dot*com»
«quietlark31 at mailbox dot example»
write to her at «samira k at postbox dot example» only
«kade44gmail.com»
worker «l.reid at northside.example»
her email is «debs.w.77» at the usual place
# social
cashtag is «£kieranpays» they say
his snap, «big-dean-92», sent her the gate
someone called «watching.u.daily» liked it
on fb under her old name thing /«yasmin.qd.14» with the street
i only use «@.tinkersmum» now
her page is called «Nails By Ruxanda» and he follows it
his blog is on «quietharbour.tumblr.com» since May
photos are at «vsco.co/milliebakes» still
messaged her off a fake called "«Stormy Nights»" again
she's called «Duchess Peachy» on facebook since March
whatsapp shows «~Zee» so it is her
his alt «not_your_mrs_» liked the post
snap is «dotty dash thirteen»
i g name is «precious dot o dot xo»
hes on hinge as «callumxx»
reddit name is u slash «sad lad» from goole
he's messaging from «@ Big Tone 1974» on messenger
his pubg tag is «xX_Reaper_Wz_Xx» thats how he talks to the boy
wattsapp group admin «~Big Daz»
dating profile «vik88»
finsta is «lou.priv.77»
fb «/noor.zk.5»
«TariqFit_UK»
linkedin «in/reza-kar-551»
he is «rezk22» on everything
facebook «/groups/hamdifamily»
youtube «/c/KazDrives»
fb "«Minnie Rao»"
on fb he calls himself «Raj Rao»
on insta he calls himself «rajthebeast»
youtube dot com slash at «raofix»
t dot me slash «rao88x»
he added her as "«Sad Lad Seven»" on snap
adding the kids on fb under the name '«Nana Pat Pat»'
friend request from "«Baz The Builder»" on facebook
on insta hes "«Gym Bro Ninety»"
on fb she is «Daisy Chain Duffy»
page is «people.example/@tia.and.tots»
«https://my.example/profile/louise-k-hart»
«friends.example/users/bigtone»
«myinstagram.example/kat.and.kids»
account «sleepymum_» liked every photo
see «https://insta.example/the.bakewells» before he does
her «linkedin.example/in/toluwani-ades» still names the depot
«facebook.example/groups/mums4421» he joined it last week
google «/in/m-okafor-lyle» and her office comes up
«@lobell92»
he dm'd her on insta from «ghostking_88»
snap «lobelle.x»
fb acc «Lola Bellini»
her tiktok «lolabellx»
insta acc: «lola.bell»
facebook under «Lola Bellini»
ps4 name «Gh0stKing»
tinder, name «Lolz_92»
twitter: «lolzbell»
added her on snapchat as «mysteryman77»
whatsapp status «lolabell»
insta is «kemi_bee»
ig «kemi.bee»
on insta as «kemibeauty»
her ig: «kemibeautyx»
snap «kembee22»
snapchat «kem-bee-22»
fb «Kemi Adeyemi»
facebook: «Kemi Bee»
fb profile «Kemi Bee-Ade»
tiktok «@kemibee»
tik tok «kemibee.ldn»
tiktok name «kemibee»
x: «@kemib»
twitter «kemib_ldn»
telegram «@kemib»
telegram username «kemib»
whatsapp name «KemiB»
discord «kemib#4417»
discord is «kemib4417»
psn «kemz_2011»
gamertag «KemzGoat»
xbox «KemzGoat99»
roblox user «kemz99»
vinted «kemi-closet»
ebay id «kemi_sells»
linkedin «linkedin.com/in/kemi-b»
tinder profile «Kemzo, 27»
on tinder as «Kemzo»
«facebook.com/kemi.bee.7»
«fb.com/kemi.bee»
«instagram . com / kemibee»
«insta: @kemi bee»
handle «at kemi underscore bee»
«@kemi_bee» on all of them
username «kemibee99»
his user name is «bigkem»
posts as «big_kem»
«bigkem_ on insta»
steam name «bigkem»
«snapchat.com/add/kemibee»
«youtube.com/@kemibee»
«linktr.ee/kemibee»
twitch «bigkem_tv»
he plays as «xXbigkemXx»
«t.me/bigkem»
fortnite: «bigkem99»
her depop is «kemz.closet»
his snap is «big.kem»
only fans «kemi_x»
her @ is «tessw_90»
ig = «tessw90»
on snap shes «tessieboo»
tiktok handle: «tessieboo.x»
she is «@tessie.boo» everywhere
«snapchat/tessieboo»
«insta/tessieboo»
fb: «facebook.com/profile.php?id=1000442»
fb messenger name «Tess Wu»
«https://vm.tiktok.com/ZMabc12/»
«https://x.com/tessw/status/1»
he uses psn «Dazza_LFC»
xbox tag «Dazza LFC 88»
telegram «@dazzalfc»
his telegram is «dazzalfc»
whatsapp pic name «DazzaLFC»
facebook «tess.wu.1990»
discord tag «dazza#0001»
snap name is «dazzab0y»
hinge as «Dazz, 31»
vinted seller «tess-wu-90»
ebay «dazza_motors»
«dazza_lfc» on twitter
minecraft name «tessieplays»
«reddit.com/u/dazzalfc»
«u/dazzalfc» on reddit
«youtube.com/c/dazzalfc»
bereal «tessieb»
strava «Tess W» shows her runs
«linkedin.com/in/tesswu»
spotify user «tesswu90»
«tessieboo» is her insta
found her on tiktok, «kezza.b2»
he messaged from a new account, «realdeano99»
«kezzaa_ldn» (insta) is public
another fake acc «notdeano_01»
he DMs from «gh0st.n17»
«u/kezzab2» posts about the refuge
a second profile, «kemzbackup», that he does not know
username starts «kezzaxo»
# ip
internet address in the report is «192.0.2» and then it's cropped
the tag on the buggy has «C4 7E 0B 19 D2 A6» on it
ip «2a00:23c7:...:9f1b»
«2a02 c7f 8e11» is how the address starts
last octet «142»
wifi log shows «one seventy two sixteen four ninety»
camera phones home to «nine one dot one eight five dot fifteen dot six»
report lists «77-98-140-6»
IP (from the doorbell's list of devices): «203 0 113 58»
her provider says «86,154,22,9»
login from «86.154» something
ip adress begining «86.154.» says the log
ip ends "«.113.240»"
address ends «.188.14»
router mac «a483.e712.0f9b»
ip add ends in «7.201»
mac 00 1a 2b «44 18 5e»
«86:142:19:77» ip
the ip started with «86.142»
ip «94-12-205-8»
«31.94,66.120» ip
«842f.579a.410c»
mac aa bb 88 «02 4b 01»
login from «92.40.188.something»
ipv6 begins «2a02:c7f»
login from «203.0.⏎113.77» at 3
«92.40.176.11»
address «92.40.176.11» from the bank alert
«92 dot 40 dot 176 dot 11»
«2a00:23c7:99:1::5»
router mac «A4-B1-C2-11-9E-0F»
«81.132.44.9»
«81 . 132 . 44 . 9»
«81[.]132[.]44[.]9»
«81 dot 132 dot 44 dot 9»
«eighty one dot one thirty two dot forty four dot nine»
ip «2a02:c7f:8e1:4400::1»
«2a02:c7f:8e1:4400:1c2d:33ff:fe44:9a1»
mac «3C-22-FB-9A-10-44»
«3c:22:fb:9a:10:44» router
mac address «3c22fb9a1044»
imei «356938035643809»
IMEI «35 693803 564380 9»
«192.168.0.14»:8080
device id «A1B2C3D4E5F6»
ip was «51.148.22.101»
«51,148,22,101» is the ip
«51 148 22 101» ip
«fifty one dot one four eight dot twenty two dot one oh one»
«2001:0db8:0:0:1::7»
«fe80::1ff:fe23:4567:890a»
«5c:aa:fd:11:22:33»
«5CAA.FD11.2233» mac
imei no. «35-209900-176148-1»
ipad serial «DMPXK2ABJ1GJ»
«81.2.69.x» range
ip starts «81.2.69»
# geo
the map app shows «gcpvj1e5m» for her old flat
tent is pitched at «TQ 41 87» near the wood
lat was «53.80148» which is the back gate
w3w, try «Pebble.Lantern.Crowd» with capitals
osgrid «TQ 34 84»
pinged at «fifty five nine four four minus three one nine oh»
live location, link «maps.example/loc/Qz81xT»
the three words, she gave «paper/ridge/cocoa»
pin is on «54.97 / -1.61»ish
what3words is "«spoon.cradle.vivid»"
plus code «9c3xgv7c+4q» for the gate
pin: «https://maps.example/pin/8fKq2» for today
«https://share.example/location/77aa9» from her phone
geo from photo exif: «N51 27 41 W2 35 20»
location «51,5074 -0,1278»
«52d 29m 10s N 1d 53m 25s W»
«52,4862 / -1,8904»
coords 53.8 «-1.5»
lat: fifty three point eight «long: minus one point five four»
52 degrees 37 «51 north, 1 degree 17 50 east»
52.6309 comma «1.2974»
x=«1.2974» y=52.6309
loc=«55.9533%2C-3.1883»
«51.4816..-3.1791» gps
{"lat":«54.9783»,"lng":«-1.6178»}
«54.9783 , - 1.6178»
«54 58.7 N, 1 37.1 W»
«N54 58 42 W1 37 04»
///«tests.lucky.foam»///
«fifty two degrees twenty nine north, one degree fifty four west»
sat nav said «53.48 north 2.24 west»
three words: «humble, anchor, spoons», thats where he parked
pin drop: three words «gravel / onions / tempo»
his watch shared «53.81 -1.55» every morning
signal put him at «53 degrees 24.1 north, 2 degrees 58 west»
the tag said «fifty one point five, minus zero point one two» at nine
pin «TQ  345  846»
«52.4862,-1.8904»
«52.4862 , -1.8904» dropped pin
«SP 0679 8668»
grid ref «SP067866»
«///stove.lemon.grid»
w3w «stove lemon grid»
«9C4WF4P5+FR»
«https://maps.app.goo.gl/Qw12»
«52.4862N 1.8904W»
lat is «52.4862»
«51.5471, -0.0612»
«51.5471 -0.0612»
«51.5471/-0.0612»
«51.5471N 0.0612W»
lat «51.5471» lon «-0.0612»
«51°32'49"N 0°3'40"W»
«51 32 49 N, 0 3 40 W»
«fifty one point five four seven one, minus zero point zero six one two»
«TQ 354 846»
«TQ354846»
«TQ3584»
«tq 35484 84651»
grid «TQ35»
«///table.lamp.chair»
w3w «table.lamp.chair»
what three words «table lamp chair»
«table dot lamp dot chair» on w3w
«9C3XGWRQ+5P»
«GWRQ+5P Hackney»
«GWRQ+5P London»
«https://maps.app.goo.gl/abcD123»
«maps.google.com/?q=51.5,-0.06»
«https://what3words.com/table.lamp.chair»
«https://w3w.co/table.lamp.chair»
«https://goo.gl/maps/AbC12»
«google.co.uk/maps/place/xyz»
pin «51.547, -0.061»
coords are «51.5471», «-0.0612»
geo «51.5471;-0.0612»
easting «535400» northing «184600»
location «51.5471,-0.0612» shared
«lat 51.54 long -0.06»
«NZ2764» is the estate
«SD 838 980»
«plus.codes/9C3XGWRQ+5P»
«https://www.bing.com/maps?cp=51.5~-0.06»
«53.4084, -2.9916»
«53.4084° N 2.9916° W»
«53.4084,2.9916W»
«53 24.504 N 2 59.496 W»
«53°24.504'N 2°59.496'W»
lat «53.408» lng «-2.991»
lat long «53.408 -2.991»
«SJ 34 90» grid
os ref «SJ3490»
grid «sj 342 902»
«SJ 34215 90217»
«SJ3421590217»
«///poodle.cabin.quiz»
«poodle.cabin.quiz» what3words
w3w is «poodle, cabin, quiz»
«// poodle.cabin.quiz»
what3words: «///poodle.cabin.quiz»
«9C5VC2Q5+9F»
«C2Q5+9F»
«C2Q5+9F, Liverpool»
«https://maps.app.goo.gl/XyZ123»
«https://goo.gl/maps/xyz»
«google.com/maps/@53.4,-2.9,17z»
«maps.apple.com/?q=53.4,-2.9»
«https://www.google.co.uk/maps/dir//53.4,-2.9»
coordinates «53.40, -2.99»
location is «N53 24.5 W2 59.4»
find my shows «53.4084,-2.9916»
«51.543 north 0.056 west»
the three words are «filled, count, soap»
words for gate = «daring.lion.race»
meet at «daring.lion.race»
what3words for the back door: «ledge.prices.nurse»
«tq 300 804» on the os map
«https://find.apple.com/abc123»
# ni_number
her slip ends with «84 C» and his with another
NI check passed, she gave the middle pair «56 and the letter D»
we need her NI, the card says «YT 48» and no more
national insurance card is torn through the middle, left half reads «SB 95 2»
nat ins confirmed, she gave «73B» and it went through
the prefix is «RT» and that's all she has of her national insurance
nino begins with «PW»
first half of nino as a security answer: «KT 73 9»
«LB then 482 then 715 then C»
final pair and letter «6 1 C» for her national insurance
ni - «JK??1722B»
NI «NR ..... 8 B», rest torn
her card, can read «S? 61 90 2? D» only
partial nino "«4190C»" on the letter
ni ends 📌«56C»📌 she says
trn «12 A 34567»
national ins «WK,30,11,27,A»
end of the ni is «984C»
«984C» last bit of her NI
last two digits and letter of NI: «12D»
«90B» is the end of the ni number
first two letters and numbers of NI «OA28»
nino en bee, forty one, oh six, «thirty three, ay»
NB then 410633 «then A»
her national ins begins «LC 40» the rest is torn off
«AB_12_34_56_C» on payslip
«PE 40 19 26 C»
«pe401926c»
nino «P E 4 0 1 9 2 6 C»
«PE-401926-C»
NI starts «PE 40»
NI: «PE 40 19 26»
«papa echo four zero one nine two six charlie»
«AB 12 34 56 C»
«ab123456c»
«AB-12-34-56-C»
«A B 1 2 3 4 5 6 C»
«QQ123456C»
«GB 12 34 56 A»
«BG123456D»
nino «JC 88 41 07»
NI num «JC884107»
NI starts «JC 88»
ni ends «07B»
«JC eight eight four one oh seven B»
«juliet charlie eight eight four one zero seven bravo»
«ＪＣ８８４１０７Ｂ»
«JC 884107 B»
«JC88 41O7 B»
NI «jc/88/41/07/b»
«jc.88.41.07.b»
nat insurance no «JC884107B»
national insurance ending «07 B»
«ЈС884107В»
ni number: «JC 88 41 ** B»
«J C 8 8 4 1 0 7 B»
last 3 of NI «07B»
temp NI «TN010190F»
«DF 12 34 56 A»
nino «SL 77 01 42 D»
«sl770142d» on the letter
«S L 7 7 0 1 4 2 D»
«SL77 0142D»
«SL-770142-D»
«sierra lima seven seven zero one four two delta»
«S L seven seven oh one four two D»
ni «SL770142» letter missing
«SL 77 O1 42 D»
«OO 77 01 42 D»
nino starts «SL77»
NI last bit «42D»
«ЅL 77 01 42 D»
«sl 77 01 42 d»
n.i.n.o. «SL 77 01 42 D»
nat ins «SL77****D»
«juliet bravo 44 10 28 alpha»
# nhs_number
nhs no, we have the middle three as «447» here
surgery says the last five digits of the NHS number should be «48213»
the nhs no ends, last three digits, with «4 8 2»
NHS: first block 684, last block «0977»
nhs, 401, «023, 2137»
«2137» is the end of her nhs number
nhs mid digits «023»
nhs no 450, «557, 7104»
«9981» on the end of the nhs no
hv has baby as «4O1 O23 2I37»
the first six of her health number are «928 335»
NHS no. «612 445 0917»
«612-445-0917» on her red book
nhs «6 1 2 4 4 5 0 9 1 7»
nhs ends «0917»
patient «6124450917»
nhs «485 777 3456»
«4857773456»
«485-777-3456»
«485.777.3456»
«4 8 5 7 7 7 3 4 5 6»
nhs no ends «3456»
NHS number «485 777 34»
«485 777 3457» wrong check digit
«four eight five seven seven seven three four five six»
chi «0101901234»
H&C number «325 410 8877»
nhs: «４８５ ７７７ ３４５６»
nhs «485777-3456»
baby's nhs no is «999 123 4567»
red book «9991234567»
nhs last four «3456»
«485 777» something nhs
nhs «943 476 5870»
«943 476 5870»
«943-4765870»
nhs no: «9 4 3 4 7 6 5 8 7 0»
red book number «943 476 5870»
«nine four three, four seven six, five eight seven oh»
nhs ending «5870»
«943476 5870» from discharge
NHS «943 476 ....»
health no «943 476 5870»
community health index «1203901234»
two with that name at the surgery, ours ends «5919»
EMIS no «17203»
# id_document
«L9083 11735» is what's on her passport
dvla letter shows «KHANS 806» and the rest is cut off
BRP ends «6K2»
driver's licence last 5: «9TRXW»
share code for the landlord check: «S-8LT-4QZ-7»
licence, her number has «70415» in the middle
parking permit «H4417»
biometric card "«RX/0 551 882»" stolen
passport ends 🛂«1983»🛂, check the scan
«1 1 8 8 0 4 3 3 7» is the passport on the booking form
«118044182» on passport
passport(s): «118044182», «118044183»
«RX 118 0441»
«768» last three of passport
«W94-R2K-8TT»
birth reg entry «144»
driver no begins «OKEKE 8»
citizenship certificate «14/118220»
travel doc «C 0l88 413» came after the appeal
birth cert entry no. «2174/04» seen for the little one
passport «562019443»
passport no. «56 201 9443»
brp «RW4019263»
brp ends «263»
licence «BELLI 952190 L99TR»
share code «WPT 4R8 K2M»
birth cert no. «BBCZ 401926»
blue badge no. «401926XF0195X0427»
oyster no. «0564 0192 6633»
CSCS no «4019 2663»
HO ref «B4019266»
zip card no «40192663»
national ID «AZE 4019266»
eVisa no «3434-4019-2663-1177»
death cert «DXZ 401926»
passport last digits «443»
passport «541882903»
passport no «5 4 1 8 8 2 9 0 3»
pp «541 882 903»
«541882903» (UK passport)
passport ends in «903»
last 4 of passport «2903»
brp «ZR8841027»
BRP starts «ZR8»
«ZR8841027»
residence permit «RS 884 1027»
licence «ADEYE 807224 K99XY»
driving licence no. «adeye807224k99xy»
DVLA no «ADEYE807224K99XY 31»
share code «W4D 8KL 2RT»
share code «w4d8kl2rt»
share code is «SXT 8KD HRY»
birth cert «BCC 882104»
birth certificate number «WBXA 104882»
death cert no «DYC 448812»
marriage cert «MXF 227014»
oyster «0612 4488 2190»
freedom pass no. «6335 9704 1182 0044»
blue badge «AB1CDE 0 0000X1226»
blue badge no «K9TT7X 4 2201»
CSCS «01882244»
SIA licence «1001 8842 0917 3321»
zip card «0442 1188»
Pesel «85010112345»
CNIC «35202-1234567-1»
aadhaar «4412 8820 9917»
BVN «22188420917»
home office ref «A1884201»
HO ref «A 188 42 01»
UAN «3434-8842-1092-7711»
ARC no «ARC/884210»
Port ref «LHR/884210»
GWF «GWF088421092»
CAS number «E4G1AB8C9D0E1F»
eVisa UAN «1212884210927711»
«IDGBR541882903»
travel doc «TC884210»
Irish passport «PA8842109»
Romanian id «RK 884210»
«P<POLADEYEMI<<KEMI<<»
biometric card «ZX9982104»
ID no «88421097»
library card «D00884210»
student id «w1884210»
bus pass «633597 0021 8842»
passport first part «5418»
citizen card «8842-0917»
driving licence ends «K99XY»
visa «023884210»
seaman's book «UK088421»
UK passport «707312884»
passport starts «7073»
pport «707312884»
passport «seven zero seven three one two eight eight four»
brp «RT 770 1428»
«RT7701428»
licence no «WUXXX901142T99AB»
dvla «WUXXX 901142 T99AB»
share code «W 7 7 0 1 4 2 8 K»
sharecode «W77 014 28K»
birth cert «BCY 770142»
death certificate «DAB 770142»
adoption cert «ADX 7701»
cscs card «07701428»
blue badge «770142XW01290X0134»
oyster card «077014288842»
oyster «0770 1428 8842»
60+ card «0770142»
freedom pass «633597 0770 1428 8842»
NUS card «77014288»
Turkish ID «10770142884»
Albanian id «K77014288P»
Ghana card «GHA-770142884-2»
Indian passport «P7701428»
Syrian passport «N 007701428»
Eritrean ID «7701428»
home office «H7701428»
HO ref no «H 770 14 28»
EUSS «3434-7701-4288-4210»
coa ref «CoA7701428»
settled status UAN «1212-7701-4288-4210»
naturalisation cert «LN0770142»
port ref «GTW/770142»
asylum support «26/07/00770/001»
ASF1 ref «770142-88»
the code for right to work is «WX9 2KL 7PM»
blue badge serial «9F2K17»
# bank
sort code only, account to follow: «09-01-56»
sort code? think it's «11 dash 59 dash oh 3»
pay it to «60-83-7x» she can't read the last
card machine slip says the one ending in «0516»
pays into acc «862» something
debit card is the one ending «forty four nineteen»
monzo 04-00-03 / «12 908 447»
acct 8 digits «77 40 21 19»
prepaid ending «8-6-7-9»
s/c «09 01 2-», cannot read the last
acc «4471», she said it herself
account ends 💳«7736»💳 on the statement
«eleven, oh one, twenty two» is the sort code she read me
security code on the back «318»
srot code «11-08-44»
«11:08:44» sort
three digits on back «447»
her pin number's «8220»
swift «BPKOPLPW»
credit union acct «44182»
«１１－０８－４４» sort code
«4418» last four of the card
security no «882»
«04.00.04» monzo
three digit code «118»
CVV number is «118»
pin's «7724»
«O9-O1-28» sort code
the 3 on the back are «915»
sort «60-12-3S»
cvv on the back is «207»
3 digit number on the back «404»
«406» is the end of the account number
the cvv's «318»
sort code «forty, forty seven, oh nine»
sort «20, 71, 88» barclays
DAF grant to Nationwide «07-02-46» please
pay to «4658 23I0 0447 2I95» pls
«09-01-28 40192663»
sort code is «090128» and account «40192663»
acct no «4019 2663»
iban «GB21 ABBY 0901 2840 1926 63»
card «4751 4019 2663 1170»
card ends «1170»
her natwest «40192663»
acc «four oh one nine two double six three»
sort «09 01 28»
«20-44-18 88421097»
sort «204418» acc «88421097»
s/c «20 44 18»
sc «20-44-18»
a/c «88421097»
acc no «8842 1097»
acct num «8 8 4 2 1 0 9 7»
«GB29 NWBK 6016 1331 9268 19»
«gb29nwbk60161331926819»
«G B 2 9 N W B K 6 0 1 6 1 3 3 1 9 2 6 8 1 9»
card «5434 8842 1097 3321»
«5434884210973321»
«5434-8842-1097-3321»
«5 4 3 4 8 8 4 2 1 0 9 7 3 3 2 1»
card ends «3321»
card ending in «2019»
last four of card «3321»
long number starts «5434 88»
cvv «442» card above
barclays «88421097»
nationwide roll no «R/884210-1»
roll number «0442/884210-9»
paypal «kemi.b88»
monzo «88421097»
sort code twenty, forty four, eighteen: «20 44 18»
sort code «twenty forty four eighteen»
account «double eight four two one oh nine seven»
credit union member «CU884210»
building soc acct «884210/97»
debit card «4658 **** **** 3321»
IBAN «PL61 1090 1014 0000 0712 1981 2874»
«IE29AIBK93115212345678»
swift «NWBKGB2L»
account ending «1097»
pay «20-44-18» / «88421097»
pin «4418» for her card
post office card acc «884 210 97»
his acc starts «884»
amex «3742 884210 97332»
«60-83-71 70142884»
«608371 70142884»
«60 83 71, 7014 2884»
«60/83/71» sort
barclays acc «70142884»
«7014-2884» acc
«sort six oh eight three seven one»
acc «seven oh one four two double eight four»
«GB94BARC10201530093459»
«GB94 BARC 1020 1530 0934 59»
card no «4929 7701 4288 4216»
«4929 7701 4288 ....»
visa ends in «4216»
mc «5299 7701 4288 4216»
card «4 9 2 9 7 7 0 1 4 2 8 8 4 2 1 6»
**** **** **** «4216»
card last 4 «4216»
giro ref «770142884»
payee ref «WU770142»
paypal.me «paypal.me/tesswu»
starling «70142884»
her acc ends «884»
monzo.me «monzo.me/tesswu»
expiry 04/28 cvc «771»
the 4 digits on the card are «2195»
pin for the card is «4418»
«9344» are the last four of her debit card
(card «3448»)
# vehicle
the doorbell saw «WN21 ...B» and no more
doorbell saw the car, «WN21 ...B», before it went
insurer has the astra as «FY 16 ,JBV» with a comma
I remember the last 3 letters, she shouted them, «K V B»
silver audi, «WN 7» something
reg «dg.16.fpz» seen
«MV/05/TKE», strokes from the export
receipt for «T 642 KVM», cash
black polo, reg I think «LD19» or another
grey van «LD19---»
van with a sign on its side and «BD51»
taxi plate was hackney «eleven forty two»
plate echo juliet fifteen something something «tango» on an astra
his plate is a private one «bee one gee dee zed»
the letters «GHB» at the end of the number plate
«Y0 17 BRX» came back stolen
reg: «bj6? tz» on a silver van
black audi, «yg 68 opt»
grey kia «fd 67» something
plate ends «vvb»
bike, BD51 then «SMR»
badge «PHD 90417»
white transit «GN 07 tyx» crawled past
PCN came for «EK 65 - ZHT» which is her car
«YF12» ... is all the cctv got, silver estate
last known car «AP 6 6 H 0 B» zero or letter o
ends in 🚗«XTB»🚗, blue Corsa
partial «LM19»
white transit «19 KXD» thats all she got
«en kay sixty eight why tee pee»
N for november K for kilo «68 YTP»
y h two one «z k o»
"«YH21 Z»" is all she remembers of the reg
«YHZ 418S»
plate «RICKY 1»
«YH 21» something on the bumper
bravo xray seventeen «lima tango oscar»
bee ex seventeen «ell tee oh»
"«BX17...»" she couldnt finish, a kia
gee vee fourteen «ar em you»
foxtrot delta seventy two «kilo whiskey alpha»
reg eff dee «72 kwa»
«KWA» were the last 3 letters
plates «WAYNE 1»
double u pee twenty «aitch dee en»
«XPB» is how his reg ends
«KN66» is London isnt it, been twice
«RO57» is reading yeah? seen twice
«SF71» is scottish right
first half «LN65», couldnt see the rest
«VU22», missed the rest
«TN70» again and then TN70 LGV
white van «EK 23 and three letters»
car is «BV six six», then some letters
scooter ends «...PXK»
«HX69 T-something» outside
if a car with «HVX» in the reg shows up
van «MCZ 7I20» again
van «T418/NGU» outside
«BX70 LPE»
«bx70lpe»
«bx 70 lpe» grey astra
partial reg «BX70»
reg ends «LPE»
«B?70 L?E»
«BX7O LPE»
plate «L4 BEL»
«L0L 4B» private plate
irish plate «171-G-4402»
«S401 LPE»
polish reg «DW 4L019»
«bravo x-ray seven zero lima papa echo»
something «LPE» on the plate
plate starts with «BX»
«LR68 KVX»
«lr68kvx»
«LR-68-KVX»
«L R 6 8 K V X»
«lima romeo six eight kilo victor x-ray»
«LR sixty eight KVX»
plate starts «LR68»
plate ends «KVX»
plate «L?68 K?X»
«?R68 K??» partial plate
«LR6? KVX»
«LR** KVX»
reg ends «KVX», black audi
car ends «KVX»
first bit of the plate is «LR»
black golf, «KVX» at the end
«P442 RTX»
«p442rtx»
«RTX 442P»
«K1 LLA» private plate
«K3MZ» on his plate
«B16 BOS» private reg
«80 SS» plate on white range rover
«M8 KEM»
«H4 RDY» on a merc
«192-D-10442»
«08-C-4421» irish plate
«12 D 34567»
polish plate «WA 4421K»
«KR 7XC42» polish reg
romanian plates «B 442 KVX»
french reg «AB-442-CD»
german plate «HH KV 442»
«CA 4421 KX» bulgarian van
NI plate «KHZ 4421»
«JGZ 4421»
van «EF19 KVX»
grey corsa reg «EF 19» something
taxi badge «44210»
taxi plate number «4421»
minicab licence «PCO 884210»
phv «0884421»
VIN «WVWZZZ1KZ6W884210»
moped «LX21 KVB»
«LR68 K V X»
«LRб8 KVX»
plate had «68K» in it
«Q442 KVX»
«LR68-KVX» outside
V5 doc ref «8842 109 7332»
«lr 68 kvx» drives past
reg «LRO8 KVX»
permit for «LR68KVX»
trailer «C442109»
«MV71 KOD»
«mv71kod»
«MV 71 KOD»
«mv 71 kod» black nissan
«M V 7 1 K O D»
«mike victor seven one kilo oscar delta»
reg «MV7I KOD»
plate with «71 KOD» in it
«MV71 ???»
«MV?? KOD»
«??71 KOD»
partial «MV71» red van
partial «KOD» on a van
plate something «KOD»
«V770 KOD»
«KOD 770V»
«KOD 7» plate
«7 KOD» on his bmw
«T3 SSW»
«TE55 WUU»
«W1U TES» private
«D4ZZA» reg
«DAZ 7A» plate
«181 D 77014»
«05-KE-7701»
«RIA 7701» NI reg
polish reg «PO 7H142»
«B-77-KOD» romania
lorry «WX19 KDE»
bike «LB70 KOD»
reg ends «OD» she thinks
V5C «7701 428 8421»
council permit «MV71KOD»
blue badge car «mv71 kod»
uber reg «KM70VBU»
«MV71-KOD» seen twice
audi a3 «MV71K»
«KP16» (didnt see the rest) black 4x4
«hk 66 zrt» parked round the back
«HK66 2RT» with a two for a Z
something something «ZRT», green kia
all she got was «HJX» off the plate
«bxi 7120» ni reg
«NGU 418H» classic mini
«lima tango sixty eight» then couldnt hear
vanity plate says «B055 MAN»
«M11 KEY» blue bmw
# reference
I wrote the last bit down, ...«6653» from the receipt
closing letter, number blanked but for «339»
last 4 is «4417»
his nbr again, now ends «06 17»
non-mol is «SE 24 F 00332» from the family court
logged under «PS/1182/24» by standards
nobody knows it all but the end should be «318 774»
marac «HAC441»
quote «KO441»
EHCP «44172»
«ASB 441/26»
hers is UC/PT «4471-9902»
cad no "«7719»" of last night
pip claim 📄«ZL/55-2089-X»📄 will cover it
Homeless app no. "«HPA 2231»" letter due
register no is «dee aye four four one seven», read over phone
collar number «PC 4418»
MARAC case «118B»
log «441» 12th nov
quoting «44/18»
pnd «55401»
log «55» 12.11.25
solicitor «SMB/551/Kar»
marac case «R441»
please quote «R-11-82»
«CAS dash 771 dash 22» read out by legal
ten. ref «T-oo56l2» or near it
log «184» today
crime ref no. «20/401926/26»
«20BE/40192/26»
CAD «2204» 23 Nov
log no «2204»
incident number «20260401926»
MARAC «B/401/26»
court case «BM26F00419»
«BM26P40192»
rent acct no «4019266-3»
rent ref «40 192 66»
tenancy ref «T/4019/2»
social care «CF401926»
careFirst «1401926»
early help no «401926»
HB claim «4019266»
UC ref «40192-6633»
ctax «4019 2663 0»
PIP ref «PIP/401/926»
housing app ref «HA/40192»
gas acc «8401926633»
MPRN «4019266311»
water ref «40192663 7»
school ref «S40192»
hospital no. «R401926»
ombudsman ref «26 004 019»
complaint ref «C-40192»
NRM ref «NRM-401926»
solicitor ref «LB/BEL001/4»
CRN «B401926»
URN «20BM4019226»
repair ref «40192663»
DHP ref «DHP40192»
«BM/40192/B» is her file
case «40192» on jigsaw
our ref «lb/40192»
mosaic no «4019266»
UPN «K330201204019»
ref «four oh one nine two six»
prison no «A4019CK»
crime ref «4404182/26»
crime no «CR/4418/26»
«01/44182/26» crime
CAD «4418»
CAD«4418/25nov»
cad number «6612» of 24/11
incident «44182»
police ref «26*44182»
«26000441820» is the log
log «442» of 12 Nov
occurrence «54260044182»
URN «01HK0044126»
MARAC «HK/44/26»
marac no «442»
court ref «ZC26F00442»
case «ZC26 F00442»
claim no «K4QZ442A»
case no. «F00ED442»
PCOL claim «442MC118»
rent acc «44182097»
rent account «4418 2097»
rent a/c «44-18-2097»
rent ref «R4418»
payment ref «442 097 8»
tenancy no «T-44182»
tenancy «00441820»
tenant id «441820»
social care «P441820»
mosaic «441820»
LCS «441820»
liquidlogic id «44 18 20»
housing reg no «44182/A»
bidding no «441820»
homefinder «HF44182»
locata no «L44182»
HB ref «44182097»
HB «4418/209/7»
council tax «44182097 1»
ctax ref «44182097»
UC journal ref «44182-AB»
PIP «PX/44/182»
gas meter «G4A00441826»
meter serial «E6S10442188»
MPAN «10 4418 2097 331»
mprn «4418209733»
water acct «4418209»
edf «671 044 182 097»
ombudsman «HO-44182»
ombudsman ref «202644182»
complaint no «44182»
school UPN «Q442109711004»
upn «A823432197001»
hospital no «H441820»
MRN «441820»
ward ref «K0441820»
NRM «NRM0044182»
CAFCASS «CAF/44182»
legal aid «1.ABC.44182»
laa ref «300001844182»
solicitors ref «KB/44182/1»
our ref «HA/44/AB/182»
your ref: «AO/44182»
file no «44182-26»
insurance policy «POL 44182097»
repair «R0044182»
works order «44182/1»
IDVA ref «IDVA-442»
prison number «A4418EK»
PNC «05/44182K»
CRO «44182/05K»
probation CRN «X442109»
asb case «ASB/26/442»
case «four four one eight» on mosaic
urn «two six zero four four one»
ref is «HK dash four four one eight two»
«HK4418209»
«HK/26/04418»
«44182-097-3»
«#44182097»
ref «44182..» cant read rest
ref starts «HK44»
crime ref ends «82/26»
«H K 4 4 1 8 2 0 9»
reference «ＨＫ４４１８２»
parcel «JD0002228842109733»
PCN «HK44182097»
fine ref «44182097A»
travelodge booking «61044182»
UTR «44182 09733»
child maintenance «12 4418209733»
ticket «INC0044182»
dwp ref «DWP-44182»
student finance «WXYZ44182097»
MAPPA ref «MP/442»
LADO «L-0442»
section 47 ref «S47-0044182»
case number is «HK442»
NAS ref «12/09/00442/001»
bond no «DEP44182»
tds cert «EW44182097»
crime number «77/01428/26»
crime «0770142/26»
«6/7701/2026» crime ref
CAD «7701 of 24 Nov»
CAD «7701» today
Athena «42/77014/26»
niche «26000770142»
«770142» is the log no
URN «42WU0770126»
marac «WU-26-77»
court «26FL7701»
FLBA «BV26F77014»
claim «L77WU142»
county court claim «K3PP7701»
warrant «A0770142»
rent «0770142-8»
rent card «7701428»
swipe card «9826 1770 1428 8421 07»
allpay «9826177014288421»
tenancy «TEN/77014»
T no «T770142»
UPN «Z770142884210»
social care id «770142»
swift id «0770142»
early help «EH-77014»
CP ref «CP/770/26»
SEND ref «EHCP-7701»
HB «770142 8»
UC «7701-4288»
DWP «DWP/770/142»
HC2 cert «HC2/770142»
council tax «7701428-8»
MPAN «1200 0770 14288»
meter no «L77A 01428»
water «770 142 884»
ofgem «EG-77014»
ombudsman case «2026 770 142»
LGO «26 007 701»
lgsco «26007701»
school adm no «077014»
hospital «RAX770142»
pas no «0770142»
A&E no «AE26-77014»
lab ref «26H770142»
gp ref «UBRN 7701 4288 4210»
ubrn «770142884210»
NRM «26-77014»
solicitor «TW/770/1»
LAA «1.WU.77014»
policy «HH-7701428»
job no «77014»
SR «SR-0077014»
ticket «#770142»
enquiry «ENQ77014»
FOI «FOI-26-7701»
our ref «77/wu/14»
ref «wu77014»
ref: «w/77014»
ref no «wu 770 142»
case id «a77-014»
cust no «7 7 0 1 4 2 8»
ref «seven seven oh one four two»
bidding ref «BR 77014»
app no «A-77014»
housing app «77014288»
ref ends «142»
starts «WU7» ref
fixed penalty «WU7701428A»
«WK770142884GB» tracking
prison «A7701WU»
HMP no «A 7701 WU»
probation «WU/77014»
CRO «77014/99W»
tag no «EM770142»
booking «TL-7701428»
dog licence chip «941000 0 77014288»
microchip «985112007701428»
«4418 of 17/11/25» is the log no
incident «418» of 17/11
quote «DV/44» when you ring
our file ref «DV44»
ref no's «418» and «421»
«DHP/418» awarded
«#71203» on the repairs portal
officer's collar no «712EA»
on oasis «71203»
«SR 71203»
ref. «7K2-PQX»
«5441/26» is the burglary
liquidlogic «44182»
removal quote no «Q-712»
sols ref «DAX.1.1/PK»
# dob
dob «9/7/92»
born «9 July 92»
bday «9th July»
turning 12 on «9 July»
her birthday's «9 July»
dob is «09-07-92»
«9th July 1992» d.o.b.
baby was born on «9 July»
born «ninth of july»
eldest turns 10 «9th July»
son dob «090712»
birthday's on «july the 9th»
will turn 16 on «9/7»
dob «4/11/88»
d.o.b «04.11.1988»
DOB «4 Nov 88»
dob: «041188»
dob «04 11 88»
born «4th of November 1988»
born on the «fourth of November»
born «4-11-88»
b «4/11/1988»
b. «4 Nov 1988»
bday «4 nov»
birthday is «nov 4th»
birthday on the «4th nov»
her birthday, «4 Nov»
turns 16 on «4/11»
turns 16 «4 November»
turned 3 on «4th Nov»
will be 18 on «4 Nov»
he's 5 on «4 nov»
baby born «4/11»
baby arrived «4 Nov»
baby came at 35 wks, «4 Nov»
gave birth on «4 Nov»
gave birth «4th nov»
delivered by c section «4 Nov»
twins born early «4 Nov»
«4/11/88» dob
«4 Nov 1988» is her date of birth
«4 november» is his bday
date of birth «1988/11/04»
dob «fourth november nineteen eighty eight»
dob «four eleven eighty eight»
born «the fourth of the eleventh eighty eight»
born on «new year's day»
born «boxing day 2019»
birthday «valentines day»
her 18th is on «4 Nov»
5th birthday «4 Nov»
son («4/11/2015»)
daughter «04/11/2015»
kids' dobs «4/11/15», «3/2/17» and «9/9/20»
dobs: «4/11/15» & «3/2/17»
birthdays «4 Nov» and «3 Feb»
mum «04/11/1968»
client («04-11-1988»)
born «4 Nov» in Leeds
date of birth is «4.11.88»
D.O.B.«4.11.88»
DoB=«4/11/88»
birth date: «4 Nov '88»
born Friday «4 November»
passport dob «04NOV1988»
dob «04NOV88»
«０４/１１/８８» dob
youngest was born «last 4 Nov»
bday's «4/11»
dob «17.2.93»
dob «170293»
dob «17 feb 93»
«17/2/93» = dob
born «17th February»
born «17-Feb-1993»
DOB «1993.02.17»
dob is «feb 17 1993»
birthday «17 Feb»
bday on the «17th of feb»
it's her bday «17/2»
17th bday «17 Feb»
he turns 4 on «17th Feb»
he is 4 on «17 Feb»
she'll be 34 «17 Feb»
she will be 34 on «17 February»
they turn 5 «17 Feb»
baby came «17 Feb»
baby delivered «17/02/26»
she had the baby on «17 Feb»
had baby «17 Feb»
baby girl arrived «17 Feb 2026»
kids: «17/2/15», «3/4/18»
«17/02/2015» (son)
born «17 02 93»
d.o.b: «seventeenth of february ninety three»
dob «seventeen two ninety three»
born on «christmas eve»
birthday is «1st april»
b «17.2.93»
b: «17/2/93»
birth «17 Feb»
date birth «17/02/1993»
date of brith «17/02/1993»
was born «feb 17th»
dob - «17-2-93» (33)
D O B «17 / 02 / 1993»
eldest («17.02.2012»)
# address
Key safe: «2 0 8 6», stiff
key safe is by the bins, code «2580»
key safe on the meter door «8830»
key safe «C1984Z»
keysafe «4471»
key safe code is «1984» then key
«1984» then key
code is «1984» then key
door code «19X04»
fob and code «#3390»
gate code «#2204»
entry code: «2204C»
alarm is «7713»
alarm code «7713»
«7713» for the alarm
«22 the paddocks»
«14 the old bakery»
uprn «1000 2387 6541»
«flat B» top floor
top floor «flat b», no lift
«Block C12»
«block c, plot 19»
«plot 19» ready
«Plot 19B»
«pitch 5» on the site
«Flat 3C»
«flat C3»
«Unit 4B»
lock box «2231»
padlock «0771»
the code is «C19X»
"""


def read() -> list[Marked]:
    """The table, a row a text."""
    marked = []
    kind = ""
    for row in _TABLE.strip().split("\n"):
        if row.startswith("# "):
            kind = row[2:]
            continue
        text = ""
        spans = []
        for piece in row.replace("⏎", "\n").split("»"):
            before, _, secret = piece.partition("«")
            text += before
            if secret:
                spans.append((len(text), len(text) + len(secret)))
            text += secret
        marked.append(Marked(kind, text, tuple(spans)))
    return marked
