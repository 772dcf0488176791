"""Who may talk to the page: this origin, under a name of this machine."""

from uuid import uuid4

import pytest

from tests.adapters.web.stage import FEMI, Stage

OPEN = {"id": str(uuid4()), "by": FEMI.address.id, "what": "home"}


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://["},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
    ],
)
def test_a_press_from_another_page_is_not_heard(stage: Stage, headers: dict[str, str]) -> None:
    assert stage.post("/web/open", OPEN, headers).status_code == 403
    assert stage.heard == []


def test_a_press_from_this_page_is_heard(stage: Stage) -> None:
    headers = {"Origin": stage.url, "Sec-Fetch-Site": "same-origin"}
    assert stage.post("/web/open", OPEN, headers).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "[", "10.0.0.1"])
@pytest.mark.parametrize("path", ["/", "/panels/ledger", "/web/events?of=%23HCK", "/web/thread"])
def test_a_name_that_is_not_this_machines_is_refused(stage: Stage, host: str, path: str) -> None:
    assert stage.get(path, {"Host": host}).status_code in (400, 421)


@pytest.mark.parametrize("host", ["localhost:8080", "127.0.0.1", "[::1]:8080", "LOCALHOST"])
def test_this_machine_has_several_names(stage: Stage, host: str) -> None:
    assert stage.get("/", {"Host": host}).status_code == 200


def test_another_page_may_link_here_but_not_read_the_parts(stage: Stage) -> None:
    link = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    part = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}

    assert stage.get("/", link).status_code == 200
    assert stage.get("/panels/ledger", part).status_code == 403


@pytest.mark.parametrize("path", ["/", "/web/thread?of=%23HCK", "/static/page.css", "/nowhere"])
def test_every_answer_has_a_strict_content_security_policy(stage: Stage, path: str) -> None:
    policy = stage.get(path).headers["content-security-policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_the_page_has_no_inline_script_or_style(stage: Stage) -> None:
    page = stage.get("/").text

    assert " style=" not in page
    assert "<style" not in page
    assert page.count("<script") == page.count("<script src=")
    assert "://" not in page.replace("http://www.w3.org", "")
