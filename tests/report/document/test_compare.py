"""The pages that compare: titles that hold, the figures of the JSON, exactly one page for the management."""

from __future__ import annotations

import dataclasses

import msgspec
import pytest

from loyalty_desktop.compute.compare import compare, compare_groups
from loyalty_desktop.compute.estimate import Estimate
from loyalty_desktop.journey.model import Filter
from loyalty_desktop.report.document.charts import Bars, Parts
from loyalty_desktop.report.document.compare import compare_pages
from loyalty_desktop.report.document.compare_keys import axis_slug, part
from loyalty_desktop.report.document.material import Material
from loyalty_desktop.report.document.model import Figure
from loyalty_desktop.survey.reading import ColumnKey
from tests.journey.surveys import SCORES, WORDS, survey_of
from tests.report.document.compare_materials import full, resolved
from tests.report.document.resolving import apparel, cell, figures, material_of, page, table


def test_pages_in_order_and_one_of_them_for_the_management() -> None:
    pages = compare_pages(full())
    assert [one.id for one in pages if one.level == "key"] == ["waves"]
    ids = [one.id for one in pages]
    assert len(set(ids)) == len(ids)
    blocks = [block.id for one in pages for block in one.blocks]
    assert len(set(blocks)) == len(blocks)
    assert ids[5:10] == ["compare_会員ランク", "compare_会員ランク_classes", "compare_会員ランク_table",
                         "compare_会員ランク_head", "compare_会員ランク_heart"]  # fmt: skip


def test_groups_are_the_key_page_where_there_are_no_waves() -> None:
    pages = compare_pages(dataclasses.replace(full(), waves=None))
    assert [one.id for one in pages if one.level == "key"] == ["compare_会員ランク"]
    assert compare_pages(apparel()) == ()


def test_every_figure_is_that_of_the_json() -> None:
    named = [one for one in figures(compare_pages(full())) if one.key]
    assert len(named) > 800
    for one in named:
        found = resolved(one.key)
        assert one.value == pytest.approx(found, rel=1e-12) if one.value is not None else one.state == "hidden", one.key


def test_no_figure_is_without_a_name() -> None:
    assert all(one.key for one in figures(compare_pages(full())))


def test_who_stands_out_is_the_title_with_its_figures() -> None:
    first = page(compare_pages(full()), "compare_会員ランク")
    assert first.title == "Clearly more loyal than everybody else: “ゴールド”. Clearly less loyal: “ブロンズ”."
    assert "ゴールド: NRS +35.0 (n=334)" in first.lead[0]
    assert "n=1,238" in first.base
    chart = first.blocks[0]
    assert isinstance(chart, Bars)
    assert [(one.name, one.n, one.tone) for one in chart.bars] == [
        ("ゴールド", 334, "positive"), ("シルバー", 592, "plain"), ("ブロンズ", 312, "negative"),
    ]  # fmt: skip
    assert chart.bars[0].text == "+35.0 ▲"
    assert chart.line == full().results.loyalty.score.value
    assert all(one.low is not None and one.high is not None for one in chart.bars)


def test_no_claim_without_a_clear_difference() -> None:
    pages = compare_pages(full())
    assert page(pages, "compare_性別").title == "No group stands out: none clearly differs from everybody else"
    assert page(pages, "compare_性別_classes").title == "The classes by 性別"
    assert page(pages, "compare_性別_head").title == "Head satisfaction does not clearly differ by 性別 at any driver"


def test_bars_start_at_nought_however_far_the_scores_are_from_it() -> None:
    material = full()
    one = material.comparisons[0]
    score = Estimate(300, 300.0, 300.0, 40.0, 35.0, 45.0)
    first, second = (msgspec.structs.replace(group, score=score) for group in one.groups[:2])
    whole = msgspec.structs.replace(one.everybody, score=score)
    high = msgspec.structs.replace(one, groups=(first, second), everybody=whole)
    chart = compare_pages(dataclasses.replace(material, waves=None, comparisons=(high,)))[0].blocks[0]
    assert isinstance(chart, Bars)
    assert chart.axis.low == 0.0
    assert 45.0 <= chart.axis.high <= 60.0


def by_shop(count: int) -> Material:
    """Sixty answers in so many shops."""
    survey = survey_of(("薦めたいか", SCORES), ("接客の満足度", WORDS), ("店", "ABCDEFG"[:count]))
    bare = material_of(survey)
    return dataclasses.replace(bare, comparisons=(compare(bare.counter, bare.journey, ColumnKey("店")),))


