"""Which segments stand beside everybody in the picture of waves: the most and the least loyal, or chosen ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import no_keys
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.waves_view import extreme_segments, segments_of

if TYPE_CHECKING:
    from loyalty_desktop.compute.wave_results import WaveComparison
    from loyalty_desktop.desktop.look import Look

_MOST = 5


class WaveSegments(Button):
    """A menu of the segments; `changed` says that others are to be drawn."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "", 12)
        self._chosen: tuple[str, ...] | None = None
        self._all: tuple[str, ...] = ()
        self.list = QMenu(self)
        self.setMenu(self.list)
        self.list.aboutToShow.connect(self.fill)

    def begin_anew(self) -> None:
        """Show the most and the least loyal again."""
        self._chosen = None

    def segments_in(self, comparison: WaveComparison) -> tuple[str, ...]:
        """Return the segments to be drawn; of those chosen the ones that are still there."""
        self._all = segments_of(comparison)
        self.setText(_("Groups shown"))
        self.setToolTip(_("Which groups the chart shows besides everybody"))
        self.setVisible(bool(self._all))
        if self._chosen is None or not set(self._chosen) & set(self._all):
            return extreme_segments(comparison)
        return tuple(one for one in self._all if one in self._chosen)

    def only_told(self, shown: tuple[str, ...]) -> str:
        """Return that the picture shows some of the groups, and where others are chosen; '' where it shows all."""
        if not shown or len(shown) == len(self._all):
            return ""
        usual = self._chosen is None or not set(self._chosen) & set(self._all)
        said = (
            _("The chart shows everybody and the groups with the highest and lowest scores. Use “{button}” for others.")
            if usual
            else _("The chart shows the groups you chose. Use “{button}” for others.")
        )
        return said.format(button=self.text())

    def fill(self) -> None:
        """Offer the segments there are now."""
        self.list.clear()
        usual = self.list.addAction(_("The most and the least loyal"))
        usual.setCheckable(True)
        usual.setChecked(self._chosen is None)
        usual.triggered.connect(lambda _on=False: self._choose(None))
        self.list.addSeparator()
        for name in self._all:
            action = self.list.addAction(no_keys(name))
            action.setCheckable(True)
            action.setChecked(self._chosen is not None and name in self._chosen)
            full = self._chosen is not None and len(self._chosen) >= _MOST
            action.setEnabled(action.isChecked() or not full)
            action.triggered.connect(lambda on=False, name=name: self._turn(name, on=on))

    def _turn(self, name: str, *, on: bool) -> None:
        kept = [one for one in self._chosen or () if one != name]
        self._choose((*kept, name) if on else tuple(kept))

    def _choose(self, names: tuple[str, ...] | None) -> None:
        self._chosen = names or None
        self.changed.emit()
