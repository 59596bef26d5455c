"""Words with their scores, counted again one respondent at a time; p and its correction by scipy."""

from __future__ import annotations

import math
from collections import Counter as Count
from functools import lru_cache

import numpy as np
import pytest
from msgspec.structs import replace
from scipy import stats  # type: ignore[import-untyped]

from loyalty_desktop.compute.comments import Comments, Listener, comment_columns
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.counts import ClassCounts, Tally
from loyalty_desktop.compute.difference import Difference
from loyalty_desktop.compute.estimate import Estimate
from loyalty_desktop.compute.voice import Voice
from loyalty_desktop.compute.voices import Voices, sure_of, voices
from loyalty_desktop.compute.whom import Loyal
from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.journey.model import Filter, Journey, Measure
from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading
from loyalty_desktop.survey.speech.terms import units_of
from loyalty_desktop.survey.survey import Survey
from tests.surveys import survey_from

SCORE, SHOP, LIKED, MISSED, HEAVY = (ColumnKey(name) for name in ("score", "shop", "liked", "missed", "heavy"))
LIKED_TEXTS = (
    "接客が良い", "接客が良くなかった", "値段が高い", "特になし", "", "接客が丁寧。接客が丁寧", "Good service",
    "the service was not good", "店員さんが親切", "none",
)  # fmt: skip
MISSED_TEXTS = ("", "接客", "値段が高い", "なし", "", "価格が良くない", "")
ROWS = [
    ("" if at % 23 == 0 else (at * 7) % 11, "xyz"[at % 3], LIKED_TEXTS[at % 10], MISSED_TEXTS[at % 7], 1 + at % 4)
    for at in range(400)
]
ROWS[6] = (3, "x", "珍しい柄", "", 1)
JOURNEY = Journey(Measure(SCORE))
WEIGHTED = replace(JOURNEY, weight=HEAVY)
FILTERED = replace(WEIGHTED, filters=(Filter(SHOP, ("x",)),))


@lru_cache(maxsize=1)
def spoken() -> Survey:
    """Return 400 respondents; answers, texts and weights go round in cycles of their own, some without an answer."""
    corrections = (
        Correction(SCORE, role="loyalty"),
        Correction(LIKED, role="comment"),
        Correction(MISSED, role="comment"),
    )
    return survey_from([("score", "shop", "liked", "missed", "heavy"), *ROWS], Reading(corrections=corrections))


@lru_cache(maxsize=1)
def together() -> Comments:
    return Listener().listen(comment_columns(spoken()))


def class_of(score: float) -> int:
    return 2 if score >= 9 else 0 if score <= 6 else 1


def by_hand(columns: tuple[int, ...], journey: Journey) -> tuple[dict[str, list[Tally]], list[Tally], Count[str]]:
    """Return who used each word by class, all who wrote by class, and who wrote what kind of thing."""
    used: dict[str, list[Tally]] = {}
    wrote, kinds = [Tally()] * 3, Count[str]()
    for score, shop, liked, missed, weight in ROWS:
        if journey.filters and shop != "x":
            continue
        texts = [(liked, missed)[at] for at in columns]
        said = [text for text in texts if text not in {"", "特になし", "なし", "none"}]
        kinds["wrote" if said else "nothing" if any(texts) else "silent"] += 1
        if not said or score == "":
            continue
        w = float(weight) if journey.weight else 1.0
        at, one = class_of(float(score)), Tally(1, w, w * w)
        wrote[at] += one
        for word in {unit.word for text in said for unit in units_of(text)[1]}:
            used.setdefault(word, [Tally()] * 3)[at] += one
    return used, wrote, kinds


def same_classes(found: ClassCounts, expected: list[Tally]) -> None:
    for one, hand in zip((found.negative, found.passive, found.positive), expected, strict=True):
        assert [one.n, one.w, one.w2] == pytest.approx([hand.n, hand.w, hand.w2])


def words(found: Voices) -> dict[str, Voice]:
    return {one.key: one for one in found.voices if one.kind == "word"}


@pytest.mark.parametrize("journey", [JOURNEY, WEIGHTED, FILTERED])
@pytest.mark.parametrize("columns", [(0,), (1,), (0, 1)])
def test_words_are_those_counted_by_hand(journey: Journey, columns: tuple[int, ...]) -> None:
    counter = Counter(spoken())
    chosen = [comment_columns(spoken())[at] for at in columns]
    found = voices(counter, journey, Listener().listen(chosen))
    used, wrote, kinds = by_hand(columns, journey)
    listed = words(found)
    told = {word for one in found.voices for word in one.told}
    assert len(told) == found.told
    assert not told & set(listed)
    expected = {word for word, tallies in used.items() if sum(one.n for one in tallies) >= 10}
    assert set(listed) | (told & expected) == expected
    for word, one in listed.items():
        same_classes(one.users, used[word])
    written = found.written
    assert (written.wrote, written.nothing, written.silent) == (kinds["wrote"], kinds["nothing"], kinds["silent"])
    assert written.respondents == sum(kinds.values())
    assert written.scored == sum(one.n for one in wrote) == found.writers.n


def adjusted_wald(parts: list[Tally]) -> tuple[float, float]:
    """Return centre and variance as METHOD 1.3 prints them."""
    w = sum(one.w for one in parts)
    n = w * w / sum(one.w2 for one in parts)
    low, high = (n * parts[0].w / w + 0.375) / (n + 1.5), (n * parts[2].w / w + 0.375) / (n + 1.5)
    return high - low, (high + low - (high - low) ** 2) / (n + 1.5)


