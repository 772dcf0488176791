"""What people put on the forms, by the questions' words."""

from tests.wire.hands import Answer

REFERRAL: dict[str, Answer] = {
    "Has the tenant chosen to move, and agreed to this referral?": "Yes",
    "Which landlord is on the tenancy?": "Hackney Council",
    "What kind of organisation refers?": "Housing",
    "Which tenancy do they hold?": "Secure",
    "How many bedrooms do they have now?": "2",
    "Where do they stay meanwhile?": "Refuge",
    "Rent arrears?": "None",
    "What are they fleeing?": ["Domestic abuse"],
    "Does a specialist domestic-abuse service support them?": "Yes",
    "Which other routes were considered?": ["Internal transfer"],
    "Why do they not serve?": ["Not safe"],
    "Which area is their home in?": "Hackney",
    "Where would they be safe?": ["Brent"],
    "Aged 21 and over": "1",
    "Aged 9 and under": "2",
    "How many bedrooms do they need?": "2",
    "Who is the nominating officer?": "femi (me)",
}
"""One adult, two children, domestic abuse, a two-bedroom home in Brent."""

HOME: dict[str, Answer] = {
    "Which area is it in?": "Brent",
    "How many bedrooms?": "2",
    "What kind of home?": "Flat",
    "Which floor?": "0",
    "Is there a lift?": "No",
    "Are pets allowed?": "Yes",
    "Which tenancy do you offer?": "Secure",
    "At which rent?": "Social",
    "When is it ready?": "2030-03-10",
}
"""A two-bedroom flat in Brent."""

STARTED: dict[str, Answer] = {
    "Is it a social tenancy, no less secure than the one they had?": "Yes",
}
