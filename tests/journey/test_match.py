"""A drawn journey, or last wave's, gets the columns of a survey: the right ones, or none."""

from __future__ import annotations

import pytest
from hypothesis import given

from loyalty_desktop.journey.match import match_journey
from loyalty_desktop.journey.model import Driver, Experience, Filter, Journey, Measure, Stage, Target
from loyalty_desktop.journey.parts import faults
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.survey.reading import ColumnKey
from loyalty_desktop.survey.survey import Survey
from tests.journey.strategies import invariant, journeys
from tests.journey.surveys import SCORES, WORDS, YES_NO, sample, survey_of

NPS, NRS = "友人に勧めたいか", "1年後も利用したいか"
SEVERAL = ("提案された, 会計が速い", "提案された, 放置された", "放置された, 会計が速い", "提案された")


def drawn(*names: str, experiences: tuple[str, ...] = (), measure: Measure | None = None) -> Journey:
    drivers = tuple(Driver(name, name) for name in names)
    things = tuple(Experience(f"x {name}", name) for name in experiences)
    return Journey(measure or Measure(), (Stage("s", "選ぶ", drivers),), things)


def parts(journey: Journey) -> tuple[Driver | Experience, ...]:
    return (*journey.drivers, *journey.overall, *journey.experiences)


def columns(journey: Journey) -> dict[str, str | None]:
    return {one.name: one.column.heading if one.column else None for one in parts(journey)}


def test_a_journey_drawn_before_there_is_a_file() -> None:
    asked = survey_of(
        (NRS, SCORES),
        ("【選ぶ】の満足度 [品揃え]", WORDS),
        ("【選ぶ】の満足度 [店舗での接客]", WORDS),
        ("Q14 配送の速さ", WORDS),
        ("重視点 [品揃え]", ("重視する", "やや重視", "重視しない")),
        ("性別", ("男性", "女性")),
        ("試着で放置された", YES_NO),
        ("お店での体験（複数選択可）", SEVERAL),
    )
    journey = drawn(
        "品揃え",
        "店舗接客",
        "配送の速さ",
        "決済",
        experiences=("試着で放置された", "提案された", "手紙が来た"),
        measure=Measure(kind="nrs", target=Target(18)),
    )
    found = match_journey(journey, asked)
    assert found.journey.measure == Measure(ColumnKey(NRS), "nrs", target=Target(18))
    assert columns(found.journey) == {
        "品揃え": "【選ぶ】の満足度 [品揃え]",
        "店舗接客": "【選ぶ】の満足度 [店舗での接客]",
        "配送の速さ": "Q14 配送の速さ",
        "決済": None,
        "試着で放置された": "試着で放置された",
        "提案された": "お店での体験（複数選択可）",
        "手紙が来た": None,
    }
    assert [one.option for one in found.journey.experiences] == [None, "提案された", None]
    assert [(one.part, one.id) for one in found.unmatched] == [("driver", "決済"), ("experience", "x 手紙が来た")]
    assert [(one.part, one.id) for one in found.guesses] == [("measure", ""), ("driver", "店舗接客")]
    assert found.unmatched[0].message.text() == "決済: no column of 調査.xlsx fits"
    assert "店舗での接客" in found.guesses[1].message.text()


def test_what_fits_is_never_changed() -> None:
    asked = sample("apparel_ja.xlsx")
    journey = suggest_journey(asked)
    found = match_journey(journey, asked)
    assert found.journey is journey
    assert (found.guesses, found.unmatched) == ((), ())


def test_the_suggestion_finds_its_columns_again_from_names_alone() -> None:
    asked = sample("apparel_ja.xlsx")
    journey = suggest_journey(asked)
    bare = Journey(
        Measure(kind="nrs"),
        tuple(
            Stage(stage.id, stage.name, tuple(Driver(one.id, one.name) for one in stage.drivers))
            for stage in journey.stages
        ),
        tuple(Experience(one.id, one.name, driver=one.driver) for one in journey.experiences),
        tuple(Driver(one.id, one.name) for one in journey.overall),
    )
    found = match_journey(bare, asked)
    assert found.journey == journey
    assert found.unmatched == ()
    assert [one.part for one in found.guesses] == ["measure"]


