"""The terms of a report: those that it uses, in plain words first."""

from __future__ import annotations

from msgspec.structs import replace

from loyalty_desktop import i18n
from loyalty_desktop.journey.model import Filter
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.report.document.definitions import definitions
from loyalty_desktop.report.document.material import Material
from loyalty_desktop.survey.reading import ColumnKey
from tests.journey.surveys import SCORES, WORDS, survey_of
from tests.report.document.resolving import apparel, material_of
from tests.surveys import SFO, SFO_TOLD
from tests.surveys import survey_of as real_survey


def terms(material: Material) -> dict[str, str]:
    found = definitions(material)
    assert len({one.term for one in found}) == len(found)
    return {one.term: one.meaning for one in found}


def test_the_measure_stands_first_with_its_cut_offs() -> None:
    first, second, *_others = definitions(apparel())
    assert first.term == "NRS"
    assert "Share of Repeaters (9 and up) minus share of At risk (6 and below)" in first.meaning
    assert "Neutral: answers 7 to 8." in second.meaning
    journey = replace(apparel().journey, measure=replace(apparel().journey.measure, positive_min=8))
    moved = definitions(material_of(apparel().survey, journey))[0]
    assert moved.term == "NRS (cut-offs changed: 8 and up / 6 and below)"


def test_methods_come_last_and_name_all_that_was_used() -> None:
    *_others, last = definitions(apparel())
    assert last.term == "Methods"
    for name in ("Wilson", "adjusted Wald", "Benjamini–Hochberg", "LMG", "jackknife"):
        assert name in last.meaning
    for term, meaning in terms(apparel()).items():
        assert ("Benjamini" in meaning) == (term == "Methods")
        assert meaning.strip()


def test_what_the_report_does_not_have_is_not_explained() -> None:
    survey = survey_of(("薦めたいか", SCORES))
    found = terms(material_of(survey, suggest_journey(survey)))
    assert not {"Head", "Heart", "Contribution", "Verdict", "Importance", "Weights"} & found.keys()
    assert {"Head", "Heart", "Lift (pt)", "Reach of a driver", "Contribution", "Importance"} <= terms(apparel()).keys()
    assert "95% interval" in found


def test_the_terms_are_in_the_language_in_use() -> None:
    english = set(terms(apparel()).values())
    i18n.use("ja")
    try:
        assert not english & set(terms(apparel()).values())
    finally:
        i18n.use("en")


def test_weights_are_explained_where_there_are_some() -> None:
    survey = real_survey(SFO, SFO_TOLD)
    journey = replace(suggest_journey(survey), weight=ColumnKey("WEIGHT"))
    assert "301" in terms(material_of(survey, journey))["Weights"]


def test_correlations_alone_are_called_by_their_name() -> None:
    survey = survey_of(("薦めたいか", SCORES), ("接客の満足度", WORDS), ("店", ("A", "B", "C")))
    journey = replace(suggest_journey(survey), filters=(Filter(ColumnKey("店"), ("A", "B")),))
    found = terms(material_of(survey, journey, heavy=True))
    assert "Importance" not in found
    assert "−1 to +1" in found["Correlation"]
    assert "LMG" not in found["Methods"]