def test_where_nobody_can_be_compared_there_is_one_table_of_how_many_they_are() -> None:
    (only,) = compare_pages(by_shop(7))
    assert (only.id, only.level) == ("compare_店_table", "appendix")
    assert only.title == "Too few answers to compare by 店"
    rows = table((only,), "compare_店").rows
    assert sorted(row.n or 0 for row in rows) == [8, 8, 8, 9, 9, 9, 9, 60]
    assert not [one for row in rows[:-1] for one in row.cells[2:] if isinstance(one, Figure) and one.value is not None]


def test_few_answers_are_no_sign_of_no_difference() -> None:
    assert page(compare_pages(by_shop(3)), "compare_店_head").title == "Too few answers to compare by 店"


def test_classes_of_each_group_are_the_whole() -> None:
    chart = page(compare_pages(full()), "compare_会員ランク_classes").blocks[0]
    assert isinstance(chart, Parts)
    assert [one.n for one in chart.wholes] == [1238, 334, 592, 312]
    for one in chart.wholes:
        assert sum(portion.share or 0.0 for portion in one.parts) == pytest.approx(1.0)


def test_the_table_of_groups_adds_up_and_heat_is_tinted() -> None:
    pages = compare_pages(full())
    groups = table(pages, "compare_会員ランク")
    assert groups.columns[1].adds_up
    counts = [row.cells[1].value for row in groups.rows if isinstance(row.cells[1], Figure)]
    assert sum(one or 0.0 for one in counts[:-1]) == counts[-1] == 1238
    heat = table(pages, "compare_会員ランク_head")
    assert [one.tinted for one in heat.columns] == [False, False, True, True, True]
    assert heat.columns[2].meaning == "n=334"
    assert cell(heat, "品質", "ゴールド").mark == "▲"


def test_two_groups_say_who_they_are() -> None:
    pages = compare_pages(full())
    first = page(pages, "opposed")
    assert first.title == "A is clearly more loyal than B."
    assert first.lead[:2] == ("A: 会員ランク: ゴールド", "B: Everybody else")
    assert "Group A: n=334" in first.base
    row = next(one for one in table(pages, "opposed_reached").rows if one.cells[0] == "急かされた")
    assert row.n == 4
    assert [one.value for one in row.cells if isinstance(one, Figure)][:2] == [4.0, None]


def test_two_groups_know_the_smallest_group_that_they_tell_by_their_difference() -> None:
    """One group within the other: whoever has the figures of both has those of the rest."""
    made = material_of(
        survey_of(("薦めたいか", SCORES), ("接客の満足度", WORDS), ("店", "A" * 37 + "B" * 3 + "C" * 20))
    )
    assert _fewest(made, ("A", "B"), ("A",)) == 3
    assert _fewest(made, ("A", "C"), None) == 3
    assert _fewest(made, ("A",), ("C",)) == 3  # the rest of everybody
    assert _fewest(made, ("A",), None) == 23


def _fewest(made: Material, first: tuple[str, ...], second: tuple[str, ...] | None) -> int:
    def side(names: tuple[str, ...]) -> tuple[Filter, ...]:
        return (Filter(ColumnKey("店"), values=names),)

    found = compare_groups(made.counter, made.journey, side(first), None if second is None else side(second))
    return page(compare_pages(dataclasses.replace(made, opposed=found)), "opposed").fewest


def test_many_groups_stand_in_several_tables() -> None:
    material = full()
    one = material.comparisons[0]
    groups = tuple(msgspec.structs.replace(one.groups[0], names=(f"店{at}",)) for at in range(20))
    many = dataclasses.replace(material, comparisons=(msgspec.structs.replace(one, groups=groups),))
    heat = page(compare_pages(many), "compare_会員ランク_head")
    assert [len(block.columns) for block in heat.blocks if hasattr(block, "columns")] == [9, 9, 8]


def test_names_of_tables_tell_long_headings_apart() -> None:
    long = [(ColumnKey("とても長い設問の見出し" * 8 + end),) for end in "ab"]
    assert len({axis_slug(one) for one in long}) == 2
    assert axis_slug((ColumnKey("会員ランク"),)) == "会員ランク"
    assert "/" not in part("a/b%2F")
    assert part("a/b") != part("a%2Fb")
