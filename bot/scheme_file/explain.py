"""Says in plain words what is wrong with the shape of a scheme file."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.scheme_file.locator import Path
from bot.scheme_file.mistake import Finding, did_you_mean, nearest, said
from bot.scheme_file.shape import TABLES, SchemeFile

_EXAMPLES = {
    "scheme": 'a [scheme] table, with code = "london" and the like',
    "policy": "a [scheme.policy] table",
    "code": 'code = "HCK"',
    "scheme.code": 'code = "london"',
    "name": 'name = "Ruth Adeyemi"',
    "scheme.name": 'name = "Pan-London Housing Reciprocal"',
    "partners.name": 'name = "Hackney Council"',
    "support_services.name": 'name = "Haven Support Service"',
    "time_zone": 'time_zone = "Europe/London"',
    "areas": 'areas = { region = "London" } or areas = ["CAB", "ECA"]',
    "kind": 'kind = "local_authority" or kind = "housing_association"',
    "role": 'a role such as role = "housing_manager"',
    "support_services.people.role": 'role = "support_worker"',
    "email": 'email = "ruth@hackney.example"',
    "phone": 'phone = "020 7946 0000"',
    "slack": 'slack = "T0SCHEME/U0HCK1"',
    "telegram": "telegram = 700011",
    "stock_in": 'stock_in = ["HCK"]',
    "agreement_signed": "agreement_signed = 2017-09-01",
    "slack_channel": 'slack_channel = "T0SCHEME/C0HCK"',
    "telegram_chat": "telegram_chat = -1007000041",
    "tenancy_conditions": 'tenancy_conditions = ["rent_clear_or_plan"]',
    "property_conditions": 'property_conditions = ["social_rent"]',
    "people": 'people = [ { name = "Ruth Adeyemi", role = "housing_manager", … } ]',
}
_TYPES = {
    "string_type": "text in quotes",
    "int_type": "a whole number without quotes",
    "bool_type": "true or false, without quotes",
    "date_type": "a date without quotes",
    "list_type": "a list in square brackets",
    "model_type": "a table of keys and values",
}
_ARRAYS = ("coordinators", "observers", "partners", "support_services")


def shape_findings(raw: Mapping[str, Any]) -> Iterator[Finding]:
    """Every key that is unknown or missing, and every value that cannot be."""
    try:
        SchemeFile.model_validate(raw)
    except ValidationError as error:
        errors = error.errors()
        misspelt = {_meant(each["loc"]) for each in errors if each["type"] == "extra_forbidden"}
        for details in errors:
            # What is there under a wrong name is not also missing.
            if details["type"] != "missing" or details["loc"] not in misspelt:
                yield Finding(details["loc"], _sentence(details))


def _sentence(details: ErrorDetails) -> str:
    path, given, context = details["loc"], details["input"], details.get("ctx", {})
    key = _names(path)[-1]
    example = f", as {_example(path)}" if path[-1] == key and _example(path) else ""
    match details["type"]:
        case "said":
            return details["msg"]
        case "extra_forbidden":
            return _unknown(path)
        case "missing":
            return f"{key} is missing; put {_example(path)}."
        case "literal_error":
            expected = context["expected"].replace("'", '"')
            return f"{said(given)} is not a value of {key}; put {expected}."
        case "greater_than_equal":
            return f"{said(given)} is too small; put {context['ge']} or more{example}."
        case "less_than_equal":
            return f"{said(given)} is too large; put {context['le']} or less{example}."
        case "list_type" if key in _ARRAYS:
            return f"Write each of the {key.replace('_', ' ')} as a table headed [[{key}]]."
        case _:
            wanted = _TYPES.get(details["type"], "a value that fits")
            return f"This must be {wanted}{example}."


def _names(path: Path) -> tuple[str, ...]:
    """A path without the places in arrays."""
    return tuple(part for part in path if isinstance(part, str))


def _example(path: Path) -> str:
    """What could stand there, or nothing where nothing can be said in general."""
    names = _names(path)
    return _EXAMPLES.get(".".join(names), _EXAMPLES.get(names[-1], ""))


def _meant(path: Path) -> Path:
    """The path that was perhaps meant by one that is not in the format."""
    near = nearest(str(path[-1]), TABLES[_names(path[:-1])].model_fields)
    return (*path[:-1], near) if near else path


def _unknown(path: Path) -> str:
    key = str(path[-1])
    if key == "role":
        return "Everybody listed here has the same role; leave the role out."
    near = did_you_mean(key, TABLES[_names(path[:-1])].model_fields)
    return f"{said(key)} is not a key that stands here; leave it out or mend it.{near}"
