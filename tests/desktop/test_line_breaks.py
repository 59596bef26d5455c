"""Lines of Japanese end between phrases, in labels, painted names and comments; what is read is as it was written."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextLayout, QTextOption
from pytestqt.qtbot import QtBot

from loyalty_desktop.desktop.line_breaks import kept_together, place_when_joined, without_joiners
from loyalty_desktop.desktop.look import Look
from loyalty_desktop.desktop.painting import first_line, first_of_two, text_width
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.wrapped import Wrapped


def lines(look: Look, text: str, width: float) -> list[str]:
    """Return the text as Qt breaks it at spaces and between letters that nothing holds together."""
    layout, option = QTextLayout(kept_together(text), look.font(13)), QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    found = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        found.append(without_joiners(layout.text()[line.textStart() : line.textStart() + line.textLength()]).strip())
    layout.endLayout()
    return found


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("満足した人は平均を下回ります。", "満足した/人は/平均を/下回ります。"),
        ("かどうかが、ロイヤルティを分ける", "かどうかが、/ロイヤルティを/分ける"),
        ("お客様に何件の見込みがあるか", "お客様に/何件の/見込みが/あるか"),
        ("施策の効果とは言い切れません。", "施策の/効果とは/言い切れません。"),
        ("回答数が十分な 12 のドライバー", "回答数が/十分な/12 の/ドライバー"),
        ("差は（95%信頼区間 −19 〜 +2）です", "差は/（95%信頼区間/−19 〜 +2）です"),
        ("計算方法：調整ワルド法", "計算/方法：/調整/ワルド法"),
        ("【知る】の満足度 [情報収集]", "【知る】の/満足度/[情報収集]"),
    ],
)
def test_lines_end_between_phrases(look: Look, text: str, broken: str) -> None:
    narrow = lines(look, text, 1)
    assert "".join(narrow).replace(" ", "") == text.replace(" ", "")
    ends = [len("".join(broken.split("/")[:at]).replace(" ", "")) for at in range(1, broken.count("/") + 2)]
    reached = 0
    for line in narrow:
        reached += len(line.replace(" ", ""))
        assert reached in ends, narrow


def test_joiners_change_neither_width_nor_what_was_written(look: Look) -> None:
    text = "満足した 12 人のうち、ロイヤルティが高い"
    assert kept_together(text) != text
    assert without_joiners(kept_together(text)) == text
    assert text_width(look.font(13), kept_together(text)) == pytest.approx(text_width(look.font(13), text))
    assert kept_together("Head and heart of 12 drivers – 5 of them") == "Head and heart of 12 drivers – 5 of them"


def test_place_of_a_letter_once_joined() -> None:
    text = "品物は残念です。とても残念です。"
    for at, letter in enumerate(text):
        assert kept_together(text)[place_when_joined(text, at)] == letter


def test_very_long_word_can_be_broken(look: Look) -> None:
    assert max(len(line) for line in lines(look, "漢" * 60, 1)) <= 14
    assert max(len(line) for line in lines(look, "ア" * 60, 1)) <= 14
    assert max(len(line) for line in lines(look, "ん" * 60, 1)) <= 14


def test_label_breaks_between_phrases_and_is_as_high_as_its_lines(qtbot: QtBot, look: Look) -> None:
    text = "デザインで満足できたかどうかが、ロイヤルティをいちばん大きく分ける"
    label, one = Label(look, wrap=True), Label(look)
    for each in (label, one):
        qtbot.addWidget(each)
        each.setText(text)
    assert label.text() == text
    assert label.in_lines(250).split("\n") == ["デザインで満足できたかどうかが、", "ロイヤルティをいちばん大きく分ける"]
    assert label.heightForWidth(250) == pytest.approx(2 * one.fontMetrics().lineSpacing(), abs=2)
    label.setText("満足した人が多い")
    assert label.heightForWidth(250) == pytest.approx(one.fontMetrics().lineSpacing(), abs=2)


def test_label_paints_the_lines_it_says(qtbot: QtBot, look: Look) -> None:
    """Nothing stands where the first line ends early: Qt by itself would fill it with half a word."""
    label = Label(look, wrap=True)
    qtbot.addWidget(label)
    label.setText("デザインで満足できたかどうかが、ロイヤルティをいちばん大きく分ける")
    label.resize(250, label.heightForWidth(250))
    label.show()
    shown = label.grab().toImage()
    middle = label.fontMetrics().lineSpacing() // 2
    rows = range(2, middle + 3)
    ground = shown.pixelColor(249, 1)
    wide = text_width(look.font(13), "デザインで満足できたかどうかが、")
    assert any(shown.pixelColor(x, y) != ground for x in range(100) for y in rows)
    assert not any(shown.pixelColor(x, y) != ground for x in range(round(wide) + 2, 250) for y in rows)


def test_wrapped_lines_are_phrases_as_written(qtbot: QtBot, look: Look) -> None:
    wrapped = Wrapped(look, 12)
    qtbot.addWidget(wrapped)
    wrapped.setText("差は 12 人のうち偶然とは言えません")
    assert "".join(wrapped.lines(120)).replace(" ", "") == "差は12人のうち偶然とは言えません"
    assert all("\u2060" not in line and "\u00a0" not in line for line in wrapped.lines(120))
    assert not any(line.startswith(("ん", "せん", "ません")) for line in wrapped.lines(120))


def test_two_lines_show_all_where_phrases_would_cut_it(look: Look) -> None:
    """A name that finds room in two lines only when a word is broken is broken: more of it is seen."""
    font, text = look.font(13), "年間購入回数ロイヤルティ"
    width = text_width(font, text) / 2 + 2
    assert first_line(font, text, width) == "年間購入回数"
    assert first_of_two(font, text, width) == text[:6]
    uneven = "回数ロイヤルティスコア"
    width = text_width(font, uneven[:6]) + 2
    assert first_line(font, uneven, width) == "回数"
    assert first_of_two(font, uneven, width) == uneven[:6]