def test_the_next_wave_has_slightly_other_headings() -> None:
    before = survey_of(
        (f"Q1 {NRS}", SCORES),
        ("Q3 満足度（品揃え）", WORDS),
        ("Q3 満足度（店員の接客態度）", WORDS),
        ("Q4 満足度（価格）", WORDS),
        ("Q5 総合満足度", WORDS),
        ("Q6 体験（複数選択可）", SEVERAL),
        ("性別", ("男性", "女性")),
        ("ウェイト", (0.5, 1.5, 1.25)),
    )
    journey = suggest_journey(before)
    assert len(journey.drivers) == 3
    journey = Journey(
        journey.measure,
        journey.stages,
        journey.experiences,
        journey.overall,
        (Filter(ColumnKey("性別"), ("女性",)), Filter(ColumnKey("年代"), ("20代",))),
        ColumnKey("ウェイト"),
    )
    after = survey_of(
        ("回答ID", tuple(range(60))),
        (f"Q2　{NRS}", SCORES),
        ("Q4 満足度(価格)", WORDS),
        ("Q4 満足度(品揃え)", WORDS),
        ("Q4 満足度(店員の接客)", WORDS),
        ("Q7 総合 満足度", WORDS),
        ("Q8 体験（複数選択可）", tuple(text.replace("会計が速い", "会計が速かった") for text in SEVERAL)),
        ("性 別", ("男性", "女性")),
    )
    found = match_journey(journey, after)
    assert columns(found.journey) == {
        "品揃え": "Q4 満足度(品揃え)",
        "店員の接客態度": "Q4 満足度(店員の接客)",
        "価格": "Q4 満足度(価格)",
        "総合満足度": "Q7 総合 満足度",
        "提案された": "Q8 体験（複数選択可）",
        "会計が速い": "Q8 体験（複数選択可）",
        "放置された": "Q8 体験（複数選択可）",
    }
    assert {one.name: one.option for one in found.journey.experiences}["会計が速い"] == "会計が速かった"
    assert found.journey.measure.column == ColumnKey(f"Q2 {NRS}")
    assert found.journey.filters[0] == Filter(ColumnKey("性 別"), ("女性",))
    assert [one.part for one in found.guesses] == ["driver", "experience"]
    assert [(one.part, one.id) for one in found.unmatched] == [("filter", "年代"), ("weight", "ウェイト")]
    assert found.journey.filters[1] == journey.filters[1]  # nothing is lost


def test_one_column_never_serves_two_drivers() -> None:
    asked = survey_of(("価格の満足度", WORDS), (NPS, SCORES))
    twins = Journey(stages=(Stage("s", "", (Driver("1", "価格"), Driver("2", "価格"))),))
    assert match_journey(twins, asked).journey.stages == twins.stages  # which of them, nobody knows
    taken = Journey(stages=(Stage("s", "", (Driver("a", "値段", ColumnKey("価格の満足度")), Driver("b", "価格"))),))
    assert columns(match_journey(taken, asked).journey) == {"値段": "価格の満足度", "価格": None}


def test_words_must_be_clearly_the_most_alike() -> None:
    asked = survey_of(("店員の接客の満足度", WORDS), ("店員の説明の満足度", WORDS), ("価格の満足度", WORDS))
    assert columns(match_journey(drawn("店員"), asked).journey) == {"店員": None}
    assert columns(match_journey(drawn("品質"), asked).journey) == {"品質": None}


@pytest.mark.parametrize("heading", ["価格", "Price"])
def test_a_driver_is_matched_to_ratings_only(heading: str) -> None:
    asked = survey_of((heading, ("高い", "安い")), (NPS, SCORES))
    assert columns(match_journey(drawn(heading), asked).journey) == {heading: None}


def test_the_measure_when_the_survey_asks_another_question() -> None:
    asked = survey_of((NPS, SCORES), ("価格の満足度", WORDS))
    wanted = Measure(kind="nrs", negative_max=5)
    found = match_journey(Journey(wanted), asked)
    assert found.journey.measure == wanted
    assert [one.part for one in found.unmatched] == ["measure"]
    assert match_journey(Journey(), asked).journey.measure == Measure(ColumnKey(NPS))


