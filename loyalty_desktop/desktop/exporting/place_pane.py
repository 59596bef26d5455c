"""Where a report is written: its name, its folder, and what would be in the way there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label, plain_tip
from loyalty_desktop.desktop.widgets.panel import column, row
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.file_names import file_name
from loyalty_desktop.report.placing import ENDINGS, Kind, Target, is_open_elsewhere, is_there

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look

_LONGEST, _MOST = 120, 1000


class PlacePane(QWidget):
    """A name, a folder, and a line that says what is in the way, with another name where there is one."""

    changed = Signal()
    folder_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder = Path()
        self._other = ""
        self.name_caption, self.folder_caption = Label(look, 12, tone="muted"), Label(look, 12, tone="muted")
        self.name, self.folder_name = QLineEdit(), ElidedLabel(look, 12.5)
        self.choose, self.other = Button(look, size=12), Button(look, "text", 12)
        self.problem = Label(look, 12, tone="muted", wrap=True)
        self.name.setMaxLength(_LONGEST)
        self.name.setFont(look.font(12.5))
        self.name.setMinimumHeight(30)
        self._lay_out()
        self._write()
        self.name.textChanged.connect(self.changed)
        self.choose.clicked.connect(self.folder_wanted)
        self.other.clicked.connect(self._on_other)

    @property
    def stem(self) -> str:
        """The name as a file may have it; '' where none is told."""
        told = self.name.text().strip()
        return file_name(told, "") if told else ""

    def begin(self, name: str, folder: Path) -> None:
        """Propose a name and a folder."""
        self.name.setText(name)
        self.show_folder(folder)

    def show_folder(self, folder: Path) -> None:
        """Show a folder, without a signal."""
        self.folder = folder
        self.folder_name.setText(str(folder))

    def say(self, told: str, tone: str = "muted", other: str = "") -> None:
        """Say what will be, or what is in the way (`tone` negative), and offer another name."""
        self.problem.setText(told)
        self.problem.set_tone(tone)
        self._other = other
        self.other.setVisible(bool(other))
        self.other.setText(_("Use “{name}”").format(name=other.replace("&", "&&")))

    def targets(self, kinds: tuple[Kind, ...], stem: str = "") -> tuple[Target, ...]:
        """Return what is written where, by its name or under another `stem`."""
        names: dict[Kind, str] = {"one_page": _("{name} one page"), "pictures": _("{name} pictures")}
        return tuple(
            Target(kind, self.folder / f"{names.get(kind, '{name}').format(name=stem or self.stem)}{ENDINGS[kind]}")
            for kind in kinds
        )

    def free_name(self, kinds: tuple[Kind, ...]) -> str:
        """Return a name under which nothing stands in the folder yet, the next after what is told."""
        stem = self.stem
        for number in range(2, _MOST):
            other = f"{stem} ({number})"
            targets = self.targets(kinds, other)
            if not any(is_there(one.path) or is_open_elsewhere(one.path) for one in targets):
                return other
        return ""

    def _lay_out(self) -> None:
        whole = column(self, gap=6)
        line = row(gap=8)
        line.addWidget(self.name_caption)
        line.addWidget(self.name, 5)
        line.addSpacing(8)
        line.addWidget(self.folder_caption)
        line.addWidget(self.folder_name, 4)
        line.addWidget(self.choose)
        whole.addLayout(line)
        below = row(gap=8)
        below.addWidget(self.problem, 1)
        below.addWidget(self.other, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(below)

    def _write(self) -> None:
        self.name_caption.setText(_("Name"))
        self.name_caption.setBuddy(self.name)
        self.name.setAccessibleName(_("Name of the files, without its ending"))
        self.folder_caption.setText(_("Folder"))
        self.choose.setText(_("Change…"))
        self.choose.setAccessibleName(_("Choose the folder"))
        self.choose.setToolTip(plain_tip(self.choose.accessibleName()))

    def _on_other(self) -> None:
        self.name.setText(self._other)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
