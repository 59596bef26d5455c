"""What can be compared by, on real surveys."""

from __future__ import annotations

from msgspec.structs import replace

from loyalty_desktop.journey.edit_filters import add_grouping
from loyalty_desktop.journey.model import Group, Grouping, Journey
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.report.compare_choices import choice_of, compare_choices, crossable, likeliest
from tests.surveys import APPAREL, TOYAMA, survey_of


def test_segments_come_first_then_ranges_and_questions_with_several_answers() -> None:
    survey = survey_of(APPAREL)
    names = [one.name for one in compare_choices(survey, suggest_journey(survey))]
    assert names[:5] == ["会員ランク", "性別", "年代", "居住地域", "利用チャネル"]
    assert {"利用年数", "利用したチャネル（複数選択可）"} <= set(names[-8:])
    assert not {"Q1 1年後も利用したいか", "会員番号", "メールアドレス"} & set(names)


def test_many_groups_and_columns_that_few_answered_are_offered_but_not_first() -> None:
    survey = survey_of(TOYAMA)
    choices = compare_choices(survey, suggest_journey(survey))
    by_name = {one.name: one for one in choices}
    assert by_name["年代"].likely
    assert by_name["居住都道府県"].groups == 47
    assert not by_name["居住都道府県"].likely
    assert not by_name["宿泊市町村(4泊目)"].likely
    assert "比較した都道府県の観光地" not in by_name  # free text makes no groups
    assert next(iter(likeliest(choices))).name == "性別"


def test_own_groups_come_first_and_stay_chosen_when_they_are_changed() -> None:
    survey = survey_of(APPAREL)
    key = next(column.key for column in survey.columns if column.heading == "年代")
    young = (Group("young", ("20代以下",)), Group("older", ("30代", "40代")))
    journey = add_grouping(suggest_journey(survey), "two ages", key, young)
    first = compare_choices(survey, journey)[0]
    assert (first.name, first.likely, first.groups) == ("two ages", True, 2)
    assert isinstance(first.by, Grouping)
    renamed = replace(journey, groupings=(replace(journey.groupings[0], name="ages"),))
    found = choice_of(compare_choices(survey, renamed), first.by)
    assert found is not None
    assert found.name == "ages"


def test_without_the_column_in_use_the_likeliest_is_chosen() -> None:
    survey = survey_of(APPAREL)
    choices = compare_choices(survey, Journey())
    gone = Grouping("gone", "gone", choices[0].by if not isinstance(choices[0].by, Grouping) else choices[0].by.column)
    found = choice_of(choices, gone)
    assert found is not None
    assert found.name == "会員ランク"
    assert choice_of((), None) is None


def test_groups_are_crossed_with_other_columns_that_make_few_groups() -> None:
    survey = survey_of(TOYAMA)
    choices = compare_choices(survey, suggest_journey(survey))
    by_name = {one.name: one for one in choices}
    offered = crossable(choices, by_name["年代"])
    assert by_name["性別"] in offered
    assert by_name["年代"] not in offered
    assert by_name["居住都道府県"] not in offered
    assert all(one.groups * by_name["年代"].groups <= 100 for one in offered)
    assert [one.name for one in crossable(choices, by_name["居住都道府県"])] == ["比較した都道府県の有無"]
