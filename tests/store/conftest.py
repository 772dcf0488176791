"""A PostgreSQL database comes with its schema, copied: here it is what is kept that is tested."""

from collections.abc import Iterator

import pytest

from tests.kit import postgres
from tests.kit.stage import migrated_postgres


@pytest.fixture
def postgres_url() -> Iterator[str]:
    """A PostgreSQL database with its schema and nothing else."""
    url = migrated_postgres()
    yield url
    postgres.drop_postgres(url)
