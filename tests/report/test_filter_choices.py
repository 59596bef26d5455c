"""What can be filtered by: columns by section, answers with counts, ranges, days, weights."""

from __future__ import annotations

import pytest

from loyalty_desktop.compute.admission import Admission, admission, everybody
from loyalty_desktop.compute.compare import compare
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.journey.edit import rename_experience
from loyalty_desktop.journey.model import Filter, Group, Grouping, Journey, Measure
from loyalty_desktop.journey.project import open_project
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.report.filter_choices import (
    AnswerChoice,
    amounts,
    answer_choices,
    class_choices,
    columns_found,
    days,
    filter_columns,
    group_choices,
    kind_of,
    own_group,
    weight_columns,
)
from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import Survey
from tests.surveys import APPAREL, ROOT, SFO, SFO_TOLD, TOYAMA, survey_from, survey_of

JOURNEY = open_project(ROOT / "resources" / "samples" / "apparel_ja.loyalty").journey


def counted(survey: Survey, heading: str, journey: Journey = JOURNEY) -> Admission:
    key = next(one.key for one in survey.columns if heading in one.heading)
    return admission(Counter(survey), journey, key)


def test_sections_stand_in_order_and_nobody_is_named() -> None:
    found = filter_columns(survey_of(APPAREL), JOURNEY)
    sections = list(dict.fromkeys(one.section for one in found))
    assert sections == ["loyalty", "segment", "experience", "amount", "day", "comment", "rating"]
    assert found[0].kinds == ("classes", "amounts")
    assert all("会員番号" not in one.name for one in found)
    kinds = {one.name: one.kinds for one in found}
    assert kinds["性別"] == ("answers",)
    assert kinds["年間購入金額（円）"] == ("amounts",)
    assert kinds["タイムスタンプ"] == ("days",)
    assert kinds["Q30 ご意見・ご要望"] == ("words",)
    assert kinds["認知経路（複数選択可）"] == ("options",)


def test_personal_columns_are_not_offered() -> None:
    rows = [["氏名", "性別"], *([f"山田{at}", "男性" if at % 2 else "女性"] for at in range(30))]
    personal = Correction(ColumnKey("氏名"), role="personal")
    survey = survey_from(rows, Reading(corrections=(personal,)))
    assert [one.name for one in filter_columns(survey, Journey())] == ["性別"]


def test_columns_are_found_by_their_options_and_experiences() -> None:
    columns = filter_columns(survey_of(APPAREL), JOURNEY)
    assert [one.name for one in columns_found(columns, "動画")] == ["服の参考にするもの（複数選択可）"]
    first = JOURNEY.experiences[0]
    renamed = filter_columns(survey_of(APPAREL), rename_experience(JOURNEY, first.id, "心に残ったこと"))
    assert [one.key for one in columns_found(renamed, "心に残った")] == [first.column]
    assert columns_found(columns, "") == columns
    assert columns_found(columns, "ありません") == ()


@pytest.mark.parametrize(("path", "told"), [(APPAREL, None), (TOYAMA, None), (SFO, SFO_TOLD)])
def test_every_count_is_what_its_filter_lets_pass(path, told) -> None:  # type: ignore[no-untyped-def]
    survey = survey_of(path, told)
    journey = suggest_journey(survey)
    counter = Counter(survey)
    for column in filter_columns(survey, journey):
        if {"answers", "options"} & set(column.kinds):
            found = admission(counter, journey, column.key)
            for choice in answer_choices(found)[:30]:
                assert found.passing(Filter(column.key, (choice.value,)), journey.measure) == choice.count


def test_answers_stand_in_the_order_in_which_they_are_compared() -> None:
    survey = survey_of(APPAREL)
    key = next(one.key for one in survey.columns if "会員ランク" in one.heading)
    compared = compare(Counter(survey), JOURNEY, key)
    listed = [one.text for one in answer_choices(counted(survey, "会員ランク"))]
    assert listed == [one.names[0] for one in compared.groups] == ["ゴールド", "シルバー", "ブロンズ"]


def test_scales_keep_their_order() -> None:
    survey = survey_of(APPAREL)
    assert [one.text for one in answer_choices(counted(survey, "年代"))][:3] == ["20代以下", "30代", "40代"]
    assert AnswerChoice("女性", "女性", 866) in answer_choices(counted(survey, "性別"))
    toyama = survey_of(TOYAMA)
    nights = answer_choices(counted(toyama, "宿泊数（県内）", suggest_journey(toyama)))
    assert [one.text for one in nights] == ["日帰り", "1泊", "2泊", "3泊", "4泊以上"]


def test_classes_are_those_of_the_measure() -> None:
    survey = survey_of(APPAREL)
    found = class_choices(counted(survey, "1年後も"), JOURNEY.measure)
    assert [(one.value, one.count) for one in found] == [("negative", 317), ("passive", 451), ("positive", 470)]


