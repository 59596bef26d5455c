"""Phrases that stay in one line of the PDF: nothing is lost, brackets stand outside, long ones may be broken."""

from __future__ import annotations

import pytest

from loyalty_desktop.report.drawing.letters import balanced, wrapped
from loyalty_desktop.report.pages.phrasing import phrases_of
from tests.report.document import example

SAID = "全体の NRS は +12.4（95%信頼区間 +7.9 〜 +16.7、n=1,238）で、目標の +18.0 を 5.6 下回っています"


def test_pieces_are_the_text_to_the_letter() -> None:
    texts = (SAID, *example.HOSTILE, example.LONG, "か\u3099" * 30, "a（b）", "")
    for text, pieces in phrases_of(texts).items():
        assert "".join(pieces) == text
    assert phrases_of(("Head and heart of 12 drivers", "満足")) == {}


def test_every_second_piece_is_held_together() -> None:
    pieces = phrases_of((SAID,))[SAID]
    assert {"NRS は", "95%信頼区間", "5.6 下回っています"} <= set(pieces[1::2])
    assert all(piece[:1] not in "（、" for piece in pieces[1::2])


def test_what_is_too_long_for_narrow_lines_is_not_held() -> None:
    text = "、" + "カスタマーサポートセンター" * 3 + "で満足"
    assert all(len(piece) <= 16 for piece in phrases_of((text,)).get(text, ())[1::2])


@pytest.mark.parametrize("room", [90.0, 120.0, 150.0, 200.0])
def test_lines_of_drawings_end_between_phrases(room: float) -> None:
    for lines in (wrapped(SAID, 9.0, room, 99), balanced(SAID, 9.0, room, 99)):
        assert "".join("".join(lines).split()) == "".join(SAID.split())
        assert not any(line.startswith(("り", "い", "ま", "す", "は", "を")) for line in lines)


def test_a_phrase_is_broken_rather_than_cut() -> None:
    text = "試着後に放置された"
    assert "".join(wrapped(text, 10.0, 46.0, 3)) == text
