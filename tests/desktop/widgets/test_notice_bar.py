"""The bar of notices: all that was said, until it is closed; never silent, never in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from loyalty_desktop.desktop.session.notices import NoticeAction
from loyalty_desktop.desktop.widgets.notice_bar import HEIGHT, NoticeBar
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
    assert bar.more.text() == "Show in full"


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


def whole(bar: NoticeBar) -> list[str]:
    """The sentences that stand below one another once all is shown."""
    return [label.text() for label in lines(bar) if label is not bar.line]


@pytest.mark.parametrize("level", ["info", "warning"])
def test_bar_when_there_is_more_than_fits(level: Level, bar: NoticeBar, notices: Notices, qtbot: QtBot) -> None:
    """One line, whatever is said; all of it on demand, by the keys too, and heard from the start."""
    notices.say(several(9), level)
    qtbot.waitUntil(lambda: bar.height() == HEIGHT)
    assert bar.more.text() == "Show in full"
    assert bar.more.isVisible()
    assert "driver 8" in bar.accessibleName(), "what is folded away is heard all the same"
    qtbot.keyClick(bar.more, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: whole(bar) == list(bar.sentences))
    assert bar.height() > HEIGHT
    assert bar.more.text() == "Show less"
    qtbot.mouseClick(bar.more, LEFT)
    qtbot.waitUntil(lambda: bar.height() == HEIGHT)
    assert whole(bar) == []


@pytest.mark.parametrize("messages", [(DAMAGED,), (DAMAGED, message("match_words", name="a", column="Q1"))])
def test_bar_when_everything_fits(messages: tuple[Message, ...], bar: NoticeBar, notices: Notices) -> None:
    notices.say(messages, "warning")
    assert [line.text() for line in lines(bar)] == [" ".join(one.text() for one in messages)]
    assert bar.more.isHidden()
    assert bar.height() == HEIGHT


def test_bar_when_the_same_is_said_twice(bar: NoticeBar, notices: Notices) -> None:
    notices.say((DAMAGED, DAMAGED), "error")
    assert [line.text() for line in lines(bar)] == [SENTENCE]


def test_bar_when_very_much_is_said(bar: NoticeBar, notices: Notices, qtbot: QtBot) -> None:
    notices.say(several(200), "warning")
    bar.more.click()
    qtbot.waitUntil(lambda: len(whole(bar)) == 200)
    qtbot.waitUntil(lambda: bar.height() < 300)


def test_bar_when_a_problem_is_longer_than_the_line(bar: NoticeBar, notices: Notices, qtbot: QtBot) -> None:
    """What went wrong is read at once, however wide the window: every line whole, and no room left over."""
    long = message("file_damaged", file="とても長い名前" * 20)
    notices.say((long, DAMAGED), "error")
    heights = []
    for width in (1000, 500, 1000):
        bar.window().resize(width, 600)

        def fits(width: int = width) -> bool:
            shown = lines(bar)
            if len(shown) != 2 or bar.width() != width:
                return False
            every = all(line.height() == line.heightForWidth(line.width()) for line in shown)
            return every and HEIGHT < bar.height() < 30 + shown[0].height() + shown[1].height()

        qtbot.waitUntil(fits)
        heights.append(lines(bar)[0].height())
    assert heights[0] == heights[2] < heights[1]
    bar.more.click()
    qtbot.waitUntil(lambda: bar.height() == HEIGHT)


def test_bar_when_the_window_gets_wider_and_narrower(bar: NoticeBar, notices: Notices, qtbot: QtBot) -> None:
    """All of it is offered where the line is cut, and only there."""
    notices.say(message("file_damaged", file="a" * 40), "warning")
    for width, is_cut in ((1000, False), (420, True), (1000, False)):
        bar.window().resize(width, 600)
        qtbot.waitUntil(lambda is_cut=is_cut: bar.more.isVisible() == is_cut)  # type: ignore[misc]


def said_and_gone(bar: NoticeBar) -> None:
    """Let the time be over that reading takes."""
    bar.findChild(QTimer).timeout.emit()  # type: ignore[union-attr]


def test_bar_when_good_news_has_been_read(bar: NoticeBar, notices: Notices) -> None:
    notices.say(DAMAGED)
    assert bar.is_passing
    said_and_gone(bar)
    assert bar.isHidden()
    assert not bar.is_passing


def test_bar_when_somebody_is_at_good_news(bar: NoticeBar, notices: Notices, qtbot: QtBot) -> None:
    notices.say(DAMAGED)
    bar.close_button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(bar.close_button.hasFocus)
    said_and_gone(bar)
    assert bar.isVisible()
    assert bar.is_passing


def test_bar_when_it_has_to_be_known_or_answered(bar: NoticeBar, notices: Notices) -> None:
    """A problem, a question and a list of things to know stay until they are closed."""
    action = NoticeAction(message("list_stop"), lambda: None)
    for messages, level, actions in (
        (DAMAGED, "error", ()),
        (DAMAGED, "warning", ()),
        (DAMAGED, "info", (action,)),
        (several(2), "info", ()),
    ):
        notices.say(DAMAGED)
        notices.say(messages, level, actions)  # type: ignore[arg-type]
        assert not bar.is_passing
    notices.let_pass()
    assert bar.is_passing, "who says it may know that it is no more than good news"


def test_bar_when_there_are_buttons(bar: NoticeBar, notices: Notices, qtbot: QtBot) -> None:
    """They stand in the line; Tab comes from what is said to what can be done, and then to the cross."""
    ran: list[str] = []
    actions = (
        NoticeAction(message("list_stop"), lambda: ran.append("stop")),
        NoticeAction(message("export_again"), lambda: ran.append("again")),
    )
    notices.say(several(3), "warning", actions)
    qtbot.waitUntil(lambda: bar.height() == HEIGHT)
    bar.setFocus(Qt.FocusReason.TabFocusReason)
    order = []
    for _each in range(4):
        qtbot.keyClick(bar.window().focusWidget() or bar, Qt.Key.Key_Tab)
        order.append(bar.window().focusWidget())
    assert order == [bar.more, *bar.buttons, bar.close_button]
    qtbot.keyClick(bar.buttons[1], Qt.Key.Key_Space)
    assert ran == ["again"]
    assert bar.isHidden()


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


def test_a_button_that_says_the_same_stays_while_news_of_a_progress_comes(
    bar: NoticeBar, notices: Notices, qtbot: QtBot
) -> None:
    done: list[int] = []

    def say(percent: int) -> None:
        stop = NoticeAction(message("export_stop"), lambda: done.append(percent))
        notices.say(message("export_under_way", percent=percent), "info", (stop,))

    say(0)
    button = bar.buttons[0]
    qtbot.waitUntil(button.isVisible)
    qtbot.mousePress(button, LEFT)
    say(5)
    assert bar.buttons == (button,)
    assert button.isVisible()
    qtbot.mouseRelease(button, LEFT)
    assert done == [5]
    assert not bar.isVisible()
    say(10)
    assert bar.buttons
    assert bar.buttons != (button,)
