"""Says by hand that a question here and one of a wave, which nothing recognised, are the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.captioned_combo import CaptionedCombo
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.panel import Panel, column
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.wave_settings import Renamed

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.journey.drift_results import Drift
    from loyalty_desktop.survey.reading import ColumnKey

_WIDEST, _LONGEST = 400, 24


class SameQuestion(Panel):
    """Chooses one question of each side; there only where both sides have one that the other lacks."""

    confirmed = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__("fact")
        self._keys: tuple[tuple[ColumnKey, ...], tuple[ColumnKey, ...]] = ((), ())
        self.caption = Label(look, 12.5, 600, wrap=True)
        self.here, self.there = CaptionedCombo(look, _WIDEST), CaptionedCombo(look, _WIDEST)
        self.button = Button(look, "", 12)
        self.button.setAutoDefault(False)
        parts = column(self, (12, 9, 12, 9), 7)
        parts.addWidget(self.caption)
        for one in (self.here, self.there, self.button):
            parts.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
        for combo in (self.here, self.there):
            combo.activated.connect(self._on_chosen)
        self.button.clicked.connect(self._on_confirmed)

    def show_questions(self, name: str, found: Drift) -> None:
        """Offer what only one side has; what is asked about already is not asked twice."""
        asked = {one for pair in found.proposed for one in (("here", pair.here), ("there", pair.there))}
        gone = [key for key in found.gone if ("here", key) not in asked]
        gone.sort(key=lambda key: key not in found.lost)  # what the journey uses is missed most
        new = [key for key in found.new if ("there", key) not in asked]
        chosen, self._keys = self._chosen(), (tuple(gone), tuple(new))
        self.setVisible(bool(gone and new))
        self.caption.setText(_("Is a question just worded differently? Choose the two that are the same."))
        self.button.setText(_("Same question"))
        short = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
        captions = (_("Only in the open survey"), _("Only in {wave}").format(wave=short))
        for combo, caption, keys, before in zip((self.here, self.there), captions, self._keys, chosen, strict=True):
            texts = [(key.heading, str(at)) for at, key in enumerate(keys)]
            first = [] if len(keys) == 1 else [(_("choose a question"), "")]
            combo.set_choices(caption, [*first, *texts])
            combo.setCurrentIndex(len(first) + keys.index(before) if before in keys else 0)
        self._on_chosen()

    def _chosen(self) -> tuple[ColumnKey | None, ColumnKey | None]:
        here, there = (
            keys[int(code)] if (code := combo.currentData()) else None
            for combo, keys in zip((self.here, self.there), self._keys, strict=True)
        )
        return here, there

    def _on_chosen(self) -> None:
        here, there = self._chosen()
        self.button.setEnabled(here is not None and there is not None)
        said = _("Is “{there}” the same question as “{here}”?") if here and there else ""
        self.button.setAccessibleDescription(
            said.format(here=here.heading, there=there.heading) if here and there else ""
        )

    def _on_confirmed(self) -> None:
        here, there = self._chosen()
        if here is not None and there is not None:
            self.confirmed.emit(Renamed(here, there))
