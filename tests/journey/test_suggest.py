"""The proposed journey says what the file says, and no more."""

from __future__ import annotations

import pytest

from loyalty_desktop.journey import suggest
from loyalty_desktop.journey.model import Journey
from loyalty_desktop.journey.parts import faults
from loyalty_desktop.journey.suggest import distinct_ids, experiences_of, suggest_journey, with_roles
from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading, Role
from loyalty_desktop.survey.survey import survey
from tests.journey.surveys import SCORES, WORDS, YES_NO, sample, survey_of

SEVERAL = ("提案, 会計", "提案, 放置", "放置, 会計", "提案")


def shape(journey: Journey) -> list[tuple[str, list[str]]]:
    return [(stage.name, [driver.name for driver in stage.drivers]) for stage in journey.stages]


def at(journey: Journey) -> dict[str | None, list[str]]:
    names: dict[str | None, str | None] = {driver.id: driver.name for driver in journey.drivers}
    found: dict[str | None, list[str]] = {}
    for one in journey.experiences:
        found.setdefault(names.get(one.driver), []).append(one.name)
    return found


def test_the_apparel_sample_as_its_story_has_it() -> None:
    journey = suggest_journey(sample("apparel_ja.xlsx"))
    assert journey.measure.column == ColumnKey("Q1 1年後も利用したいか")
    assert journey.measure.kind == "nrs"
    # resources/samples/apparel_ja.md; what it leaves unassigned has a stage without a name here
    assert shape(journey) == [
        ("知る・調べる", ["情報収集", "公式サイトの見やすさ"]),
        ("選ぶ", ["品揃え", "店舗接客", "価格"]),
        ("買う", ["支払い", "会員登録"]),
        ("使う", ["品質", "デザイン", "手入れのしやすさ"]),
        ("相談する", ["お客様センター", "返品・交換"]),
        ("", ["アプリの使いやすさ", "配送の速さ"]),
    ]
    assert at(journey) == {
        "情報収集": ["SNSで着用例を見た", "情報が見つからなかった"],
        "店舗接客": ["着回しの提案があった", "試着後に放置された", "急かされた"],
        "支払い": ["決済エラーが出た"],
        "デザイン": ["人に褒められた"],
        "お客様センター": ["一度で解決した", "たらい回しにされた"],
        None: ["手書きのメッセージが入っていた", "サイズが合わなかった"],
    }
    assert [one.name for one in journey.overall] == ["総合満足度"]
    assert (journey.filters, journey.weight) == ((), None)
    assert faults(journey) == ()


def test_the_toyama_sample_has_one_stage_and_its_drivers() -> None:
    journey = suggest_journey(sample("toyama_2025.csv"))
    assert journey.measure.column == ColumnKey("おすすめ度")
    assert shape(journey) == [("", ["交通", "食べ物・料理", "宿泊施設", "買い物（工芸品・特産品など）", "観光・体験"])]
    assert [one.column for one in journey.overall] == [ColumnKey("満足度（旅行全体）")]
    columns = {one.column.heading for one in journey.experiences if one.column}
    assert {"訪問目的", "海の幸（食べた）", "海の幸（感動した）"} <= columns
    assert not columns & {"情報源（デジタル）", "情報源（デジタル以外）", "比較した都道府県"}
    placed = at(journey)
    assert "買い物（工芸品・特産品など）" in placed["買い物（工芸品・特産品など）"]
    assert "地元の美味しいものを食べる" in placed[None]
    assert faults(journey) == ()


def test_the_same_survey_gives_the_same_ids() -> None:
    asked = sample("apparel_ja.xlsx")
    assert suggest_journey(asked) == suggest_journey(survey(asked.workbook))


def test_stages_when_two_groups_name_the_same() -> None:
    asked = survey_of(
        ("【選ぶ】の満足度 [品揃え]", WORDS),
        ("【選ぶ】の満足度 [価格]", WORDS),
        ("【買う】の満足度 [支払い]", WORDS),
        ("Q9 【選ぶ】についてお答えください [接客]", WORDS),
        ("配送の満足度", WORDS),
    )
    assert shape(suggest_journey(asked)) == [
        ("選ぶ", ["品揃え", "価格", "接客"]),
        ("買う", ["支払い"]),
        ("", ["配送の満足度"]),
    ]


def test_stages_when_groups_are_question_numbers_of_one_driver_each() -> None:
    asked = survey_of(
        ("Q3 品揃えの満足度", WORDS),
        ("Q3_1 欲しいものがあった", YES_NO),
        ("Q4 接客の満足度", WORDS),
        ("Q4_1 提案があった", YES_NO),
    )
    journey = suggest_journey(asked)
    assert [(stage.name, len(stage.drivers)) for stage in journey.stages] == [("", 2)]
    assert [one.name for one in journey.experiences] == ["欲しいものがあった", "提案があった"]
    assert [journey.driver(one.driver) for one in journey.experiences] == list(journey.drivers)


