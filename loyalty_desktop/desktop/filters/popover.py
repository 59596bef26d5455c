"""What opens below the filter bar: which column, which of its answers, and how many respondents are left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from loyalty_desktop.compute.admission import Admission, admission, everybody
from loyalty_desktop.desktop.filters.amounts_page import AmountsPage, DaysPage
from loyalty_desktop.desktop.filters.answers_page import AnswersPage
from loyalty_desktop.desktop.filters.column_page import ColumnPage
from loyalty_desktop.desktop.filters.page import Asked
from loyalty_desktop.desktop.filters.place import FilterPlace
from loyalty_desktop.desktop.filters.words_page import WordsPage
from loyalty_desktop.desktop.icons import icon
from loyalty_desktop.desktop.widgets.buttons import Button, Segmented
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label
from loyalty_desktop.desktop.widgets.panel import column, row, rule
from loyalty_desktop.desktop.widgets.popover import Popover
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.i18n import N_, ngettext
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.answer_search import answer_places, with_ticked
from loyalty_desktop.report.filter_choices import FilterColumn, FilterKind, filter_columns, kind_of, own_group

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from loyalty_desktop.desktop.filters.page import Page
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.model import Filter, Grouping
    from loyalty_desktop.report.answer_search import AnswerPlace

WIDTH, HEIGHT = 400, 500
_WAYS: dict[FilterKind, str] = {
    "classes": N_("By class"),
    "answers": N_("Answers"),
    "options": N_("Options"),
    "amounts": N_("Range"),
    "days": N_("Days"),
    "words": N_("Words"),
    "groups": N_("Groups"),
}


class FilterPopover(Popover):
    """Adds a filter, or changes the one at place `at`; nothing is filtered until it is applied."""

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        parent: QWidget | None = None,
        opener: QWidget | None = None,
        at: int | None = None,
        place: FilterPlace | None = None,
    ) -> None:
        super().__init__(look, parent, opener)
        self._workspace = workspace
        self._place = FilterPlace(workspace) if place is None else place
        self._at = at
        self._column: FilterColumn | None = None
        self._ticked: AnswerPlace | None = None
        self._kind: FilterKind = "answers"
        self._counted: Admission | None = None
        self._columns: tuple[FilterColumn, ...] = ()
        self._ways: Segmented | None = None
        self.title = ElidedLabel(look, 14, 700)
        self.back, self.close_button = Button(look, "text"), Button(look, "text")
        self.columns = ColumnPage(look)
        self.answers, self.amounts, self.days, self.words = (
            AnswersPage(look),
            AmountsPage(look),
            DaysPage(look),
            WordsPage(look),
        )
        self._pages: dict[FilterKind, Page] = {
            **dict.fromkeys(("classes", "answers", "options", "groups"), self.answers),
            "amounts": self.amounts,
            "days": self.days,
            "words": self.words,
        }
        self._stack = QStackedWidget()
        self.told = Label(look, 12.5, 600, wrap=True)
        self.cancel, self.apply = Button(look), Button(look, "primary")
        self._lay_out()
        self._connect()
        self._begin()

    def _lay_out(self) -> None:
        self.setFixedSize(WIDTH, HEIGHT)
        lines = column(self, (18, 12, 18, 14), 10)
        top = row(gap=4)
        top.addWidget(self.back)
        top.addWidget(self.title, 1)
        top.addWidget(self.close_button)
        lines.addLayout(top)
        self._way_row = row()
        lines.addLayout(self._way_row)
        for page in (self.columns, self.answers, self.amounts, self.days, self.words):
            self._stack.addWidget(page)
        lines.addWidget(self._stack, 1)
        self._rule = rule()
        lines.addWidget(self._rule)
        foot = row(gap=8)
        foot.addWidget(self.told, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.apply)
        lines.addLayout(foot)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.apply.setDefault(True)

    def _connect(self) -> None:
        self.columns.chosen.connect(self.choose_column)
        self.columns.answer_chosen.connect(self.choose_answer)
        for page in (self.answers, self.amounts, self.days, self.words):
            page.edited.connect(self._show_count)
        self.back.clicked.connect(self._show_columns)
        self.close_button.clicked.connect(self.close)
        self.cancel.clicked.connect(self.close)
        self.apply.clicked.connect(self._on_apply)
        self._workspace.changed.connect(self.close)  # what is counted here would be of an earlier state
        self._look.changed.connect(self.close)

    def _begin(self) -> None:
        state = self._workspace.state
        self.setWindowTitle(_("Filter"))
        self.setAccessibleName(self.windowTitle())
        self.back.setText("‹")
        self.back.setAccessibleName(_("Choose another column"))
        self.back.setToolTip(self.back.accessibleName())
        self.close_button.setIcon(icon(self._look, "close", "muted", 16))
        self.close_button.setAccessibleName(_("Close"))
        self.cancel.setText(_("Cancel"))
        self.apply.setText(_("Apply"))
        if state.survey is not None:
            self._columns = filter_columns(state.survey, state.journey)
        old = self._old
        if old is None:
            self._show_columns()
            return
        found = self._column_of(old)
        if found is None:
            self._show_columns()
        else:
            self._show_column(found, kind_of(old, self._columns, state.journey.groupings))

    @property
    def _old(self) -> Filter | None:
        filters = self._place.filters
        return filters[self._at] if self._at is not None and self._at < len(filters) else None

    def _column_of(self, one: Filter) -> FilterColumn | None:
        own = own_group(one, self._workspace.state.journey.groupings)
        id_ = "" if own is None else own[0].id
        return next((each for each in self._columns if each.key == one.column and each.grouping == id_), None)

    def _show_columns(self) -> None:
        self._column = self._ticked = None
        self._set_ways(())
        self.title.setText(self._place.question())
        used = frozenset(one.column for one in self._place.filters)
        self.columns.show_columns(self._columns, used, self._answers)
        self._stack.setCurrentWidget(self.columns)
        for widget in (self.back, self._rule, self.told, self.cancel, self.apply):
            widget.hide()
        self.columns.begin()

    def _answers(self) -> tuple[AnswerPlace, ...]:
        state = self._workspace.state
        return () if state.survey is None else answer_places(state.survey, state.journey, self._columns)

    def choose_answer(self, place: AnswerPlace) -> None:
        """Go on to the column of an answer, with the answer ticked, beside those that are ticked already."""
        self._ticked = place
        self.choose_column(place.column)
        if self._kind != place.kind:
            self.show_way(place.kind)

    def choose_column(self, one: FilterColumn) -> None:
        """Go on to what a column has; where it is filtered by already, that filter is changed."""
        filters = self._place.filters
        if self._at is None and not one.again and not one.grouping:
            self._at = next((at for at, each in enumerate(filters) if self._column_of(each) == one), None)
        old = self._old
        groupings = self._workspace.state.journey.groupings
        kind = kind_of(old, self._columns, groupings) if old is not None and self._column_of(old) == one else ""
        self._show_column(one, kind or one.kinds[0])

    def _show_column(self, one: FilterColumn, kind: FilterKind) -> None:
        state = self._workspace.state
        self._column = one
        self.title.setText(one.short)
        self.title.setAccessibleDescription(one.name)
        self._counted = self._count(one)
        self.answers.use_grouping(self._grouping(one))
        self._set_ways(one.kinds if kind in one.kinds else (kind,))
        for widget in (self.back, self._rule, self.told, self.cancel, self.apply):
            widget.show()
        self.show_way(kind)
        if state.survey is not None:
            self._pages[kind].begin()

    def show_way(self, kind: FilterKind) -> None:
        """Offer another way of filtering by the same column."""
        one, counted = self._column, self._counted
        if one is None or counted is None:
            return
        self._kind = kind
        old = self._old
        same = old is not None and old.column == one.key
        measure = self._workspace.state.journey.measure
        asked = with_ticked(old if same else None, self._ticked, kind)
        self._pages[kind].show_column(Asked(one, kind, counted, measure, asked))
        self._stack.setCurrentWidget(self._pages[kind])
        if self._ways is not None:
            self._ways.choose(kind)
        self._show_count()

    def _set_ways(self, kinds: tuple[FilterKind, ...]) -> None:
        if self._ways is not None:
            self._ways.hide()
            self._ways.deleteLater()
            self._ways = None
        if len(kinds) > 1:
            self._ways = Segmented(self._look, kinds)
            self._ways.set_texts(*(_(_WAYS[kind]) for kind in kinds))
            self._ways.chosen.connect(self.show_way)
            self._way_row.addWidget(self._ways)
            QWidget.setTabOrder(self.close_button, self._ways.button(kinds[0]))

    @property
    def ways(self) -> Segmented | None:
        """The choice between ways of filtering; None where there is one way."""
        return self._ways

    def _grouping(self, one: FilterColumn) -> Grouping | None:
        groupings = self._workspace.state.journey.groupings
        return next((each for each in groupings if each.id == one.grouping), None)

    def _count(self, one: FilterColumn) -> Admission | None:
        counter, survey = self._workspace.counter, self._workspace.state.survey
        if counter is None or survey is None:
            return None
        try:
            at = None if self._at is None else len(self._place.before) + self._at
            return admission(counter, self._place.journey, one.key, at)
        except LoyaltyError:  # another filter, or the weight, cannot be used: the bar says which
            found = survey.column(one.key)
            return None if found is None else everybody(found)

    def _made(self) -> Filter | None:
        return None if self._column is None else self._pages[self._kind].made()

    def _show_count(self) -> None:
        made, counted = self._made(), self._counted
        self.apply.setEnabled(made is not None)
        if made is None or counted is None:
            self.told.setText("")
            return
        count = counted.passing(made, self._workspace.state.journey.measure)
        said = ngettext(
            "{count:,} of {all:,} respondent matches", "{count:,} of {all:,} respondents match", counted.everybody
        )
        self.told.setText(said.format(count=count, all=counted.everybody))
        self.told.set_tone("ink" if count else "negative")
        if not count:
            self.told.setText(_("Nobody matches."))

    def _on_apply(self) -> None:
        made, at = self._made(), self._at
        if made is None:
            return
        self._place.put(made, at)
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._column is not None:
            self._on_apply()
            return
        super().keyPressEvent(event)
