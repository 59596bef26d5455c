"""Whose comments are read: class, driver, experience and customer group to choose from, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from loyalty_desktop.desktop.rail import screen_name
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.captioned_combo import CaptionedCombo
from loyalty_desktop.desktop.widgets.panel import row
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.voice_group import (
    EVERYBODY,
    VoiceGroup,
    cell_choices,
    class_choices,
    codes_of,
    driver_choices,
    experience_choices,
    with_cell,
    with_class,
    with_driver,
    with_experience,
)

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.journey.model import Journey

_WIDEST = (96, 170, 170, 120)
_CHANGES = (with_class, with_driver, with_experience, with_cell)


class FilterBar(QWidget):
    """The four choices in one line; what there is nothing to choose of is not shown."""

    chosen = Signal(object)
    """The VoiceGroup that somebody wants to read."""
    back_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._group = EVERYBODY
        self.back, self.clear = Button(look, "text", 12.5), Button(look, "text", 12)
        self.combos = tuple(CaptionedCombo(look, widest) for widest in _WIDEST)
        line = row(self, gap=8)
        line.addWidget(self.back)
        for at, combo in enumerate(self.combos):
            line.addWidget(combo)
            combo.activated.connect(lambda _place, at=at: self._on_chosen(at))
        line.addWidget(self.clear)
        line.addStretch(1)
        self.back.clicked.connect(self.back_wanted)
        self.clear.clicked.connect(lambda: self.chosen.emit(EVERYBODY))

    def show_group(self, group: VoiceGroup, journey: Journey, *, has_grid: bool, origin: str) -> None:
        """Show a group; `origin` is the screen that somebody came from, '' for none."""
        self._group = group
        captions = (_("Class"), _("Driver"), _("Experience"), _("Customer group"))
        cells = cell_choices(journey) if has_grid else []
        lists = (class_choices(journey.measure), driver_choices(journey), experience_choices(journey), cells)
        for combo, caption, choices, code in zip(self.combos, captions, lists, codes_of(group), strict=True):
            combo.set_choices(caption, choices)
            combo.setCurrentIndex(max(0, combo.findData(code)))
            combo.setVisible(len(choices) > 1)
        self.back.setVisible(bool(origin))
        if origin:
            self.back.setText(_("← Back to {screen}").format(screen=screen_name(origin)))
        self.clear.setText(_("Back to everybody"))
        self.clear.setAccessibleName(_("Read the comments of everybody"))
        self.clear.setVisible(not group.is_everybody)

    def _on_chosen(self, at: int) -> None:
        self.chosen.emit(_CHANGES[at](self._group, self.combos[at].currentData() or ""))
