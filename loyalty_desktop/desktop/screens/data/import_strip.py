"""How the file is read: its sheet, its heading rows, its encoding, and another file instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from loyalty_desktop.desktop import icons
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.choice_combo import ChoiceCombo
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label
from loyalty_desktop.desktop.widgets.panel import Panel, column, row
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.report.shape_choices import shape_name
from loyalty_desktop.report.source_words import source_title, source_told
from loyalty_desktop.survey.files.encoding import ENCODING_NAMES, name_of
from loyalty_desktop.survey.reading import Reading

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QBoxLayout

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.journey.project import Source
    from loyalty_desktop.survey.survey import Survey

_HEIGHT, _LEAST = 56, 600
_NARROW, _GAP, _NARROW_GAP = 1240, 10, 6
"""Below this width what is said stands closer together, so that less of it is cut."""
_LAST_HEADING_ROW, _MOST_HEADING_ROWS = 10, 3
_WIDEST_COMBO = 210
_SAME = {"utf-8-sig": "utf-8", "utf-16-le": "utf-16", "utf-16-be": "utf-16", "euc_jis_2004": "euc_jp"}


class ImportStrip(Panel):
    """The strip above the grid: says how the file was understood, and lets that be corrected."""

    sheet_wanted = Signal(str)
    headings_wanted = Signal(object)
    """The heading rows (from 1) as a tuple, None to have them recognised."""
    encoding_wanted = Signal(object)
    """The name of an encoding, None to have it recognised."""
    shape_wanted = Signal()
    """The ways in which the table can be read are to be offered."""
    file_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedHeight(_HEIGHT)
        self._icon = Label(look)
        self._icon.setFixedSize(32, 32)
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._format = ElidedLabel(look, 13, 600)
        self._file = ElidedLabel(look, 11.5, 400, "muted")
        for label in (self._format, self._file):
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._automatic = Label(look, 11, 600, kind="good")
        self._divider = Panel("divider")
        self._divider.setFixedHeight(26)
        self.sheets, self._sheets_label = self._combo(look)
        self.headings, self._headings_label = self._combo(look)
        self.encodings, self._encodings_label = self._combo(look)
        self.shape, self._shape_label = Button(look, size=12.5), Label(look, 11.5, tone="muted")
        self._shape_label.setBuddy(self.shape)
        self.shape.clicked.connect(self.shape_wanted)
        self._size = Label(look, 12.5)
        self.other_file = Button(look, size=12)
        self._sheet_names: tuple[str, ...] = ()
        self._heading_rows: tuple[tuple[int, ...] | None, ...] = ()
        self._codes: tuple[str | None, ...] = ()
        self.sheets.activated.connect(lambda at: self.sheet_wanted.emit(self._sheet_names[at]))
        self.headings.activated.connect(lambda at: self.headings_wanted.emit(self._heading_rows[at]))
        self.encodings.activated.connect(lambda at: self.encoding_wanted.emit(self._codes[at]))
        self.other_file.clicked.connect(self.file_wanted)
        self._lay_out()

    def show_survey(self, survey: Survey, source: Source) -> None:
        """Show how `survey` was read from its source."""
        look, reading = self._look, source.reading
        self._icon.setPixmap(icons.pixmap(look, "file", "positive", 18))
        self._icon.setStyleSheet(f"background: {look.theme.hex('positive_bg')}; border-radius: 8px;")
        self._format.setText(source_title(survey))
        self._file.setText(
            source.file_name, _("{file}: {kind}").format(file=source.file_name, kind=source_told(survey))
        )
        self._automatic.setText(_("As recognised"))
        self._automatic.setVisible(reading == Reading())
        self._size.setText(
            ngettext("{rows} row × {columns} columns", "{rows} rows × {columns} columns", survey.rows).format(
                rows=f"{survey.rows:,}", columns=f"{len(survey.columns):,}"
            )
        )
        shape = shape_name(survey)
        self._shape_label.setText(_("Table"))
        self.shape.setText(_("{shape} ▾").format(shape=shape))
        self.shape.setAccessibleName(_("How the table is read: {shape}").format(shape=shape))
        self.other_file.setText(_("Another file…"))
        self.other_file.setAccessibleName(_("Read another file"))
        self._show_sheets(survey)
        self._show_headings(survey, reading)
        self._show_encodings(survey, reading)

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, _HEIGHT)  # what it says must not make the window wider

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Stand closer together in a narrow window; captions whose choices speak for themselves go first."""
        narrow, encoded = self.width() < _NARROW, not self.encodings.isHidden()
        self._line.setSpacing(_NARROW_GAP if narrow else _GAP)
        self._shape_label.setVisible(not (narrow and encoded))
        self._encodings_label.setVisible(encoded and not narrow)

    def _show_sheets(self, survey: Survey) -> None:
        sheets = survey.workbook.sheets
        self._sheet_names = tuple(one.name for one in sheets)
        self._sheets_label.setText(_("Sheet"))
        for widget in (self.sheets, self._sheets_label):
            widget.setVisible(len(sheets) > 1)
        texts = [_("{sheet} (hidden)").format(sheet=one.name) if one.hidden else one.name for one in sheets]
        # by name: what is cut, turned or put together of a sheet is another one
        at = next((at for at, one in enumerate(sheets) if one.name == survey.sheet.name), 0)
        _fill(self.sheets, texts, at, _("Sheet"))

    def _show_headings(self, survey: Survey, reading: Reading) -> None:
        found, told = survey.heading_rows, reading.heading_rows is not None
        choices = [(), *heading_choices(survey.sheet.rows)]
        if told and found not in choices:
            choices.append(found)
        self._heading_rows = (None, *choices)
        automatic = _("Automatic") if told else _("{what} (automatic)").format(what=rows_words(found))
        at = self._heading_rows.index(found) if told else 0
        self._headings_label.setText(_("Headings"))
        _fill(self.headings, [automatic, *map(rows_words, choices)], at, _("Rows that hold the headings"))

    def _show_encodings(self, survey: Survey, reading: Reading) -> None:
        used = survey.workbook.encoding
        self._encodings_label.setText(_("Characters"))
        self.encodings.setVisible(used is not None)
        self._make_room()
        if used is None:
            return
        told = _SAME.get(reading.encoding or "", reading.encoding)
        others = [told] if told is not None and told not in ENCODING_NAMES else []
        self._codes = (None, *ENCODING_NAMES, *others)
        automatic = _("Automatic") if told else _("{what} (automatic)").format(what=name_of(used))
        texts = [automatic, *(name_of(code) for code in self._codes if code is not None)]
        _fill(self.encodings, texts, self._codes.index(told), _("Characters"))

    def _combo(self, look: Look) -> tuple[ChoiceCombo, Label]:
        combo = ChoiceCombo()
        combo.setFont(look.font(12.5))
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        combo.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)  # the name of the file gives way
        combo.setMaximumWidth(_WIDEST_COMBO)
        label = Label(look, 11.5, tone="muted")
        label.setBuddy(combo)
        return combo, label

    def _lay_out(self) -> None:
        line = self._line = row(self, (12, 0, 16, 0), _GAP)
        line.addWidget(self._icon)
        names = column(gap=0)
        names.addStretch(1)
        names.addWidget(self._format, 0, Qt.AlignmentFlag.AlignLeft)
        names.addWidget(self._file, 0, Qt.AlignmentFlag.AlignLeft)
        names.addStretch(1)
        line.addLayout(names)
        line.addWidget(self._automatic, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._divider)
        for label, combo in (
            (self._sheets_label, self.sheets),
            (self._headings_label, self.headings),
            (self._shape_label, self.shape),
            (self._encodings_label, self.encodings),
        ):
            _pair(line, label, combo)
        line.addStretch(2)
        line.addWidget(self._size)
        line.addWidget(self.other_file)


