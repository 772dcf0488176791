"""Invented texts that give nobody away, most of them look-alikes of something that would."""

_TABLE = """
Two bedroom flat in E8, ground floor
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
NO 123456
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
