"""Which question is the measure, what it is called, and the cut-offs of METHOD 0.1."""

from __future__ import annotations

import pytest

from loyalty_desktop.journey.cut_offs import cut_offs, has_standard_cut_offs
from loyalty_desktop.journey.measures import choose_measure, measure_of
from loyalty_desktop.journey.model import Measure
from loyalty_desktop.report.value_choices import value_choices
from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading
from loyalty_desktop.survey.survey import survey
from tests.journey.surveys import SCORES, WORDS, survey_of

NPS, NRS = "友人に勧めたいか", "1年後も利用したいか"


@pytest.mark.parametrize(
    ("scale", "expected"),
    [  # METHOD 0.1: 0-10, 1-10, 7, 5 and 4 points
        ((0, 10), (6, 9)),
        ((1, 10), (6, 9)),
        ((1, 7), (5, 7)),
        ((1, 5), (3, 5)),
        ((1, 4), (2, 4)),
        # not in METHOD: the same number of points from another start, and the proportions 7 and 2 of 11
        ((0, 4), (2, 4)),
        ((1, 6), (4, 6)),
        ((0, 5), (3, 5)),
        ((1, 3), (2, 3)),
        ((0, 1), (0, 1)),
        ((1, 9), (6, 8)),
        ((0, 100), (63, 83)),
    ],
)
def test_cut_offs(scale: tuple[int, int], expected: tuple[int, int]) -> None:
    assert cut_offs(*scale) == expected


def test_cut_offs_make_a_measure_on_every_scale() -> None:
    for low in (-3, 0, 1):
        for high in range(low + 1, low + 130):
            negative, positive = cut_offs(low, high)
            Measure(low=low, high=high, negative_max=negative, positive_min=positive)


def test_standard_cut_offs_are_those_of_the_scale() -> None:
    assert has_standard_cut_offs(Measure())
    assert not has_standard_cut_offs(Measure(positive_min=8))
    assert not has_standard_cut_offs(Measure(negative_max=5))
    assert has_standard_cut_offs(Measure(low=1, high=5, negative_max=3, positive_min=5))
    assert not has_standard_cut_offs(Measure(low=1, high=5, negative_max=2, positive_min=4))


def test_measure_of_when_asked_from_zero_to_ten() -> None:
    asked = survey_of((NPS, SCORES), (NRS, SCORES))
    assert measure_of(asked.columns[0]) == Measure(ColumnKey(NPS), "nps")
    assert measure_of(asked.columns[1]) == Measure(ColumnKey(NRS), "nrs")
    assert measure_of(asked.columns[1], "nps").kind == "nps"


def test_measure_of_when_another_scale_is_never_called_nps() -> None:
    asked = survey_of((NPS, (1, 2, 3, 4, 5)), ("品揃えの満足度", WORDS))
    measure = measure_of(asked.columns[0])
    assert (measure.kind, measure.low, measure.high) == ("satisfaction", 1, 5)
    assert (measure.negative_max, measure.positive_min) == (3, 5)
    assert measure_of(asked.columns[0], "nps").kind == "nps"  # unless the user says so
    assert measure_of(asked.columns[1]).kind == "satisfaction"


def test_measure_of_when_points_out_of_a_hundred_are_counted_by_tens_it_is_no_nps() -> None:
    points = (0, 30, 55, 60, 67, 72, 78, 85, 90, 95, 100)
    read = survey_of((NPS + "（0〜100）", points))
    (note,) = (note for note in read.notes if note.message.id == "hundred_asked")
    measure = measure_of(survey(read.workbook, value_choices(note, read)[0].reading, read).columns[0])
    assert (measure.kind, measure.negative_max, measure.positive_min) == ("satisfaction", 6, 9)


def test_measure_of_when_column_has_no_rating() -> None:
    measure = measure_of(survey_of(("性別", ("男", "女"))).columns[0])
    assert (measure.low, measure.high, measure.kind) == (0, 10, "nps")


def test_choose_measure_when_several_are_sure_takes_the_first() -> None:
    assert choose_measure(survey_of((NRS, SCORES), (NPS, SCORES))).column == ColumnKey(NRS)


def test_choose_measure_when_a_kind_is_asked_for() -> None:
    both = survey_of((NRS, SCORES), (NPS, SCORES), ("総合満足度", WORDS))
    assert choose_measure(both, "nps") == Measure(ColumnKey(NPS), "nps")
    assert choose_measure(both, "satisfaction").column == ColumnKey("総合満足度")
    assert choose_measure(both, "satisfaction").kind == "satisfaction"


def test_choose_measure_when_the_user_has_said_which() -> None:
    told = Reading(corrections=(Correction(ColumnKey("点数"), "loyalty"),))
    columns = ((NPS, SCORES), ("点数", SCORES))
    assert choose_measure(survey_of(*columns)).column == ColumnKey(NPS)
    assert choose_measure(survey_of(*columns, reading=told)).column == ColumnKey("点数")


def test_choose_measure_when_none_is_sure_takes_the_likeliest() -> None:
    assert choose_measure(survey_of(("Q1", SCORES), ("性別", ("男", "女")))).column == ColumnKey("Q1")


def test_choose_measure_when_nothing_asks() -> None:
    nothing = survey_of(("性別", ("男", "女")))
    assert choose_measure(nothing) == Measure()
    assert choose_measure(nothing, "nrs") == Measure(kind="nrs")
    assert choose_measure(nothing, "satisfaction") == Measure(kind="satisfaction")


def test_choose_measure_when_satisfaction_falls_back_on_the_loyalty_question() -> None:
    assert choose_measure(survey_of((NPS, SCORES)), "satisfaction").column == ColumnKey(NPS)
