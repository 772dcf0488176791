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
    stage.close()
