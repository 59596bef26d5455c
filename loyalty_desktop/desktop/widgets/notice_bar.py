"""What the program says to the user, above the screens, in one line until somebody wants to read all of it.

Good news goes by itself; what somebody has to know or answer stays until it is closed or no longer true.
"""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QWidget

from loyalty_desktop.desktop.icons import icon, pixmap
from loyalty_desktop.desktop.painting import draw_box, text_width
from loyalty_desktop.desktop.widgets.announce import announce
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label
from loyalty_desktop.desktop.widgets.panel import column, empty, row
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.notices import Level, Notice, NoticeAction, Notices
    from loyalty_desktop.messages import Message

HEIGHT = 40
_LOWEST, _TALLEST, _BETWEEN = 18, 220, 3
_SIDES, _GAP = (16, 0, 12, 0), 6
_LEAST_TIME, _TIME_A_LETTER = 6000, 60
_COLOURS: dict[Level, tuple[str, str, str]] = {
    # icon, its colour, background
    "info": ("info", "muted", "panel"),
    "warning": ("warning", "warn", "warn_bg"),
    "error": ("error", "negative_text", "negative_bg"),
}


class Lines(QScrollArea):
    """Sentences below one another: as high as they need, up to a limit beyond which they scroll."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        content = QWidget()
        content.setProperty("kind", "clear")
        self._labels: list[Label] = []
        self._column = column(content, gap=_BETWEEN)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)

    def write(self, sentences: tuple[str, ...]) -> None:
        """Show these sentences."""
        empty(self._column)
        self._labels.clear()
        for sentence in sentences:
            label = Label(self._look, 12.5, wrap=True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setText(sentence)
            self._labels.append(label)
            self._column.addWidget(label)
        self._column.addStretch(1)  # else sentences that were higher a moment ago stay where they stood
        self._fit()

    def _fit(self) -> None:
        """Give each sentence the height it needs: a layout leaves out what is not on screen yet."""
        width, needed = self.maximumViewportSize().width(), -_BETWEEN
        for label in self._labels:
            label.setMinimumHeight(0)  # otherwise it would never ask for less again
            label.setFixedHeight(label.heightForWidth(width))
            needed += label.height() + _BETWEEN
        self.setFixedHeight(min(_TALLEST, max(_LOWEST, needed)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()


class NoticeBar(QFrame):
    """Shows the newest notice in one line, and on demand all of it; hidden while there is none.

    Esc closes it from the keyboard. Good news goes after the time that reading it takes, though not
    while it is pointed at, open or where the keys go.
    """

    def __init__(self, notices: Notices, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._notice: Notice | None = None
        self._is_expanded = False
        self._mark = QLabel()
        self.line = ElidedLabel(look, 12.5)
        self._lines = Lines(look)
        self._actions = row(gap=6)
        self.buttons: tuple[Button, ...] = ()
        self._offered: tuple[Message, ...] = ()
        self.more = Button(look, "text", 12)
        self.close_button = Button(look, "text", 12)
        for button in (self.more, self.close_button):
            button.setAutoDefault(True)
        self._passing = QTimer(self)
        self._passing.setSingleShot(True)
        self._passing.timeout.connect(self._on_time_over)
        self.more.clicked.connect(self._on_more)
        self.close_button.clicked.connect(self.dismiss)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._lay_out()
        self.hide()
        notices.said.connect(self._on_said)
        notices.cleared.connect(self.dismiss)
        notices.passing.connect(self._let_pass)
        look.changed.connect(self.draw)

    def _lay_out(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        self._side = QWidget()
        for part in (self._mark, self.line, self._side):
            part.setFixedHeight(HEIGHT)
        side = row(self._side, gap=_GAP)
        side.addWidget(self.more)
        side.addLayout(self._actions)
        side.addWidget(self.close_button)
        self._whole = QWidget()
        beside = (HEIGHT - _LOWEST) // 2
        column(self._whole, (0, beside, 0, beside)).addWidget(self._lines)
        page = row(self, _SIDES, 10)
        page.addWidget(self._mark, 0, top)
        page.addWidget(self.line, 1, top)
        page.addWidget(self._whole, 1, top)
        page.addWidget(self._side, 0, top)

    @property
    def sentences(self) -> tuple[str, ...]:
        """All sentences of the notice, each once, in the language in use."""
        if self._notice is None:
            return ()
        return tuple(dict.fromkeys(one.text() for one in self._notice.messages))

    @property
    def is_passing(self) -> bool:
        """Whether the notice goes by itself."""
        return self._passing.isActive()

    def dismiss(self) -> None:
        """Take the notice away."""
        self._passing.stop()
        self._notice = None
        self.hide()
        self.line.setText("")
        self._lines.write(())
        self._offer(())

    def draw(self) -> None:
        """Write the notice in the language and colours in use."""
        self.close_button.setIcon(icon(self._look, "close", "muted", 16))
        self.close_button.setAccessibleName(_("Close this notice"))
        self.close_button.setToolTip(_("Close this notice"))
        if self._notice is None:
            return
        drawing, role, _fill = _COLOURS[self._notice.level]
        self._mark.setPixmap(pixmap(self._look, drawing, role, 18))
        level = {"info": _("Note"), "warning": _("Attention"), "error": _("Problem")}[self._notice.level]
        sentences = self.sentences
        self.setAccessibleName(_("{level}: {text}").format(level=level, text="\n".join(sentences)))
        for button, action in zip(self.buttons, self._notice.actions, strict=True):
            button.setText(action.words.text())
        self._unfold()

    def _unfold(self) -> None:
        """Show one line, or below it every sentence in full."""
        self.line.setText(self._flow())
        self._lines.write(self.sentences if self._is_expanded else ())
        self.line.setVisible(not self._is_expanded)
        self._whole.setVisible(self._is_expanded)
        self.more.setText(_("Show less") if self._is_expanded else _("Show in full"))
        self._offer_more()
        self.update()

    def _flow(self) -> str:
        """Return all sentences one after the other."""
        return " ".join(self.sentences)

    def _offer_more(self) -> None:
        """Offer the whole text where one line does not hold it."""
        self.more.setVisible(self._notice is not None and (self._is_expanded or not self._fits()))

    def _fits(self) -> bool:
        """Whether one line holds everything, were there no button beside it that shows more."""
        buttons = (*self.buttons, self.close_button)
        beside = sum(button.sizeHint().width() + _GAP for button in buttons) + self._mark.sizeHint().width()
        room = self.width() - _SIDES[0] - _SIDES[2] - beside - 20
        return "\n" not in self._flow() and text_width(self.line.font(), self._flow()) < room

    def _on_said(self, notice: Notice) -> None:
        self._passing.stop()
        self._notice = notice
        self._is_expanded = False
        self._offer(notice.actions)
        self.draw()
        self.show()
        if notice.level == "error" and not self._fits():
            self._on_more()  # what went wrong and what to do is what somebody waits to read
        announce(self)
        if notice.passes:
            self._let_pass()

    def _let_pass(self) -> None:
        """Take the notice away by itself once it has been read."""
        if self._notice is not None:
            letters = sum(len(sentence) for sentence in self.sentences)
            self._passing.start(_LEAST_TIME + _TIME_A_LETTER * letters)

    def _on_time_over(self) -> None:
        """Go, or wait once more while somebody is at it."""
        focus = self.focusWidget()
        if self._is_expanded or self.underMouse() or self.hasFocus() or (focus is not None and focus.hasFocus()):
            self._passing.start(_LEAST_TIME)
        else:
            self.dismiss()

    def _offer(self, actions: tuple[NoticeAction, ...]) -> None:
        """Put up a button for each thing that can be done; what is pressed takes the notice away.

        Buttons that say the same stay, so that who presses one while news of a progress comes has pressed it.
        """
        said = tuple(one.words for one in actions)
        if said and said == self._offered:
            return
        self._offered = said
        empty(self._actions)
        self.buttons = tuple(Button(self._look, "primary" if not at else "", 12) for at, _one in enumerate(actions))
        for at, button in enumerate(self.buttons):
            button.clicked.connect(partial(self._on_pressed, at))
            self._actions.addWidget(button)
        stops = (self.more, *self.buttons, self.close_button)
        for one, following in pairwise(stops):
            self.setTabOrder(one, following)

    def _on_pressed(self, at: int, _checked: bool = False) -> None:
        """Do what the button of the present notice is for."""
        action = None if self._notice is None else self._notice.actions[at]
        self.dismiss()
        if action is not None:
            action.run()

    def _on_more(self) -> None:
        self._is_expanded = not self._is_expanded
        self._unfold()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._offer_more()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._notice is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _drawing, role, fill = _COLOURS[self._notice.level]
        box = QRectF(self.rect())
        draw_box(painter, box, 0, self._look.colour(fill))
        draw_box(painter, QRectF(0, 0, 4, box.height()), 0, self._look.colour(role))
        draw_box(painter, QRectF(0, box.bottom() - 1, box.width(), 1), 0, self._look.colour("line"))
        if self.hasFocus():
            draw_box(painter, box.adjusted(1, 1, -1, -1), 4, None, self._look.colour("accent"))
