"""Numbers that may give somebody away: asked about, where nothing makes them certain."""

import pytest

from tests.anonymity.asked import expected, found, read

_BIRTHS = """
«12/03/85»
«12.3.1985»
«12-03-2001»
«12 / 3 / 1985»
12/03/2019
her son is «12/03/2019»
her son was «4/5/19»
her daughter's «4/5/19»
her dtr ( «4/5/19»
the twins = «4/5/19»
the baby has «12/03/2019»
the baby needs 12/03/2019
meeting on 12/03/2019
her son's hearing on 12/03/2019
viewing 12/03/26
«14 March 1985»
«14th of march 1985»
«14 mar 1985»
14 March 2024
she was «14 March 2024»
she⏎was 14 March 2024
12/45/85
«12/03/31»
12/03/30
«31/12/16»
31/12/17
«1 January 2016»
1 January 2017
31.12.1900
«31.12.1901»
1 March 19855
"""

_ENDS = """
it ends «441»
ending in «4417»
it ends with «4417»
its last three «441»
it ends 44
it ends 44171
ends 2024
ends 1400
ends 2359
ends «2459»
ends 900
ends 1900
ends 441%
ends 441.50
ends 441/2
ends 4:41
ENDS «4417»
friends 4417
"""
LINES = [
    *(("dob", line) for line in read(_BIRTHS)),
    *(("reference", line) for line in read(_ENDS)),
]


@pytest.mark.parametrize(("kind", "line"), LINES, ids=ascii)
def test_a_number_in_doubt_is_asked_about(kind: str, line: str) -> None:
    assert found(line) == expected(line, kind)
