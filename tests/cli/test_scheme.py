"""`reciprocal scheme`: what a file changes, and what it may not."""

import re
import subprocess
from pathlib import Path

from tests.cli.command import COMMAND, EXAMPLE, KEY, ROOT, environment, reciprocal
from tests.cli.conftest import Env


def test_the_same_file_again_changes_nothing(example: Env) -> None:
    assert reciprocal("scheme", "apply", EXAMPLE, env=example).is_well().out == "Nothing changed.\n"


def test_what_is_shown_can_be_applied(example: Env, tmp_path: Path) -> None:
    shown = tmp_path / "shown.toml"
    shown.write_text(reciprocal("scheme", "show", env=example).is_well().out)
    assert "[[partners]]" in shown.read_text()
    assert reciprocal("scheme", "apply", shown, env=example).is_well().out == "Nothing changed.\n"


def test_each_change_is_a_sentence(example: Env, tmp_path: Path) -> None:
    text = EXAMPLE.read_text()
    text = text.replace("cap_on_owed = 2", "cap_on_owed = 3")
    text = re.sub(r"  \{ name = \"Tom Blake\".*\n", "", text)
    ran = reciprocal("scheme", "apply", _file(tmp_path, text), env=example).is_well()
    assert ran.out == "cap_on_owed is now 3 (it was 2).\nTom Blake no longer has access.\n"
    assert reciprocal("audit", "verify", env=example).out.endswith("whole: 2 links.\n")


def test_R36_a_change_of_conditions_is_a_sentence(example: Env, tmp_path: Path) -> None:
    text = EXAMPLE.read_text()
    text = text.replace("property_conditions = []", 'property_conditions = ["social_rent"]')
    text = text.replace('participation = "voluntary"', 'participation = "mandatory"')
    text = text.replace(
        "tenancy_conditions = []", 'tenancy_conditions = ["rent_clear", "already_held"]'
    )
    ran = reciprocal("scheme", "apply", _file(tmp_path, text), env=example).is_well()
    assert ran.out.splitlines() == [
        "participation is now mandatory (it was voluntary).",
        "tenancy_conditions is now rent_clear and already_held (it was empty).",
        "property_conditions is now social_rent (it was empty).",
    ]
    shown = reciprocal("scheme", "show", env=example).is_well().out
    assert 'tenancy_conditions = ["rent_clear", "already_held"]' in shown


def test_a_partner_left_out_is_refused(example: Env, tmp_path: Path) -> None:
    text = re.sub(r"\[\[partners\]\]\ncode = \"WFT\".*?\n\n", "", EXAMPLE.read_text(), flags=re.S)
    ran = reciprocal("scheme", "apply", _file(tmp_path, text), env=example)
    ran.is_refused("Waltham Forest Council is missing from the file.")
    assert "WFT" in reciprocal("scheme", "show", env=example).out


def test_every_mistake_is_told_and_nothing_applied(example: Env, tmp_path: Path) -> None:
    text = EXAMPLE.read_text().replace("cap_on_owed = 2", "cap_on_owed = -1")
    text = text.replace('role = "housing_officer"', 'role = "officer"').replace(
        '"Pan-London Housing Reciprocal"', '"Another name"'
    )
    ran = reciprocal("scheme", "apply", _file(tmp_path, text), env=example)
    assert (ran.code, ran.out) == (1, "")
    assert [line.partition(",")[0] for line in ran.err.splitlines()] == ["line 13", "line 62"]
    assert "Another name" not in reciprocal("scheme", "show", env=example).out


def test_a_file_with_mistakes_needs_no_database(tmp_path: Path) -> None:
    wrong = _file(tmp_path, "[scheme]\ncode = 1\n")
    assert reciprocal("scheme", "apply", wrong).err.startswith("line ")


def test_several_processes_may_begin_at_once(database_url: str) -> None:
    env = environment({"DATABASE_URL": database_url, "RECIPROCAL_KEY": KEY})
    processes = [
        subprocess.Popen(
            [COMMAND, "scheme", "apply", EXAMPLE],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=env,
        )
        for _ in range(4)
    ]
    told = [process.communicate(timeout=60) for process in processes]
    assert [process.returncode for process in processes] == [0] * 4, told
    first, *others = sorted((out for out, _ in told), reverse=True)
    assert first.startswith("Pan-London Housing Reciprocal is set up")
    assert others == ["Nothing changed.\n"] * 3


def _file(folder: Path, text: str) -> Path:
    file = folder / "edited.toml"
    file.write_text(text)
    return file
