"""The suite gives every test databases of its own, also to the processes a test starts."""

import subprocess
import sys

import psycopg
import pytest
import sqlalchemy

from tests.kit import postgres


def _tables(url: str) -> list[str]:
    engine = sqlalchemy.create_engine(url)
    try:
        return sqlalchemy.inspect(engine).get_table_names()
    finally:
        engine.dispose()


@pytest.mark.parametrize("again", ["first", "second"])
def test_each_test_gets_an_empty_database(database_url: str, again: str) -> None:
    assert _tables(database_url) == []
    engine = sqlalchemy.create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(sqlalchemy.text("CREATE TABLE home (size TEXT)"))
    engine.dispose()
    assert _tables(database_url) == ["home"]


def test_another_process_can_use_the_database(postgres_url: str) -> None:
    program = "import psycopg, sys; psycopg.connect(sys.argv[1]).execute('SELECT 1')"
    subprocess.run([sys.executable, "-c", program, postgres_url], check=True)


def test_a_template_is_built_once_and_copied() -> None:
    built = []

    def build(url: str) -> None:
        built.append(url)
        with psycopg.connect(url) as connection:
            connection.execute("CREATE TABLE home (size TEXT)")

    postgres.template("homes", build)
    name = postgres.template("homes", build)
    copy = postgres.fresh_postgres(name)

    assert len(built) == 1
    assert _tables(copy) == ["home"]
    postgres.drop_postgres(copy)
