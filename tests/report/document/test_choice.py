"""What is chosen is what is in the report: sections, the terms, the pages for whom it is."""

from __future__ import annotations

from loyalty_desktop.report.document.choice import Choice, chosen, left_out_by, left_out_told
from loyalty_desktop.report.document.composing import report_of
from tests.report.document import example
from tests.report.document.compare_materials import full


def test_only_the_sections_that_were_chosen() -> None:
    found = chosen(example.report(), Choice(("drivers", "customers")))
    assert [page.id for page in found.pages] == ["head_heart", "drivers_table", "grid"]
    assert found.definitions == ()


def test_the_terms_are_a_section_of_their_own() -> None:
    found = chosen(example.report(), Choice(("definitions",)))
    assert found.pages == ()
    assert found.definitions == example.report().definitions


def test_the_management_gets_what_a_decision_needs() -> None:
    report = example.report()
    assert chosen(report, Choice()) == report
    short = chosen(report, Choice(audience="management"))
    assert [page.id for page in short.pages][:3] == ["overview", "curve", "head_heart"]
    assert len(short.pages) == 5
    assert {page.level for page in short.pages} == {"key"}
    assert "appendix" not in {page.level for page in report.pages if page.id in {one.id for one in short.pages}}


def test_the_management_gets_what_was_chosen_where_nothing_else_was() -> None:
    found = chosen(example.report(), Choice(("customers", "voices"), "management"))
    assert {page.section for page in found.pages} == {
        page.section for page in example.report().pages if page.section in {"customers", "voices"}
    }


def test_what_the_management_does_not_see_is_told() -> None:
    report = report_of(full())
    assert left_out_by(report, Choice()) == ()
    assert left_out_told(report, Choice()) == ""
    found = chosen(report, Choice(audience="management"))
    assert [page.id for page in found.pages] == [*("overview", "head_heart", "contributions", "waves", "actions")]
    assert left_out_by(report, Choice(audience="management")) == ("journey", "customers", "voices")
    assert "Not among them: Journey, Customers, Voices." in left_out_told(report, Choice(audience="management"))
    without = Choice(("summary", "drivers", "customers", "voices"), "management")
    assert left_out_by(report, without) == ()
