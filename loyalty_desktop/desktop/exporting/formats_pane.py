"""What is written: workbook, slides, pages, pictures, and what each of them is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from loyalty_desktop.desktop.exporting.file_line import FileLine
from loyalty_desktop.desktop.exporting.ticks import Tick, caption
from loyalty_desktop.desktop.widgets.buttons import Segmented
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.panel import column, row
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.report.column_words import column_text
from loyalty_desktop.report.placing import KINDS, Kind

if TYPE_CHECKING:
    from loyalty_desktop.desktop.exporting.remembered import Remembered
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.survey.column import Column
    from loyalty_desktop.survey.reading import Role
    from loyalty_desktop.survey.survey import Survey

_SCALES = ("1", "2", "3")
_INDENT = 26
_MOST_NAMES = 3
_WHO: tuple[Role, ...] = ("id", "personal")


class FormatsPane(QWidget):
    """Kinds of files with check boxes, and below each what it can be told."""

    changed = Signal()

    def __init__(self, look: Look, survey: Survey, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._survey = survey
        self._along = _along(survey)
        self.caption = caption(look)
        self.kinds: dict[Kind, Tick] = {kind: Tick(look) for kind in KINDS}
        self.answers, self.personal = Tick(look), Tick(look)
        self.warning = Label(look, 12, tone="warn", wrap=True)
        self.template, self.earlier = FileLine(look), FileLine(look)
        self.scale_name, self.scale = Label(look, 12, tone="muted"), Segmented(look, _SCALES)
        self._scale_chosen = 2
        self._lay_out()
        self._write()
        for tick in (*self.kinds.values(), self.answers, self.personal):
            tick.toggled.connect(self._on_changed)
        for line in (self.template, self.earlier):
            line.changed.connect(self._on_changed)
        self.scale.chosen.connect(self._on_scale)

    @property
    def chosen(self) -> tuple[Kind, ...]:
        """The kinds that are ticked."""
        return tuple(kind for kind in KINDS if self.kinds[kind].isChecked())

    @property
    def with_answers(self) -> bool:
        """Whether the answers go along."""
        return self.answers.isChecked() and "excel" in self.chosen

    @property
    def with_personal(self) -> bool:
        """Whether the columns with IDs, personal data and comments go along too."""
        return self.with_answers and bool(self._along) and self.personal.isChecked()

    @property
    def scale_chosen(self) -> int:
        """Pixels of a PNG for each of the picture."""
        return self._scale_chosen

    def begin(self, kept: Remembered) -> None:
        """Show what was chosen last."""
        for kind, tick in self.kinds.items():
            tick.setChecked(kind in kept.kinds)
        self.answers.setChecked(kept.answers)
        self._on_scale(str(kept.scale) if str(kept.scale) in _SCALES else "2")
        self._draw()

    def _lay_out(self) -> None:
        lines = column(self, gap=6)
        lines.addWidget(self.caption)
        lines.addWidget(self.kinds["excel"])
        self._indented(lines, self.answers)
        self._indented(lines, self.personal)
        self._indented(lines, self.warning)
        lines.addWidget(self.kinds["slides"])
        self._indented(lines, self.template)
        self._indented(lines, self.earlier)
        lines.addWidget(self.kinds["pdf"])
        lines.addWidget(self.kinds["one_page"])
        lines.addWidget(self.kinds["pictures"])
        self._size = QWidget()
        sizes = row(self._size, gap=8)
        sizes.addWidget(self.scale_name)
        sizes.addWidget(self.scale)
        sizes.addStretch(1)
        self._indented(lines, self._size)
        lines.addStretch(1)

    def _indented(self, lines: QVBoxLayout, widget: QWidget) -> None:
        inner = row(margins=(_INDENT, 0, 0, 0))
        inner.addWidget(widget, 1)
        lines.addLayout(inner)

    def _write(self) -> None:
        self.caption.setText(_("What is written"))
        self.kinds["excel"].write(_("Excel workbook"), _("Tables and charts that can be edited, one sheet a part"))
        self.kinds["slides"].write(_("PowerPoint slides"), _("Slides with charts and tables that can be edited"))
        self.kinds["pdf"].write(_("PDF report"), _("A4 pages with all charts and tables"))
        self.kinds["one_page"].write(_("One-page PDF"), _("The most important on one A4 page"))
        self.kinds["pictures"].write(_("Pictures of all charts"), _("Each chart as PNG and SVG, in a folder"))
        live = _("Every figure becomes a formula on the answers, so that anyone can follow it in Excel")
        self.answers.write(_("Answers and live formulas"), live)
        self.personal.write(_("IDs, personal data and comments too"), self._personal_told())
        template = _("Slides take fonts, colours and layouts from the template of your company (.pptx or .potx)")
        self.template.write(_("Template"), _("standard"), template)
        earlier = _("An earlier deck keeps its own slides and titles; charts and figures become those of now")
        self.earlier.write(_("Update a deck"), _("a new deck"), earlier)
        self.scale_name.setText(_("PNG size"))
        self.scale.set_texts(*(f"{one}×" for one in _SCALES))
        self.scale.setAccessibleName(_("PNG size"))
        self.scale.choose(str(self._scale_chosen))

    def _personal_told(self) -> str:
        kinds: dict[Role, str] = {
            "id": _("IDs: {names}"),
            "personal": _("Personal data: {names}"),
            "comment": _("Comments: {names}"),
        }
        told = [kinds[kind].format(names=_some(columns)) for kind, columns in self._along.items()]
        return _("; ").join(told)

    def _on_changed(self) -> None:
        self._draw()
        self.changed.emit()

    def _on_scale(self, code: str) -> None:
        self._scale_chosen = int(code)
        self.scale.choose(code)

    def _draw(self) -> None:
        """Show what belongs to the kinds that are ticked, and what goes along."""
        chosen = self.chosen
        self.answers.setVisible("excel" in chosen)
        self.personal.setVisible(self.with_answers and bool(self._along))
        self.warning.setVisible(self.with_answers)
        self.warning.setText(self._goes_along())
        self.template.setVisible("slides" in chosen)
        self.earlier.setVisible("slides" in chosen)
        self._size.setVisible("pictures" in chosen)

    def _goes_along(self) -> str:
        rows = self._survey.rows
        told = ngettext(
            "The workbook will hold the answers of {n:,} respondent. Give it only to those who may see them.",
            "The workbook will hold the answers of all {n:,} respondents. Give it only to those who may see them.",
            rows,
        ).format(n=rows)
        if not self.with_personal:
            return told
        return _("{told} This goes along too: {what}.").format(told=told, what=self._personal_told())


def _along(survey: Survey) -> dict[Role, tuple[Column, ...]]:
    """Return what is written with personal data: who answered, and what people wrote in their own words."""
    from loyalty_desktop.compute.comments import comment_columns  # noqa: PLC0415 - brings numpy

    found = {role: tuple(one for one in survey.with_role(role) if one.hides != "all") for role in _WHO}
    found["comment"] = comment_columns(survey)
    return {kind: columns for kind, columns in found.items() if columns}


def _some(columns: tuple[Column, ...]) -> str:
    """Return the names of columns, the first of them where there are many."""
    names = [column_text(one) for one in columns]
    more = len(names) - _MOST_NAMES
    told = _(", ").join(names[:_MOST_NAMES])
    return told if more <= 0 else _("{names} and {count} more").format(names=told, count=more)
