"""Where a report is written: its name, its folder, and what would be in the way there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from loyalty_desktop.desktop.widgets.announce import announce
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label, no_keys, plain_tip
from loyalty_desktop.desktop.widgets.panel import column, row
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.file_names import file_name
from loyalty_desktop.report.placing import ENDINGS, Kind, NotPlacedError, Target, is_there

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.errors import LoyaltyError

_LONGEST = 120


class PlacePane(QWidget):
    """A name, a folder, and a line that says what is in the way, with another name where there is one."""

    changed = Signal()
    folder_wanted = Signal()
    solved = Signal()
    """What was in the way is not any more: it gets another name, or is replaced."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder = Path()
        self._proposed = ""
        self._renamed: dict[Kind, Path] = {}
        self._despite: frozenset[Kind] = frozenset()
        self._others: dict[Kind, Path] = {}
        self.name_caption, self.folder_caption = Label(look, 12, tone="muted"), Label(look, 12, tone="muted")
        self.name, self.folder_name = QLineEdit(), ElidedLabel(look, 12.5)
        self.choose, self.other, self.replacing = (
            Button(look, size=12),
            Button(look, "text", 12),
            Button(look, "text", 12),
        )
        self.problem = Label(look, 12, tone="muted", wrap=True)
        self.name.setMaxLength(_LONGEST)
        self.name.setFont(look.font(12.5))
        self.name.setMinimumHeight(30)
        self._lay_out()
        self._write()
        self.name.textChanged.connect(self._on_name)
        self.choose.clicked.connect(self.folder_wanted)
        self.other.clicked.connect(self._on_other)
        self.replacing.clicked.connect(self._on_replace)

    @property
    def stem(self) -> str:
        """The name as a file may have it; '' where none is told."""
        told = self.name.text().strip()
        return file_name(told, "") if told else ""

    @property
    def own_name(self) -> str:
        """The name that somebody wrote; '' where it is the proposed one."""
        told = self.name.text()
        return "" if told == self._proposed else told

    def begin(self, name: str, folder: Path) -> None:
        """Start with a name that somebody wrote before, '' for the one that is proposed, and a folder."""
        if name:
            self.name.setText(name)
        self.show_folder(folder)

    def propose(self, name: str) -> None:
        """Propose a name; one that somebody wrote stays."""
        is_own, self._proposed = bool(self.own_name), name
        if not is_own:
            self.name.setText(name)
            self.name.setCursorPosition(0)

    def show_folder(self, folder: Path) -> None:
        """Show a folder, without a signal."""
        self.folder = folder
        self.folder_name.setText(str(folder))
        self._renamed, self._despite = {}, frozenset()

    def say(self, told: str, tone: str = "muted") -> None:
        """Say what will be, or what has to be done first (`tone` negative)."""
        self.problem.setText(told)
        self.problem.set_tone(tone)
        self.other.hide()
        self.replacing.hide()

    def refuse(self, error: LoyaltyError, targets: Sequence[Target]) -> None:
        """Say what is in the way; files that are open elsewhere are offered other names, they alone."""
        self.say(error.message.text(), "negative")
        announce(self.problem)
        self._others = {}
        if not isinstance(error, NotPlacedError):
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        others = dict(zip((one.path for one in error.rest), error.others, strict=True))
        self._others = {one.kind: others[one.path] for one in targets if one.path in others}
        names = _(", ").join(one.name for one in error.others)
        self.other.setText(_("Use “{name}”").format(name=no_keys(names)))
        self.other.show()
        self.replacing.setVisible(not error.is_sure)
        self.other.setFocus(Qt.FocusReason.OtherFocusReason)

    def targets(self, kinds: tuple[Kind, ...]) -> tuple[Target, ...]:
        """Return what is written where."""
        names: dict[Kind, str] = {"one_page": _("{name} one page"), "pictures": _("{name} pictures")}
        found = []
        for kind in kinds:
            name = f"{names.get(kind, '{name}').format(name=self.stem)}{ENDINGS[kind]}"
            path = self._renamed.get(kind, self.folder / name)
            found.append(Target(kind, path, despite_lock=kind in self._despite))
        return tuple(found)

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
        for button in (self.other, self.replacing):
            button.hide()
            below.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(below)

    def _write(self) -> None:
        self.name_caption.setText(_("Name"))
        self.name_caption.setBuddy(self.name)
        self.name.setAccessibleName(_("Name of the files, without its ending"))
        self.folder_caption.setText(_("Folder"))
        self.choose.setText(_("Change…"))
        self.choose.setAccessibleName(_("Choose the folder"))
        self.replacing.setText(_("Replace it"))
        self.choose.setToolTip(plain_tip(self.choose.accessibleName()))

    def _on_other(self) -> None:
        self._renamed.update(self._others)
        self.solved.emit()

    def _on_replace(self) -> None:
        self._despite |= frozenset(self._others)
        self.solved.emit()

    def _on_name(self) -> None:
        """Forget what was decided about files of another name."""
        self._renamed, self._despite = {}, frozenset()
        self.changed.emit()


def written_told(counts: str, targets: Sequence[Target]) -> tuple[str, str]:
    """Return what will be written, and what is there already, with the tone in which it is said."""
    names = _(", ").join(one.path.name for one in targets)
    lines = [_("Will be written: {counts} as {names}.").format(counts=counts, names=names)]
    there = [one for one in targets if is_there(one.path)]
    files = [one.path.name for one in there if one.kind != "pictures"]
    if files and len(there) == len(targets) and len(files) > 1:
        lines.append(_("Files of these names are there already: all of them are replaced."))
    elif files:
        lines.append(_("What is there already is replaced: {names}.").format(names=_(", ").join(files)))
    for folder in [one.path.name for one in there if one.kind == "pictures"]:
        stays = _("The folder {name} is there already: pictures of the same name in it are replaced, all others stay.")
        lines.append(stays.format(name=folder))
    return "\n".join(lines), "warn" if there else "muted"
