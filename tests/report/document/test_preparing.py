"""The report as it is written: chosen pages, masked comments, no small groups."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from loyalty_desktop.report.document.anonymity import anonymous
from loyalty_desktop.report.document.charts import Bar, Bars
from loyalty_desktop.report.document.choice import Choice, chosen
from loyalty_desktop.report.document.composing import report_of
from loyalty_desktop.report.document.model import Column, Figure, Page, Report, Row, Table, Words
from loyalty_desktop.report.document.preparing import prepared
from tests.report.document import example
from tests.report.document.compare_materials import full

QUOTE = "担当の田中さんに 090-1234-5678 で"


def quoted() -> Report:
    page = Page("voices", "voices", "声", "「佐藤さん」と書いた人は満足", (Words("q", "", (QUOTE,), "quotes"),))
    other = Page("x", "summary", "概要", "担当の田中さん", (Words("f", "", (QUOTE,)),))
    return replace(example.report(), pages=(page, other))


def lines(report: Report, page: int) -> tuple[str, ...]:
    block = report.pages[page].blocks[0]
    assert isinstance(block, Words)
    return block.lines


def test_quotations_are_masked_and_nothing_else() -> None:
    found = prepared(quoted(), Choice())
    assert lines(found, 0) == ("担当の■■■さんに ■■■ で",)
    assert found.pages[0].title == "声"
    assert lines(found, 1) == (QUOTE,)
    assert found.pages[1].title == "担当の田中さん"


def test_what_is_blotted_out_as_a_whole_is_left_out_and_counted() -> None:
    columns = (Column("言葉"), Column("n", "count"))
    rows = (Row(("山田さん", Figure(12.0)), n=12), Row(("接客", Figure(20.0)), n=20))
    words = Table("w", "言葉", columns, rows, ("注",), (1, 0))
    bars = tuple(Bar(name, 10.0, "plain") for name in ("田中さん", "接客"))
    chart = Bars("b", "言葉", bars, "score", example.SCORES, "スコア")
    quotes = Words("q", "", ("090-1234-5678", "よい店"), "quotes")
    page = Page("voices", "voices", "声", "題", (words, chart, quotes))
    found = prepared(replace(example.report(), pages=(page,)), Choice()).pages[0]
    table, drawn, said = found.blocks
    assert isinstance(table, Table)
    assert isinstance(drawn, Bars)
    assert isinstance(said, Words)
    assert [one.cells[0] for one in table.rows] == ["接客"]
    assert table.main == ()
    assert table.notes == ("注", "1 word is left out, as it may tell who is meant.")
    assert [one.name for one in drawn.bars] == ["接客"]
    assert said.lines == ("よい店",)
    assert found.notes == (
        "1 word is left out, as it may tell who is meant.",
        "1 comment is left out, as nothing of it but a name or the like would be left.",
    )


def test_comments_that_are_left_out_are_counted_over_the_page_and_leave_no_empty_place() -> None:
    blocks = (Words("a", "", ("090-1234-5678",), "quotes"), Words("b", "", ("090-1234-5679", "よい店"), "quotes"))
    page = Page("x", "experiences", "体験", "題", blocks)
    found = prepared(replace(example.report(), pages=(page,)), Choice()).pages[0]
    assert [one.id for one in found.blocks] == ["b"]
    assert found.notes == ("2 comments are left out, as nothing of them but names or the like would be left.",)


def test_masking_can_be_left_out() -> None:
    assert prepared(quoted(), Choice(masks=False)) == quoted()


def test_pages_are_those_chosen() -> None:
    report = example.report()
    assert prepared(report, Choice(audience="management")).pages == chosen(report, Choice(audience="management")).pages
    assert {one.section for one in prepared(report, Choice(sections=("drivers",))).pages} == {"drivers"}


def test_what_is_hidden_does_not_depend_on_the_pages_chosen() -> None:
    report = report_of(full())
    whole = {one.id: one for one in anonymous(report).pages}
    for one in prepared(report, Choice(("compare", "customers"), hides_small=True, masks=False)).pages:
        assert one == whole[one.id]


@pytest.mark.parametrize("least", [5, 60])
def test_a_real_report_can_be_made_anonymous(least: int) -> None:
    report = report_of(full())
    found = anonymous(report, least)
    lost = {one.id for one in report.pages} - {one.id for one in found.pages}
    assert lost == ({"voices"} if least == 60 else set())
    assert (found == report) is False
    assert all(one.title for one in found.pages)


def test_the_management_gets_five_or_six_pages() -> None:
    assert 5 <= len(prepared(report_of(full()), Choice(audience="management")).pages) <= 6
