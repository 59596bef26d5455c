"""The data screen: the file as it is, how each column is read, what is left out, and every correction of that."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from loyalty_desktop.desktop.screens.data import edits
from loyalty_desktop.desktop.screens.data.grid import DataGrid
from loyalty_desktop.desktop.screens.data.import_strip import ImportStrip
from loyalty_desktop.desktop.screens.data.inspector import Inspector
from loyalty_desktop.desktop.screens.data.left_out_strip import LeftOutStrip
from loyalty_desktop.desktop.screens.data.no_survey import NoSurvey
from loyalty_desktop.desktop.screens.data.role_line import RoleLine
from loyalty_desktop.desktop.screens.screen import Screen
from loyalty_desktop.desktop.session.selection import column_chosen
from loyalty_desktop.desktop.widgets.panel import Panel, column, row
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.journey import corrections
from loyalty_desktop.messages import Message, message
from loyalty_desktop.report.cells import Cells
from loyalty_desktop.report.column_detail import column_detail
from loyalty_desktop.report.columns import ColumnHead, Trust, column_heads, doubtful, next_of
from loyalty_desktop.survey.missing import REASONS, Reason
from loyalty_desktop.survey.reading import ROLES, ColumnKey, Reading, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.documents import Documents
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.survey.survey import Column, Survey


class DataScreen(Screen):
    """The survey's cells with what every column is for; the inspector corrects how the chosen one is read."""

    journey_wanted = Signal()
    """The journey is to be drawn next."""

    def __init__(
        self, workspace: Workspace, look: Look, documents: Documents, choose_file: Callable[[], Path | None]
    ) -> None:
        super().__init__(workspace, look)
        self._documents = documents
        self._choose_file = choose_file
        self._survey: Survey | None = None
        self._heads: tuple[ColumnHead, ...] = ()
        self._shown: tuple[object, ...] = ()
        self._is_complete = False
        self.no_survey = NoSurvey(look)
        self.strip = ImportStrip(look)
        self.role_line = RoleLine(look)
        self.grid = DataGrid(look)
        self.inspector = Inspector(look)
        self.left_out = LeftOutStrip(look)
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)

    def draw(self) -> None:
        """Show the survey and how it is read, or that there is none."""
        state = self.workspace.state
        survey = self._survey = state.survey
        if survey is None:
            self._heads = ()
            self.no_survey.show_state(state, self.workspace.is_open)
            self.grid.show_survey(None, None, ())
            self._pages.setCurrentIndex(0)
            return
        self._heads = column_heads(survey)
        self.strip.show_survey(survey, state.project.sources[0])
        self.role_line.show_heads(self._heads)
        self.grid.restyle()
        self.grid.show_survey(survey, Cells(survey), self._heads)
        if self._is_complete or not self.grid.is_fresh:
            self._complete()
        self._pages.setCurrentIndex(1)
        self.mark()

    def _complete(self) -> None:
        """Fill the strip below the grid; the first time it is made only then, once what is above it can be seen."""
        state = self.workspace.state
        if state.survey is not None:
            self._is_complete = True
            self.left_out.show_state(state, state.survey)

    def mark(self) -> None:
        """Show which column is chosen, in the grid and in the inspector."""
        self.grid.choose(self.workspace.selection.column)
        self.role_line.search.show_chosen(self.workspace.selection.column)
        self._show_detail()

    # the chosen column

    def _show_detail(self) -> None:
        chosen = self._chosen_column()
        if chosen is None or self._survey is None:
            self._shown = ()
            self.inspector.show_nothing()
            return
        measure = self.workspace.state.journey.measure
        others = max(0, len(self.grid.chosen) - 1)
        detail = column_detail(self._survey, chosen, measure)
        shown = (detail, measure, others, self.look.language, self.look.theme.name)
        if shown != self._shown:
            self._shown = shown
            self.inspector.show_column(detail, measure, others)

    def _chosen_column(self) -> Column | None:
        key = self.workspace.selection.column
        return self._survey.column(key) if self._survey is not None and key is not None else None

    def _name(self, key: ColumnKey) -> str:
        return next((head.name for head in self._heads if head.key == key), key.heading)

    # what somebody does: each a step that can be undone

    def _set_role(self, keys: Sequence[ColumnKey], role: Role) -> None:
        keys = tuple(keys)
        step = message("step_role", column=self._name(keys[0]))
        if len(keys) > 1:
            step = message("step_roles", count=len(keys))
        self.workspace.edit_reading(step, lambda reading: corrections.set_role(reading, keys, role))

    def _on_confirm(self, keys: Sequence[ColumnKey]) -> None:
        in_doubt = doubtful(self._heads, keys)
        if not in_doubt:
            return
        step = message("step_confirm", column=in_doubt[0].name)
        if len(in_doubt) > 1:
            step = message("step_confirms", count=len(in_doubt))
        self.workspace.edit_reading(step, lambda reading: edits.confirmed(reading, in_doubt))

    def _on_confirm_here(self) -> None:
        self._on_confirm(self._together())

    def _together(self) -> tuple[ColumnKey, ...]:
        """Return the column that the inspector shows, and those that are chosen with it."""
        chosen = self._chosen_column()
        if chosen is None:
            return ()
        return self.grid.chosen if chosen.key in self.grid.chosen else (chosen.key,)

    def _on_grid_role(self, keys: Sequence[ColumnKey], role: str) -> None:
        self._set_role(keys, ROLES[ROLES.index(role)])

    def _on_role(self, role: str) -> None:
        keys = self._together()
        if keys:
            self._on_grid_role(keys, role)

    def _edit(self, step: Callable[[str], Message], change: Callable[[Reading, Column], Reading]) -> None:
        """Correct the chosen column; `step` is told its name."""
        chosen, survey = self._chosen_column(), self._survey
        if chosen is None or survey is None:
            return
        name = self._name(chosen.key)
        try:
            reading = edits.with_role_kept(change(self.workspace.reading, chosen), chosen, survey)
        except LoyaltyError as error:
            self.workspace.notices.say(error.message, "error")
            return
        self.workspace.edit_reading(step(name), lambda _reading: reading)

    def _on_code(self, value: str, code: int) -> None:
        before = self._chosen_column()
        if before is None or not edits.occurs(before, value):  # another column was chosen while the code was typed
            return
        low, high = before.scale.low, before.scale.high
        if low is not None and high is not None and not low <= code <= high:
            self.workspace.notices.say(message("code_outside_scale", code=code, low=low, high=high), "error")
            self.draw()
            return
        self._edit(
            lambda name: message("step_codes", column=name),
            lambda reading, chosen: edits.with_code(reading, chosen, value, code),
        )

    def _on_leave_out(self, value: str, reason: str) -> None:
        chosen = self._chosen_column()
        if chosen is None:
            return
        if not edits.occurs(chosen, value):
            self.workspace.notices.say(
                message("value_not_in_column", value=value, column=self._name(chosen.key)), "error"
            )
            return
        why: Reason = REASONS[REASONS.index(reason)]
        self._edit(
            lambda name: message("step_missing", value=value, column=name),
            lambda reading, column: corrections.mark_missing(reading, [column.key], value, why),
        )

    def _on_count(self, value: str) -> None:
        self._edit(
            lambda name: message("step_answer", value=value, column=name),
            lambda reading, column: edits.counted_again(reading, column, value),
        )

    def _on_yes(self, value: str, is_yes: bool) -> None:
        self._edit(
            lambda name: message("step_yes", column=name),
            lambda reading, column: edits.with_yes(reading, column, value, is_yes),
        )

    def _on_reverse(self, is_reversed: bool) -> None:
        self._edit(
            lambda name: message("step_reverse", column=name),
            lambda reading, column: edits.turned(reading, column, is_reversed),
        )

    def _on_clear(self) -> None:
        self._edit(
            lambda name: message("step_clear", column=name),
            lambda reading, column: corrections.clear(reading, [column.key]),
        )

    def _on_same_scale(self) -> None:
        chosen = self._chosen_column()
        if chosen is None or self._survey is None:
            return
        alike = column_detail(self._survey, chosen, self.workspace.state.journey.measure).alike
        step = message("step_same_scale", count=len(alike) + 1)
        self.workspace.edit_reading(step, lambda reading: edits.read_alike(reading, chosen, alike))

    def _on_sheet(self, name: str) -> None:
        if self._survey is not None and name == self._survey.sheet.name:  # the one that is shown
            return
        reading = msgspec.structs.replace(self.workspace.reading, sheet=name, heading_rows=None)
        self._documents.cut_otherwise(message("step_sheet", sheet=name), reading)

    def _on_headings(self, rows: tuple[int, ...] | None) -> None:
        reading = msgspec.structs.replace(self.workspace.reading, heading_rows=rows)
        self._documents.cut_otherwise(message("step_headings"), reading)

    def _on_encoding(self, encoding: str | None) -> None:
        if encoding != self.workspace.reading.encoding:
            self._documents.read_with_encoding(encoding)

    def _on_next(self, trust: Trust) -> None:
        key = next_of(self._heads, trust, self.workspace.selection.column)
        if key is not None:
            self._on_column(key)
            self.grid.setFocus()

    def _on_column(self, key: ColumnKey) -> None:
        self.workspace.select(column_chosen(self.workspace.state.journey, key))

    def _on_file(self) -> None:
        path = self._choose_file()
        if path is not None:
            self._take(path)

    def _take(self, path: Path) -> None:
        if self._documents.is_awaited(path):
            self._documents.join(path)
        elif self.workspace.is_open and self.workspace.state.project.sources:
            self._documents.replace_source(path)
        else:
            self._documents.open(path)

    # building

    def _lay_out(self) -> None:
        page = QWidget()
        inside = column(page, gap=12)
        inside.addWidget(self.strip)
        middle = row(gap=12)
        sheet = Panel()
        parts = column(sheet, (1, 1, 1, 8))
        parts.addWidget(self.role_line)
        parts.addWidget(Panel("rule"))
        parts.addWidget(self.grid, 1)
        middle.addWidget(sheet, 1)
        middle.addWidget(self.inspector)
        inside.addLayout(middle, 1)
        inside.addWidget(self.left_out)
        self._pages.addWidget(self.no_survey)
        self._pages.addWidget(page)
        outside = column(self, (20, 14, 20, 16))
        outside.addWidget(self._pages)

    def _connect(self) -> None:
        self.no_survey.file_wanted.connect(self._on_file)
        self.left_out.journey_wanted.connect(self.journey_wanted)
        self.strip.sheet_wanted.connect(self._on_sheet)
        self.strip.headings_wanted.connect(self._on_headings)
        self.strip.encoding_wanted.connect(self._on_encoding)
        self.strip.file_wanted.connect(self._on_file)
        self.role_line.next_wanted.connect(self._on_next)
        self.grid.column_chosen.connect(self._on_column)
        self.grid.chosen_changed.connect(self._show_detail)
        self.grid.begun.connect(self._complete)
        self.grid.role_wanted.connect(self._on_grid_role)
        self.grid.confirm_wanted.connect(self._on_confirm)
        self.role_line.search.column_wanted.connect(self.grid.go_to)
        self.role_line.search.left.connect(self.grid.setFocus)
        inspector = self.inspector
        inspector.role_wanted.connect(self._on_role)
        inspector.confirm_wanted.connect(self._on_confirm_here)
        inspector.code_wanted.connect(self._on_code)
        inspector.leave_out_wanted.connect(self._on_leave_out)
        inspector.count_wanted.connect(self._on_count)
        inspector.yes_wanted.connect(self._on_yes)
        inspector.reverse_wanted.connect(self._on_reverse)
        inspector.same_scale_wanted.connect(self._on_same_scale)
        inspector.clear_wanted.connect(self._on_clear)

    # Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._survey is None and len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._take(Path(event.mimeData().urls()[0].toLocalFile()))
