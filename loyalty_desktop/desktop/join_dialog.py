"""Joining another table by customer: by which columns, what would be found, and taking it away again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QPushButton, QSizePolicy

from loyalty_desktop.desktop.widgets.buttons import Button, Switch
from loyalty_desktop.desktop.widgets.choice_combo import ChoiceCombo
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.panel import Panel, column, empty, row
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.messages import message
from loyalty_desktop.survey.reading import Join

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from loyalty_desktop.desktop.parts import Parts
    from loyalty_desktop.desktop.session.tables import Table
    from loyalty_desktop.report.join_report import JoinReport
    from loyalty_desktop.survey.survey import Survey

WIDTH = 620
_LINE = "join report"
_MOST_TITLES = 6


def open_join(parts: Parts, parent: QWidget) -> None:
    """Open the dialog for the tables that are joined already, or ask for one and open it for that."""
    state = parts.workspace.state
    if state.survey is None:
        return
    if not parts.workspace.reading.joins:
        path = parts.questions.table()
        if path is not None:
            _read(parts, parent, path)
        return
    from loyalty_desktop.desktop.session.tables import tables_of  # noqa: PLC0415 - brings numpy

    project, survey = state.project, state.survey
    ticket = parts.jobs.start(_LINE, lambda _running: tables_of(project, survey))
    ticket.done.connect(lambda tables: JoinDialog(parts, tables, parent).open())


def _read(parts: Parts, parent: QWidget, path: Path) -> None:
    parts.documents.read_table(path, lambda table: JoinDialog(parts, (table,), parent).open())


class JoinDialog(QDialog):
    """Asks by which columns a table is joined, and shows what that finds before it is done."""

    def __init__(self, parts: Parts, tables: tuple[Table, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._parts = parts
        self._tables = tables
        self._report: JoinReport | None = None
        look = parts.look
        self.title = Label(look, 16, 700)
        self.about = Label(look, 12.5, tone="muted", wrap=True)
        self.file, self.sheet, self.here, self.there = (ChoiceCombo() for _each in range(4))
        self.names = tuple(Label(look, 12.5, tone="muted") for _each in range(4))
        for name, combo in zip(self.names, self._combos, strict=True):
            combo.setFont(look.font(12.5))
            combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            combo.setMinimumContentsLength(16)
            combo.setSizeAdjustPolicy(ChoiceCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumHeight(30)
            name.setBuddy(combo)
        self.loose, self.loose_name = Switch(look), Label(look, 12.5, wrap=True)
        self.headline = Label(look, 15, 700)
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(12)
        self._lines.setVerticalSpacing(6)
        self._lines.setColumnStretch(1, 1)
        self.columns = Label(look, 12.5, tone="muted", wrap=True)
        self.another, self.removing, self.cancelling = Button(look), Button(look), Button(look)
        self.joining = Button(look, "primary")
        self._lay_out()
        self._fill_files()
        self._write()
        self._connect()
        self._show_table()

    @property
    def _combos(self) -> tuple[ChoiceCombo, ...]:
        return self.file, self.sheet, self.here, self.there

    @property
    def table(self) -> Table:
        """The table that is shown."""
        return self._tables[max(0, self.file.currentIndex())]

    @property
    def lines(self) -> tuple[str, ...]:
        """What the report says, line by line."""
        return (
            () if self._report is None else tuple(f"{one.count:,} {one.message.text()}" for one in self._report.lines)
        )

    def _lay_out(self) -> None:
        whole = column(self, (24, 20, 24, 18), 12)
        whole.addWidget(self.title)
        whole.addWidget(self.about)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for at, (name, combo) in enumerate(zip(self.names, self._combos, strict=True)):
            grid.addWidget(name, at, 0)
            grid.addWidget(combo, at, 1)
        whole.addLayout(grid)
        switch = row(gap=8)
        switch.addWidget(self.loose)
        switch.addWidget(self.loose_name, 1)
        whole.addLayout(switch)
        report = Panel()
        inside = column(report, (16, 12, 16, 12), 8)
        inside.addWidget(self.headline)
        inside.addLayout(self._lines)
        inside.addWidget(self.columns)
        whole.addWidget(report)
        whole.addStretch()
        buttons = row(gap=8)
        buttons.addWidget(self.another)
        buttons.addWidget(self.removing)
        buttons.addStretch()
        buttons.addWidget(self.cancelling)
        buttons.addWidget(self.joining)
        whole.addLayout(buttons)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.joining.setDefault(True)

    def _connect(self) -> None:
        self.file.activated.connect(self._show_table)
        self.sheet.activated.connect(self._on_sheet)
        self.here.activated.connect(self._work_out)
        self.there.activated.connect(self._work_out)
        self.loose.toggled.connect(self._work_out)
        self.another.clicked.connect(self._on_another)
        self.removing.clicked.connect(self._on_remove)
        self.cancelling.clicked.connect(self.reject)
        self.joining.clicked.connect(self._on_join)
        self._parts.workspace.opened.connect(self.reject)

    def _write(self) -> None:
        self.title.setText(_("Join another table"))
        self.setWindowTitle(self.title.text())
        about = _("Columns such as spend, visits, rank or store are added to each answer of the same customer.")
        self.about.setText(about)
        names = (_("File"), _("Sheet"), _("Customer in this survey"), _("Customer in that table"))
        for label, combo, name in zip(self.names, self._combos, names, strict=True):
            label.setText(name)
            combo.setAccessibleName(name)
        self.loose_name.setText(_("Ignore leading zeros, hyphens and spaces (00-123 = 123)"))
        self.loose.setAccessibleName(self.loose_name.text())
        self.another.setText(_("Another file…"))
        self.removing.setText(_("Take out"))
        self.cancelling.setText(_("Cancel"))

    def _fill_files(self) -> None:
        for table in self._tables:
            self.file.addItem(table.survey.workbook.file_name)

    def _survey(self) -> Survey:
        survey = self._parts.workspace.state.survey
        assert survey is not None  # the dialog closes with the survey
        return survey

    def _show_table(self, _at: int = 0) -> None:
        """Offer the sheets and columns of the table, with those chosen by which it is, or should be, joined."""
        table, survey = self.table, self._survey()
        sheets = [one.name for one in table.survey.workbook.sheets]
        self.sheet.clear()
        self.sheet.addItems(sheets)
        self.sheet.setCurrentText(table.survey.sheet.name)
        for widget in (self.sheet, self.names[1]):
            widget.setVisible(len(sheets) > 1)
        own = [one for one in survey.columns if one.index < len(survey.sheet.columns)]
        join = table.join
        for combo, columns, key in (
            (self.here, own, join.key if join is not None else None),
            (self.there, table.survey.columns, join.other if join is not None else None),
        ):
            combo.clear()
            for one in columns:
                combo.addItem(one.title or f"[{one.letter}]", one.key)
            combo.setCurrentIndex(next((at for at, one in enumerate(columns) if one.key == key), -1))
        self.loose.blockSignals(True)
        self.loose.setChecked(join is not None and join.loose)
        self.loose.blockSignals(False)
        self.removing.setVisible(table.is_joined)
        self.joining.setText(_("Join") if not table.is_joined else _("Join with these settings"))
        self._work_out()

    def join(self) -> Join | None:
        """Return what is chosen, None while a column is missing."""
        here, there = self.here.currentData(), self.there.currentData()
        if here is None or there is None:
            return None
        book = self.table.survey.workbook
        sheet = self.table.survey.sheet.name if len(book.sheets) > 1 else None
        return Join(book.file_name, here, there, sheet, self.loose.isChecked())

    def _work_out(self, _changed: object = None) -> None:
        """Have the report made beside the window: a hundred thousand ids take longer than a frame."""
        join, survey, other = self.join(), self._survey(), self.table.survey
        if join is None:
            self._show_report(None)
            return
        from loyalty_desktop.report.join_report import join_report  # noqa: PLC0415 - brings numpy

        self.joining.setEnabled(False)
        ticket = self._parts.jobs.start(_LINE, lambda _running: join_report(survey, other, join))
        ticket.done.connect(self._show_report)

    def _show_report(self, report: JoinReport | None) -> None:
        self._report = report
        empty(self._lines)
        self.joining.setEnabled(report is not None and report.matched > 0)
        self.columns.setVisible(report is not None)
        if report is None:
            self.headline.setText(_("Choose the two columns with the customer IDs"))
            none = message("join_none", file=self.table.survey.workbook.file_name)
            self.columns.setVisible(self.table.join is None)
            self.columns.setText(none.text())
            self._fit()
            return
        found = _("Customer found for {matched} of {answers} answers")
        self.headline.setText(found.format(matched=f"{report.matched:,}", answers=f"{report.answers:,}"))
        for at, one in enumerate(report.lines[1:]):
            self._add_line(at, f"{one.count:,}", one.message.text(), weighs=one.weighs)
        titles = ", ".join(report.titles[:_MOST_TITLES]) + (" …" if len(report.titles) > _MOST_TITLES else "")
        told = ngettext("{count} column is added: {names}", "{count} columns are added: {names}", len(report.titles))
        self.columns.setText(told.format(count=len(report.titles), names=titles))
        self._fit()

    def _add_line(self, at: int, count: str, text: str, *, weighs: bool) -> None:
        number = Label(self._parts.look, 12.5, 600, tone="warn" if weighs else "ink")
        number.setText(count)
        said = Label(self._parts.look, 12.5, wrap=True)
        said.setText(text)
        self._lines.addWidget(number, at, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._lines.addWidget(said, at, 1)
        for label in (number, said):
            label.show()  # a layout leaves out what is not on screen yet

    def _fit(self) -> None:
        """Be as tall as what is said."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.setFixedSize(WIDTH, layout.totalHeightForWidth(WIDTH))

    def _on_sheet(self, _at: int) -> None:
        from loyalty_desktop.desktop.session.tables import table_of  # noqa: PLC0415 - brings numpy

        old, survey, name = self.table, self._survey(), self.sheet.currentText()
        at = max(0, self.file.currentIndex())

        def show(table: Table) -> None:
            self._tables = (*self._tables[:at], table, *self._tables[at + 1 :])
            self._show_table()

        ticket = self._parts.jobs.start(_LINE, lambda _run: table_of(old.path, old.survey.workbook, name, survey))
        ticket.done.connect(show)
        ticket.failed.connect(self._on_failed)

    def _on_failed(self, error: object) -> None:
        """Say why a sheet cannot be joined; the sheet before is shown again."""
        from loyalty_desktop.errors import LoyaltyError  # noqa: PLC0415 - rare

        self._show_table()
        if not isinstance(error, LoyaltyError):
            assert isinstance(error, BaseException)
            raise error
        self.headline.setText(error.message.text())

    def _on_another(self) -> None:
        path = self._parts.questions.table()
        if path is not None:
            parent = self.parentWidget()
            assert parent is not None
            self.accept()
            _read(self._parts, parent, path)

    def _on_remove(self) -> None:
        file = self.table.survey.workbook.file_name
        self.accept()
        self._parts.documents.take_away(file)

    def _on_join(self) -> None:
        join, table = self.join(), self.table
        if join is not None:
            self.accept()
            self._parts.documents.join_table(table, join)
