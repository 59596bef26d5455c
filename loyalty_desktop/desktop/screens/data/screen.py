"""The data screen: the file as it is, how each column is read, what is left out, and every correction of that."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from loyalty_desktop.desktop.dropped import dragged
from loyalty_desktop.desktop.screens.data.by_hand import ByHand
from loyalty_desktop.desktop.screens.data.correcting import Correcting
from loyalty_desktop.desktop.screens.data.grid import DataGrid
from loyalty_desktop.desktop.screens.data.heading_menu import HeadingMenu
from loyalty_desktop.desktop.screens.data.import_strip import ImportStrip
from loyalty_desktop.desktop.screens.data.inspector import WIDTH, Inspector
from loyalty_desktop.desktop.screens.data.left_out_strip import LeftOutStrip
from loyalty_desktop.desktop.screens.data.no_survey import NoSurvey
from loyalty_desktop.desktop.screens.data.read_panel import ReadPanel
from loyalty_desktop.desktop.screens.data.role_line import RoleLine
from loyalty_desktop.desktop.screens.data.shape_picker import ShapePicker
from loyalty_desktop.desktop.screens.screen import Screen
from loyalty_desktop.desktop.session.selection import column_chosen
from loyalty_desktop.desktop.widgets.panel import Panel, column, row
from loyalty_desktop.messages import message
from loyalty_desktop.report.cells import Cells
from loyalty_desktop.report.column_detail import column_detail
from loyalty_desktop.report.columns import ColumnHead, Trust, column_heads, next_of
from loyalty_desktop.report.row_choices import row_choices
from loyalty_desktop.report.shape_choices import shape_choices, shape_sizes
from loyalty_desktop.report.what_was_read import cuts_alike, what_was_read
from loyalty_desktop.survey.reading import ROLES, ColumnKey

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.documents import Documents
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.report.choice import Choice
    from loyalty_desktop.report.what_was_read import Link
    from loyalty_desktop.survey.survey import Column, Survey


class DataScreen(Screen):
    """The survey's cells with what every column is for; the inspector corrects how the chosen one is read."""

    journey_wanted = Signal()
    """The journey is to be drawn next."""
    questionnaire_wanted = Signal()
    """A questionnaire is to be chosen and read."""
    file_taken = Signal(object)
    """A file was chosen beside the open survey; its path."""

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        documents: Documents,
        choose_file: Callable[[], Path | None],
        inspector: Inspector | None = None,
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
        self.inspector = inspector or Inspector(look)
        ByHand(self.inspector, self)
        self.read = ReadPanel(look)
        self.left_out = LeftOutStrip(look)
        self._side = QStackedWidget()
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
        self.grid.show_survey(survey, Cells(survey, everything=self.left_out.every_row.isChecked()), self._heads)
        if self._is_complete or not self.grid.is_fresh:
            self._complete()
        self._pages.setCurrentIndex(1)
        self.mark()

    def _complete(self) -> None:
        """Fill the strip below the grid; the first time it is made only then, once what is above it can be seen."""
        state = self.workspace.state
        if state.survey is not None:
            self._is_complete = True
            self.left_out.show_state(state, state.survey, is_made=not self.workspace.is_as_proposed)
            self._show_read()

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
            self.inspector.show_nothing(self._heads)
            return
        measure = self.workspace.state.journey.measure
        others = len(self._together()) - 1
        group = self.grid.group_of_key(chosen.key)
        detail = column_detail(self._survey, chosen, measure)
        shown = (detail, measure, others, group, self.look.language, self.look.theme.name)
        if shown != self._shown:
            self._shown = shown
            self.inspector.show_column(detail, measure, others, group)

    def _chosen_column(self) -> Column | None:
        key = self.workspace.selection.column
        return self._survey.column(key) if self._survey is not None and key is not None else None

    # what somebody does: each a step that can be undone

    @property
    def correcting(self) -> Correcting:
        """What corrects the chosen columns; made anew, as it would keep the screen alive if the screen kept it."""
        return Correcting(self.workspace, self._together(), self._heads)

    def _on_code(self, value: str, code: int) -> None:
        if not self.correcting.set_code(value, code):
            self.draw()

    def _together(self) -> tuple[Column, ...]:
        """Return the column that the inspector shows, and those that are chosen with it."""
        chosen = self._chosen_column()
        if chosen is None or self._survey is None:
            return ()
        if chosen.key not in self.grid.chosen:
            return (chosen,)
        others = (self._survey.column(key) for key in self.grid.chosen if key != chosen.key)
        return (chosen, *(one for one in others if one is not None))

    def _on_confirm_here(self) -> None:
        self.correcting.confirm([column.key for column in self._together()])

    def _on_grid_role(self, keys: Sequence[ColumnKey], role: str) -> None:
        self.correcting.set_role(tuple(keys), ROLES[ROLES.index(role)])

    def _on_role(self, role: str) -> None:
        keys = [column.key for column in self._together()]
        if keys:
            self._on_grid_role(keys, role)

    def _on_confirm(self, keys: Sequence[ColumnKey]) -> None:
        self.correcting.confirm(keys)

    def _on_leave_out(self, value: str, reason: str) -> None:
        self.correcting.leave_out(value, reason)

    def _on_count(self, value: str) -> None:
        self.correcting.count(value)

    def _on_yes(self, value: str, is_yes: bool) -> None:
        self.correcting.set_yes(value, is_yes)

    def _on_reverse(self, is_reversed: bool) -> None:
        self.correcting.reverse(is_reversed)

    def _on_same_scale(self) -> None:
        self.correcting.read_alike()

    def _on_clear(self) -> None:
        self.correcting.clear()

    def _on_sheet(self, name: str) -> None:
        if self._survey is not None and name == self._survey.sheet.name:  # the one that is shown
            return
        reading = msgspec.structs.replace(self.workspace.reading, sheet=name, heading_rows=None)
        self._documents.cut_otherwise(message("step_sheet", sheet=name), reading)

    def _on_shape(self) -> None:
        """Offer the ways in which the table can be read; their sizes are worked out beside the window."""
        survey = self._survey
        if survey is None:
            return
        choices = shape_choices(survey)
        picker = ShapePicker(self.look, choices, self)
        picker.choice_made.connect(self._on_choice)
        sizes = partial(shape_sizes, survey, choices)
        self._documents.work_out("shape", sizes, picker.show_sizes)
        button = self.strip.shape
        picker.ask(QRect(button.mapToGlobal(QPoint(0, 0)), button.size()))

    def _on_headings(self, rows: tuple[int, ...] | None) -> None:
        reading = msgspec.structs.replace(self.workspace.reading, heading_rows=rows)
        self._documents.cut_otherwise(message("step_headings_none" if rows == () else "step_headings"), reading)

    def _on_row_menu(self, row: int | None, place: QPoint) -> None:
        """Offer what can become of a row of the sheet."""
        if self._survey is None:
            return
        menu = HeadingMenu(self._survey, row, self)
        menu.headings_wanted.connect(self._on_headings)
        menu.choice_made.connect(self._on_choice)
        menu.ask(place)

    def _on_row(self, number: int) -> None:
        """Leave a row out, or take it back."""
        choice = next(iter(row_choices(self._survey, number)), None) if self._survey is not None else None
        if choice is not None:
            self._on_choice(choice)

    def _on_heading_added(self, row: int) -> None:
        if self._survey is not None and not self._survey.cut.made:
            self._on_headings(tuple(sorted({*self._survey.heading_rows, row})))

    def _on_group(self) -> None:
        self.grid.choose_group()
        self.grid.setFocus()

    def _on_encoding(self, encoding: str | None) -> None:
        if encoding != self.workspace.reading.encoding:
            self._documents.read_with_encoding(encoding)

    # what was read

    @property
    def is_read_shown(self) -> bool:
        """Whether what was read is seen beside the grid, instead of the chosen column."""
        return self._side.currentWidget() is self.read

    def _show_read(self) -> None:
        if self.is_read_shown and self._survey is not None:
            self.read.show_read(what_was_read(self._survey, self.workspace.state.results))

    def _on_read(self) -> None:
        self._turn_side(to_read=not self.is_read_shown)
        if self.is_read_shown:
            self.read.begin()
        else:
            self.left_out.read.setFocus()

    def _turn_side(self, *, to_read: bool) -> None:
        self._side.setCurrentWidget(self.read if to_read else self.inspector)
        self.left_out.show_open(to_read)
        self._show_read()

    def _on_link(self, link: Link) -> None:
        if link.column is None:
            return
        self._on_column(link.column)  # the grid follows, and the lines stay beside it
        if link.is_away:
            self.left_out.every_row.setChecked(True)
        if link.row is not None:
            self.grid.go_to_row(link.row)

    def _on_choice(self, choice: Choice) -> None:
        now = self.workspace.reading
        if choice.wants == "questionnaire":
            self.questionnaire_wanted.emit()
        if choice.reading == now:
            return
        if choice.reading.encoding != now.encoding:
            self._documents.read_with_encoding(choice.reading.encoding)
        elif choice.reading.questionnaire != now.questionnaire:
            self._documents.take_away_questionnaire()
        elif cuts_alike(choice.reading, now):
            self.workspace.edit_reading(choice.step, lambda _reading: choice.reading)
        else:
            self._documents.cut_otherwise(choice.step, choice.reading)

    def _on_chosen_in_grid(self, key: ColumnKey) -> None:
        self._turn_side(to_read=False)
        self._on_column(key)

    def _on_next(self, trust: Trust) -> None:
        key = next_of(self._heads, trust, self.workspace.selection.column)
        if key is not None:
            self._on_chosen_in_grid(key)
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
        elif self._documents.may_belong(path):
            self.file_taken.emit(path)
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
        self._side.addWidget(self.inspector)
        self._side.addWidget(self.read)
        self._side.setFixedWidth(WIDTH)
        middle.addWidget(self._side)
        inside.addLayout(middle, 1)
        inside.addWidget(self.left_out)
        self._pages.addWidget(self.no_survey)
        self._pages.addWidget(page)
        outside = column(self, (20, 14, 20, 16))
        outside.addWidget(self._pages)

    def _connect(self) -> None:
        self.no_survey.file_wanted.connect(self._on_file)
        self.left_out.journey_wanted.connect(self.journey_wanted)
        self.left_out.read_wanted.connect(self._on_read)
        self.left_out.reasons.choice_made.connect(self._on_choice)
        self.read.closed.connect(self._on_read)
        self.read.link_wanted.connect(self._on_link)
        self.read.choice_made.connect(self._on_choice)
        self.strip.sheet_wanted.connect(self._on_sheet)
        self.strip.headings_wanted.connect(self._on_headings)
        self.strip.shape_wanted.connect(self._on_shape)
        self.strip.encoding_wanted.connect(self._on_encoding)
        self.strip.file_wanted.connect(self._on_file)
        self.role_line.next_wanted.connect(self._on_next)
        self.grid.column_chosen.connect(self._on_chosen_in_grid)
        self.grid.chosen_changed.connect(self._show_detail)
        self.grid.begun.connect(self._complete)
        self.grid.role_wanted.connect(self._on_grid_role)
        self.grid.confirm_wanted.connect(self._on_confirm)
        self.grid.row_menu_wanted.connect(self._on_row_menu)
        self.grid.heading_added.connect(self._on_heading_added)
        self.grid.row_wanted.connect(self._on_row)
        self.left_out.every_row_wanted.connect(self.draw)
        self.role_line.search.column_wanted.connect(self.grid.go_to)
        self.role_line.search.left.connect(self.grid.setFocus)
        self.workspace.opened.connect(self.role_line.search.forget)
        inspector = self.inspector
        inspector.nothing.column_wanted.connect(self.grid.go_to)
        inspector.role_wanted.connect(self._on_role)
        inspector.confirm_wanted.connect(self._on_confirm_here)
        inspector.group_wanted.connect(self._on_group)
        inspector.code_wanted.connect(self._on_code)
        inspector.leave_out_wanted.connect(self._on_leave_out)
        inspector.count_wanted.connect(self._on_count)
        inspector.yes_wanted.connect(self._on_yes)
        inspector.reverse_wanted.connect(self._on_reverse)
        inspector.same_scale_wanted.connect(self._on_same_scale)
        inspector.clear_wanted.connect(self._on_clear)

    # Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._survey is None and len(event.mimeData().urls()) == 1 and dragged(event):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._take(Path(event.mimeData().urls()[0].toLocalFile()))
