"""Answers in words of which nobody knows the order: asked once for all that share them, settled by one press."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from loyalty_desktop.journey.measures import has_steps
from loyalty_desktop.report.value_choices import value_choices
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey.making import column, of_columns

N = 240
RANDOM = np.random.default_rng(11)
CONTENT = RANDOM.normal(size=N)
WORDS = ("Kobc", "Wodoz", "Taf", "Paam")
"""From the worst to the best."""
ASKED = ("Fid 1", "Fid 2", "Fid 3")


def words(noise: float = 0.5) -> list[Cell]:
    places = np.searchsorted(np.quantile(CONTENT, [0.15, 0.4, 0.7]), CONTENT + RANDOM.normal(scale=noise, size=N))
    return [WORDS[at] for at in places]


@pytest.fixture(scope="module")
def read() -> Survey:
    rated: list[Cell] = [int(at) for at in np.clip(np.round(3 + CONTENT), 1, 5)]
    columns: dict[str, Sequence[Cell]] = {"No": [f"R{n}" for n in range(N)], "接客の満足度": rated}
    return of_columns({**columns, **{name: words() for name in ASKED}, "City": ["Rome", "Bern", "Oslo"] * (N // 3)})


def test_columns_that_share_their_answers_are_asked_about_once(read: Survey) -> None:
    (asked,) = (note for note in read.notes if note.message.id == "steps_asked")
    assert [key.heading for key in asked.columns] == list(ASKED)
    assert not any(has_steps(column(read, name)) for name in ASKED)
    assert column(read, "City").role == "segment"


def test_the_order_that_the_respondents_tell_is_proposed_and_taken_by_one_press(read: Survey) -> None:
    (asked,) = (note for note in read.notes if note.message.id == "steps_asked")
    order, turned, kinds = value_choices(asked, read)
    assert order.told.startswith(" → ".join(WORDS))
    for choice, best in ((order, "Paam"), (turned, "Kobc")):
        after = survey(read.workbook, choice.reading, read)
        found = column(after, "Fid 2")
        codes = {text: found.scale.codes[at] for at, text in enumerate(found.distinct.texts) if text in WORDS}
        assert (found.role, has_steps(found), max(codes, key=lambda text: codes[text])) == ("driver", True, best)
        assert not [note for note in after.notes if note.message.id == "steps_asked"]
    assert {column(survey(read.workbook, kinds.reading, read), name).role for name in ASKED} == {"segment"}
