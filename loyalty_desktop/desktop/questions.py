"""Everything the window asks before it goes on; tests answer in its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from loyalty_desktop.desktop.session.readiness import expect_file
from loyalty_desktop.desktop.session.settings import FOLDER
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.project import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from loyalty_desktop.desktop.session.customer_lists import ListTarget
    from loyalty_desktop.desktop.session.settings import Settings
    from loyalty_desktop.report.csv_file import Encoding

Unsaved: TypeAlias = Literal["save", "discard", "cancel"]
SURVEYS = "*.xlsx *.xlsm *.xls *.xlsb *.ods *.fods *.csv *.tsv *.txt *.zip *.sav *.zsav *.htm *.html *.xml"
"""What a survey may be called; the kind itself is seen from the bytes, so that any other file can be chosen too."""


class Questions:
    """Asks with the system's own dialogs."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.parent: QWidget | None = None
        self.place_of_list: Callable[[str], Path] | None = None
        """Where a list of some customers is proposed to be written, without its ending."""

    def file(self) -> Path | None:
        """Ask for a project or a survey to open."""
        both = _("Surveys and projects") + f" ({SURVEYS} *{SUFFIX})"
        return self._open(_("Open a project or survey"), both + ";;" + _("All files") + " (*)")

    def survey(self) -> Path | None:
        """Ask for a survey file."""
        return self._open(_("Choose a survey file"), _("Surveys") + f" ({SURVEYS});;" + _("All files") + " (*)")

    def table(self) -> Path | None:
        """Ask for a table to join to the survey."""
        kinds = _("Tables") + f" ({SURVEYS});;" + _("All files") + " (*)"
        return self._open(_("Choose a table with customer IDs"), kinds)

    def questionnaire(self) -> Path | None:
        """Ask for a questionnaire or code book of the survey."""
        kinds = _("Questionnaires and code books") + f" ({SURVEYS});;" + _("All files") + " (*)"
        return self._open(_("Choose the questionnaire or code book"), kinds)

    def project(self) -> Path | None:
        """Ask for a project to open."""
        return self._open(_("Open a project"), _("Projects") + f" (*{SUFFIX})")

    def target(self, proposed: Path) -> Path | None:
        """Ask where to save the project; the name gets our suffix if it has none."""
        folder = proposed.parent if proposed.parent.is_dir() else self._folder()
        chosen, _filter = QFileDialog.getSaveFileName(
            self.parent, _("Save the project"), str(folder / proposed.name), _("Projects") + f" (*{SUFFIX})"
        )
        return self._kept(chosen if not chosen or Path(chosen).suffix else chosen + SUFFIX)

    def unsaved(self, name: str) -> Unsaved:
        """Ask what to do with changes that are not saved."""
        box = QMessageBox(self.parent)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(_("Save the changes to “{name}”?").format(name=name))
        box.setInformativeText(_("Changes that are not saved are lost when the project is closed."))
        save = box.addButton(_("Save"), QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton(_("Do not save"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.setEscapeButton(cancel)
        box.exec()
        answers: dict[object, Unsaved] = {save: "save", discard: "discard"}
        return answers.get(box.clickedButton(), "cancel")

    def personal_list(self, name: str, count: int) -> bool:
        """Ask whether a list of customers, which holds personal data, is to be written."""
        box = QMessageBox(self.parent)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(_("This list contains personal data"))
        told = _(
            "The file will contain the customer numbers, answers and comments of “{name}” "
            "(n={count:,}). Keep it where only the people who need it can open it, and delete it when "
            "you no longer need it."
        )
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(told.format(name=name.replace("<", "‹").replace(">", "›"), count=count))
        go_on = box.addButton(_("Choose where to save it…"), QMessageBox.ButtonRole.AcceptRole)
        cancel = box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(cancel)
        box.setEscapeButton(cancel)
        box.exec()
        return box.clickedButton() is go_on

    def list_target(self, name: str) -> ListTarget | None:
        """Ask where to write a list, and how; the suffix of the chosen kind is added where there is none.

        The proposed name has none, so that whoever chooses another kind gets it. What is there already under the name
        with its suffix was not asked about: such a list gets a name that is free.
        """
        from loyalty_desktop.desktop.session.customer_lists import ListTarget  # noqa: PLC0415 - not before the window

        book = _("Excel workbook") + " (*.xlsx)"
        texts: dict[str, Encoding] = {
            _("CSV file (UTF-8)") + " (*.csv)": "utf-8-sig",
            _("CSV file (Shift_JIS)") + " (*.csv)": "cp932",
        }
        proposed = self._folder() / name if self.place_of_list is None else self.place_of_list(name)
        chosen, kind = QFileDialog.getSaveFileName(
            self.parent, _("Export the customer list"), str(proposed), ";;".join((book, *texts))
        )
        if not chosen:
            return None
        suffix = ".csv" if kind in texts else ".xlsx"
        has_one = Path(chosen).suffix.casefold() in {".xlsx", ".csv"}
        path = self._kept(chosen if has_one else str(_free(Path(chosen + suffix))))
        return None if path is None else ListTarget(path, texts.get(kind, "utf-8-sig"))

    def password(self, file: str, again: bool) -> str | None:
        """Ask for the password of a protected file, `again` after a wrong one; None when it is not given."""
        from loyalty_desktop.desktop.password_dialog import PasswordDialog  # noqa: PLC0415 - few files have one

        dialog = PasswordDialog(file, is_again=again, parent=self.parent)
        return dialog.password() if dialog.exec() else None

    def tell(self, title: str, text: str) -> None:
        """Show a text that was asked for."""
        QMessageBox.about(self.parent, title, text)

    def _open(self, title: str, kinds: str) -> Path | None:
        expect_file()  # while somebody looks for the file
        chosen, _filter = QFileDialog.getOpenFileName(self.parent, title, str(self._folder()), kinds)
        return self._kept(chosen)

    def _folder(self) -> Path:
        kept = Path(self._settings.get(FOLDER))
        return kept if self._settings.get(FOLDER) and kept.is_dir() else Path.home()

    def _kept(self, chosen: str) -> Path | None:
        if not chosen:
            return None
        self._settings.put(FOLDER, str(Path(chosen).parent))
        return Path(chosen)


def _free(path: Path) -> Path:
    """Return the path, with a number where something is there already."""
    free, number = path, 2
    while free.exists():
        free, number = path.with_stem(f"{path.stem} {number}"), number + 1
    return free
