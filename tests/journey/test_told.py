"""What was told, on a journey and against the answers."""

from __future__ import annotations

import pytest

from loyalty_desktop.errors import UnusableJourney, UsageError
from loyalty_desktop.journey import edit
from loyalty_desktop.journey.expressions import Told
from loyalty_desktop.journey.model import Driver, Experience, Filter, Journey, Measure, Stage, Target
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.journey.told import (
    absent_values,
    check_measure,
    fits,
    idle_filters,
    idle_words,
    remeasured,
    told_loyalty,
)
from loyalty_desktop.survey.reading import ColumnKey
from tests.journey.surveys import SCORES, WORDS, YES_NO, survey_of

NPS, OVERALL, STAFF = ColumnKey("友人に勧めたいか"), ColumnKey("総合満足度"), ColumnKey("接客の満足度")
SURVEY = survey_of(
    (NPS.heading, SCORES),
    (OVERALL.heading, WORDS),
    (STAFF.heading, WORDS),
    ("返品した", YES_NO),
    ("見たもの（複数選択）", ("雑誌;テレビ", "雑誌;ラジオ", "テレビ", "雑誌", "ラジオ;テレビ")),
    ("地域", ("東京", "大阪")),
)
MEASURE = Measure(NPS, "nps", negative_max=5, positive_min=8, target=Target(30))
JOURNEY = Journey(
    MEASURE,
    (Stage("s", "", (Driver("接客", "接客", STAFF),)),),
    (Experience("返品", "返品", ColumnKey("返品した"), driver="接客"),),
    (Driver("総合", "総合", OVERALL),),
)


def test_a_measure_leaves_drivers_and_overall_and_their_experiences_stay() -> None:
    by_staff = edit.set_measure(JOURNEY, Measure(STAFF, "satisfaction"))
    assert by_staff.drivers == ()
    assert [one.driver for one in by_staff.experiences] == [None]
    assert edit.set_measure(JOURNEY, Measure(OVERALL, "satisfaction")).overall == ()
    assert edit.set_measure(JOURNEY, Measure(OVERALL, "satisfaction")).drivers == JOURNEY.drivers
    assert edit.set_measure(JOURNEY, MEASURE) is JOURNEY


def test_a_kind_renames_and_satisfaction_takes_the_overall_satisfaction() -> None:
    renamed = remeasured(JOURNEY, SURVEY, None, "nrs").measure
    assert (renamed.column, renamed.kind, renamed.negative_max, renamed.target) == (NPS, "nrs", 5, Target(30))
    satisfied = remeasured(JOURNEY, SURVEY, None, "satisfaction")
    assert (satisfied.measure.column, satisfied.measure.target, satisfied.overall) == (OVERALL, None, ())
    assert remeasured(satisfied, SURVEY, None, "satisfaction") is satisfied
    assert remeasured(Journey(), SURVEY, None, "nps").measure.column == NPS


def test_a_column_that_is_told_keeps_what_it_has() -> None:
    assert remeasured(JOURNEY, SURVEY, SURVEY.column(NPS), None) is JOURNEY
    assert remeasured(JOURNEY, SURVEY, SURVEY.column(STAFF), None).measure.column == STAFF
    assert suggest_journey(SURVEY, "satisfaction", SURVEY.column(STAFF)).measure.column == STAFF
    nothing = survey_of(("地域", ("東京", "大阪")))
    assert remeasured(Journey(), nothing, None, "nrs").measure == Measure(kind="nrs")


def test_later_words_about_loyalty_win() -> None:
    roles = (f"{NPS.heading}=loyalty", f"{STAFF.heading}=loyalty")
    assert told_loyalty(SURVEY, Told()) is None
    assert told_loyalty(SURVEY, Told(roles=roles)) is SURVEY.column(STAFF)
    assert told_loyalty(SURVEY, Told(roles=(*roles, f"{STAFF.heading}=unused"))) is SURVEY.column(NPS)
    assert told_loyalty(SURVEY, Told(loyalty=OVERALL.heading, roles=roles)) is SURVEY.column(OVERALL)


def test_a_measure_needs_ratings() -> None:
    check_measure(JOURNEY, SURVEY)
    check_measure(Journey(), SURVEY)
    with pytest.raises(UnusableJourney):
        check_measure(Journey(Measure(ColumnKey("地域"))), SURVEY)


def test_options_are_the_values_of_a_question_with_several_answers() -> None:
    seen = ColumnKey("見たもの（複数選択）")
    column = SURVEY.column(seen)
    assert column is not None
    assert column.scale.kind == "multi"
    assert absent_values(SURVEY, Filter(seen, ("雑誌", "新聞"))) == ("新聞",)
    assert absent_values(SURVEY, Filter(ColumnKey("地域"), ("東京", "地域"))) == ("地域",)
    assert absent_values(SURVEY, Filter(ColumnKey("nowhere"), ("1",))) == ()


def test_filters_that_leave_nobody_say_which() -> None:
    def ids(*filters: Filter, left: int) -> list[str]:
        return [one.id for one in idle_filters(SURVEY, filters, left)]

    tokyo, osaka = Filter(ColumnKey("地域"), ("東京",)), Filter(ColumnKey("地域"), ("大阪",))
    assert ids(tokyo, left=30) == []
    assert ids(tokyo, osaka, left=0) == ["filters_nobody"]
    assert ids(tokyo, Filter(ColumnKey("地域"), ("札幌",)), left=0) == ["filter_nobody"]
    assert ids(Filter(ColumnKey("地域"), ("札幌", "東京")), left=30) == ["value_nowhere"]


def test_idle_words_are_said_once() -> None:
    told = Told(missing=("地域=99:blank", "*=東京:blank,x:blank", "地域=99:blank"), reverse=("地域", STAFF.heading))
    said = [(one.id, dict(one.args).get("value")) for one in idle_words(SURVEY, told)]
    assert said == [("value_nowhere", "99"), ("value_nowhere", "x"), ("reverse_no_scale", None)]
    with pytest.raises(UsageError):
        idle_words(SURVEY, Told(yes=("返品した=いえす",)))


def test_a_journey_fits_when_every_column_is_there() -> None:
    assert fits(JOURNEY, SURVEY)
    assert not fits(edit.set_weight(JOURNEY, ColumnKey("w")), SURVEY)
    assert not fits(edit.set_measure(JOURNEY, Measure(ColumnKey("w"))), SURVEY)
