"""What is chosen is what is in the report: sections, the terms, the pages for whom it is."""

from __future__ import annotations

from loyalty_desktop.report.document.choice import Choice, chosen
from tests.report.document import example


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
    assert [page.id for page in short.pages] == ["overview", "curve", "head_heart"]
