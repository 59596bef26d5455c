"""The whole report of real surveys: every figure is that of the JSON, every page says what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from loyalty_desktop import i18n
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.report.document.charts import Bars, Lines, Parts, Scatter
from loyalty_desktop.report.document.composing import report_of
from loyalty_desktop.report.document.material import Material
from loyalty_desktop.report.document.model import SECTIONS, Page, Report, Table, Words
from tests.journey.surveys import SCORES, WORDS, YES_NO, survey_of
from tests.report.document.example import HOSTILE
from tests.report.document.resolving import (
    apparel,
    document_of,
    figures,
    material_of,
    resolved,
    sfo,
    tables,
    toyama,
    weighted,
)

REAL = pytest.mark.parametrize("made", [apparel, toyama, sfo, weighted], ids=["apparel", "toyama", "sfo", "weighted"])
OWN = ("summary", "journey", "drivers", "experiences")
"""The sections of which every figure with a name is a figure of the analysis itself."""


@pytest.fixture(params=["en", "ja"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    i18n.use(request.param)
    yield request.param
    i18n.use("en")


def own(report: Report) -> tuple[Page, ...]:
    return tuple(one for one in report.pages if one.section in OWN)


@REAL
def test_every_figure_with_a_name_is_that_of_the_json(made: Callable[[], Material]) -> None:
    material = made()
    document = document_of(material)
    named = [one for one in figures(own(report_of(material))) if one.key]
    assert len(named) > 500
    for one in named:
        value = resolved(one.key, material, document)
        assert one.value == value or one.state == "hidden", one


@REAL
def test_every_page_has_a_sentence_a_base_and_notes(made: Callable[[], Material], language: str) -> None:
    report = report_of(made())
    assert report.language == language
    assert report.made == "2026-11-22"
    assert report.title
    assert report.footer
    for one in report.pages:
        assert one.title.strip(), one.id
        assert one.title != one.name
        assert one.base.strip(), one.id
        assert one.blocks, one.id
        assert "{" not in one.title + one.base + "".join((*one.lead, *one.notes)), one.id
    for one in own(report):
        assert one.notes, one.id


@REAL
def test_pages_and_blocks_are_known_by_names_of_their_own(made: Callable[[], Material]) -> None:
    report = report_of(made())
    ids = [one.id for one in report.pages]
    assert len(set(ids)) == len(ids)
    for kind in (Table, (Bars, Parts, Scatter, Lines)):
        names = [block.id for page in report.pages for block in page.blocks if isinstance(block, kind)]
        assert len(set(names)) == len(names)
    order = [SECTIONS.index(one.section) for one in report.pages]
    assert order == sorted(order)


@REAL
def test_tables_are_square_and_charts_hold_something(made: Callable[[], Material]) -> None:
    for page in report_of(made()).pages:
        for block in page.blocks:
            if isinstance(block, Table):
                assert block.rows, block.id
                assert {len(row.cells) for row in block.rows} == {len(block.columns)}, block.id
            elif isinstance(block, Bars):
                assert block.bars
            elif isinstance(block, Scatter):
                assert block.dots
            elif isinstance(block, Words):
                assert block.lines


@REAL
def test_bars_start_at_nought(made: Callable[[], Material]) -> None:
    charts = [block for one in own(report_of(made())) for block in one.blocks if isinstance(block, Bars)]
    assert charts
    assert all(one.axis.low <= 0.0 <= one.axis.high for one in charts)


@REAL
def test_names_do_not_depend_on_the_language(made: Callable[[], Material]) -> None:
    english = [(one.id, one.level) for one in report_of(made()).pages]
    i18n.use("ja")
    try:
        assert [(one.id, one.level) for one in report_of(made()).pages] == english
    finally:
        i18n.use("en")


def test_hostile_names_stand_as_they_are() -> None:
    names = [one.replace("\t", " ").replace("\x07", "") for one in HOSTILE]
    survey = survey_of(("薦めたいか", SCORES), *((one, WORDS) for one in names), ("{n} *体験* [a](b)", YES_NO))
    material = material_of(survey, suggest_journey(survey))
    report = report_of(material)
    assert {one.name for one in material.journey.drivers} <= {
        row.cells[0] for table in tables(report.pages) for row in table.rows
    }
    document = document_of(material)
    for one in figures(own(report)):
        assert not one.key or one.state == "hidden" or one.value == resolved(one.key, material, document)


def test_a_survey_of_nothing_but_text_still_has_a_report() -> None:
    report = report_of(material_of(survey_of(("ご意見", ("よい", "ふつう", "もっと早く")))))
    assert [one.id for one in own(report)] == ["overview"]
    assert report.pages[0].title.startswith("There is no score")
    assert report.facts
    assert report.definitions
