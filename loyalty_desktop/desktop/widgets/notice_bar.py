"""What the program says to the user, above the screens, until it is closed or no longer true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QWidget

from loyalty_desktop.desktop.icons import icon, pixmap
from loyalty_desktop.desktop.painting import draw_box
from loyalty_desktop.desktop.widgets.announce import announce
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.panel import column, empty, row
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.notices import Level, Notice, NoticeAction, Notices

LINES = 4
_LOWEST, _TALLEST, _BETWEEN = 18, 220, 3
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
    """Shows the sentences of the newest notice; hidden while there is none. Esc closes it from the keyboard."""

    def __init__(self, notices: Notices, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._notice: Notice | None = None
        self._is_expanded = False
        self._mark = QLabel()
        self._lines = Lines(look)
        self._actions = row(gap=8)
        self.buttons: tuple[Button, ...] = ()
        self.more = Button(look, "text", 12)
        self.close_button = Button(look, "text", 12)
        for button in (self.more, self.close_button):
            button.setAutoDefault(True)
        self.more.clicked.connect(self._on_more)
        self.close_button.clicked.connect(self.dismiss)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._lay_out()
        self.hide()
        notices.said.connect(self._on_said)
        notices.cleared.connect(self.dismiss)
        look.changed.connect(self.draw)

    def _lay_out(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        texts = column(gap=2)
        texts.addWidget(self._lines)
        texts.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        texts.addLayout(self._actions)
        whole = row(self, (16, 8, 12, 8), 10)
        whole.addWidget(self._mark, 0, top)
        whole.addLayout(texts, 1)
        whole.addWidget(self.close_button, 0, top)

    @property
    def sentences(self) -> tuple[str, ...]:
        """All sentences of the notice, each once, in the language in use."""
        if self._notice is None:
            return ()
        return tuple(dict.fromkeys(one.text() for one in self._notice.messages))

    def dismiss(self) -> None:
        """Take the notice away."""
        self._notice = None
        self.hide()
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
        shown = sentences if self._is_expanded else sentences[:LINES]
        self._lines.write(shown)
        hidden = len(sentences) - LINES
        self.more.setVisible(hidden > 0)
        more = ngettext("{count} more", "{count} more", hidden).format(count=hidden)
        self.more.setText(_("Show fewer") if self._is_expanded else more)
        for button, action in zip(self.buttons, self._notice.actions, strict=True):
            button.setText(action.words.text())
        self.update()

    def _on_said(self, notice: Notice) -> None:
        self._notice = notice
        self._is_expanded = False
        self._offer(notice.actions)
        self.draw()
        self.show()
        announce(self)

    def _offer(self, actions: tuple[NoticeAction, ...]) -> None:
        """Put up a button for each thing that can be done; what is pressed takes the notice away."""
        empty(self._actions)
        self.buttons = tuple(Button(self._look, "primary" if not at else "", 12) for at, _one in enumerate(actions))
        for button, action in zip(self.buttons, actions, strict=True):
            button.clicked.connect(self.dismiss)
            button.clicked.connect(action.run)
            self._actions.addWidget(button)
        if actions:
            self._actions.addStretch()

    def _on_more(self) -> None:
        self._is_expanded = not self._is_expanded
        self.draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

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
