"""What the list of words shows: order, sides, forms, small bases, and what is said of all of it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from loyalty_desktop.compute.counts import ClassCounts
from loyalty_desktop.compute.difference import Difference, score_difference
from loyalty_desktop.compute.net_score import net_score
from loyalty_desktop.compute.share import share, share_difference
from loyalty_desktop.compute.voice import Voice
from loyalty_desktop.compute.voices import Voices, Written
from loyalty_desktop.journey.model import Measure
from loyalty_desktop.report.voices_view import (
    base_text,
    class_shares,
    forms_text,
    listed,
    notes_text,
    row_told,
    voices_view,
    written_text,
)

REST = ClassCounts.of(100, 100, 100)


def voice(key: str, counts: ClassCounts, *, q: float | None = 0.001, of_group: bool = False) -> Voice:
    difference = replace(score_difference(counts, REST), p_adjusted=q)
    base = (counts + REST).total
    found = Voice(
        key,
        key,
        "phrase" if "が" in key else "word",
        (key, f"{key}っ"),
        counts,
        net_score(counts),
        net_score(REST),
        difference,
        share(counts.total, base),
    )
    if not of_group:
        return found
    hit, other = counts.negative, counts.positive
    inside, outside = share(hit, REST.negative), share(other, REST.positive)
    more = replace(share_difference(hit, REST.negative, other, REST.positive), p_adjusted=q)
    return replace(found, inside=inside, outside=outside, more=more, inside_count=hit.n, outside_count=other.n)


def voices(*found: Voice, members: int | None = None) -> Voices:
    none = Difference(None, None, None, None)
    written = Written(500, 360, 40, 100, 350)
    return Voices((), written, net_score(REST), net_score(REST), none, found, len(found), 7, members)


GOOD, BAD = voice("サイズ", ClassCounts.of(2, 8, 40)), voice("値段が高い", ClassCounts.of(40, 8, 2))
SMALL, UNSURE = voice("包装", ClassCounts.of(0, 2, 18)), voice("Color", ClassCounts.of(15, 20, 16), q=0.6)


def test_arrows_only_where_firm_and_sure() -> None:
    rows = voices_view(voices(GOOD, BAD, SMALL, UNSURE)).rows
    assert [row.arrow for row in rows] == ["up", "down", "none", "none"]
    assert [row.state for row in rows] == ["shown", "shown", "reference", "shown"]
    assert class_shares(rows[0].users) == (0.04, 0.16, 0.8)


@pytest.mark.parametrize(
    ("side", "kinds", "asked", "texts"),
    [
        ("all", "all", "", ["サイズ", "値段が高い", "包装", "Color"]),
        ("up", "all", "", ["サイズ", "包装", "Color"]),
        ("down", "all", "", ["値段が高い"]),
        ("all", "phrase", "", ["値段が高い"]),
        ("all", "word", "ｻｲｽﾞ", ["サイズ"]),
        ("all", "all", "さいずっ", ["サイズ"]),
        ("all", "all", "COLOR", ["Color"]),
        ("all", "all", "高い サイズ", []),
    ],
)
def test_what_is_listed(side: str, kinds: str, asked: str, texts: list[str]) -> None:
    view = voices_view(voices(GOOD, BAD, SMALL, UNSURE))
    assert [row.text for row in listed(view, side, kinds, asked)] == texts  # type: ignore[arg-type]


def test_what_is_told_of_a_word_carries_its_numbers() -> None:
    good, small = voices_view(voices(GOOD, SMALL)).rows
    told = row_told(good, Measure())
    assert "used by 50" in told
    assert "Counted together: サイズ, サイズっ" in told
    assert "Detractors 2, Passives 8, Promoters 40" in told
    assert "adjusted p .001" in told
    assert "reference" not in told
    assert "fewer than 30" in row_told(small, Measure())
    assert forms_text(replace(good, forms=(good.text,))) == ""


def test_a_group_is_told_in_shares() -> None:
    found = voices(voice("残念", ClassCounts.of(40, 2, 3), of_group=True), members=100)
    view = voices_view(found)
    assert view.of_group
    assert view.rows[0].arrow == "up"
    told = row_told(view.rows[0], Measure())
    assert "Used by 40.0% of this group (n=100) and 3.0% of all others (n=100)" in told
    assert "compared with all others who wrote" not in told
    assert base_text(found) == "n=100, others 250"
    assert "more or less often" in notes_text(found)


def test_who_wrote_and_who_did_not_adds_up() -> None:
    told = written_text(voices())
    assert told == (
        "360 of 500 people wrote something · 40 wrote only “nothing” or the like · 100 left it blank · "
        "10 wrote but gave no loyalty answer"
    )
    assert "7 more were used by fewer than 10 people" in notes_text(voices())
    assert base_text(voices()) == "n=350"
