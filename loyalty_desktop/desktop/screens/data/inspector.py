"""The chosen column: how it is read, answer by answer, and everything about that which can be corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QSizePolicy, QWidget

from loyalty_desktop.desktop.screens.data.direction import DirectionSwitch
from loyalty_desktop.desktop.screens.data.distribution_view import DistributionView
from loyalty_desktop.desktop.screens.data.excluded import ExcludedValues
from loyalty_desktop.desktop.screens.data.grid_words import group_name, trust_word, trust_words
from loyalty_desktop.desktop.screens.data.nothing_chosen import NothingChosen
from loyalty_desktop.desktop.screens.data.role_picker import confirming, explanation
from loyalty_desktop.desktop.screens.data.trust_dot import TrustDot
from loyalty_desktop.desktop.screens.data.value_amounts import AmountsPart
from loyalty_desktop.desktop.screens.data.value_menu import ValueMenu
from loyalty_desktop.desktop.screens.data.value_options import OptionEditor
from loyalty_desktop.desktop.screens.data.value_table import ValueTable
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.choice_combo import ChoiceCombo
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label, plain_tip
from loyalty_desktop.desktop.widgets.panel import Panel, column, row, rule
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.in_a_row import in_a_row
from loyalty_desktop.report.value_rows import CODED
from loyalty_desktop.survey.reading import ROLES
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QBoxLayout

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.journey.model import Measure
    from loyalty_desktop.report.column_detail import ColumnDetail
    from loyalty_desktop.report.columns import ColumnHead
    from loyalty_desktop.report.groups import Group
    from loyalty_desktop.report.value_rows import ValueRow

WIDTH = 316
_AT_FIRST, _AT_FIRST_OF_MANY = 12, 6
_MARGIN, _LINE, _GAP, _BAR = 16, 22, 6, 16
_SHORT_HEADING = 32
_AT_THE_EDGE = "padding-left: 0;"
_LABELLED = frozenset({"driver", "overall_satisfaction", "segment", "experience"})
"""Where it is worth saying that codes can have labels."""


class Inspector(Panel):
    """Shows one column's detail and says what somebody wants to be changed; it changes nothing itself."""

    role_wanted = Signal(str)
    confirm_wanted = Signal()
    """The role is right as it is."""
    group_wanted = Signal()
    """All columns of the group are to be chosen."""
    code_wanted = Signal(str, int)
    label_wanted = Signal(str, str)
    """A code (as typed) is to have a label."""
    amount_wanted = Signal(str, str)
    """A range (as typed) is to count for what was typed."""
    amounts_wanted = Signal(bool)
    """Ranges are to count for their middle, or for no number."""
    leave_out_wanted = Signal(str, str)
    """A value (as typed) is to be left out, for a reason."""
    count_wanted = Signal(str)
    """A value that was left out is to be counted again."""
    yes_wanted = Signal(str, bool)
    reverse_wanted = Signal(bool)
    same_scale_wanted = Signal()
    clear_wanted = Signal()
    option_edit_wanted = Signal(object)
    """An `OptionEdit` is to be done."""
    merge_wanted = Signal(object, str, QPoint)
    """Options are one, called as the text; the place is where more can be asked."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._detail: ColumnDetail | None = None
        self._measure: Measure | None = None
        self._whole = False
        self.setFixedWidth(WIDTH)
        self.nothing = NothingChosen(look)
        self._make_head(look)
        self._make_values(look)
        self._make_rest(look)
        self._area = self._scrolled()
        inside = column(self, (1, 1, 1, 1))
        inside.addWidget(self.nothing, 1)
        inside.addWidget(self._area, 1)

    def show_nothing(self, heads: Sequence[ColumnHead]) -> None:
        """Say how a column is chosen, and which of these need a look."""
        self._detail = None
        self.nothing.show_heads(heads)
        self.nothing.show()
        self._area.hide()

    def show_column(self, detail: ColumnDetail, measure: Measure, others: int, group: Group | None = None) -> None:
        """Show a column; `others` is how many more are chosen together with it, `group` what it belongs to."""
        moved = self._detail is None or self._detail.head.key != detail.head.key
        if moved:
            self._whole = False
            self._area.verticalScrollBar().setValue(0)
        self._detail, self._measure = detail, measure
        self.nothing.hide()
        self._area.show()
        self._show_head(detail)
        self._show_group(others, group)
        self._show_values()
        self.amounts.show_amounts(detail.amounts, detail.head.name)
        self.options.show_options(detail.options, detail.head.name, moved)
        self._direction_part.setVisible(detail.direction is not None)
        if detail.direction is not None:
            self.direction.show_direction(detail.direction)
        self._excluded_part.setVisible(detail.kind not in {"multi", "empty"})
        self.excluded.show_detail(detail, moved)
        self._show_distribution(detail)

    def edit_code(self, value: str) -> bool:
        """Let the code of an answer be typed in the table; say whether it can be."""
        if not self._whole and self.table.rows.place(value) is None:
            self._on_whole()
        return self.table.edit_code(value)

    # making the parts

    def _make_head(self, look: Look) -> None:
        self._where = Label(look, 11.5, tone="muted")
        self._where.setFixedHeight(_LINE)
        self._dot = TrustDot(look)
        self.trust = ElidedLabel(look, 11.5, tone="muted")
        self._reason = Label(look, 11.5, tone="muted", wrap=True)
        self._reason.setAlignment(Qt.AlignmentFlag.AlignRight)  # it goes on from the word above it
        self._reason.setContentsMargins(0, 0, 0, 4)
        self.heading = Label(look, 17, 700, wrap=True)
        self._role_label = Label(look, 11.5, tone="muted")
        self.role = ChoiceCombo()
        self.role.setFont(look.font(12.5))
        self.role.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.role.setMinimumContentsLength(8)
        self.role.activated.connect(lambda at: self.role_wanted.emit(ROLES[at]))
        self.confirm = Button(look, size=12)
        self.confirm.clicked.connect(self._on_confirm)
        self._many = Label(look, 11.5, tone="accent", wrap=True)
        self.group = Button(look, "text", 12)
        self.group.setStyleSheet(_AT_THE_EDGE)
        self.group.setFixedHeight(_LINE)
        self.group.clicked.connect(self.group_wanted)
        self.clear = Button(look, "text", 12)
        self.clear.setFixedHeight(_LINE)
        self.clear.clicked.connect(self.clear_wanted)

    def _make_values(self, look: Look) -> None:
        self._values_title = Label(look, 12, 600, "muted")
        self.same_scale = Button(look, "text", 12)
        self.same_scale.setFixedHeight(_LINE)
        self.same_scale.clicked.connect(self.same_scale_wanted)
        self._alike = Label(look, 11.5, tone="muted")
        self._alike.setFixedHeight(_LINE)
        self.table = ValueTable(look)
        self.table.rows.code_told.connect(self.code_wanted, Qt.ConnectionType.QueuedConnection)
        self.table.rows.label_told.connect(self.label_wanted, Qt.ConnectionType.QueuedConnection)
        self.table.rows.amount_told.connect(self.amount_wanted, Qt.ConnectionType.QueuedConnection)
        self.table.menu_wanted.connect(self._on_menu)
        self.amounts = AmountsPart(look)
        self.amounts.wanted.connect(self.amounts_wanted)
        self.options = OptionEditor(look)
        self.options.edit_wanted.connect(self.option_edit_wanted)
        self.options.merge_wanted.connect(self.merge_wanted)
        self.whole = Button(look, "text", 12)
        self.whole.setStyleSheet(_AT_THE_EDGE)
        self.whole.clicked.connect(self._on_whole)
        self._more = Label(look, 11.5, tone="muted", wrap=True)
        self._coding = Label(look, 11.5, tone="muted", wrap=True)

    def _make_rest(self, look: Look) -> None:
        self.direction = DirectionSwitch(look)
        self.direction.turned.connect(self.reverse_wanted)
        self.excluded = ExcludedValues(look)
        self.excluded.leave_out_wanted.connect(self.leave_out_wanted)
        self.excluded.back_wanted.connect(self._on_back)
        self._spread_title = Label(look, 12, 600, "muted")
        self._spread_n = Label(look, 11.5, tone="muted")
        self._spread_reference = Label(look, 10.5, 600, kind="reference")
        self._spread_note = Label(look, 11.5, tone="muted", wrap=True)
        self.spread = DistributionView(look)

    def _scrolled(self) -> QScrollArea:
        content = QWidget()
        content.setProperty("kind", "clear")
        content.setMinimumWidth(1)  # what has no room is cut, not pushed out of sight
        inside = column(content)
        inside.addLayout(self._head_part())
        inside.addWidget(rule())
        inside.addLayout(self._values_part())
        inside.addWidget(rule())
        self._direction_part = QWidget()
        part = column(self._direction_part, (_MARGIN, 8, _MARGIN, 0))
        part.addWidget(self.direction)
        inside.addWidget(self._direction_part)
        self._excluded_part = QWidget()
        part = column(self._excluded_part)
        line = column(margins=(_MARGIN, 8, _MARGIN, 9))
        line.addWidget(self.excluded)
        part.addLayout(line)
        part.addWidget(rule())
        inside.addWidget(self._excluded_part)
        self._spread = QWidget()
        self._spread_part(self._spread)
        inside.addWidget(self._spread)
        inside.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        return area

    def _head_part(self) -> QBoxLayout:
        part = column(margins=(_MARGIN, 7, _MARGIN, 9), gap=2)
        line = row(gap=_GAP)
        line.addWidget(self._where)
        line.addStretch(1)
        line.addWidget(self._dot)
        self.trust.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        line.addWidget(self.trust)
        line.addWidget(self.clear)
        part.addLayout(line)
        part.addWidget(self._reason)
        part.addWidget(self.heading)
        part.addSpacing(4)
        roles = row(gap=8)
        roles.addWidget(self._role_label)
        roles.addWidget(self.role, 1)
        part.addLayout(roles)
        part.addSpacing(4)
        part.addWidget(self.confirm, 0, Qt.AlignmentFlag.AlignRight)
        part.addWidget(self._many)
        part.addWidget(self.group, 0, Qt.AlignmentFlag.AlignLeft)
        return part

    def _values_part(self) -> QBoxLayout:
        part = column(margins=(_MARGIN, 5, _MARGIN, 8), gap=2)
        line = row(gap=6)
        line.addWidget(self._values_title)
        line.addStretch(1)
        line.addWidget(self._alike)
        line.addWidget(self.same_scale)
        part.addLayout(line)
        part.addWidget(self._coding)
        part.addWidget(self.options)
        part.addWidget(self.table)
        part.addWidget(self.amounts)
        part.addWidget(self.whole, 0, Qt.AlignmentFlag.AlignLeft)
        part.addWidget(self._more)
        return part

    def _spread_part(self, parent: QWidget) -> None:
        part = column(parent, (_MARGIN, 7, _MARGIN, 8), 3)
        line = row(gap=6)
        line.addWidget(self._spread_title)
        line.addStretch(1)
        line.addWidget(self._spread_reference)
        line.addWidget(self._spread_n)
        part.addLayout(line)
        part.addWidget(self.spread)
        part.addWidget(self._spread_note)

    # showing a column

    def _show_head(self, detail: ColumnDetail) -> None:
        head = detail.head
        self._where.setText(_("Column {letter}").format(letter=head.letter))
        self._dot.show_trust(head.trust)
        self.heading.setText(head.name)
        self.heading.setFont(self._look.font(17 if len(head.name) <= _SHORT_HEADING else 14, 700))
        self._role_label.setText(_("Role"))
        self.role.setAccessibleName(_("Role of the column {column}").format(column=head.name))
        with QSignalBlocker(self.role):
            self.role.clear()
            for role in ROLES:
                self.role.addItem(word("role", role))
                self.role.setItemData(self.role.count() - 1, explanation(role), Qt.ItemDataRole.ToolTipRole)
            self.role.setCurrentIndex(ROLES.index(head.role))
        self.confirm.setVisible(head.trust != "sure")
        self.confirm.setText(confirming(1))
        self.confirm.setAccessibleName(_("Confirm the role of {column}").format(column=head.name))
        self.clear.setText(_("Reset"))
        self.clear.setAccessibleName(_("Read {column} as proposed").format(column=head.name))
        self.clear.setVisible(head.corrected)
        self._show_trust(head)

    def _show_trust(self, head: ColumnHead) -> None:
        """Say how far the role can be trusted, and why: on lines of its own where it needs more than is left."""
        whole = trust_words(head)
        used = self._where.sizeHint().width() + self._dot.width() + 3 * _GAP
        used += self.clear.sizeHint().width() + _GAP if head.corrected else 0
        fits = self.trust.fontMetrics().horizontalAdvance(whole) + used <= WIDTH - 2 * _MARGIN - _BAR
        self.trust.setText(whole if fits else trust_word(head.trust), whole)
        self.trust.setToolTip(plain_tip(whole))
        self._reason.setVisible(not fits)
        self._reason.setText("" if fits else head.why.text())

    def _show_group(self, others: int, group: Group | None) -> None:
        """Say that what is changed applies to all columns that are chosen; offer the whole group, where it is not."""
        told = _("{count} columns are chosen: what you change here applies to all of them.").format(count=others + 1)
        self._many.setVisible(bool(others))
        self._many.setText(told if others else "")
        self.group.setVisible(group is not None and others + 1 < len(group.columns))
        if group is not None:
            self.group.setText(_("Choose all {count} of the group").format(count=len(group.columns)))
            whole = _("Choose all {count} columns of {group}").format(count=len(group.columns), group=group_name(group))
            self.group.setAccessibleName(whole)
            self.group.setToolTip(plain_tip(whole))

    def _show_values(self) -> None:
        detail, measure = self._detail, self._measure
        if detail is None or measure is None:
            return
        title, n = _("How answers are read"), detail.distribution.n
        with_n = _("{title} (n={n})").format(title=title, n=f"{n:,}")
        self._values_title.setText(title if detail.options is None else with_n)  # the base of its shares
        many = len(detail.alike)
        self.same_scale.setVisible(bool(detail.unlike))
        self.same_scale.setText(_("Apply to {count} more").format(count=many))
        told = _("Read the answers of all columns with the same scale as these ({count} more)").format(count=many)
        self.same_scale.setToolTip(plain_tip(told))
        self.same_scale.setAccessibleName(told)
        self._alike.setVisible(bool(many) and not detail.unlike)
        self._alike.setText(_("Same scale: {count} more").format(count=many))
        hints = []
        if detail.kind == "category" and detail.can_code:
            hints.append(_("These answers have no order yet. Click a code to number them: higher is better."))
        codes = detail.can_label and detail.head.role in _LABELLED and len(detail.values) <= _AT_FIRST
        if codes and not any(row.words for row in detail.values):
            hints.append(_("Double-click a code to name it."))
        self._coding.setVisible(bool(hints))
        self._coding.setText(in_a_row(*hints))
        is_short = detail.kind in CODED | {"category"} or detail.amounts is not None
        first = _AT_FIRST if is_short else _AT_FIRST_OF_MANY
        values = tuple(one for one in detail.values if one.meaning != "option")  # options have a table of their own
        whole = self._whole or len(values) <= first + 2
        rows = values if whole else values[:first]
        self.table.show_rows(detail, rows, measure)
        self.table.setVisible(bool(rows))
        self.whole.setVisible(len(rows) < len(values))
        said = _("Show {count} of {whole}") if detail.more else _("Show all {count}")
        self.whole.setText(said.format(count=len(values), whole=f"{len(values) + detail.more:,}"))
        self._more.setVisible(bool(detail.more) and len(rows) == len(values))
        self._more.setText(_("and {count} more that are rarer").format(count=f"{detail.more:,}"))

    def _show_distribution(self, detail: ColumnDetail) -> None:
        shown = detail.distribution
        # Free text has no bars; the table of options has the shares already, but says nothing of a small base.
        self._spread.setVisible(bool(shown.bars) and (detail.options is None or shown.state != "shown"))
        self._spread_title.setText(_("Spread of the answers"))
        self._spread_n.setText(_("n={n}").format(n=f"{shown.n:,}"))
        self._spread_reference.setText(_("few answers"))
        self._spread_reference.setVisible(shown.state == "reference")
        self.spread.show_distribution(shown)
        notes = []
        if shown.state == "hidden":
            notes.append(_("Too few answers to show shares."))
        elif shown.more:
            notes.append(_("{count} more answers are not shown.").format(count=f"{shown.more:,}"))
        self._spread_note.setVisible(bool(notes))
        self._spread_note.setText(" ".join(notes))

    # what somebody does

    def _on_confirm(self) -> None:
        self.role.setFocus()  # the button goes, the keys stay here
        self.confirm_wanted.emit()

    def _on_whole(self) -> None:
        self._whole = True
        self._show_values()

    def _on_back(self, each: ValueRow) -> None:
        if each.by_user:
            self.count_wanted.emit(each.value)
        else:
            self.edit_code(each.value)

    def _on_menu(self, each: ValueRow, place: QPoint) -> None:
        if self._detail is None:
            return
        menu = ValueMenu(self._detail, each, self)
        menu.yes_wanted.connect(lambda is_yes: self.yes_wanted.emit(each.value, is_yes))
        menu.leave_out_wanted.connect(lambda reason: self.leave_out_wanted.emit(each.value, reason))
        menu.count_wanted.connect(lambda: self.count_wanted.emit(each.value))
        menu.code_wanted.connect(lambda: self.edit_code(each.value))
        menu.label_wanted.connect(lambda: self.table.edit_label(each.value))
        menu.ask(place)
