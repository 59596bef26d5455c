"""Widths, cuts and line breaks without a font."""

from __future__ import annotations

import pytest

from loyalty_desktop.report.drawing.letters import balanced, clean, fitted, text_width, wrapped

LONG = "とても長い名前のタッチポイント・店舗での接客とご案内の丁寧さ very long name of a touchpoint"


def test_japanese_letters_are_as_wide_as_high() -> None:
    assert text_width("満足", 10.0) == pytest.approx(20.0)
    assert text_width("Wide", 10.0) > text_width("till", 10.0)
    assert text_width("満足", 10.0, 700) > text_width("満足", 10.0)


@pytest.mark.parametrize("room", [12.0, 30.0, 77.0, 200.0])
@pytest.mark.parametrize("middle", [False, True])
def test_a_cut_text_has_room_and_says_so(room: float, middle: bool) -> None:
    said = fitted(LONG, 10.0, room, middle=middle)
    assert text_width(said, 10.0) <= room
    assert "…" in said
    if middle and room > 70:
        assert said.endswith("t")


def test_a_text_with_room_stays_as_it_is() -> None:
    assert fitted(LONG, 10.0, text_width(LONG, 10.0)) == LONG
    assert fitted(LONG, 10.0, 5.0) == ""


def test_names_that_differ_at_their_ends_still_differ_when_cut() -> None:
    assert fitted(LONG + " 1", 10.0, 120.0, middle=True) != fitted(LONG + " 2", 10.0, 120.0, middle=True)


@pytest.mark.parametrize("room", [25.0, 60.0, 120.0])
def test_lines_have_room_and_lose_no_letter(room: float) -> None:
    lines = wrapped(LONG, 10.0, room, 99)
    assert all(text_width(line, 10.0) <= room + 1e-6 for line in lines)
    assert "".join("".join(lines).split()) == "".join(LONG.split())


def test_the_last_line_is_cut_where_there_are_too_many() -> None:
    lines = wrapped(LONG, 10.0, 80.0, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")


def test_no_line_begins_with_a_full_stop_or_ends_with_an_opening_bracket() -> None:
    for room in range(60, 150, 5):
        for line in wrapped("満足です。そして（とても）よい、“店” まで。ポイントー", 10.0, float(room), 99):
            assert line[0] not in "。、）”ー"
            assert line[-1] not in "（“"


def test_words_are_not_broken_where_they_have_room() -> None:
    assert " ".join(wrapped("Ease of the website", 10.0, 50.0, 9)).split() == ["Ease", "of", "the", "website"]
    assert wrapped("満足ポイント満足ポイント", 10.0, 45.0, 9) == ("満足", "ポイント", "満足", "ポイント")


def test_balanced_lines_are_about_equally_long() -> None:
    lines = balanced("頭の満足は「買う」で最も高く、「相談する」で最も低くなっています", 16.0, 480.0, 3)
    assert len(lines) == 2
    assert lines[0].endswith("、")


@pytest.mark.parametrize("room", range(40, 400, 7))
def test_balanced_lines_have_room_are_no_more_and_lose_no_letter(room: int) -> None:
    for text in (LONG, "Clearly more loyal than everybody else: “Gold”. Clearly less loyal: “Bronze”.", "満足 " * 20):
        lines = balanced(text, 10.0, float(room), 99)
        assert len(lines) == len(wrapped(text, 10.0, float(room), 99))
        assert all(text_width(line, 10.0) <= room + 1e-6 for line in lines)
        assert "".join("".join(lines).split()) == "".join(text.split())


def test_control_signs_and_turns_are_gone() -> None:
    assert clean("a\tb\r\nc\x07d\u202ee\ud800f\ufffeg") == "a b c d e f g"
    assert clean("満足") == "満足"


def test_marks_on_letters_stay_with_them() -> None:
    assert fitted("か\u3099" * 9, 10.0, 35.0).count("\u3099") == fitted("か\u3099" * 9, 10.0, 35.0).count("か")


def test_very_long_cells_are_cut_at_once() -> None:
    assert text_width(fitted("あ" * 32_767, 10.0, 100.0, middle=True), 10.0) <= 100.0
    assert len(wrapped("x" * 32_767, 10.0, 100.0, 3)) == 3
