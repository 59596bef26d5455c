"""The page on words: no comment is quoted, each word has its score and its n."""

from __future__ import annotations

import pytest

from loyalty_desktop.report.document.charts import Bars
from loyalty_desktop.report.document.model import Words
from loyalty_desktop.report.document.voices import voices_pages
from tests.report.document.compare_materials import full, resolved
from tests.report.document.resolving import apparel, figures, table


def test_words_of_high_and_low_scores_are_the_title() -> None:
    only = voices_pages(full())
    assert [(one.id, one.level) for one in only] == [("voices", "detail"), ("voices_words", "appendix")]
    assert only[0].title == (
        "People who write “着る”, “着用例” are clearly more loyal, those who write “残念”, “店” clearly less"
    )
    assert only[0].lead[0].startswith("548 of 1,259 people wrote something")
    assert "n=548" in only[0].base
    assert not any(isinstance(one, Words) for one in only[0].blocks)


def test_every_figure_is_that_of_the_json() -> None:
    named = [one for one in figures(voices_pages(full())) if one.key]
    assert len(named) > 40
    for one in named:
        assert one.value == pytest.approx(resolved(one.key), rel=1e-12), one.key


def test_only_firm_words_are_drawn() -> None:
    chart = voices_pages(full())[0].blocks[0]
    assert isinstance(chart, Bars)
    assert all(one.state == "shown" and (one.n or 0) >= 30 for one in chart.bars)
    scores = [one.value for one in chart.bars]
    assert scores == sorted(scores, key=lambda one: -(one or 0.0))
    assert len(table(voices_pages(full()), "voices").rows) > len(chart.bars)


def test_nothing_without_comments() -> None:
    assert voices_pages(apparel()) == ()
