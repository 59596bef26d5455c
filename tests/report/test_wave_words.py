"""What is said about waves: names of periods in both languages, verdicts, what is to be known beside the figures."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from loyalty_desktop import i18n
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.wave_counts import WaveInput
from loyalty_desktop.compute.wave_results import WaveComparison
from loyalty_desktop.compute.waves import compare_waves
from loyalty_desktop.journey.model import Journey, Measure
from loyalty_desktop.messages import message
from loyalty_desktop.report.wave_words import (
    composition_told,
    family_told,
    figure_verdict,
    notes_of,
    overlap_told,
    score_verdict,
    titled,
    verdict_word,
    wave_title,
)
from loyalty_desktop.survey.reading import ColumnKey
from loyalty_desktop.survey.sheet import Cell
from tests.surveys import survey_from

ASKED, SEX, MEMBER = "おすすめ度 (0-10)", "性別", "会員番号"
MEASURE = Measure(ColumnKey(ASKED), "nps")


@pytest.fixture(params=["en", "ja"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    i18n.use(request.param)
    yield request.param
    i18n.use("en")


def wave(name: str, answers: list[int], men: int, start: int = 0) -> WaveInput:
    """60 people who cycle through these loyalty answers, `men` of them men."""
    rows: list[list[Cell]] = [
        [f"C{start + at}" if at else None, answers[at % len(answers)], "男" if at < men else "女"] for at in range(60)
    ]
    counter = Counter(survey_from([[MEMBER, ASKED, SEX], *rows]))
    return WaveInput(name, counter, Journey(MEASURE), ids=ColumnKey(MEMBER), axis=ColumnKey(SEX))


def compared(*waves: WaveInput) -> WaveComparison:
    return compare_waves(waves, axis=ColumnKey(SEX))


@pytest.mark.parametrize(
    ("name", "unit", "english", "japanese"),
    [
        ("2026-04", "month", "Apr 2026", "2026年4月"),
        ("2026-Q2", "quarter", "Q2 2026", "2026年4–6月"),
        ("2026-H2", "half", "H2 2026", "2026年7–12月"),
        ("2026", "year", "Year 2026", "2026年"),
        ("2026-Q2", "answer", "2026-Q2", "2026-Q2"),
        ("2026-04", "", "2026-04", "2026-04"),
    ],
)
def test_periods_are_written_as_people_do(language: str, name: str, unit: str, english: str, japanese: str) -> None:
    assert wave_title(name, unit) == {"en": english, "ja": japanese}[language]


def test_verdicts_are_sentences(language: str) -> None:
    found = compared(wave("春", [9, 0, 8], 30), wave("秋", [9, 9, 8], 30, 30), wave("冬", [9, 9, 8, 8], 30, 60))
    told = [score_verdict(one, found, MEASURE) for one in found.waves]
    assert [one and one.id for one in told] == [None, "wave_risen", "wave_unclear"]
    assert all(str(dict(one.args)["wave"]) in one.text() for one in told if one is not None)
    assert all(verdict_word(verdict) for verdict in ("risen", "fallen", "unclear"))
    assert verdict_word("") == ""
    said = figure_verdict("接客", found.waves[1].score, "春")
    assert said is not None
    assert said.text().startswith("接客")
    family = family_told(found)
    assert family is not None
    assert "2" in family.text()
    assert family_told(compared(wave("春", [9], 30), wave("秋", [9, 0], 30))) is None


def test_small_bases_are_not_judged() -> None:
    found = compared(wave("春", [9, 0], 30), wave("秋", [9, 9], 30, 30))
    few = msgspec.structs.replace(
        found.waves[1],
        score=msgspec.structs.replace(
            found.waves[1].score,
            change=msgspec.structs.replace(found.waves[1].score.change, flags=("small_base",)),  # type: ignore[type-var]
        ),
    )
    assert score_verdict(few, found, MEASURE) is None


def test_who_answered_twice_and_who_they_are_is_told(language: str) -> None:
    found = compared(wave("春", [9, 0, 8], 30), wave("秋", [9, 9, 8], 40, 30))
    second = found.waves[1]
    told = overlap_told(second, found)
    assert [one.id for one in told] == ["wave_overlap", "wave_overlap_blank"]
    mix = composition_told(second)  # half of them were men, two thirds are
    assert mix is not None
    assert mix.id == "wave_composition"
    assert [one.id for one in notes_of(second, found)] == ["wave_composition", *(one.id for one in told)]
    assert all(one.text() for one in notes_of(second, found))
    nobody = compared(wave("春", [9, 0, 8], 30), wave("秋", [9, 9, 8], 31, 600))
    assert [one.id for one in overlap_told(nobody.waves[1], nobody)] == ["wave_overlap_none"]
    assert composition_told(nobody.waves[1]) is None


def test_a_segment_that_nobody_is_in_any_more_is_named() -> None:
    told = composition_told(compared(wave("春", [9, 0, 8], 30), wave("秋", [9, 9, 8], 60, 30)).waves[1])
    assert told is not None
    assert told.id == "wave_composition_missing"
    assert "女" in told.text()


def test_what_is_told_of_a_period_calls_it_as_people_do() -> None:
    found = compared(wave("2026-04", [9, 0, 8], 30), wave("2026-05", [9, 9, 8], 30))
    months = tuple(msgspec.structs.replace(one, unit="month") for one in found.waves)
    told = message("wave_compared_past", wave="2026-05", earlier="2026-04", between="2026-04, 2026-05")
    i18n.use("ja")
    assert dict(titled(told, msgspec.structs.replace(found, waves=months)).args) == {
        "wave": "2026年5月", "earlier": "2026年4月", "between": "2026年4月, 2026年5月"
    }  # fmt: skip
    i18n.use("en")
    assert titled(told, found) == told  # a survey that is called so stays called so
