"""What a report rests on: file, question, filter, weight, waves, and the one line below every page."""

from __future__ import annotations

from msgspec.structs import replace

from loyalty_desktop import i18n
from loyalty_desktop.journey.model import Filter, Measure
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.report.document.facts import facts_of, footer_of, title_of
from loyalty_desktop.report.document.material import Material
from loyalty_desktop.survey.reading import ColumnKey
from tests.journey.surveys import SCORES, WORDS, survey_of
from tests.report.document.resolving import apparel, material_of, toyama
from tests.surveys import SFO, SFO_TOLD
from tests.surveys import survey_of as real_survey


def facts(material: Material) -> dict[str, str]:
    return {one.name: one.value for one in facts_of(material)}


def test_the_sample_says_where_it_comes_from() -> None:
    found = facts(apparel())
    assert found["File"] == "apparel_ja.xlsx"
    assert found["Sheet"] == "回答"
    assert found["Size of the table"] == "1,259 rows, 64 columns"
    assert found["Loyalty question"] == "Q1 1年後も利用したいか"
    assert found["Classes"] == "Repeaters: answers 9 to 10 · Neutral: answers 7 to 8 · At risk: answers 0 to 6"
    assert found["Target"] == "+18.0 by 31 Mar 2027"
    assert found["Made on"] == "22 Nov 2026"
    assert found["Waves"] == "2026秋, 2026春"
    assert found["Filter"] == "none, everybody counts"
    left_out = [one.value for one in facts_of(apparel()) if one.name == "Left out"]
    assert left_out == [f"{what.text()}: {count:,}" for what, count in apparel().results.left_out]


def test_the_footer_says_in_one_line_what_every_page_rests_on() -> None:
    assert footer_of(apparel()) == (
        "2026秋 (apparel_ja.xlsx) · n=1,238 · Filter: none, everybody counts · "
        "Weight: none, everybody counts alike · 22 Nov 2026"
    )
    i18n.use("ja")
    try:
        assert footer_of(apparel()) == (
            "2026秋（apparel_ja.xlsx）／n=1,238／絞り込み：なし（全員が対象）／"
            "ウェイト：なし（全員を同じ重みで集計）／2026/11/22"
        )
    finally:
        i18n.use("en")


def test_a_survey_alone_is_called_by_its_file() -> None:
    title, subtitle = title_of(toyama())
    assert title == "Loyalty report"
    assert subtitle == "toyama_2025.csv · 22 Nov 2026"


def test_filter_and_weight_are_named() -> None:
    survey = real_survey(SFO, SFO_TOLD)
    journey = replace(suggest_journey(survey), weight=ColumnKey("WEIGHT"))
    found = material_of(survey, journey)
    assert facts(found)["Weight"] == "WEIGHT"
    assert "weighted: worth" in footer_of(found)
    small = survey_of(("薦めたいか", SCORES), ("接客の満足度", WORDS), ("性別", ("男性", "女性")))
    filtered = replace(suggest_journey(small), filters=(Filter(ColumnKey("性別"), ("女性",)),))
    assert facts(material_of(small, filtered))["Filter"] == "性別: 女性"
    assert "Filter: 性別: 女性" in footer_of(material_of(small, filtered))


def test_without_a_question_there_are_no_classes() -> None:
    survey = survey_of(("接客の満足度", WORDS))
    found = facts(material_of(survey, replace(suggest_journey(survey), measure=Measure())))
    assert found["Loyalty question"] == "none"
    assert "Classes" not in found
