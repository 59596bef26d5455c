"""Chooses what the groups are told apart by: the likeliest side by side, all others in a list to search in."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from loyalty_desktop.desktop.painting import elided, text_width
from loyalty_desktop.desktop.widgets.buttons import Segmented
from loyalty_desktop.desktop.widgets.labels import Label, no_keys, plain_tip
from loyalty_desktop.desktop.widgets.panel import row
from loyalty_desktop.desktop.widgets.search_combo import SearchCombo
from loyalty_desktop.desktop.widgets.tab_order import follow
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.compare_choices import CompareBy, CompareChoice, likeliest

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from loyalty_desktop.desktop.look import Look

_SIZE, _PAD, _WIDEST, _MOST = 12, 26, 110, 6
_COMBO, _LONGEST, _AROUND, _GAP, _CAPTIONED = 110, 280, 74, 8, 620
"""Of the list: its least and its greatest width, and what it needs besides its text."""
_Shown: TypeAlias = "tuple[tuple[str, ...], bool]"


class AxisBar(QWidget):
    """Shows the choices; `chosen` brings another `by`."""

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._choices: tuple[CompareChoice, ...] = ()
        self._current: CompareChoice | None = None
        self._quick: tuple[CompareChoice, ...] = ()
        self._shown: _Shown | None = None
        self.caption = Label(look, _SIZE, tone="muted")
        self.segments: Segmented | None = None
        self.combo: SearchCombo[CompareBy] = SearchCombo(look, self.chosen.emit)
        self.combo.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._line = row(self, gap=_GAP)
        self._line.addStretch(1)
        self._line.addWidget(self.caption)
        self._line.addWidget(self.combo)

    def show_choices(self, choices: tuple[CompareChoice, ...], current: CompareChoice | None) -> None:
        """Offer these; `current` is the one in use."""
        self._choices, self._current = choices, current
        self.caption.setText(_("Compare by"))
        self.combo.setAccessibleName(_("Compare by"))
        self._fit()

    @property
    def quick(self) -> tuple[CompareChoice, ...]:
        """The choices that stand side by side."""
        return self._quick

    def _fit(self) -> None:
        """Set as many of the likeliest side by side as there is room for; the list has the others."""
        captioned = self.width() >= _CAPTIONED
        self.caption.setVisible(captioned)
        caption = text_width(self._look.font(_SIZE), self.caption.text()) + _GAP if captioned else 0
        room = self.width() - caption - _GAP
        likely = likeliest(self._choices)[:_MOST]
        widths = [self._width(one) for one in likely]
        is_all = len(likely) == len(self._choices) and sum(widths) + 4 <= room
        wide = self._combo_width(self._more(), room)
        if not is_all:
            self._drop(widths, room - wide - _GAP)
            if len(widths) < 2:  # one alone is no choice: the list has it, and says in full what is in use
                widths.clear()
            if self._current not in likely[: len(widths)]:  # only the list says what is in use: it says it in full
                wide = self._combo_width("" if self._current is None else self._current.name, room)
                self._drop(widths, room - wide - _GAP)
        self._quick = likely[: len(widths)] if len(widths) > 1 or is_all else ()
        self.combo.setVisible(not is_all)
        self.combo.setFixedWidth(wide)
        self._draw_combo()
        self._draw_segments()

    def _draw_combo(self) -> None:
        """Have the list offer, and say, only what does not stand side by side: nothing is there twice."""
        current = self._current
        if current is None:
            return
        said = self._more() if current in self._quick else current.name
        self.combo.show_choice(
            current.by, said, lambda: [(one.by, one.name) for one in self._choices if one not in self._quick]
        )
        if current in self._quick:
            self.combo.setToolTip(_("More questions to compare by"))

    def _more(self) -> str:
        return _("Others…")

    def _drop(self, widths: list[float], room: float) -> None:
        while widths and sum(widths) + 4 > room:
            widths.pop()

    def _combo_width(self, text: str, room: float) -> int:
        """Return the width in which the list shows a text in full, as far as there is room."""
        wanted = text_width(self._look.font(_SIZE), text) + _AROUND
        return round(max(_COMBO, min(wanted, _LONGEST, room)))

    def _width(self, one: CompareChoice) -> float:
        font = self._look.font(_SIZE)
        return text_width(font, elided(font, one.short, _WIDEST)) + _PAD

    def _draw_segments(self) -> None:
        """Make the buttons anew only where others are to be shown: the focus stays on the one that was pressed."""
        font = self._look.font(_SIZE)
        at = next((at for at, one in enumerate(self._quick) if one == self._current), None)
        texts = tuple(elided(font, one.short, _WIDEST) for one in self._quick)
        shown = (texts, at is not None)
        if shown != self._shown:
            self._shown = shown
            self._replace_segments(texts)
        if self.segments is not None and at is not None:
            self.segments.choose(str(at))

    def _replace_segments(self, texts: tuple[str, ...]) -> None:
        if self.segments is not None:
            self._line.removeWidget(self.segments)
            self.segments.hide()
            self.segments.deleteLater()
            self.segments = None
        if not texts:
            return
        made = Segmented(self._look, [str(at) for at in range(len(texts))])
        made.set_texts(*map(no_keys, texts))
        for at, one in enumerate(self._quick):
            button = made.button(str(at))
            button.setAccessibleName(one.name)
            button.setToolTip(plain_tip(one.name) if one.name != texts[at] else "")
        made.setAccessibleName(_("Compare by"))
        made.chosen.connect(self._on_segment)
        self._line.insertWidget(2, made)
        follow(self.caption, [made.button(str(at)) for at in range(len(texts))])
        self.segments = made

    def _on_segment(self, code: str) -> None:
        self.chosen.emit(self._quick[int(code)].by)

    def minimumSizeHint(self) -> QSize:
        """Ask for the list only: the buttons beside it are as many as there is room for."""
        return QSize(_COMBO, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
