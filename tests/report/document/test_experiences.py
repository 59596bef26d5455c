"""The pages about experiences: contributions as bars, every figure in the table, titles that hold."""

from __future__ import annotations

from msgspec.structs import replace

from loyalty_desktop.journey.model import Experience, Filter
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.report.document.charts import Bars
from loyalty_desktop.report.document.experiences import experiences_pages
from loyalty_desktop.report.document.material import Material
from loyalty_desktop.survey.reading import ColumnKey
from tests.journey.surveys import SCORES, WORDS, YES_NO, survey_of
from tests.report.document.resolving import apparel, cell, material_of, page, sfo, table, toyama


def bars(material: Material) -> Bars:
    return next(one for one in page(experiences_pages(material), "contributions").blocks if isinstance(one, Bars))


def test_the_bars_are_the_contributions_with_their_verdicts() -> None:
    chart = bars(apparel())
    by_name = {one.experience.name: one for one in apparel().results.experiences}
    assert {one.name for one in chart.bars} == set(by_name)
    for one in chart.bars:
        result = by_name[one.name]
        assert (one.value, one.low, one.high) == (
            result.contribution.points,
            result.contribution.low,
            result.contribution.high,
        )
        assert one.n == result.with_it.n
        assert (one.tone == "positive") == (result.verdict == "positive" and one.state == "shown")
        assert (one.tone == "negative") == (result.verdict == "negative" and one.state == "shown")
    assert chart.bars[0].name == "人に褒められた"
    assert chart.bars[-1].name == "試着後に放置された"
    assert chart.axis.low <= min(one.low or 0.0 for one in chart.bars)


def test_the_title_is_the_sentence_of_the_screen_without_its_stop() -> None:
    contributions, every, had = experiences_pages(apparel())
    assert contributions.title.startswith("People who had “人に褒められた”")
    assert not contributions.title.endswith(".")
    assert "+56.9" in contributions.lead[0]
    assert had.title == "Most people had “SNSで着用例を見た” (44%), fewest “決済エラーが出た” (6%)"
    assert every.title == "Of 11 experiences, 4 clearly go with higher loyalty and 4 with lower"


def test_the_table_has_every_figure() -> None:
    found = table(experiences_pages(apparel()), "experiences")
    assert len(found.rows) == 11
    assert cell(found, "試着後に放置された", "n asked").value == 1238
    assert cell(found, "試着後に放置された", "n had it").value == 175
    worth = table(experiences_pages(apparel()), "experience_contributions")
    assert len(worth.rows) == 11
    contribution = cell(worth, "試着後に放置された", "Contribution")
    assert (round(contribution.value or 0, 1), contribution.mark) == (-7.3, "▼")
    small = next(one for one in apparel().results.experiences if "small_base" in one.with_it.flags)
    assert cell(worth, small.experience.name, "Difference").state == "reference"
    verdicts = {row.cells[0]: row.cells[-1] for row in worth.rows}
    assert verdicts[small.experience.name] == "Too few"


def test_many_experiences_leave_out_the_lightest_and_say_so() -> None:
    pages = experiences_pages(toyama())
    assert len(bars(toyama()).bars) == 20
    assert len(table(pages, "experiences").rows) == len(toyama().results.experiences) == 111
    told = next(note for note in pages[0].notes if "weigh less" in note)
    lacking = sum(one.contribution.points is None for one in toyama().results.experiences)
    assert told == f"Not drawn: {111 - lacking - 20} experiences that weigh less; the table has all of them"
    drawn = min(abs(one.value or 0.0) for one in bars(toyama()).bars)
    points = sorted((abs(one.contribution.points or 0.0) for one in toyama().results.experiences), reverse=True)
    assert drawn == points[19]


def test_experiences_without_a_figure_are_counted_and_not_listed() -> None:
    lacking = sum(one.difference.points is None for one in toyama().results.experiences)
    found = table(experiences_pages(toyama()), "experience_contributions")
    assert lacking > 20
    assert len(found.rows) == 111 - lacking
    assert found.notes[0] == f"Not in the table: {lacking} experiences with too few answers"


def test_only_what_is_more_than_chance_is_in_the_title() -> None:
    assert experiences_pages(sfo())[0].title == "People who had “PROBLEM” are clearly less loyal"
    survey = survey_of(("薦めたいか", SCORES), ("接客の満足度", WORDS), ("褒められた", YES_NO))
    journey = replace(suggest_journey(survey), experiences=(Experience("e", "褒められた", ColumnKey("褒められた")),))
    contributions = experiences_pages(material_of(survey, journey))[0]
    assert contributions.title == "No experience clearly goes with higher or lower loyalty yet"


def test_no_experiences_or_none_with_a_column_have_no_page() -> None:
    journey = replace(apparel().journey, experiences=())
    assert experiences_pages(material_of(apparel().survey, journey)) == ()
    drawn = replace(journey, experiences=(Experience("e", "まだ列がない"),))
    assert experiences_pages(material_of(apparel().survey, drawn)) == ()


def test_where_nothing_may_be_shown_there_is_a_table_of_bases_and_no_picture() -> None:
    survey = survey_of(
        ("薦めたいか", SCORES),
        ("接客の満足度", WORDS),
        ("褒められた", YES_NO),
        ("店", ("A", "B", "C", "D", "E", "F", "G")),
    )
    journey = replace(
        suggest_journey(survey),
        experiences=(Experience("e", "褒められた", ColumnKey("褒められた")),),
        filters=(Filter(ColumnKey("店"), ("A",)),),
    )
    (only,) = experiences_pages(material_of(survey, journey))
    assert only.title == "Too few answers to say how many had an experience"
    found = table((only,), "experiences")
    assert cell(found, "褒められた", "NPS with it").state == "hidden"
    assert cell(found, "褒められた", "n asked").value == 8
