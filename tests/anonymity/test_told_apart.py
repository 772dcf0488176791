"""What one word beside a name decides: a court, a compass, a saint, a month, who is spoken to."""

import pytest

from tests.anonymity.asked import expected, found

_LINES = [
    ("her at «Northwold court» today", "address"),
    ("the sister is near «Oak». Court is at ten", "person"),
    ("in «saint bertelin»", "place"),
    ("she is called «May» by all", "person"),
    ("he was called May12 to ask", "person"),
    ("needs N Barnet", "person"),
    ("the flat of «N Brown», who left", "person"),
    ("told «Camden» no", "person"),
    ("Camden no", "person"),
    ("«J» (son, 9) is a young carer", "person"),
    ("the ZVP form came by DX", "person"),
    ("told «ZVP» no", "person"),
    ("«Hope» ok after last night", "person"),
    ("Hope all ok after last night", "person"),
    ("no out of hrs worker", "person"),
    ("no «khans» worker", "person"),
]


@pytest.mark.parametrize(("line", "kind"), _LINES, ids=[ascii(line) for line, _ in _LINES])
def test_a_word_beside_a_name_decides(line: str, kind: str) -> None:
    assert found(line) == expected(line, kind)