def test_p_is_that_of_the_formula_and_its_correction_that_of_scipy() -> None:
    found = voices(Counter(spoken()), WEIGHTED, together())
    _used, wrote, _kinds = by_hand((0, 1), WEIGHTED)
    tested = [one for one in found.voices if one.difference.p is not None]
    assert found.tested == len(tested) > 10
    for one in tested:
        mine = [one.users.negative, one.users.passive, one.users.positive]
        rest = [Tally(a.n - b.n, a.w - b.w, a.w2 - b.w2) for a, b in zip(wrote, mine, strict=True)]
        centres = [adjusted_wald(part) for part in (mine, rest)]
        z = (centres[0][0] - centres[1][0]) / math.sqrt(centres[0][1] + centres[1][1])
        assert one.difference.p == pytest.approx(2 * stats.norm.sf(abs(z)), rel=1e-6)
    corrected = stats.false_discovery_control([one.difference.p for one in tested])
    assert [one.difference.p_adjusted for one in tested] == pytest.approx(list(corrected))


def test_a_word_counts_once_for_each_respondent_and_not_good_is_not_good() -> None:
    found = voices(Counter(spoken()), JOURNEY, together())
    listed = words(found)
    polite = next(one for one in found.voices if "丁寧" in one.told)  # nobody wrote it but of 接客
    assert (polite.text, polite.n) == ("接客が丁寧", sum(row % 10 == 5 and row % 23 != 0 for row in range(400)))
    told = {word for one in found.voices for word in one.told}
    assert {"良い", "良くない", "good", "not good"} <= set(listed) | told
    users = {one.text: one.users for one in found.voices}
    assert users["接客が良い"] != users["良くない"]


def test_a_group_is_set_against_all_others_who_wrote() -> None:
    counter, group = Counter(spoken()), (Loyal(0, 6),)
    found = voices(counter, WEIGHTED, together(), group)
    used, wrote, _kinds = by_hand((0, 1), WEIGHTED)
    assert found.members == wrote[0].n
    for word, one in words(found).items():
        assert one.inside is not None
        assert one.outside is not None
        assert (one.inside_count, one.outside_count) == (used[word][0].n, used[word][1].n + used[word][2].n)
        assert one.inside.value == pytest.approx(used[word][0].w / wrote[0].w)
        others = [part[1].w + part[2].w for part in (used[word], wrote)]
        assert one.outside.value == pytest.approx(others[0] / others[1])
    ps = [one.more.p for one in found.voices if one.more is not None]
    corrected = stats.false_discovery_control(ps)
    assert [one.more.p_adjusted for one in found.voices if one.more is not None] == pytest.approx(list(corrected))


def test_small_bases_are_hidden_come_last_and_what_is_sure_decides_the_order() -> None:
    found = voices(Counter(spoken()), FILTERED, together())
    assert found.rare > 0
    assert all(one.n >= 10 for one in found.voices)
    small = ["small_base" in one.difference.flags for one in found.voices]
    assert small == sorted(small)
    firm = [abs(sure_of(one.difference)) for one, is_small in zip(found.voices, small, strict=True) if not is_small]
    assert firm == sorted(firm, reverse=True)


@pytest.mark.parametrize(("low", "high", "sure"), [(3.0, 9.0, 3.0), (-9.0, -3.0, -3.0), (-1.0, 5.0, 0.0)])
def test_what_is_sure_of_a_difference(low: float, high: float, sure: float) -> None:
    assert sure_of(Difference((low + high) / 2, low, high, 0.5)) == sure


def test_everybody_and_nobody() -> None:
    counter = Counter(spoken())
    nobody = voices(counter, replace(JOURNEY, filters=(Filter(SHOP, ("nowhere",)),)), together())
    assert (nobody.voices, nobody.written.respondents, nobody.writers.value) == ((), 0, None)
    unasked = voices(counter, Journey(), together())
    assert (unasked.voices, unasked.flags) == ((), ("no_outcome",))
    assert unasked.written.wrote > 0
    with pytest.raises(UnusableJourney):
        voices(counter, replace(JOURNEY, weight=ColumnKey("gone")), together())


def test_the_silent_are_set_beside_the_writers() -> None:
    found = voices(Counter(spoken()), JOURNEY, together())
    assert found.writers.n + found.silent.n == sum(row % 23 != 0 for row in range(400))
    assert isinstance(found.silent, Estimate)
    assert found.difference.points == pytest.approx((found.writers.value or 0) - (found.silent.value or 0))


def test_a_listener_reports_stops_and_remembers() -> None:
    listener = Listener()
    shares: list[float] = []
    columns = comment_columns(spoken())
    with pytest.raises(UnusableJourney):
        listener.listen(columns, cancelled=lambda: True)
    assert listener.known(columns) is None
    heard = listener.listen(columns, shares.append)
    assert shares[0] == 0.0
    assert listener.listen(columns) is heard is listener.known(columns)


def test_what_is_heard_meanwhile_in_another_column_is_in_no_sum() -> None:
    """Another thread hears on while words are counted: the sums of one count must stay of one length."""
    listener, columns = Listener(), comment_columns(spoken())
    heard = listener.listen(columns[:1])
    before = heard.sums(np.ones(heard.size))
    listener.listen(columns[1:])
    assert len(heard.lexicon) > heard.width
    assert heard.sums(np.ones(heard.size)).tolist() == before.tolist()
