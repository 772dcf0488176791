"""Invented texts that give nobody away, most of them look-alikes of something that would."""

_TABLE = """
Two bedroom flat in E8, ground floor
keys in by 12 noon monday or its another week
a quick dash 2 doors down then 10 dash 12 weeks
12 degrees 20 at most in the north of the flat
one point: she waits. minus the rent it is 4 weeks
put nationwide 10-12 weeks down as the wait
and/or in/out, either/in writing
no ref needed from 2021
SE15... I think, or NW10... OK either
SE15... YES please, NW10...NOT
paid in cash app or bank, £tbc
the list ends with 12 homes, the last pair is 2 beds
it was all hidden but for 300 people who saw it
last three weeks were 12 hours each
the first two are 12 and 14 years old
the middle three, 2 beds each, are void
the last four were 2026 offers
NI number needed for band 2 B, room 12 B
we need her NI and a proof of address for E8 and SE15
sort code to follow by 09.30 on Monday
a nice-to-have on facebook, twenty-two likes
facebook and/or email, follow-up-call on Monday
the group is called by its name
the one ending in 2026 was refused
now ends 30 April
the end is 31 March and the start was 2024
its end is 18 weeks away
~ Tuesday, she thinks
the last 3 letters we sent got no answer
six bytes of data, 12 34 56 78 90 12 is no address
rent went up 51.47 a week
NI letters are with her advisor
the prefix is not needed for national insurance queries
she's called every day on facebook
account called "Rent"
three words: safe, quiet, near
two dogs and five kids, one cat
the one three doors down, two stairs
(her sister, not her mum) and (two kids)
Needs SE15 or SE5, not N16
SE15 and E8 are both fine
se15 and e8 both fine
SE15 AND E8 ONLY
E8 2 bed flat
E8 2bed
E8 3 bedrooms
E8 2-bed maisonette
E8 2/3 bed
E8, 3 children
E8 4pm viewing
E8 at 4.30pm
E8 2.30pm Tuesday
E8 2nd floor with lift
e8 2nd floor with lift
SE15 1st floor
SE15 3rd offer refused
E8 3yr old son
E8 3 yr old and a baby
E8 2 hr drive
SE15 5 mins walk to the station
N1 2 weeks ago
N1 2 be safe
E8 4 us please
SE15 for a family of 4
SW11 her mum is near
NW10 was refused
N1 the best
E8 old flat, needs paint
E8 one bed
E8 one week ago
E8 its fine
SE15 our first choice
no 2nd viewing needed
No 3rd child
so 1st come first served
M25 4 lanes closed
A12 bus is late
the N38 bus stops outside
bus 38, 242 and W15
Bus 38A to Dalston
B12 vitamin is low
S106 homes
section 106 agreement
section 21 notice served
s21 notice and s8 notice
s20B notice received
Section 188 accommodation
s.184 decision letter
Part 7 of the Housing Act 1996
Domestic Abuse Act 2021 section 68
form N5B issued
HB, UC and PIP in payment
PIP 2 review
ESA50 form sent
E8 or E9, 2 or 3 beds
E1 to E20 are all fine
EC1 is too near
WC1 and WC2 excluded
BR1, BR2, BR3 not safe
anywhere but CR0
TW3 is ok
1 bed in E5, 1 bed in E9
any of N1, N4, N7, N19
IG11 3 bed house
G1 and G2 in Glasgow
call 999 if he comes
call 101 for police
ring 111 for advice
text 61016
call 116 123 for Samaritans
helpline 0808 2000 247
Childline 0800 1111
dial 112
call back at 10
call on 12 March at 2
call on 12/03/2026
rang twice on 3 March 2026
rang 3 times in 2 weeks
phone assessment 14 April 2026 at 10:30
phone call lasted 45 minutes
number of homes 2026
number of children 4
number of requests ended 2026 at 14
the financial year ending 2026
week ending 12/03/26
tenancy ends 12 March 2026
tenancy ends 2026
phone contract ends 2026
viewing 01/02/2026 and 03/04/2026
from 01.02.26 to 03.04.26
01 02 2026 03 04 2026
rent is £1,250.50 a month
rent 650 pcm
rent £07.50 over
arrears of 1200 pounds
arrears of £1,345.67 cleared
benefit cap £1,835
budget 10,000 to 12,500
scores 14, 16 and 22
score 0 1 2 0 1
DASH score 18
MARAC on 14 March 2026
MARAC 12/03/2026
MARAC in 2026
MARAC score 14+
heard at MARAC twice
court on 12 March 2026 at 10:00
court date 12/03/2026
court 4 weeks from now
case closed in 2024
case 2 of 5
crime figures 2026
crime reported 3 times
crime number not known yet
crime reference to follow
incident 2 weeks ago
incident in 2024
CAD report not given
reference on request
ref 2 homes
two references needed
register open since 2019
tenancy since 2019
tenancy of 12 months
tenancy started 01/04/2019
rent account in arrears
rent account in credit by £200
council tax band D
council tax 2026/27
UC 1200 a month
housing benefit £145.50 a week
property 2 floors
property 1 of 2
order made 3 March 2026
non-molestation order until 12/09/2026
job 16 hours a week
report 2 pages
application 3 weeks old
waiting list 4 years
account is in arrears by 350
claim takes 5 weeks
her ref is K7QX-3F
request K7QX-3F circulated
viewing on 12 March 2026
viewing Tue 3 Mar at 2pm
due 12 March
baby due 12 March
baby due on 03/04/2026
born in 1990
born in March
born here, aged 34
aged 34, son aged 5
she is 34, children 5, 7 and 9
birthday party next month
turning 5 soon
turns 18 in June
hearing 12/03/2026
meeting 12.03.2026
12-03-2026 10:30:00
2026-03-12T10:30:00
10:30:00 to 11:45:00
meet @ 2pm
viewing @ E8
viewing @home
@channel please read
@here any 3 beds
2 beds @ £650
on facebook 2 days ago
he messages her on instagram
facebook: he found her there
insta: deleted
snapchat is blocked
he uses tiktok and x
look at hackney.gov.uk
look at www.gov.uk
visit us at hackney.gov.uk
apply online at gov.uk
she is at home dot
he is at work
at com
email me
email not safe
emails are read by him
no email address
version 1.2.3.4
section 1.2.3.4
para 4.2.1
ratio 1.5 to 2.5
1.25, 2.5
up 2.5% and 3.75%
51.5 metres and 0.12 metres
2.125, 3.375
10 degrees outside
NO 1234
so 100 200
SE 100
TV and wifi
London N, E and SE
needs ramp and lift
key safe needed
key safe to be fitted
keysafe 2 weeks wait
door code changed
keys x 2
2 bed flat on a quiet road
3 homes in one street
5 minutes from main road
10 minute walk
10 min drive
5 minute drive to school
20 mins walk to the park
2 bed close to shops
3 stops close by
1 way street
a one way street
near the high street
3 shops on the high street
4 bed house, street parking
2 parking places, private road
2 miles down the road
2 bed house with garden
1 double bedroom overlooking green
3 bed, off street parking
2 storey house with rear garden
6 months in a hostel
flat, 2 bed
flat 2 bed
flat 2 beds E8
flat 24/7 support
flat 3rd floor
flat 2 weeks empty
flats 2 and over
a flat a bit small
A flat is fine
Flat A bit small
house 4 bed
the house is on 2 floors
lives at her mum's
lives at home with 2 children
live at 2 addresses? no
passport not seen
passport expired 2024
passport expires 12/03/2026
visa until 2027
visa expires 12/03/2027
visa 5 years
BRP expired
driving licence held
share code needed
NI number not known
national insurance not needed
NI contributions 2024
NHS 111 advised rest
NHS trust 2026 plan
NHS wait 18 weeks
bank statements for 3 months
bank account with £200
account frozen
card payment only
sort out a code of 12
sort code not given
he drives a blue car
car parking for 2
his van is white
registration in E8
GP registration 2026
reg 7 of the 2012 regulations
the car was seen 3 times
no plate seen
plates and cutlery needed
AND 12 FLATS
by 12 Mar
on 12 Feb
at 10 and 12
my 12 yr old
to 20 yrs
UP TO 12 MONTHS
UP 20 MIN
MS Teams call at 2
MS Society referral
MS is a factor
Miss Out
will miss Monday
DS1500 form
PC World vouchers
Dr appointment
GP and health visitor involved
IDVA referred her
mum and 2 boys
ex partner found the last flat
she has PTSD and asthma
wheelchair user, no stairs
2 dogs and 1 cat
she works nights
speaks Somali and some English
owed: 2 x 2 bed, 1 x 3 bed
Hackney owes Brent 2
Clare's Law request made
St John Ambulance attended
Hope to move in May
Will need 3 bed
Victoria line or Angel
covid 19
2019-20
24/7
9-5
50/50
1 2 3
one two three
two or three bed
double bed and one single
triple glazing and double glazing
zero hours contract
oh no
one one bed and one two bed flat
seven nine and eleven year olds
three children aged two, four and eleven
he was given ten to fifteen years
at least two, at most four
2+1
3+2
A+E
18+
over 55s
65%
£650pcm
100 homes by 2026
1000000 pounds
10000 homes
1,234,567
12 345
0.5
.
5*
:-) 2
👍 2 bed E8
2️⃣ bed
25m² room
½ mile
№ 5
thanks!
Mum with 3 kids (2, 5 and 9) currently in E17, needs out of E10, E11 and E17
1b2p flat in N4, 2nd floor, no lift
2B4P maisonette SE16, 650pw
N15 2B4P ground floor
SE8 2b3p flat
SW9 3b flat void
E14 1 bed void from 12 March
W10 2 x 1 bed
NW5 4 storey block
E9 2/3 bed preferred
E7 3 bed house with garden. Rent £182.40pw
NW2 or NW6 or NW10 - anything with 2 bed
she works in W1 so N or E ok
he has family in B21 and B66
perp in SE1, SE5, SE17
avoid BR3-BR6
HA0-HA9 all unsafe
UB1 UB2 UB3 unsafe
avoid M1 to M60
IG1 3 kids need school
RM10 5 miles max
E16 30 mins by DLR
SW17 10 mins to hospital
needs to be within zone 2 or 3
bus 149, 242, 243 or 67 ok
the 276 bus and the 488
can view 10am 2pm or 4pm
viewing at 14:30 on 03/03
offer expires 5pm Fri 6 March
Refuge place since 14/01/2026
refuge since 14 Jan, 6 week stay
joint tenancy 2015 to 2024
assured tenancy from 06.04.2020
arrears £2,304.11 at 03/03/26
service charge 12.50 pw
LHA rate 295.49
UC 2 child limit
PIP enhanced 2024-2027
PIP award to 03/2027
DLA for son aged 7
ESA 2 group
DASH 16/24
DASH 16 and 4 visits
MARAC 3 times since 2023
MARAC heard 05/02/2026
Part VII and s193
s.21 expires 30/04/2026
section 8 ground 14A
ground 8, 10 and 11
HA 1996 s189B
Reg 8A applies
DV1 form completed
N244 form
NMO to 01/10/2026
NMO until 1 Oct
CAO for 2 kids
court in 3 weeks
court fee £303
court room 4
crime reported 01/02/26
crime no further action
reported 4 incidents to police
police called 5 times 2025
999 called 3 times
101 report made
number 1 priority
no 1 choice is E5
no. 2 choice N16
band A since 2022
priority 2
bid 14 of 120
family of 5
3 gen household
4 yrs and 10 mths
8 wks pregnant, due 20 Sept
EDD 20/09/2026
baby due Sept 20
3 boys 12 10 7
kids 12, 10, 7, 4, 2
ages 2 4 6 8 10 12
uses 2 crutches
chair width 65cm
door width 80 cm
height 1.5 m
BP 120/80
50mg sertraline
type 2 diabetes
grade 2 listed
PTSD, ADHD & ASD level 1
phone safe between 9 and 3
phone only after 3pm
text first pls
text only, no voicemail
ring bell twice
number of bedrooms 3
mobile home
mobile phone smashed by ex
new phone and sim 2 weeks ago
tel assessment 11/3
contact via IDVA only
facebook blocked
he tracked her phone by gps
he put an airtag in her car
his car is always about
car has been sold 3 months ago
parking for 1 car
reg disabled
registered blind since 2018
registered with GP
plates smashed
visa expires Jan 2027
spouse visa, 2 yrs left
passport with ex
ILR since 2020
NRPF until 2027
NI to be applied for
nhs dentist needed
bank account controlled by ex
card stopped
sort it by 20-03-26
account closed 2025
key worker visits 2 x week
key fob 2 needed
door entry system
entry phone
flat over 3 floors
flat needs 2 bed
flat with 1 step
flat 1st or 2nd floor
near park and school
close to 2 parks
10 min walk from green space
3 close friends
6 drive time
2 place nursery
2 rooms upstairs 1 down
3 way mutual exchange
4 point plan
1st floor walk up
2 flights of stairs, no court
Mr X and Mrs Y
her mr right
miss the bus
MS diagnosed 2019
meet @ 2pm. Mr X and Mrs Y
viewing @ E8. uk citizen
SE8 2b3p flat⏎E8 2.30pm Tuesday
reg 7 of the 2012 regulations. Reg 8A applies
UP 20 MIN, ILR since 2020
registration in E8, ILR since 2020
arrears at 03/03/26. 12 345
expires 6 March. born here, aged 34
born in March. 12 homes
para 4.2.1. 4 yrs
move in by 12 Mar, born here
turns 18 in June⏎3 stops close by
N16, SE 100
Mum+2 in E6 needs 2b anywhere S of river
1 x 2b4p N9, 1 x 3b5p N18, both void 6/4
E11 2b3p gf, level access
can do E4 3 bed from 20/4
SE13, SE14 or SE26 - 2 bed min
NW9 4 bed parking
refused E15 2 bed 14/2
N17 1 bed 5th floor
W3 2 bedroom, cat ok
had 3 offers since Jan 2025
offer 2 of 3 refused 14/02/26
14 Feb viewing 11.15am
ages 14, 11, 8 & 5mths
pregnant 32 wks edd 14/04
PIP std daily living 2023 - 2026
UC £1,116.34 pm incl 2 children
arrears 450.22 clearing 20 pw
Rent 131.07 + sc 9.18
rent 131.07pw
DASH 19 high risk
MARAC 19/02 agenda
case to MARAC Feb 2026
police x 6 in 2025
101 x 3, 999 x 2
crime no. tbc
CAD tbc
injunction exp 19/08/26
FMO hearing 19/02 at 10.30
NMO, OO and PSO
s.42A order
HA96 Pt 6
ground 14a
Form 4B
tenancy 12/2019
starter tenancy 12 mths
flat is 3rd fl, 42 steps
42 sqm
flat has 1 lg dbl
house with 2 wc
bus 25, 86, 425
zone 3 only
5-10 min walk
10 yr old w/ asthma
GP letter 14/02
NHS ref for physio
passport + BRP seen
BRP exp 12/2026
NI no. seen
bank stmt x 3
car needed for work
blue badge holder
reg blind
no insta or fb
phone off after 8
text b4 calling
tel interpreter Somali
call 2moro 10-12
email via IDVA
ip cameras fitted
grid lights
ref made 14/02/26
ref: 2 bed void
their ref not given
born UK
bday treat
key safe 1 needed
St John's Ambulance
Dr's letter
Mr and Mrs
the financial year ending 2026, NI number not known
mobile phone smashed by ex, tenancy ends 12 March 2026
due 20 Sept. court date 12/03/2026
perp in SE1, SE5, SE17. GP and health visitor involved
court room 4⏎Refuge place since 14/01/2026
police. 01 02 2026 03 04 2026
Part VII and s193. GP registration 2026
Mr and Mrs⏎BRP exp 12/2026
blue badge holder. E11 2b3p gf, level access
"""

