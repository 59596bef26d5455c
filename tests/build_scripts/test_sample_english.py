"""The invented survey in English: answer for answer the Japanese one, all of it in other words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from build_scripts import sample_english as english
from loyalty_desktop.journey.project import open_project

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"
Rows = list[tuple[object, ...]]
_JAPANESE = re.compile(r"[぀-ヿ㐀-鿿０-９]")


@pytest.fixture(scope="module", params=[("apparel_{}.xlsx", 1260), ("apparel_{}_spring.xlsx", 200)])
def both(request: pytest.FixtureRequest) -> tuple[Rows, Rows]:
    """The answers in Japanese and in English; of the wave before only some."""
    name, most = request.param
    found: list[Rows] = []
    for code, sheet in (("ja", "回答"), ("en", "Responses")):
        workbook = load_workbook(SAMPLES / name.format(code), read_only=True)
        assert len(workbook.sheetnames) == (2 if most > 1000 else 1)
        found.append([tuple(row) for row in workbook[sheet].iter_rows(values_only=True, max_row=most)])
        workbook.close()
    return found[0], found[1]


def test_the_files_are_what_the_script_writes(both: tuple[Rows, Rows]) -> None:
    japanese, other = both
    assert [tuple(row) for row in english.translated(japanese)] == other
    assert (SAMPLES / "apparel_en.xlsx").stat().st_size < 420_000


def test_every_answer_stands_for_the_same_one(both: tuple[Rows, Rows]) -> None:
    ja, en = both
    assert len(set(en[0])) == len(en[0])
    for column, heading in enumerate(en[0]):
        pairs = {(_plain(a[column]), b[column]) for a, b in zip(ja[1:], en[1:], strict=True)}
        # One answer has one translation, and no two answers have the same one.
        assert len(pairs) == len({a for a, _b in pairs}) == len({b for _a, b in pairs}), heading


def _plain(cell: object) -> object:
    """Read digits that were typed in full width as the number that they are."""
    return int(cell) if isinstance(cell, str) and cell.isdigit() else cell


def test_nothing_is_left_in_japanese(both: tuple[Rows, Rows]) -> None:
    assert not [cell for row in both[1] for cell in row if isinstance(cell, str) and _JAPANESE.search(cell)]


def test_the_project_is_that_of_the_japanese_sample() -> None:
    ja, en = (open_project(SAMPLES / f"apparel_{code}.loyalty") for code in ("ja", "en"))
    assert [one.name for one in en.journey.stages] == [english.name(one.name) for one in ja.journey.stages]
    assert [(one.name, one.value) for one in en.journey.drivers] == [
        (english.name(one.name), one.value) for one in ja.journey.drivers
    ]
    assert [one.name for one in en.journey.experiences] == [english.name(one.name) for one in ja.journey.experiences]
    assert (en.journey.measure.target, [one.wave for one in en.sources]) == (
        ja.journey.measure.target,
        ["Autumn 2026", "Spring 2026"],
    )


@pytest.mark.parametrize("text", ["初めて見る言葉", "初めて見る文です。これからも通います。"])
def test_a_text_without_a_translation_stops_the_script(text: str) -> None:
    with pytest.raises(KeyError):
        english.heading(text)
    with pytest.raises((KeyError, StopIteration)):
        english.comment(text)
