"""What a report compares where nobody said by what: groups, never single persons or what they wrote."""

from __future__ import annotations

from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.report.document.compare_unasked import compared_unasked
from tests.journey.surveys import SCORES, WORDS, survey_of

SAID = ("とても良かった", "また来たい", "品揃えが良い", "待ち時間が長い", "値段が高い", "店員さんが親切")
LOYALTY, DRIVER = ("薦めたいか", SCORES), ("接客の満足度", WORDS)


def compared(*columns: tuple[str, tuple[str | int, ...]]) -> list[str]:
    survey = survey_of(LOYALTY, DRIVER, *columns)
    found = compared_unasked(Counter(survey), suggest_journey(survey))
    return [str(by.heading) for one in found for by in one.by if not hasattr(by, "groups")]


def test_groups_are_compared_and_what_people_wrote_is_not() -> None:
    survey = survey_of(LOYALTY, ("ご意見", SAID))
    assert survey.columns[1].role == "segment"  # so few different ones: it looks like a question with answers to tick
    assert compared(("ご意見", SAID), ("性別", ("男性", "女性"))) == ["性別"]


def test_numbers_of_customers_make_no_groups() -> None:
    assert compared(("ID", (1, 2, 3, 4, 5, 6)), ("性別", ("男性", "女性"))) == ["性別"]


def test_nothing_is_compared_where_every_group_is_small() -> None:
    assert compared(("店", tuple("ABCDEFG"))) == []


def test_a_column_of_many_groups_is_not_taken_for_want_of_others() -> None:
    assert compared(("店", tuple(f"店{at}" for at in range(20)))) == []
