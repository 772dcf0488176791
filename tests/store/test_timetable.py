"""The timetable: what is due, and when something falls due next, on both databases."""

from datetime import timedelta

from tests.kit.stage import START, Stage, scheme_of

HOUR = timedelta(hours=1)


def test_what_is_planned_falls_due_in_its_order(database_url: str) -> None:
    stage = Stage(database_url, scheme_of("Hackney"))
    with stage.store.begin() as turn, turn.books(stage.scheme, START) as books:
        for number, name in ((2, "b"), (1, "c"), (1, "a"), (9_000, "d")):
            books.timetable.plan("case", name, START + number * HOUR)

    assert stage.timetable.next() == START + HOUR
    assert stage.timetable.after(START) == START + HOUR
    assert stage.timetable.after(START + HOUR) == START + 2 * HOUR
    assert stage.timetable.after(START + 9_000 * HOUR) is None
    assert [one for _, _, one in stage.timetable.due(START + HOUR)] == ["a", "c"]
    assert [one for _, _, one in stage.timetable.due(START + 2 * HOUR)] == ["a", "c", "b"]
    stage.close()


def test_what_is_not_due_yet_or_was_forgotten_is_not_taken(database_url: str) -> None:
    stage = Stage(database_url, scheme_of("Hackney"))
    with stage.store.begin() as turn, turn.books(stage.scheme, START) as books:
        for name in ("a", "b"):
            books.timetable.plan("case", name, START + HOUR)
        books.timetable.plan("case", "b", None)
    with stage.store.begin() as turn, turn.books(stage.scheme, START) as books:
        assert books.timetable.take("case", "a", START) is None
        assert books.timetable.take("case", "a", START + 2 * HOUR) == START + HOUR
        assert books.timetable.take("case", "b", START + 2 * HOUR) is None
    stage.close()


def test_what_is_planned_already_is_not_begun_anew(database_url: str) -> None:
    stage = Stage(database_url, scheme_of("Hackney"))
    with stage.store.begin() as turn, turn.books(stage.scheme, START) as books:
        books.timetable.begin("table", "x", START + HOUR)
        books.timetable.begin("table", "x", START + 9 * HOUR)
        assert books.timetable.take("table", "x", START + HOUR) == START + HOUR
    stage.close()
