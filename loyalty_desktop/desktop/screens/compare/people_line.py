"""Which columns tell who answered in both waves: one of the open survey, one of the other wave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from loyalty_desktop.desktop.widgets.captioned_combo import CaptionedCombo
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.panel import column, row
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.waves import Waves
    from loyalty_desktop.journey.project import Project
    from loyalty_desktop.survey.reading import ColumnKey


class PeopleLine(QWidget):
    """Chooses both columns; each choice is one step."""

    def __init__(self, look: Look, waves: Waves) -> None:
        super().__init__()
        self._waves = waves
        self._index = 0
        self._keys: tuple[tuple[ColumnKey, ...], tuple[ColumnKey, ...]] = ((), ())
        self.caption = Label(look, 12.5, tone="muted", wrap=True)
        self.here, self.there = CaptionedCombo(look, 150), CaptionedCombo(look, 150)
        parts = column(self, gap=6)
        parts.addWidget(self.caption)
        line = row(gap=8)
        line.addWidget(self.here)
        line.addWidget(self.there)
        line.addStretch(1)
        parts.addLayout(line)
        for combo in (self.here, self.there):
            combo.activated.connect(self._on_chosen)

    def show_wave(self, project: Project, index: int, name: str) -> None:
        """Offer the columns of the open survey and of a wave; nothing where no column tells who somebody is."""
        self._index = index
        now = project.sources[0].join_key, project.sources[index].join_key
        self._keys = (_with(self._waves.id_columns(0), now[0]), _with(self._waves.id_columns(index), now[1]))
        self.setVisible(bool(self._keys[0]))
        self.caption.setText(
            _(
                "If both surveys have a column of customer IDs, people who answered twice are recognised, "
                "and changes are tested as changes in the same people."
            )
        )
        firsts = (_("not matched"), _("the same column"))
        captions = (_("This survey"), _("In {wave}").format(wave=name))
        for combo, keys, first, caption, chosen in zip(
            (self.here, self.there), self._keys, firsts, captions, now, strict=True
        ):
            texts = [(first, ""), *((key.heading, str(at)) for at, key in enumerate(keys))]
            combo.set_choices(caption, texts)
            combo.setCurrentIndex(0 if chosen is None else 1 + keys.index(chosen))
        self.there.setEnabled(now[0] is not None)

    def _on_chosen(self) -> None:
        here, there = (
            None if at <= 0 else keys[at - 1]
            for at, keys in zip((self.here.currentIndex(), self.there.currentIndex()), self._keys, strict=True)
        )
        self._waves.edits.join_by(here, self._index, there if here is not None else None)


def _with(keys: tuple[ColumnKey, ...], chosen: ColumnKey | None) -> tuple[ColumnKey, ...]:
    """Return the columns with the one in use among them."""
    return keys if chosen is None or chosen in keys else (chosen, *keys)
