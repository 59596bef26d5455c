"""Groups of one's own: 関東 of prefectures, bands of ages. They can be filtered by and compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QGridLayout, QPushButton, QStackedWidget, QWidget

from loyalty_desktop.compute.admission import Admission, everybody
from loyalty_desktop.desktop.filters.answer_groups import AnswerGroups
from loyalty_desktop.desktop.filters.band_groups import BandGroups
from loyalty_desktop.desktop.filters.page import field
from loyalty_desktop.desktop.widgets.buttons import Button, Segmented
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.panel import column, row
from loyalty_desktop.desktop.widgets.search_combo import SearchCombo
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.journey.edit_filters import add_grouping, drop_grouping, set_grouping
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.messages import message
from loyalty_desktop.report.filter_choices import FilterColumn
from loyalty_desktop.report.group_choices import grouping_columns, ungrouped

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.edit_groups import Groups
    from loyalty_desktop.journey.model import Grouping, Journey
    from loyalty_desktop.survey.reading import ColumnKey

_SIZE = (820, 560)
_FIRST = ("segment", "amount")


def open_groups(
    workspace: Workspace, look: Look, parent: QWidget | None, grouping: str = "", key: ColumnKey | None = None
) -> None:
    """Open the dialog for the grouping of this id, or for a new one, of the column `key` where it is given."""
    if workspace.state.survey is not None:
        GroupsDialog(workspace, look, parent, grouping, key).open()


class GroupsDialog(QDialog):
    """Makes a grouping, or changes and deletes one; each is one step."""

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        parent: QWidget | None = None,
        grouping: str = "",
        key: ColumnKey | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        journey, survey = workspace.state.journey, workspace.state.survey
        self._old: Grouping | None = next((one for one in journey.groupings if one.id == grouping), None)
        self._columns = () if survey is None else grouping_columns(survey, journey)
        self._key = key
        self._counted: Admission | None = None
        self._named_by_hand = self._old is not None
        self.title = Label(look, 16, 700)
        self.about = Label(look, 12.5, tone="muted", wrap=True)
        self.name = field(look)
        self.column: SearchCombo[ColumnKey] = SearchCombo(look, self.choose_column)
        self.labels = (Label(look, 12.5, tone="muted"), Label(look, 12.5, tone="muted"))
        self.ways = Segmented(look, ("answers", "bands"))
        self.answers, self.bands = AnswerGroups(look), BandGroups(look)
        self._stack = QStackedWidget()
        self.told = Label(look, 12, tone="muted", wrap=True)
        self.delete, self.cancel, self.save = Button(look), Button(look), Button(look, "primary")
        self._lay_out()
        self._connect()
        self._write()
        self._begin()

    def _lay_out(self) -> None:
        self.resize(*_SIZE)
        lines = column(self, (22, 18, 22, 16), 10)
        lines.addWidget(self.title)
        lines.addWidget(self.about)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        for at, (label, widget) in enumerate(zip(self.labels, (self.column, self.name), strict=True)):
            grid.addWidget(label, 0, 2 * at)
            grid.addWidget(widget, 0, 2 * at + 1)
            grid.setColumnStretch(2 * at + 1, 1)
            widget.setMinimumHeight(30)
        lines.addLayout(grid)
        way = row()
        way.addWidget(self.ways)
        way.addStretch(1)
        lines.addLayout(way)
        for page in (self.answers, self.bands):
            self._stack.addWidget(page)
        lines.addWidget(self._stack, 1)
        foot = row(gap=8)
        foot.addWidget(self.delete)
        foot.addWidget(self.told, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.save)
        lines.addLayout(foot)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter puts answers into groups and presses nothing

    def _connect(self) -> None:
        self.ways.chosen.connect(self._show_way)
        self.name.textEdited.connect(self._on_named)
        for page in (self.answers, self.bands):
            page.edited.connect(self._judge)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._on_save)
        self.delete.clicked.connect(self._on_delete)
        self._workspace.opened.connect(self.reject)
        self.finished.connect(lambda _code: self.deleteLater())

    def _write(self) -> None:
        self.title.setText(_("Make groups of answers") if self._old is None else _("Change groups"))
        self.setWindowTitle(self.title.text())
        self.about.setText(
            _(
                "Put answers together under a name of your own, such as one region for several "
                "prefectures, to filter by it and to compare it."
            )
        )
        for label, text, widget in zip(self.labels, (_("Column"), _("Name")), (self.column, self.name), strict=True):
            label.setText(text)
            label.setBuddy(widget)
            widget.setAccessibleName(text)
        self.ways.set_texts(_("Answers into groups"), _("Numbers into bands"))
        self.delete.setText(_("Delete"))
        self.delete.setVisible(self._old is not None)
        self.cancel.setText(_("Cancel"))
        self.save.setText(_("Save"))

    def _begin(self) -> None:
        wanted = self._old.column if self._old is not None else self._key
        found = next((one for one in self._columns if one.key == wanted), None)
        if found is None:
            found = next((one for one in self._columns if one.section in _FIRST), next(iter(self._columns), None))
        self.column.setEnabled(self._old is None)
        if self._old is not None:
            self.name.setText(self._old.name)
        if found is not None:
            self.choose_column(found.key)
        else:
            self.save.setEnabled(False)

    def choose_column(self, key: ColumnKey) -> None:
        """Make groups of another column; groups made so far were of other answers, and go."""
        survey = self._workspace.state.survey
        found = next((one for one in self._columns if one.key == key), None)
        chosen = None if survey is None else survey.column(key)
        if found is None or chosen is None:
            return
        self._key = key
        self._counted = everybody(chosen)
        self.column.show_choice(key, found.name, lambda: [(one.key, one.name) for one in self._columns])
        if not self._named_by_hand:
            self.name.setText(_("{column} (groups)").format(column=found.short))
        groups: Groups = self._old.groups if self._old is not None else ()
        is_bands = any(one.low is not None or one.high is not None for one in groups)
        self.answers.show_groups(self._counted, () if is_bands else groups)
        self.bands.show_groups(self._counted, groups if is_bands else ())
        ways = _ways(found)
        self.ways.setVisible(len(ways) > 1)
        self._show_way("bands" if is_bands else ways[0])

    @property
    def groups(self) -> Groups:
        """The groups as they stand."""
        return self.answers.groups if self._stack.currentWidget() is self.answers else self.bands.groups

    def _show_way(self, way: str) -> None:
        self.ways.choose(way)
        self._stack.setCurrentWidget(self.answers if way == "answers" else self.bands)
        self._judge()

    def _on_named(self) -> None:
        self._named_by_hand = True
        self._judge()

    def _judge(self) -> None:
        """Say what is still missing, or how many answers are in no group."""
        if self._counted is None:
            return
        try:
            self._edited(self._workspace.state.journey)
        except LoyaltyError as error:
            self.told.setText(error.message.text())
            self.save.setEnabled(False)
            return
        self.save.setEnabled(True)
        left = ungrouped(self._counted, self.groups)
        said = (
            ngettext("{count:,} respondent is in no group", "{count:,} respondents are in no group", left)
            if left
            else _("Everybody who answered is in a group.")
        )
        self.told.setText(said.format(count=left))

    def _edited(self, journey: Journey) -> Journey:
        """Return the journey with the groups as they stand; raises UnusableJourney."""
        if self._old is not None:
            return set_grouping(journey, self._old.id, self.name.text(), self.groups)
        assert self._key is not None
        return add_grouping(journey, self.name.text(), self._key, self.groups)

    def _on_save(self) -> None:
        workspace = self._workspace
        journey = self._edited(workspace.state.journey)
        workspace.edit(message("step_grouping"), changed(workspace.state.project, journey=journey))
        self.accept()

    def _on_delete(self) -> None:
        old = self._old
        if old is not None:
            self._workspace.edit_journey(message("step_grouping_drop"), lambda journey: drop_grouping(journey, old.id))
        self.accept()


def _ways(one: FilterColumn) -> tuple[str, ...]:
    """Return how the answers of a column can be put together, the likeliest way first."""
    kinds = ["bands" if kind == "amounts" else "answers" for kind in one.kinds if kind != "classes"]
    return tuple(dict.fromkeys(kinds))
