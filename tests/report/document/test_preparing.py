"""The report as it is written: chosen pages, masked comments, no small groups."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from loyalty_desktop.report.document.anonymity import anonymous
from loyalty_desktop.report.document.choice import Choice, chosen
from loyalty_desktop.report.document.composing import report_of
from loyalty_desktop.report.document.model import Page, Report, Words
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
    assert found.pages[0].title == "「■■■さん」と書いた人は満足"
    assert lines(found, 1) == (QUOTE,)
    assert found.pages[1].title == "担当の田中さん"


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
