from __future__ import annotations

from collections.abc import Sequence

from loyalty_desktop.survey.files.readers import Given, workbook_of
from loyalty_desktop.survey.reading import Reading
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey.layouts.layout import csv, roles, said

JA, EN = ("回答番号", "推奨度（0～10）", "接客の満足度"), ("Response ID", "Recommend (0-10)", "Service (1-5)")


def read(rows: Sequence[Sequence[object]], reading: Reading | None = None) -> Survey:
    return survey(workbook_of(Given(csv(rows), "a.csv"), lambda _share: None), reading)


def month(first: int, count: int) -> list[tuple[object, ...]]:
    return [(at, at % 11, at % 5 + 1) for at in range(first, first + count)]


def parts(found: Survey) -> list[str]:
    column = found.columns[-1]
    return [column.distinct.texts[at] for at in column.raw.codes.tolist()]


def test_parts_between_repeated_headings_are_numbered() -> None:
    rows = [JA, *month(0, 8), (), JA, *month(100, 5), JA, *month(200, 7)]
    found = read(rows)
    assert roles(found)["ブロック"] == "segment"
    assert parts(found) == ["ブロック1"] * 8 + ["ブロック2"] * 5 + ["ブロック3"] * 7
    assert said(found)["blocks_numbered"] == 3
    assert said(found)["rows_repeated_headings"] == 2
    assert found.rows == 20


def test_parts_are_called_in_the_language_of_the_headings() -> None:
    found = read([EN, *month(0, 12), EN, *month(100, 12)])
    assert roles(found)["Block"] == "segment"
    assert set(parts(found)) == {"Block 1", "Block 2"}


def test_one_step_takes_the_column_away_again() -> None:
    rows = [JA, *month(0, 12), JA, *month(100, 12)]
    found = read(rows, Reading(kept=("blocks",)))
    assert "ブロック" not in roles(found)
    (note,) = [note for note in found.notes if note.rule == "blocks"]
    assert (note.state, note.count) == ("offered", 2)


def test_headings_that_part_no_answers_number_nothing() -> None:
    for rows in (
        [JA, JA, *month(0, 20)],
        [JA, *month(0, 20), JA],
        [JA, *month(0, 20)],
    ):
        found = read(rows)
        assert "blocks_numbered" not in said(found)
        assert len(found.columns) == 3


def test_headings_kept_as_answers_part_nothing() -> None:
    found = read([JA, *month(0, 12), JA, *month(100, 12)], Reading(kept=("rows_repeated_headings",)))
    assert "blocks_numbered" not in said(found)


def test_a_column_of_that_name_stays_what_it_is() -> None:
    head = (*JA, "ブロック")
    rows = [head, *((*one, "東") for one in month(0, 12)), head, *((*one, "西") for one in month(50, 12))]
    found = read(rows)
    assert [column.heading for column in found.columns][-2:] == ["ブロック", "ブロック"]
    assert set(parts(found)) == {"ブロック1", "ブロック2"}
