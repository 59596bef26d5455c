"""For whom a report is, which parts it has, and what is hidden in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from loyalty_desktop.desktop.exporting.ticks import Tick, caption
from loyalty_desktop.desktop.widgets.buttons import Button, Segmented
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.panel import column, row
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.document.choice import Audience
from loyalty_desktop.report.document.model import SECTIONS, SectionId
from loyalty_desktop.report.document.section_names import section_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from loyalty_desktop.desktop.exporting.remembered import Remembered
    from loyalty_desktop.desktop.look import Look

AUDIENCES: tuple[Audience, ...] = ("management", "team")
_COLUMNS = 2


class ContentsPane(QWidget):
    """Audience, sections with check boxes, anonymity."""

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._audience: Audience = "team"
        self.captions = tuple(caption(look) for _each in range(3))
        self.audience = Segmented(look, AUDIENCES)
        self.audience_told = Label(look, 12, tone="muted", wrap=True)
        self.sections: dict[SectionId, Tick] = {section: Tick(look) for section in SECTIONS}
        self.every = Button(look, "line", 12)
        self.left_out = Label(look, 12, tone="warn", wrap=True)
        self.hides_small, self.masks = Tick(look), Tick(look)
        self._lay_out()
        self._write()
        self.show_left_out({}, "")
        self.audience.chosen.connect(self._on_audience)
        self.every.clicked.connect(self._on_every)
        for tick in (*self.sections.values(), self.hides_small, self.masks):
            tick.toggled.connect(self._on_changed)

    @property
    def chosen(self) -> tuple[SectionId, ...]:
        """The sections that are ticked."""
        return tuple(one for one in SECTIONS if self.sections[one].isChecked())

    @property
    def for_whom(self) -> Audience:
        """Whom the report is for."""
        return self._audience

    def begin(self, kept: Remembered, only: Sequence[SectionId]) -> None:
        """Show what was chosen last; with `only`, these sections and no others are ticked."""
        self._audience = kept.audience
        wanted = tuple(only) or kept.sections
        for section, tick in self.sections.items():
            tick.setChecked(section in wanted)
        self.hides_small.setChecked(kept.hides_small)
        self.masks.setChecked(kept.masks)
        self._draw()

    def show_left_out(self, unseen: Mapping[SectionId, str], told: str) -> None:
        """Show which ticked parts are not written, each with the reason, and say so in a sentence."""
        for section, tick in self.sections.items():
            tick.mute(unseen.get(section, "") if tick.isChecked() else "")
        self.left_out.setText(told)
        self.left_out.setVisible(bool(told))

    def _lay_out(self) -> None:
        lines = column(self, gap=6)
        lines.addWidget(self.captions[0])
        lines.addWidget(self.audience)
        lines.addWidget(self.audience_told)
        lines.addSpacing(8)
        head = row(gap=8)
        head.addWidget(self.captions[1], 1)
        head.addWidget(self.every)
        lines.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        rows = -(-len(SECTIONS) // _COLUMNS)
        for at, tick in enumerate(self.sections.values()):
            grid.addWidget(tick, at % rows, at // rows)
        lines.addLayout(grid)
        lines.addWidget(self.left_out)
        lines.addSpacing(8)
        lines.addWidget(self.captions[2])
        lines.addWidget(self.hides_small)
        lines.addWidget(self.masks)
        lines.addStretch(1)

    def _write(self) -> None:
        for label, text in zip(self.captions, (_("For whom"), _("Parts"), _("Anonymity")), strict=True):
            label.setText(text)
        self.audience.set_texts(_("Management"), _("Team"))
        self.audience.setAccessibleName(_("For whom"))
        for section, tick in self.sections.items():
            tick.write(section_name(section))
        self.every.setText(_("All parts"))
        small = _("Groups of fewer than five are left out, and the next smallest where they could be worked out")
        self.hides_small.write(_("Hide groups of fewer than 5"), small)
        masked = _("Names, mail addresses and phone numbers in comments are blotted out")
        self.masks.write(_("Blot out names, mails and phones"), masked)

    def _on_audience(self, code: str) -> None:
        self._audience = "management" if code == "management" else "team"
        self._on_changed()

    def _on_every(self) -> None:
        for tick in self.sections.values():
            tick.setChecked(True)

    def _on_changed(self) -> None:
        self._draw()
        self.changed.emit()

    def _draw(self) -> None:
        self.audience.choose(self._audience)
        few, all_ = _("The few pages that a decision needs"), _("All pages, with details and appendix")
        self.audience_told.setText(few if self._audience == "management" else all_)
        self.every.setVisible(len(self.chosen) < len(SECTIONS))