def test_amounts_have_ends_and_bars() -> None:
    spread = amounts(counted(survey_of(APPAREL), "年間購入金額"))
    assert spread is not None
    assert (spread.lowest, spread.highest) == (1_900, 473_500)
    assert sum(spread.counts) == spread.n == 1_259
    score = amounts(counted(survey_of(APPAREL), "1年後も"))
    assert score is not None
    assert score.counts == (22, 10, 14, 32, 36, 125, 78, 188, 263, 206, 264)
    assert amounts(counted(survey_of(APPAREL), "ご意見")) is None


def test_reversed_scales_are_filtered_as_they_are_written() -> None:
    answers = [at % 5 + 1 for at in range(40)] + [1] * 10
    rows: list[list[Cell]] = [["満足度"]]
    rows += [[answer] for answer in answers]
    turned = Correction(ColumnKey("満足度"), reversed=True, role="driver")
    survey = survey_from(rows, Reading(corrections=(turned,)))
    spread = amounts(everybody(survey.columns[0]))
    assert spread is not None
    assert spread.counts == (18, 8, 8, 8, 8)


def test_days_have_a_first_and_a_last() -> None:
    found = days(counted(survey_of(APPAREL), "タイムスタンプ"))
    assert found is not None
    assert (found.first, found.last, len(found.spread.counts)) == ("2026-10-03", "2026-10-12", 10)
    assert days(counted(survey_of(APPAREL), "性別")) is None


def test_groups_of_ones_own_are_offered_and_found_again() -> None:
    survey = survey_of(APPAREL)
    age = next(one.key for one in survey.columns if one.heading == "年代")
    grouping = Grouping("g", "若さ", age, (Group("若い", ("20代以下", "30代")), Group("そのほか", ("40代",))))
    journey = Journey(JOURNEY.measure, groupings=(grouping,))
    columns = filter_columns(survey, journey)
    assert (columns[0].name, columns[0].section, columns[0].kinds) == ("若さ", "groups", ("groups",))
    assert columns_found(columns, "若い") == columns[:1]
    assert [one.count for one in group_choices(counted(survey, "年代"), grouping.groups)] == [536, 397]
    own = Filter(age, ("20代以下", "30代"))
    assert own_group(own, (grouping,)) == (grouping, grouping.groups[0])
    assert kind_of(own, columns, (grouping,)) == "groups"
    assert kind_of(Filter(age, ("30代",)), columns, (grouping,)) == "answers"


@pytest.mark.parametrize(
    ("one", "kind"),
    [
        (Filter(ColumnKey("x"), classes=("positive",)), "classes"),
        (Filter(ColumnKey("x"), low=1), "amounts"),
        (Filter(ColumnKey("x"), until="2026-01-01"), "days"),
        (Filter(ColumnKey("x"), contains="a"), "words"),
        (Filter(ColumnKey("x"), ("a",)), "answers"),
    ],
)
def test_a_filter_is_changed_as_it_was_made(one: Filter, kind: str) -> None:
    assert kind_of(one, (), ()) == kind


def test_weights_that_are_meant_for_it_come_first() -> None:
    found = weight_columns(survey_of(SFO, SFO_TOLD))
    assert (found[0].key, found[0].meant) == (ColumnKey("WEIGHT"), True)
    assert not any(one.meant for one in found[1:])
    assert all(one.key != ColumnKey("NETPRO") for one in found)


def test_what_is_below_nothing_weighs_nobody() -> None:
    rows: list[list[Cell]] = [["w", "v", "t"]]
    rows += [[at - 1, at + 1, "a" if at % 2 else "b"] for at in range(40)]
    roles = tuple(Correction(ColumnKey(name), role="weight") for name in ("w", "v", "t"))
    survey = survey_from(rows, Reading(corrections=roles))
    assert [one.name for one in weight_columns(survey)] == ["v"]


def test_without_a_loyalty_question_there_are_no_classes() -> None:
    found = filter_columns(survey_of(APPAREL), Journey(Measure()))
    assert all("classes" not in one.kinds for one in found)


def test_amounts_of_which_no_two_are_alike_are_a_range() -> None:
    rows: list[list[Cell]] = [["会員番号", "購入金額"]]
    rows += [[f"A{at:04}", 1_000 + 7 * at] for at in range(60)]
    survey = survey_from(rows, Reading(corrections=(Correction(ColumnKey("購入金額"), role="spend"),)))
    (found,) = filter_columns(survey, Journey())
    assert (found.name, found.kinds) == ("購入金額", ("amounts",))
    spread = amounts(everybody(survey.columns[1]))
    assert spread is not None
    assert (spread.lowest, spread.highest, spread.n) == (1_000, 1_413, 60)