CLEAN = tuple(row.replace("⏎", "\n") for row in _TABLE.strip().split("\n"))

_NUMBERS = """
Rang 0800-until-5 duty line
temp reg form PRF1 given
she said "E8 2 bed" or "N16"
2 bed 🏠 E8 or N16 🙏 by 3 June
(E8) 2 kids (N1) 3 kids
she pays 140 a week and 60 for the kids clubs
rent went from 118.20 to 131.40 in April
rent statement shows 2,140.55 owing at 16/11/26
LHA is 241.64 but rent 268
universal credit 1,322.10 a month
gas about 35 a week, electric 22
carpets quoted 640, 710 and 815
deposit 5 weeks = 1,425
credit on account 86.20
paid 3 of 6 instalments of 75
sign up 2pm Thurs 3rd, keys same day
viewing moved 2.15 to 3.45
could do 1130 1145 or 1215
panel sits 1st and 3rd Weds
hearing listed 15 Jan 2027, 2pm, court 11
return hearing 15.01.27
NMO expires 15/01/2028
bail date 15 Jan
trial w/c 11 Jan, 3 days
sentenced to 18 months, out in 9
due date is 3 May
expecting twins, due 3rd May
scan 3 Dec, consultant 10 Dec
c section 28 April planned
moved 12/9, 19/10 and 2/11 this year
been in refuge since 2 Sept
in TA 14 months, 3 moves
placed 22/10/26-05/11/26 in hotel
void from 19 Oct, ready 30 Nov
let 2019, relet 2023
built 1968, refurbed 2014
tenant since 2009, joint since 2016
lease 99 years from 1987
floor 14 of 19, lift 2 of 3
3rd flr, 46 steps
2b4p 71 sqm, 3b5p 86 sqm
lounge 4.2 x 3.6, bed 1 3.9 x 3.1
door 838mm, need 900
threshold 15mm
radiator 1200 x 600
bath 1500
ramp gradient 1 in 12
EPC E 44
EPC was F 31 now D 61
EICR unsat, 2 C2s and an FI
C1 C2 C3 codes on the report
LD1 and FD60 needed
EWS1 form B2
B2 rating on EWS1
PAS 9980 done
HHSRS cat 1 hazard
cat 2 damp x3
DASH 21
SafeLives DASH 18, was 11
CAADA dash 14/24
PHQ 19, GAD 16
AUDIT 22
MOCA 24/30
BMI 31, BP 150/95
asthma, 200mcg twice a day
pregabalin 300mg bd
codeine 30/500 x8
0.5ml jab on 4 Dec
O2 at home 16 hrs a day
CPAP, 2 litres
T1 diabetic age 9
wheelchair 64 wide 108 long
ages 1 4 7 9
ages 16 14 11 and 10
boys 8 & 8, girl 3
kids 5 6 9 12 14 and 16
two girls 7, 9 and boy 15
mum 46 dad 51
couple 66 and 71
year 7 and year 10
in yr 4 at school
nursery 15 hrs, from Jan 30 hrs
class of 28
bus 17 29 253 and 254
29 253 259 go past
the 341 or 476
route 19
N29 at night
train 22 mins, bus 45
zone 2 to zone 5
A12, A406 and M11 nearby
off A1(M) J7
B4100 is loud
M6 J10
E5 E9 E10 E17 in that order
N4 N8 N15 maybe N22
SE1 8 mins from work
B14 B28 B90
M14 M19 M20 M21 M22
LS7 LS8 not LS9
CV1 to CV6
no NG3
Part 6 and 7
s.184 letter, s.202 review due 14 days
s188 TA ends
s.8 grounds 2, 8, 10, 11, 14A
HA 1988 sch 2 ground 7A
Children Act s17 s20 s47
ECHR A3 and A8
Equality Act 2010 s149
FPR 2010 r3A
C1A and C100 sent
FL401A, FL403
N244 fee 303
N119 done
MG11 statement
SF1 form, HB1 form
IHA form
MS1
SL1 form and D8
FORM A1
MARAC to MARAC 12/11
999 4 times, 101 9 times in 2026
call 101 opt 2
0808 2000 247 helpline
Galop 0800 999 5428
mens line 0808 801 0327
text 60777
116 000 missing
band B 2019 band A 2026
priority card 2
bid 3 of 3 this week
position 14 out of 212
shortlisted 2nd of 41
11 in 9 out, +2
owe 5 owed 7
ratio 1.4 to 1
1 for 1 swap
stock 11,400 with 2.1% void
11400 homes, 240 void
relets 610 last yr 584 this
void days 21 24 19 27
avg 23.75
Q2 112, Q3 97
2025/26 q3
FY26 budget 45k
112 97 104 131 by quarter
target 95% got 91.4
90 of 120 replied
KPI 4a 4b
agenda item 3.2
v1.4 policy
4 x AA batteries
2 x 60w bulbs
3 x double sockets
20 bags 4 boxes 1 cot
van 3.5t, 2 men, 4 hrs
luton van 40 a day
storage 25 a week 75 sq ft
6 x 4 shed
fence 6ft
garden 9m
tv 43 inch
single 3ft, double 4ft6
size 6 shoes
age 5-6 coat
1 to 1 support 2 hrs wk
3:1 ratio
keyworker 1x wk 45 min
group 10-12 Tues
freedom prog wk 9 of 11
english ESOL E2
L2 maths
GCSE 4 4 5 6
B1 test passed
IELTS 5.5
ILR 5 yr route
visa to 11/2028
BRP till 31/12/24
pre settled till 2027
NRPF 10 yr route
passport valid 2031
passports x4
licence 6 points
car 2012 ford
car tax 20 pm
mot due 14 Jan
reg with 2 agencies
plate of food 3 times a day
parking 3 bays
taxi 12.50 each way
police x3, PC visited 2x
incident 4 on 9 Nov
crime stats up 12%
CAD not known
log every 2 hrs
ref 1 of 2
refs from 2 landlords
order lapses 15/01/27
court 15 jan 10 am
case conf 4 Dec, core grp 18 Dec
CIN 6 months, CP 11 months
LAC review 20 Jan
TAF mtg 3.30
claim from 4/11 to 1/12
claims 3 benefits
account 3 wks behind
tenancy 4 yrs
school 0.3m, gp 0.5m
nursery 2 streets away
phone 2 has no credit
phone top up 10
number 1 is safety
text any time 9 to 5
email twice no reply
insta pics show the school
insta live on Sunday
facebook marketplace cot 20
fb group 400 members
snap streak
tiktok dances
on x and insta daily
whatsapp voice notes only
WhatsApp 2 ticks
discord server
tinder date
ebay sofa 40
vinted clothes
xbox smashed
psn locked
linkedin says he moved
telegram used by gang
youtube kids
steam cleaner
twitter thread
x2 calls x3 texts
gmail hacked
outlook invite sent
email hacked by ex
teams link sent
zoom 11 am
@ 3pm
@ the office
@ 140 pw
meet @library
and @ night
dot com
one one two three
one two one support
two to three weeks
three four and five year olds
nine ten and twelve
first second and third floor
seven till eight thirty
ten past four
quarter to six
half eleven
twenty twenty five to twenty twenty six
forty two steps
one hundred and ten a week
eleven hundred pcm
a hundred and twenty three pounds
fifth of december viewing
fourth december hearing
born and bred in leeds
born prem 27 wks
birth plan done
birthday coming, wants to be in
turned 18 already
turns up at 4
turned up 3 times 4 Dec
is 2 on list
was 4 on Tuesday
they are 3 on 1 income
she will be 10 minutes
new born due 3 may
son at school 8.45
daughter 9.15 appt 4/12
kids: 4, 7, 11
baby 12/52 old
baby 8 wks
mum 14/12 flight
partner 3/12 court
ex due out 11/12/2026
perp released 01/06/2024
tenant left 01/06/2024
client moved 01/06/2024
flat 14 yrs old
flat on 2nd
flat 2 of block sold
plot of 8 homes
block of 40
house 3 floors
unit of 6 flats
garage 2 cars
door 2 hinges
safe 4 her
safe number only
key safe on order
keys in 3 days
alarm 2 x
lock changed 3/12
lock 2 fitted
code of conduct
code red
dress code
code 3 call out
entry 2 ways
gate 1.2m
fob for 2
22 the hill is steep
at 4 the close of day
by 3 the mill is shut
rent 128.44 pw plus 21.10 service charge
rent £612.50 pcm, deposit 5 weeks
rents 480 to 650 pcm
rent is 1250 pcm now, was 1180 in 2024
arrears 2,304.11 down from 3150 last year
arrears of 450 and 1200 on two accounts
owes 1250 1400 and 300 to three lenders
benefit cap 1,835 pcm or 1,229 single
LHA 1 bed 295.49, 2 bed 365.92
UC 1116.34 less 434.20 deduction
HB shortfall 61.33 a week since 04/26
salary 24,500 so rent at 35%
income 18500 a year before tax
removal quote 380 or 425 with packing
grant up to 1000 for white goods
voucher 100 pounds for carpets
meter has 40 on it, debt cleared
top up 20 a week gas 15 a week electric
electric is £1.20 a day standing charge
water bill 412 a year
council tax 1480 band B
debt 12k all in her name
12500 in arrears across 14 homes
1000000 homes short nationally
costs about 250000 to build one
viewing 10.45 Thurs 26/11
viewings 10.00 10.30 11.00 and 11.30
viewing slots 1000 1030 1100
view at 1030 or 1415
call between 1300 and 1545
school run 8.30-9.15 and 2.45-3.30
8.30-9.15 then 14.30-16.00
open 09:00-17:00 mon-fri
hearing 4 Dec 10am court 6
hearing on 04/12/2026 at 10:30, 2 hrs
court 3, 10.30am 4/12
due 4 March
baby due 4 March
baby due 04/03/2027, 27 wks
EDD 03/02, c section booked 28/01
due date 12 March 2027
bail to 4 January
bail until 04/01/2027, no contact
on bail till 4 Jan
released 9 Dec on licence
notice expires 14/02/27
NTQ ends 14 Feb
NTQ served 02/11/26 expires 30/11/26
hold lapses Fri 27 Nov 5pm
tenancy start 30/11/26 first rent 07/12/26
moved in 06/04/2020, moved out 31/10/2026
02.11.26-30.11.26 void
void from 02/11/26 to 30/11/26, 28 days
panel 9 Dec, review 9 March
w/c 14/12 for carpets, w/c 21/12 for blinds
gas cert 14/01/26 to 13/01/27
EICR 14/01/2022 due 14/01/2027
EPC C 69, potential B 84
EPC 69 to 84
EPC D (58)
DASH 14 in June, 19 in Oct
DASH 22/24, MARAC 2x in 12 mths
DASH 17 23 and 19 over the year
PHQ9 21 GAD7 19
PHQ-9 score 21, GAD-7 19
Waterlow 18, MUST 2
EPDS 16 at 6 wks
SDQ 24, CAGE 3
scores 14 16 22 18
score 12345 is not how it works
sertraline 50mg, mirtazapine 15mg at night
methadone 40ml daily supervised
paracetamol 500mg x2 4x a day
insulin 12 units am 14 units pm
salbutamol 100mcg 2 puffs
BP 140/90, sats 94
HbA1c 58, B12 low
vit D 20000 units a week
bedroom 3.2m x 2.8m
bedroom 3200 x 2800, box room 2100 x 1900
room 6.1sqm, lounge 14.5 sqm
door 760mm, hall 900mm, ramp 1:12
width 760 chair 660
turning circle 1500 x 1500
bath 1700 x 700, tray 1200x800
worktop 850mm high
42 sqm 2b3p, 61sqm 3b5p
1b2p 2b3p 2b4p 3b5p all ok
2b4p gf wet room
3B5P HOUSE, GARDEN 40 FT
bus 149 242 243 all go there
buses 36 436 177 171
bus 25, 86, 425 or N86
on the 253 254 and 279
N279 night bus, W7 or W3 by day
take the A10 then the A406
off the M25 at J25
A1010 and B1049 are both noisy
near the A13, away from the M11
E8 E9 N1 N16 all no
SE15 SE5 SE22 not safe
SW1A and EC1A offices only
W1 W2 W6 W12 ok
CR0 CR2 CR7 fine
floor 7 of 11, lift to all
floors 2 3 4 or 5 with lift
12th floor of 21, lifts x2
72 steps no lift
family of 6: 2 adults, 4 kids
kids 3 5 8 13
kids 12 10 7 4 2 and a baby
ages 11 13 15 16
children aged 2, 4, 6, 8, 10 and 12
boys 4 6 9, girls 11 14
3 under 5 and 2 over 10
aged 34 and 51
she is 34, he is 51, kids 3 5 8
call 999 if he turns up, 101 for anything else
999 x3, 101 x2 this month
power cut dial 105
Samaritans 116 123
text SHOUT to 85258
NHS 111 option 2
Childline 0800 1111 given
National DA helpline 0808 2000 247 24h
Respect 0808 802 4040
Crimestoppers 0800 555 111
call 119 for letters
2019-2024 at same address
2023/24 and 2024/25 rent statements
since 2019, 2021 and again 2024
2 refusals 2024 2025
2015 2017 2019 children born abroad
tenancy 2015-2024, then TA 2024-2026
census 2021, stock survey 2023-24
s193 duty accepted, s189B ended
s.21 and s.8 both served
s17 money, s20 considered, s47 closed
section 188(1) TA
section 193(2) HA 1996
HA 1996 Pt VII s193
HA96 s.167(2)
Housing Act 1985 s.84A
DA Act 2021 s79
FLA 1996 s42
Art 8 ECHR
reg 9 2012/2601
SI 2012/2601
CPR 55.8
FL401 and C100 done
N180 returned, N244 next
N5B issued, EX160 fee help
D11 and C1A with court
SA307 from the midwife
DS1500 now SR1
UC50 due back, ESA50 before
P45 and P60 both given
A1 form, BRP only
FP10 prepayment
BS5266 emergency lighting
BS 7671 inspection, BS 5839 alarms
ISO 9001 and ISO 27001 held
EN 81 lift standard
LD2 alarm, 30 min fire door FD30
FD30S doors fitted
KS2 SATs, KS1 next
Y6 and Y9, one in Y11
Yr 2 and Yr 5
A2 paper, A4 copies
Q4 figures, Q1 target
Q1-Q3 2026 averages
T2 diabetes, stage 3 kidney
type 1, CKD 3b
COVID19 jab due
HIV1 clinic
H2O leak from above
CO2 and smoke alarms
MP3 of the call
4G only, no wifi
iPhone 12, S23 both smashed
PS5 taken by ex
xbox and ps4 for the boys
G4S tags him
O2 contract in her name
3i and B&M vouchers
Catch22 and Turn2us
2bed 1bath 1wc
4x4 in the bay
24hr concierge, 24/7 cctv
48hrs notice, 72hr follow up
1st 2nd 3rd all refused
3rd floor 2nd lift
1-2-1 support x2 weekly
1:1 sessions 6 of 12
2:1 staffing
5-a-side at the centre
50/50 custody, 60-40 split
9-5 worker, 7-3 shift
100% HB, 25% SPD
20% off, 0.5% up
1/2 term 26-30 Oct
half term 26/10-30/10
Eid 27th, Christmas 25th
Diwali 8 Nov, Hanukkah 4-12 Dec
0.4 miles from school, 1.2 to station
12.5 miles, 40 mins by bus
40 miles is 64km
20 min walk, 5 min bus
walk 0.25 mile then bus 10
waited 18 months 3 weeks
on list since 04/2019
priority 2, band A, 4 bids
bid 14 of 120
bids 14 22 7 this week
14 of 20, 3 of 5
2+1, 3+2
1 x 2b4p 2 x 1b2p
we owe 3 x 2 bed 1 x 4 bed
2 in 3 out this qtr
owed 4, given 6, net -2
stock 4200 homes 310 relets
310 relets of 4200 in 2025/26
relet time 23.4 days
void day 23, loss of £412
void loss 412.60
voids 14 11 9 7 by week
target 120 got 98
120 98 and 104 moves in three years
moves: 2023 12, 2024 15, 2025 9
95 out of 100 happy
2 cats 1 dog 3 fish
2 single beds 1 cot 1 double
1 lge dbl 2 sgl
fridge 55cm, cooker 60cm
washing machine 600mm gap
curtains 66x72 and 90x90
carpet 4m x 5m
size 10 shoes, age 7-8 clothes
school has 420 pupils
class of 30, 1 TA
attendance 84%
GCSEs 7 at 4+
16+ only, over 55s
U16 bus pass
18-25 project
16-17 yr old
24 wks pregnant
32+4 weeks
G2 P1
3.2kg at birth
born at 32 weeks
born 2019 and 2021
born in March
turns 18 in June
turns 5 soon
turned down 3 on 12 March
turned 2 homes down on 4 Nov
will be 2 viewings on 4 Dec
birthday next week so not then
birthday party next month
he is 51 and out 9 Dec
partner released 09/12/2026
son starts school 4 Jan
daughter has hospital 12/12
kids back at school 04/01/2027
client viewing 26/11/2026
tenant moved 02/11/2026
mum visiting 12-14 Dec
baby clinic 4 Dec
baby 6 weeks, jab on 4 Dec
new year move in ok
christmas day no calls
boxing day bus service
key safe to be fitted 4 Dec
key safe on 2nd floor
keys 2 sets, fobs 3
fob x2, 4 keys
door 2 of 3 on landing
flat 2 bed 3rd flr
flat has 2 doors
flat on floor 4
block of 24, 6 storeys
block with 12 flats
plot is 20 ft wide
a plot of land
unit 2 of 3 handed over
room 4 court
room 3m by 4m
top floor flat, no lift
at 22 the eldest
22 the limit for hb
lives at 3 places this year
2 the same size
car has 4 doors
car 10 yrs old, no mot
car needed 3 times a wk
drives 20 miles to work
parking bay 2.4m
his van seen 3 times
his car seen 12/11 and 14/11
white van, no plate
plate not seen
van 2019 model
reg 2014 but sorn
golf lessons 10 am
focus group 12 people
passport expires 2027
passport ends Jan 2027
visa ends 2027
visa expires 14/02/2027
leave ends 14/02/2027
BRP expires 31/12/2026
licence ends 9 Dec
card stopped 2 weeks ago
card payment 20 a week
account opened 2021
account in credit 214
account 450 in arrears
bank holiday 25 26 28 Dec
bank 2 miles away
sort 3 beds out
nhs wait 18 weeks
nhs dentist 6 mths
ref 2 of 3
case 3 of 12
case load 24
case open since 2021
case review 04/12
court fee 303
log on 2 times
log kept since 2024
order until 04/12/2027
order of 3 Nov 2026
crime in 2025 and 2026
crimes 14 last year 9 this
incident on 12/11 and 14/11
incidents 3 4 and 6 a month
incident 3 weeks ago 12 Nov
police 5 times 2025 7 times 2026
MARAC 12/11, 14/01 and 06/03
marac 3 times
report of 24 pages
reports due 12th and 19th
register 2400 applicants
2400 on register 310 lets
claim since 2019
claim 5 week wait
phone between 9 and 3
phone on 20% battery
mobile 4 bars
number of beds 2026 target 140
number 2 priority
number 38 to work
insta 2 accounts both blocked
insta stories only
on insta and snap
x is not used
he's on tinder again
facebook group of 2000 locals
tiktok banned her
whatsapp group for the block
whatsapp is best
whatsapp only please
snap maps off
twitter not used now
telegram safe
linkedin deleted
steam mop needed
signal weak on 3rd floor
line manager agrees
zoom at 2pm
teams call 10am
meet @ 10 on 4th
@ 650 pcm
650@month end
and/or 2 bed
n/a for 3 bed
w/c 4th
c/o not needed
h/w 2 hrs a day
y/n 2 questions
A/B test of 2 forms
1a 1b and 2c done
option 2a
ground 14A, ground 8
1. keys 2. fobs 3. rent
1) 2 bed 2) lift 3) garden
a) 2 bed b) 3 bed
i) none ii) 2 cats
v2 of the form
version 3.12.4
page 12 of 24
p12 para 4.2.1
row 120 column 14
12:30:00 to 13:45:00
25°C in the flat, 12C outside
14 degrees in the bedroom
10% of 4,200 is 420
1,234,567 in total
30k a year, 2.5k saved
£1.2m fund, £250k spent
FIVE KIDS 3 5 8 11 13
URGENT 2 BED E8 E9 OR N1
NEEDS 3 BED BY 4 DEC MAX 1250 PCM
OWE 2 X 2 BED AND 1 X 3 BED SINCE 2025
UC 1116 PIP 434 RENT 650
2 BED 61 SQM 3 BED 82 SQM
lift out till 3/12, 2nd lift till 10/12
boiler 12 yrs old, 24kw
solar 3.2kw, battery 5 kwh
13a sockets x6
40w bulbs
5G mast outside
ten to twelve weeks
one two or three bed
two four and six are his contact weeks
one or two or three or four kids
two, three, five, eight and eleven
five four three two one and breathe
one at nine, one at six, one at four
nine to five, five days
two by two, three by three
first of the month
second time since the fourth
twenty twenty six budget
nineteen ninety six act
in two thousand and nineteen
dot on the map
look at the dot com site
he is at home dot dot dot
under score of ten
dash score fourteen
dash of nine to fourteen
A B C and D all void
a b c ratings
N E S and W of the river
see you at 4
r u ok 4 tmrw
c u 2moro @ 10
4 u 2 c
b4 10 pls
gr8 thx 4 that
he is 6ft 2, 14 stone
5'2" so high cupboards no good
size 5 family
mon 4 tue 5 wed 6
mon-fri 9-5 sat 10-2
mon 10am tue 2pm wed 4.30pm
30/11 1/12 2/12 all free
30 Nov 1 Dec 2 Dec
2-3 weeks 4-6 at most
3-4 bed 5-6 people
14-16 weeks 2-3 visits
10-12 10-14 times
650-700 2 bed 750-850 3 bed
480-520 1 bed
rent 131.07 sc 9.18 heat 14.20
95.50 125.75 140.20 are the rents
1250.00 1400.00 1550.50
1 bed 480 2 bed 560 3 bed 640
480 560 640 pcm by size
LHA 295 365 425 500
75 100 and 150 deposits
avail wc 21st
E8 12th floor
SE1 2 bridges away
N4 3 in household
b4 3 if poss
W8 or w8 4 me outside
he drives a Merc C220
BMW M3, X3, X6
Merc A180 AMG
BMW 3 series, no reg taken
dinner plate 10in
version 10.4.2.1
long 2.55 m and pin 3.25
parking bay is grid 12 on plan
http://www.gov.uk
https://www.southwark.gov.uk/housing/apply?ref=1
flat.lift.parking
Fri 28/11 1130 or Mon 1/12 0930
power cut 105, gas 0800 111 999
floodline 0345 988 1188
ages 0-9, 10-15, 16-17
999/101/111 all explained
council tax band D 2104 a year
gas reading 04417 / 22109
tenancy starts 0112
photo IMG_4418.jpg uploaded
follow the how_to guide
free_school_meals form done
hers ended 2024
ours starts 1400
120 of 17 november
not at home dot dot dot
NHS/111 and HA/1996
log 1520 call from mum
papa mike 3 of them
emails start coming on mondays
email ends with kind regards
email begins with Dear Tenant
balance 52.10 -3.40 then nil
three words: safe, near, soon
group called "Leeds Mums Together" on fb
he said "You Are Mine" on insta
known to the council as "Priority Need", on fb
on facebook she is Black British
SA73 is Wales isn't it
FY26 is London's year isn't it
it is 20 degrees 10 north facing rooms
https://www.gov.uk/users/guide
profile was private_ then open
HA1996 s177, HRA 2017
tax code 1257L
call centre open 8-8
plate 2 of 3
email starts 9am
sort 20 30 40 then rest
plate up 3 meals
passport 2031 exp
lat start 10am
100 is start of the band
arrears of 450 on two accounts, 1200 in all
nhs 111, 999 or 101
12 was the last one, 3 are the first to go
45 is the end of her notice
the 20 is the bus, 4 is the tram
are you free at one or two
see you at ten, are you ok
why are you asking for 3
dee said no 2 the flat
tea at 4, see 2 flats, you pick 1
queue 20 deep, ex 2 doors down
a c and e all full
you see 2 at a time
ex golf pro, 2 hotel stays
gee thanks, 2 more
kay and dee both want a 4 bed
delta variant 2021, alpha course 10 weeks
the 3 words she used were no, never, stop
3 words: firm, fair, friendly
12 points on licence, 2 of them spent
code 4 means dv, code 85 means moved
order 66 joke, report 3 of 5
court 12 nov 10am
log 12 entries, log off at 5
case 12 of 30 at panel
account for 30% of cases
card declined 3 times
pin 2 notices up, pin it to the board at 3
security guard 24 7
three on the back row
bank of 12 lockers
sorted by date, sort by 3 cols
mac and cheese 2 for 1
ip rating 44 lights in the bathroom
address 2 on the form
grid of 4 photos
between 51.2 and 53.4 percent
minus 1.5 c, plus 2
54.9 kg, 1.6 m
53.4 out of 60, 2.1 up
insta at 9, fb at 10pm
add her as tenant 2
plays as a team, 11 a side
on fb he calls himself single
he calls himself a dad
first half 19 nov, second half 2 dec
twenty then thirty then forty
2 then 3 then 4 beds
'cause 2 beds are not enough
the tenants' 2 cats
number with 3 at the end of the list
quoting 24/7 cover, quote 3 firms
marac 12 nov, marac case heard
licence ends 12 Dec, BRP ended 2024
kettle, plates x4, pans
Meter readings E 20418, G 07731
within 10 minutes' walk of the tram
sunday cover: me 8-2, you 2-8
so all in one six two five for rent and deposit
text 85258 if the night is bad, ring 1471 on the landline
buses 149 and 243 stop outside the school
referred to the Nurse Prescriber and PC Support
MS Planner has the list, Mr Sheen on the shelf
E8 something or other
SE15 then we look again
gas made safe 0340, meter capped
Fire alarm at 0422, panel reset by hand
Police forced entry 0148, tenant safe
Car alarm 0110 to 0235
arrived at the safe flat 0140, milk in the fridge
ANPR hit 0447 northbound M1
"""

NUMBERS = tuple(_NUMBERS.strip().split("\n"))
"""Texts full of numbers that give nobody away."""
