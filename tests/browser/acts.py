"""What people do on their phones, page by page, with answers that anybody would give."""

from datetime import date, timedelta

from tests.browser.desk import Answers, Phone, reference_in

FEMI = "femi@hackney.example"
RUTH = "ruth@hackney.example"
SAM = "sam@reciprocal.example"
JOE = "joe@brent.example"
MICK = "mick@riverbank.example"


def refer(phone: Phone, *, home: str, safe: str, size: str = "2", send: str = "Send") -> str:
    """Fill the referral form page by page; the reference of what was sent."""
    phone.command("Refer")
    refer_on(phone, home=home, safe=safe, size=size)
    phone.is_asked("Check before you send")
    phone.forward(send)
    return reference_in(phone.is_told("is sent"))


def refer_on(phone: Phone, *, home: str, safe: str, size: str) -> None:
    """Fill the form from its first page to its review."""
    consent(phone)
    tenancy(phone)
    pages: tuple[tuple[str, Answers], ...] = (
        (
            "The risk",
            {
                "What are they fleeing?": ["Domestic abuse"],
                "Does a specialist": "Yes",
                "Which other routes": ["Internal transfer"],
                "Why do they not serve?": ["Not safe"],
            },
        ),
        ("Safe areas", {"Which area is their home in?": home, "Where would they be safe?": [safe]}),
        ("The household", {"Aged 21 and over": "1", "Aged 9 and under": "2"}),
        ("The home needed", {"How many bedrooms do they need?": size}),
        ("Who leads it", {}),
    )
    for heading, answers in pages:
        phone.is_asked(heading)
        phone.answer(answers)
        phone.forward()


def consent(phone: Phone) -> None:
    """The first page; the day is there already."""
    phone.is_asked("Consent")
    phone.answer({"Has the tenant chosen to move": "Yes"})
    phone.forward()


def tenancy(phone: Phone) -> None:
    """The second page; the landlord is there already."""
    phone.is_asked("The tenancy")
    phone.answer(
        {
            "Which tenancy do they hold?": "Secure",
            "How many bedrooms do they have now?": "2",
            "Where do they stay meanwhile?": "In their own home",
            "Rent arrears?": "None",
        }
    )
    phone.forward()


def a_home(area: str, size: str = "2") -> Answers:
    """A home that fits most people."""
    return {
        "Which area is it in?": area,
        "How many bedrooms?": size,
        "What kind of home?": "Flat",
        "Which floor?": "0",
        "Is there a lift?": "No",
        "Are pets allowed?": "Yes",
        "Which tenancy do you offer?": "Secure",
        "At which rent?": "Social",
        "When is it ready?": (date.today() + timedelta(days=7)).isoformat(),  # noqa: DTZ011
    }