def test_the_measure_when_its_scale_is_another() -> None:
    asked = survey_of(("Q2 満足度", (1, 2, 3, 4, 5)))
    journey = Journey(Measure(ColumnKey("Q1 満足度"), "satisfaction", target=Target(20)))
    found = match_journey(journey, asked)
    measure = found.journey.measure
    assert (measure.column, measure.low, measure.high) == (ColumnKey("Q2 満足度"), 1, 5)
    assert (measure.negative_max, measure.positive_min, measure.target) == (3, 5, Target(20))
    assert [one.message.id for one in found.guesses] == ["match_scale"]


def test_the_measure_keeps_its_own_cut_offs() -> None:
    journey = Journey(Measure(ColumnKey("Q1 " + NPS), negative_max=5, positive_min=8))
    found = match_journey(journey, survey_of(("Q2 " + NPS, SCORES)))
    assert found.journey.measure == Measure(ColumnKey("Q2 " + NPS), negative_max=5, positive_min=8)
    assert found.guesses == ()


def test_options_of_a_question_that_was_renamed_are_found_by_their_answers() -> None:
    gone = ColumnKey("来店時のこと")
    journey = Journey(
        experiences=tuple(Experience(text, text, gone, text) for text in ("提案された", "会計が 速い", "無視された"))
    )
    asked = survey_of(
        ("お店での体験（複数選択可）", SEVERAL), ("利用した道具（複数選択可）", ("鋏, 糊", "糊, 紙", "鋏, 紙"))
    )
    found = match_journey(journey, asked)
    key = ColumnKey("お店での体験（複数選択可）")
    assert [one.column for one in found.journey.experiences] == [key, key, gone]
    assert [(one.part, one.id, one.message.id) for one in found.unmatched] == [
        ("measure", "", "match_none"),
        ("experience", "無視された", "match_option_none"),
    ]
    assert match_journey(found.journey, asked).journey == found.journey
    nothing = match_journey(journey, survey_of((NPS, SCORES)))
    assert nothing.journey.experiences == journey.experiences
    assert len(nothing.unmatched) == 3


def surveys() -> list[Survey]:
    return [
        survey_of(("店舗接客", WORDS), ("😀", YES_NO), ("満足度（交通）", WORDS), (NPS, SCORES)),
        survey_of((NRS, SCORES), ("ﾊﾝｶｸ（複数選択可）", SEVERAL)),
    ]


@invariant
@given(journeys())
def test_matching_keeps_the_invariants(journey: Journey) -> None:
    for asked in surveys():
        found = match_journey(journey, asked)
        assert faults(found.journey) == ()
        assert [one.id for one in found.journey.drivers] == [one.id for one in journey.drivers]
        old, new = ([(one.id, one.column) for one in parts(each)] for each in (journey, found.journey))
        kept = [
            after == before
            for before, after in zip(old, new, strict=True)
            if before[1] is not None and asked.column(before[1])
        ]
        assert all(kept)
        given_now = [
            one.column
            for before, one in zip(
                (*journey.drivers, *journey.overall), (*found.journey.drivers, *found.journey.overall), strict=True
            )
            if before.column != one.column
        ]
        assert len(given_now) == len(set(given_now))
        again = match_journey(found.journey, asked)
        assert again.journey == found.journey


def test_a_filter_by_classes_goes_with_the_loyalty_question() -> None:
    asked = survey_of((NRS, SCORES), ("【選ぶ】の満足度 [品揃え]", WORDS))
    before = ColumnKey("去年の調査:1年後も利用したいですか")
    journey = Journey(Measure(before, "nrs"), filters=(Filter(before, classes=("negative",)),))
    found = match_journey(journey, asked)
    assert found.journey.measure.column == ColumnKey(NRS)
    assert found.journey.filters == (Filter(ColumnKey(NRS), classes=("negative",)),)
    assert [one.part for one in found.unmatched] == []
