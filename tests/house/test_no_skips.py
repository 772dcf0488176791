"""Under CI a skipped test is a failed one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

SKIPS = {
    "a test that skips itself": "import pytest\ndef test_page(): pytest.skip('no chromium')",
    "a test marked to be skipped": (
        "import pytest\n@pytest.mark.skip(reason='no chromium')\ndef test_page(): ..."
    ),
    "a whole file that is skipped": (
        "import pytest\npytest.skip('no chromium', allow_module_level=True)"
    ),
    "a fixture that skips": (
        "import pytest\n@pytest.fixture\ndef page(): pytest.skip('no chromium')\n"
        "def test_page(page): ..."
    ),
}
EXPECTED_FAILURE = "import pytest\n@pytest.mark.xfail\ndef test_page(): assert False"


def _pytest(folder: Path, test: str, ci: str) -> subprocess.CompletedProcess[str]:
    (folder / "test_page.py").write_text(test + "\n")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "--rootdir", folder, "-c", os.devnull,
         "-p", "no:cacheprovider", "-p", "tests.kit.no_skips", folder],
        env={**os.environ, "CI": ci, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )  # fmt: skip


@pytest.mark.parametrize("test", SKIPS.values(), ids=SKIPS)
def test_a_skip_fails_under_ci_and_says_why(test: str, tmp_path: Path) -> None:
    run = _pytest(tmp_path, test, ci="true")

    assert run.returncode != 0
    assert "Nothing may be skipped under CI. Skipped: no chromium" in run.stdout


def test_a_skip_is_a_skip_elsewhere(tmp_path: Path) -> None:
    run = _pytest(tmp_path, SKIPS["a test that skips itself"], ci="")

    assert run.returncode == 0
    assert "1 skipped" in run.stdout


def test_an_expected_failure_is_not_a_skip(tmp_path: Path) -> None:
    assert "1 xfailed" in _pytest(tmp_path, EXPECTED_FAILURE, ci="true").stdout
