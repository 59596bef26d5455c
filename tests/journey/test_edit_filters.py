from __future__ import annotations

from pathlib import Path

import pytest

from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.journey import edit_filters as edit
from loyalty_desktop.journey.edit_measure import set_measure
from loyalty_desktop.journey.model import Filter, Group, Journey, Measure
from loyalty_desktop.journey.project import Project, View, decode, encode
from loyalty_desktop.survey.reading import ColumnKey

CITY, AGE, ASKED = ColumnKey("都道府県"), ColumnKey("年齢"), ColumnKey("推奨度")
TOKYO, YOUNG = Filter(CITY, ("東京",)), Filter(AGE, low=20, high=29)
BOTH = Journey(filters=(TOKYO, YOUNG))


def test_filters_are_added_replaced_and_dropped_by_place() -> None:
    journey = edit.put_filter(edit.put_filter(Journey(), TOKYO), YOUNG)
    assert journey == BOTH
    assert edit.put_filter(journey, TOKYO) == BOTH
    osaka = Filter(CITY, ("大阪",))
    assert edit.put_filter(journey, osaka, 0).filters == (osaka, YOUNG)
    assert edit.put_filter(journey, YOUNG, 0).filters == (YOUNG,)
    assert edit.drop_filter(journey, 0).filters == (YOUNG,)
    assert edit.drop_filter(journey, 7) == BOTH


def test_filters_are_kept_under_a_name_taken_again_and_forgotten() -> None:
    kept = edit.keep_view(Project(journey=BOTH), "  若者   東京 ")
    assert kept.views == (View("若者 東京", (TOKYO, YOUNG)),)
    empty = Project(journey=Journey(), views=kept.views)
    assert edit.take_view(empty, "若者 東京").journey.filters == (TOKYO, YOUNG)
    assert edit.take_view(empty, "ない") is empty
    again = edit.keep_view(Project(journey=Journey(filters=(TOKYO,)), views=kept.views), "若者 東京")
    assert again.views == (View("若者 東京", (TOKYO,)),)
    dropped = edit.drop_view(kept, "若者 東京")
    assert dropped.views == ()
    assert dropped.journey.filters == (TOKYO, YOUNG)
    with pytest.raises(UnusableJourney):
        edit.keep_view(empty, "何もない")
    with pytest.raises(UnusableJourney):
        edit.keep_view(kept, "  ")


def test_kept_classes_are_those_of_the_present_loyalty_question() -> None:
    unhappy = Filter(ASKED, classes=("negative",))
    kept = edit.keep_view(Project(journey=Journey(Measure(ASKED), filters=(unhappy, TOKYO))), "不満")
    stays = ColumnKey("継続意向")
    other = Project(journey=set_measure(Journey(Measure(ASKED)), Measure(stays, "nrs", 1, 5, 3, 5)), views=kept.views)
    assert edit.take_view(other, "不満").journey.filters == (Filter(stays, classes=("negative",)), TOKYO)
    without = Project(journey=Journey(), views=kept.views)
    assert edit.take_view(without, "不満").journey.filters == (TOKYO,)


def test_groups_of_ones_own_are_made_changed_and_dropped() -> None:
    groups = (Group("関東", ("東京", "神奈川")), Group("その他", ("大阪",)))
    journey = edit.add_grouping(Journey(), " 地方 ", CITY, groups)
    (made,) = journey.groupings
    assert (made.name, made.column, made.groups) == ("地方", CITY, groups)
    second = edit.add_grouping(journey, "東西", CITY, groups)
    assert len({one.id for one in second.groupings}) == 2
    renamed = edit.set_grouping(journey, made.id, "地域", groups[:1])
    assert (renamed.groupings[0].name, renamed.groupings[0].groups) == ("地域", groups[:1])
    assert edit.drop_grouping(journey, made.id).groupings == ()
    assert edit.filter_of(made, "関東") == Filter(CITY, ("東京", "神奈川"))
    bands = edit.add_grouping(Journey(), "年代", AGE, (Group("20代", low=20, high=29),)).groupings[0]
    assert edit.filter_of(bands, "20代") == YOUNG


@pytest.mark.parametrize(
    "groups",
    [(), (Group("一", ("a",)), Group(" 一 ", ("b",))), (Group("空"),), (Group("  ", ("a",)),)],
)
def test_groups_that_make_no_sense_are_refused(groups: tuple[Group, ...]) -> None:
    with pytest.raises(UnusableJourney):
        edit.add_grouping(Journey(), "組", CITY, groups)


def test_what_is_gone_is_told() -> None:
    with pytest.raises(UnusableJourney):
        edit.set_grouping(Journey(), "g:x", "組", (Group("一", ("a",)),))
    made = edit.add_grouping(Journey(), "地方", CITY, (Group("関東", ("東京",)),)).groupings[0]
    with pytest.raises(UnusableJourney):
        edit.filter_of(made, "関西")


def test_a_filter_of_classes_stays_with_the_loyalty_question() -> None:
    other = ColumnKey("継続意向")
    journey = Journey(Measure(ASKED), filters=(Filter(ASKED, classes=("negative",)), TOKYO))
    assert set_measure(journey, Measure(other)).filters == (Filter(other, classes=("negative",)), TOKYO)
    assert set_measure(journey, Measure()).filters == (TOKYO,)


def test_every_kind_of_filter_is_saved_and_read_again() -> None:
    filters = (
        *(TOKYO, YOUNG, Filter(ASKED, classes=("positive", "passive"), inverted=True)),
        *(
            Filter(ColumnKey("回答日"), since="2025-04-01", until="2025-04-30"),
            Filter(ColumnKey("声"), contains="接客"),
        ),
    )
    project = edit.keep_view(Project(journey=Journey(filters=filters)), "全部")
    journey = edit.add_grouping(project.journey, "地方", CITY, (Group("関東", ("東京",)), Group("西", low=1.5)))
    project = Project(journey=journey, views=project.views)
    assert decode(encode(project, Path("x.loyalty")), "x.loyalty") == project


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="YYYY"):
        Filter(AGE, since="20250401")
