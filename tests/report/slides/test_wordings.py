"""Texts as large as they fit: titles without a last line of one word, nothing told twice at the foot."""

from __future__ import annotations

import pytest

from loyalty_desktop import i18n
from loyalty_desktop.report.slides.boxes import Box, inches
from loyalty_desktop.report.slides.measuring import lines_of
from loyalty_desktop.report.slides.wordings import fitted_title, untold

BOX = Box(0, 0, inches(12.3), inches(0.95))


@pytest.mark.parametrize("words", [("満",) * 36, ("loyal ",) * 11])
def test_a_title_is_a_little_smaller_rather_than_ending_in_a_line_of_one_word(words: tuple[str, ...]) -> None:
    title = "".join(words).strip()
    text, size = fitted_title(title, BOX, 24.0)
    assert text == title
    assert 0.8 * 24.0 <= size < 24.0
    assert len(lines_of(title, size, BOX.width / inches(1) - 0.2)) == 1


def test_a_title_of_two_even_lines_keeps_its_size() -> None:
    title = (
        "People who write of the staff are clearly more loyal than all others, those who write of prices clearly less"
    )
    assert fitted_title(title, BOX, 20.0) == (title, 20.0)


def test_the_footer_leaves_out_what_the_line_above_it_says() -> None:
    assert untold("a.csv · n=12 · Filter: none", "n=12 · 95% intervals") == "a.csv · Filter: none"
    assert untold("a.csv · n=1 · Filter: none", "n=1,238 · 95% intervals") == "a.csv · n=1 · Filter: none"
    assert untold("a.csv · n=12 · Filter: none", "n=12 with an answer") == "a.csv · Filter: none"
    i18n.use("ja")
    try:
        assert untold("a.csv／n=12／絞り込み：なし", "n=12／95%信頼区間") == "a.csv／絞り込み：なし"
    finally:
        i18n.use("en")
