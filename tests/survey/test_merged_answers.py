"""Cells merged over several respondents: what is written once is said of each of them (I27)."""

from __future__ import annotations

from collections import Counter

import pytest

from loyalty_desktop.survey.distinct import text_of
from loyalty_desktop.survey.files.door import read_here
from loyalty_desktop.survey.reading import Reading
from loyalty_desktop.survey.sheet import Workbook
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey.making_files import Rows, xlsx

HEAD: list[object] = ["店舗", "No", "接客の満足度", "友人にすすめたいですか（0〜10）"]


def rows() -> Rows:
    """Two stores with thirty customers each, the second far below any heading; a blank row parts them."""
    body: Rows = [[None, at + 1, 1 + at % 5, at % 11] for at in range(60)]
    body[0][0], body[30][0] = "銀座", "新宿"
    return [HEAD, *body[:30], [None] * 4, *body[30:]]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    path = tmp_path_factory.mktemp("merged") / "a.xlsx"
    path.write_bytes(xlsx(rows(), ["A2:A32", "A33:A62"]))
    return read_here(path, None, lambda *_news: None)


def stores(read: Survey) -> Counter[str]:
    raw = next(column for column in read.columns if column.heading == "店舗").question.raw
    return Counter(text_of(raw.values[code]) for code in raw.codes.tolist())


def test_each_row_has_the_store(book: Workbook) -> None:
    read = survey(book)
    (told,) = [note for note in read.notes if note.rule == "merged_answers"]
    assert stores(read) == {"銀座": 30, "新宿": 30}
    assert read.rows == 60  # the blank row below the first store is nobody
    assert (told.count, told.state, told.cells) == (58, "done", ("A2", "A33"))


def test_it_can_be_left_as_it_is(book: Workbook) -> None:
    read = survey(book, Reading(kept=("merged_answers",)))
    assert stores(read) == {"": 58, "銀座": 1, "新宿": 1}
    assert [note.state for note in read.notes if note.rule == "merged_answers"] == ["offered"]