@pytest.mark.parametrize(
    "heading",
    [
        "利用したチャネル（複数選択可）",
        "情報源（複数選択可）",
        "比較した店（複数選択可）",
        "How did you hear about us? Select all",
        "今後ほしい服（複数選択可）",
    ],
)
def test_answers_about_the_person_are_no_experiences_unless_the_user_says_so(heading: str) -> None:
    asked = survey_of((heading, SEVERAL), ("お店での体験（複数選択可）", SEVERAL))
    assert asked.columns[0].scale.kind == "multi"
    assert {one.column for one in suggest_journey(asked).experiences} == {asked.columns[1].key}
    told = Reading(corrections=(Correction(ColumnKey(heading), "experience"),))
    again = suggest_journey(survey(asked.workbook, told))
    assert {one.column for one in again.experiences} == {asked.columns[0].key, asked.columns[1].key}


def test_what_the_user_says_is_taken_whatever_the_guess() -> None:
    told = Reading(corrections=(Correction(ColumnKey("性別"), "experience"), Correction(ColumnKey("点"), "unused")))
    asked = survey_of(("性別", ("男性", "女性")), ("点", SCORES), reading=told)
    journey = suggest_journey(asked)
    assert [(one.option, one.name, one.id) for one in journey.experiences] == [
        ("男性", "男性", "性別|男性"),
        ("女性", "女性", "性別|女性"),
    ]
    assert journey.measure.column is None


def test_the_measure_is_no_driver_at_the_same_time() -> None:
    asked = survey_of(("総合満足度", WORDS), ("価格の満足度", WORDS), ("友人に勧めたいか", SCORES))
    assert [one.column for one in suggest_journey(asked).overall] == [ColumnKey("総合満足度")]
    journey = suggest_journey(asked, "satisfaction")
    assert (journey.measure.column, journey.overall) == (ColumnKey("総合満足度"), ())


def test_an_empty_suggestion() -> None:
    assert suggest_journey(survey_of(("性別", ("男性", "女性")))) == Journey()


def test_ids_when_headings_are_the_same() -> None:
    asked = survey_of(("価格の満足度", WORDS), ("価格の満足度", WORDS), ("価格の満足度|2", WORDS), ("stage 1", YES_NO))
    journey = suggest_journey(asked)
    assert faults(journey) == ()
    assert [one.id for one in journey.drivers] == ["価格の満足度", "価格の満足度|2", "価格の満足度|2#2"]
    assert distinct_ids(journey) is journey


def test_experiences_of_categories_take_each_text_once() -> None:
    asked = survey_of(("来店の目的", ("試着", "試着 ", "相談", None)))
    assert [one.name for one in experiences_of(asked.columns[0])] == ["試着", "相談"]


def told(*roles: tuple[str, Role]) -> Reading:
    return Reading(corrections=tuple(Correction(ColumnKey(heading), role) for heading, role in sorted(roles)))


COLUMNS = (
    ("【選ぶ】の満足度 [品揃え]", WORDS),
    ("【選ぶ】の満足度 [価格]", WORDS),
    ("【買う】の満足度 [支払い]", WORDS),
    ("【買う】の満足度 [配送]", WORDS),
    ("「支払い」で経験したこと [エラーが出た]", YES_NO),
    ("友人に勧めたいか", SCORES),
    ("1年後も利用したいか", SCORES),
)


def test_with_roles_puts_in_and_takes_out() -> None:
    before = survey_of(*COLUMNS, reading=told(("【選ぶ】の満足度 [価格]", "unused")))
    journey = suggest_journey(before)
    assert shape(journey)[0] == ("選ぶ", ["品揃え"])
    changes = told(
        ("【選ぶ】の満足度 [価格]", "driver"),
        ("【買う】の満足度 [支払い]", "segment"),
        ("【買う】の満足度 [配送]", "overall_satisfaction"),
        ("1年後も利用したいか", "loyalty"),
    )
    new = with_roles(journey, survey(before.workbook, changes).columns)
    assert shape(new) == [("選ぶ", ["品揃え", "価格"]), ("買う", [])]
    assert [one.name for one in new.overall] == ["配送"]
    assert at(new) == {None: ["エラーが出た"]}
    assert new.measure.column == ColumnKey("1年後も利用したいか")
    back = with_roles(new, survey(before.workbook).columns)
    assert at(back) == {None: ["エラーが出た"]}  # what was unassigned stays so
    assert shape(back) == [("選ぶ", ["品揃え", "価格"]), ("買う", ["支払い", "配送"])]
    assert with_roles(back, survey(before.workbook).columns) == back


def test_with_roles_when_an_experience_comes_and_goes() -> None:
    asked = survey_of(*COLUMNS)
    journey = suggest_journey(asked)
    out = survey(asked.workbook, told(("「支払い」で経験したこと [エラーが出た]", "unused")))
    without = with_roles(journey, out.columns)
    assert without.experiences == ()
    assert with_roles(without, asked.columns) == journey
    assert suggest.with_roles(Journey(), asked.columns[:1]).stages[0].drivers[0].name == "品揃え"