def heading_choices(rows: int) -> tuple[tuple[int, ...], ...]:
    """Return the heading rows that may be told: each of the first ten, then two and three below one another."""
    last = max(1, min(_LAST_HEADING_ROW, rows - 1))
    return tuple(
        tuple(range(first, first + many))
        for many in range(1, _MOST_HEADING_ROWS + 1)
        for first in range(1, last - many + 2)
    )


def rows_words(rows: tuple[int, ...]) -> str:
    """Return heading rows as they are named: row 1, rows 1–2, rows 1, 3."""
    if not rows:
        return _("No headings")
    if len(rows) == 1:
        return _("Row {row}").format(row=rows[0])
    if rows == tuple(range(rows[0], rows[-1] + 1)):
        return _("Rows {first}–{last}").format(first=rows[0], last=rows[-1])
    return _("Rows {rows}").format(rows=", ".join(map(str, rows)))


def _fill(combo: QComboBox, texts: list[str], at: int, name: str) -> None:
    """Show texts and which of them holds, without telling anybody."""
    with QSignalBlocker(combo):
        if [combo.itemText(each) for each in range(combo.count())] != texts:
            combo.clear()
            combo.addItems(texts)
        combo.setCurrentIndex(at)
    combo.setAccessibleName(name)


def _pair(line: QBoxLayout, label: Label, combo: QWidget) -> None:
    both = row(gap=8)
    both.addWidget(label)
    both.addWidget(combo)
    line.addLayout(both)
