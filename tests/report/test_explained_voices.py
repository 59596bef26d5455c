"""The card of a word: what is told is what is shown, with its sum, its base and how sure it is."""

from __future__ import annotations

import pytest

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.comments import Listener, comment_columns
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.voices import voices
from loyalty_desktop.compute.whom import Loyal
from loyalty_desktop.journey.model import Journey
from loyalty_desktop.report.explained_voices import voice_figure
from loyalty_desktop.report.explanation import Known
from loyalty_desktop.report.figures import score_text, share_text
from loyalty_desktop.report.voices_view import VoiceRow, voices_view
from tests.compute.test_voices import FILTERED, JOURNEY, WEIGHTED, spoken


def told(journey: Journey, *, of_group: bool = False) -> tuple[Known, VoiceRow, int]:
    counter = Counter(spoken())
    heard = Listener().listen(comment_columns(spoken()))
    found = voices(counter, journey, heard, (Loyal(0, 6),) if of_group else None)
    row = next(one for one in voices_view(found).rows if one.id == "接客")
    return Known(counter, journey, analyze(counter, journey)), row, found.tested


@pytest.mark.parametrize("journey", [JOURNEY, WEIGHTED, FILTERED])
def test_the_score_is_told_with_its_sum_and_its_base(journey: Journey) -> None:
    known, row, tested = told(journey)
    card = voice_figure(known, row, "score", tested)
    assert card is not None
    assert card.figure == score_text(row.figure.score.value, 1)
    assert card.n == row.n
    assert f"n={row.n:,} respondents" in card.text
    assert f"= {card.figure}" in card.text
    assert ("Shares are weighted" in card.text) == (journey.weight is not None)
    assert "not proof of a cause" in card.text
    assert "adjusted Wald" in card.text


def test_the_difference_names_its_family_and_a_group_its_shares() -> None:
    known, row, tested = told(JOURNEY)
    card = voice_figure(known, row, "verdict", tested)
    assert card is not None
    assert card.figure == score_text(row.difference.points, 1)
    assert f"{tested} words and phrases are tested together" in card.text
    known, row, tested = told(JOURNEY, of_group=True)
    assert row.inside is not None
    inside, more = (voice_figure(known, row, column, tested) for column in ("inside", "verdict"))
    assert inside is not None
    assert more is not None
    assert inside.figure == share_text(row.inside.value, 1)
    assert f"{row.inside_count:,} of {row.inside.n:,}" in inside.text
    assert "percentage points\nMethod: Newcombe" in more.text
    assert voice_figure(known, row, "word", tested) is None
