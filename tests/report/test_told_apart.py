"""Names that stand for several things."""

from __future__ import annotations

from loyalty_desktop.report.told_apart import names_told_apart
from loyalty_desktop.survey.reading import ColumnKey


def test_a_name_that_occurs_once_stays_as_it_is() -> None:
    assert names_told_apart([("味", ColumnKey("Q1 味")), ("店", None)]) == ("味", "店")


def test_names_that_occur_twice_carry_their_question() -> None:
    both = [("エビ", ColumnKey("食べた")), ("エビ", ColumnKey("感動した"))]
    assert names_told_apart(both) == ("エビ (食べた)", "エビ (感動した)")


def test_questions_with_the_same_heading_carry_their_number() -> None:
    both = [("味", ColumnKey("味", 1)), ("味", ColumnKey("味", 2))]
    assert names_told_apart(both) == ("味 (味) #1", "味 (味) #2")
