"""The bar of notices: all that was said, until it is closed; never silent, never in the way."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from loyalty_desktop.desktop.widgets.notice_bar import LINES, NoticeBar
from loyalty_desktop.messages import Message, message

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.notices import Level, Notices

LEFT = Qt.MouseButton.LeftButton
DAMAGED = message("file_damaged", file="a.xlsx")
SENTENCE = "The file a.xlsx is damaged or incomplete. Please download it again."


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> QWidget:
    """A window with something else in it."""
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(QPushButton("below"), 1)
    made.resize(1000, 600)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def bar(window: QWidget, look: Look, notices: Notices, qtbot: QtBot) -> NoticeBar:
    """The bar at the top of the window."""
    made = NoticeBar(notices, look)
    layout = window.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.insertWidget(0, made)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    return made


def several(count: int) -> tuple[Message, ...]:
    return tuple(message("match_words", name=f"driver {at}", column=f"Q{at}") for at in range(count))


def lines(bar: NoticeBar) -> list[QLabel]:
    return [label for label in bar.findChildren(QLabel) if label.text() and not label.isHidden()]


def test_bar_when_nothing_was_said(bar: NoticeBar) -> None:
    assert bar.isHidden()


@pytest.mark.parametrize(
    ("level", "word", "role"),
    [("info", "Note", "muted"), ("warning", "Attention", "warn"), ("error", "Problem", "negative_text")],
)
def test_bar_when_something_is_said(
    level: Level, word: str, role: str, bar: NoticeBar, notices: Notices, look: Look
) -> None:
    notices.say(DAMAGED, level)
    assert bar.isVisible()
    assert [line.text() for line in lines(bar)] == [SENTENCE]
    assert bar.accessibleName() == f"{word}: {SENTENCE}"
    assert bar.grab().toImage().pixelColor(1, bar.height() // 2) == look.colour(role)
    assert bar.more.isHidden()


def test_bar_when_levels_are_told_apart_without_colour(bar: NoticeBar, notices: Notices) -> None:
    pictures = []
    for level in ("info", "warning", "error"):
        notices.say(DAMAGED, level)
        mark = next(label for label in bar.findChildren(QLabel) if not label.pixmap().isNull())
        alpha = mark.pixmap().toImage().convertToFormat(mark.pixmap().toImage().Format.Format_Alpha8)
        pictures.append(bytes(alpha.constBits()))
    assert len(set(pictures)) == 3


def test_bar_when_something_appears_to_those_who_hear(
    bar: NoticeBar, notices: Notices, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: heard.append(event.type()))
    notices.say(DAMAGED)
    assert heard == [QAccessible.Event.Alert]


def test_bar_when_the_next_thing_is_said(bar: NoticeBar, notices: Notices) -> None:
    notices.say(several(9), "warning")
    bar.more.click()
    notices.say(DAMAGED, "error")
    assert bar.sentences == (SENTENCE,)
    notices.say(several(9), "warning")
    assert len(bar.sentences) == 9
    assert bar.more.text() == "5 more"


@pytest.mark.parametrize("end", ["clear", "say nothing"])
def test_bar_when_it_is_no_longer_true(end: str, bar: NoticeBar, notices: Notices) -> None:
    notices.say(DAMAGED, "error")
    if end == "clear":
        notices.clear()
    else:
        notices.say(())
    assert bar.isHidden()
    assert bar.sentences == ()


def test_bar_when_closed_by_mouse(bar: NoticeBar, notices: Notices, qtbot: QtBot) -> None:
    notices.say(DAMAGED, "error")
    qtbot.waitUntil(bar.close_button.isVisible)
    qtbot.mouseClick(bar.close_button, LEFT)
    assert bar.isHidden()


@pytest.mark.parametrize("part", ["bar", "close", "more"])
def test_bar_when_escape_is_pressed_in_it(part: str, bar: NoticeBar, notices: Notices, qtbot: QtBot) -> None:
    notices.say(several(9), "warning")
    focused = {"bar": bar, "close": bar.close_button, "more": bar.more}[part]
    focused.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(focused.hasFocus)
    qtbot.keyClick(focused, Qt.Key.Key_Escape)
    assert bar.isHidden()


def test_bar_when_escape_is_pressed_elsewhere(bar: NoticeBar, notices: Notices, qtbot: QtBot) -> None:
    below = next(one for one in bar.window().findChildren(QPushButton) if one.text() == "below")
    notices.say(DAMAGED, "error")
    below.setFocus()
    qtbot.keyClick(below, Qt.Key.Key_Escape)
    assert bar.isVisible()


def test_bar_when_there_is_more_than_fits(bar: NoticeBar, notices: Notices, qtbot: QtBot) -> None:
    notices.say(several(LINES + 1), "warning")
    qtbot.waitUntil(lambda: len(lines(bar)) == LINES)
    assert bar.more.text() == "1 more"
    assert "driver 4" in bar.accessibleName(), "what is folded away is heard all the same"
    qtbot.keyClick(bar.more, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(lines(bar)) == LINES + 1)
    assert bar.more.text() == "Show fewer"
    qtbot.mouseClick(bar.more, LEFT)
    qtbot.waitUntil(lambda: len(lines(bar)) == LINES)


@pytest.mark.parametrize("count", [1, LINES])
def test_bar_when_everything_fits(count: int, bar: NoticeBar, notices: Notices) -> None:
    notices.say(several(count), "warning")
    assert len(lines(bar)) == count
    assert bar.more.isHidden()


def test_bar_when_the_same_is_said_twice(bar: NoticeBar, notices: Notices) -> None:
    notices.say((DAMAGED, DAMAGED), "error")
    assert [line.text() for line in lines(bar)] == [SENTENCE]


def test_bar_when_very_much_is_said(bar: NoticeBar, notices: Notices, qtbot: QtBot) -> None:
    notices.say(several(200), "warning")
    bar.more.click()
    qtbot.waitUntil(lambda: len(lines(bar)) == 200)
    qtbot.waitUntil(lambda: bar.height() < 300)


def test_bar_when_sentences_are_long(bar: NoticeBar, notices: Notices, qtbot: QtBot) -> None:
    """However wide the window: every line is seen whole, and no room is left over."""
    long = message("file_damaged", file="とても長い名前" * 20)
    notices.say((long, DAMAGED), "error")
    heights = []
    for width in (1000, 500, 1000):
        bar.window().resize(width, 600)

        def fits(width: int = width) -> bool:
            shown = lines(bar)
            if len(shown) != 2 or bar.width() != width:
                return False
            whole = all(line.height() == line.heightForWidth(line.width()) for line in shown)
            return whole and shown[1].height() < 25 and 30 < bar.height() < 40 + shown[0].height()

        qtbot.waitUntil(fits)
        heights.append(lines(bar)[0].height())
    assert heights[0] == heights[2] < heights[1]


def test_bar_when_it_gets_wider_than_it_was_while_hidden(bar: NoticeBar, notices: Notices, qtbot: QtBot) -> None:
    """Sentences that needed two lines in a narrow bar and need one in the window stand close, and are all seen."""
    notices.say([message("match_words", name=f"driver {at} " * 4, column="Q" * 30 + str(at)) for at in range(4)])
    qtbot.waitUntil(lambda: len(lines(bar)) == 4)

    def stand_close() -> bool:
        shown = lines(bar)
        return all(below.y() - above.geometry().bottom() < 6 for above, below in pairwise(shown))

    qtbot.waitUntil(stand_close)
    area = bar.findChild(QScrollArea)
    assert area is not None
    assert lines(bar)[-1].geometry().bottom() <= area.viewport().height()


def test_bar_when_language_and_theme_change(bar: NoticeBar, notices: Notices, look: Look) -> None:
    notices.say(DAMAGED, "error")
    look.set_language("ja")
    assert bar.sentences[0].startswith("a.xlsx")
    assert bar.accessibleName().startswith("問題：")
    assert bar.close_button.accessibleName() == "この知らせを閉じる"
    look.set_theme("dark")
    middle = bar.grab().toImage().pixelColor(bar.width() // 2, 3)
    assert middle == look.colour("negative_bg")


def test_bar_when_a_name_looks_like_markup(bar: NoticeBar, notices: Notices) -> None:
    notices.say(message("file_damaged", file="<b>x</b>"), "error")
    assert "<b>x</b>" in lines(bar)[0].text()
    assert lines(bar)[0].textFormat() == Qt.TextFormat.PlainText
