"""Answers that another wave words otherwise: compared as others until somebody says that they are the same."""

from __future__ import annotations

import pytest

from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.parts import By
from loyalty_desktop.compute.wave_inputs import Wanted, WaveBook, project_inputs
from loyalty_desktop.compute.wave_results import WaveResult
from loyalty_desktop.compute.waves import compare_waves
from loyalty_desktop.journey.edit_waves import same_answer
from loyalty_desktop.journey.model import Experience, Filter, Group, Grouping, Journey, Margin, Measure
from loyalty_desktop.journey.project import Project, Source
from loyalty_desktop.journey.wave_reading import read_wave
from loyalty_desktop.journey.wave_settings import Reworded, WaveSettings
from loyalty_desktop.survey.reading import ColumnKey
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import survey
from tests.compute.reference import close
from tests.surveys import workbook_from

ASKED, SHOP, WHY = ColumnKey("おすすめ度 (0-10)"), ColumnKey("店舗"), ColumnKey("来店のきっかけ（いくつでも）")
WORDS = {"渋谷": "渋谷店", "紹介": "友人の紹介"}
CAME = ("広告, 紹介", "紹介, 通りすがり", "広告, 通りすがり", "広告")
JOURNEY = Journey(Measure(ASKED, "nps"), experiences=(Experience("e", "紹介された", WHY, "紹介"),))


def rows(*, reworded: bool) -> list[list[Cell]]:
    """Two in three are of 渋谷, every second was introduced to it; later they like it better."""

    def said(text: str) -> str:
        for one, other in WORDS.items():
            text = text.replace(one, other) if reworded else text
        return text

    return [
        [
            9 if at % (2 if reworded else 3) == 0 else at % 9,
            said("渋谷" if at % 3 else "新宿"),
            said(CAME[at % 4]),
        ]
        for at in range(120)
    ]


HEADINGS: list[Cell] = [key.heading for key in (ASKED, SHOP, WHY)]
HERE = survey(workbook_from([HEADINGS, *rows(reworded=False)], "秋"))
BOOK = workbook_from([HEADINGS, *rows(reworded=True)], "冬")
PLAIN = workbook_from(
    [HEADINGS, *([row[0], *plain[1:]] for row, plain in zip(rows(reworded=True), rows(reworded=False), strict=True))],
    "同",
)


def waves(journey: Journey, *, told: bool, plain: bool = False, axis: By | None = None) -> tuple[WaveResult, ...]:
    """Both waves; `told` says which answers are the same, `plain` has the words of the first in the second too."""
    sources = (Source("/a/1.xlsx", sha256="a", wave="秋"), Source("/a/2.xlsx", sha256="b", wave="冬"))
    project = Project(sources, waves=WaveSettings(place=0))
    for column, word in ((SHOP, "渋谷"), (WHY, "紹介")) if told else ():
        project = same_answer(project, 1, Reworded(column, word, WORDS[word]))
    read = read_wave(PLAIN if plain else BOOK, HERE, project.sources[1])
    book = WaveBook(read, Counter(read.survey))
    inputs, _undated = project_inputs(project, Wanted(HERE, journey, axis), Counter(HERE), lambda _index: book)
    return compare_waves(inputs, axis=axis).waves


def in_order(found: tuple[WaveResult, ...]) -> WaveResult:
    return next(one for one in found if one.name == "冬")


def test_answers_are_others_until_somebody_says_that_they_are_the_same() -> None:
    only = Journey(JOURNEY.measure, filters=(Filter(SHOP, ("渋谷",)),))
    lost = in_order(waves(only, told=False))
    assert (lost.respondents, [one.id for one in lost.told]) == (0, ["wave_filter_nobody"])
    found = in_order(waves(only, told=True))
    assert (found.respondents, found.told) == (80, ())  # two in three of 120


SHOPS = Grouping("g", "g", SHOP, (Group("駅", ("渋谷",)), Group("ほか", ("新宿",))))


@pytest.mark.parametrize("axis", [None, SHOP, SHOPS, WHY])
def test_every_figure_is_the_one_of_the_same_words(axis: By | None) -> None:
    """A wave that words its answers otherwise has the figures, and the changes, of one that words them as before."""
    journey = Journey(
        JOURNEY.measure,
        experiences=JOURNEY.experiences,
        filters=(Filter(SHOP, ("渋谷", "新宿")),),
        raking=(
            Margin(SHOP, (("渋谷", 40.0), ("新宿", 60.0))),
            Margin(SHOP, (("駅", 40.0), ("ほか", 60.0)), SHOPS),
        ),
    )
    found, expected = (in_order(waves(journey, told=told, plain=not told, axis=axis)) for told in (True, False))
    assert (found.score, found.experiences, found.weighted) == (expected.score, expected.experiences, True)
    assert found.experience("e") is not None
    names = [one.names for one in expected.segments]
    assert sorted(one.names for one in found.segments) == sorted(names)
    if axis is not None:
        assert names
    for one in found.segments:
        other = next(each for each in expected.segments if each.names == one.names)
        assert one.score.change is not None
        assert (one.respondents, one.counts) == (other.respondents, other.counts)
        assert one.score == other.score
    if found.standardised is not None and expected.standardised is not None:
        assert found.standardised.standardised.value == close(expected.standardised.standardised.value)
