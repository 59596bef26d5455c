"""What one answer may count as: yes or no, no answer for a reason, an answer again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from loyalty_desktop.desktop.screens.data.value_words import OFFERED
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from loyalty_desktop.report.column_detail import ColumnDetail
    from loyalty_desktop.report.value_rows import ValueRow


class ValueMenu(QMenu):
    """The choices for one answer; a blank cell has none, and neither has an option among several."""

    yes_wanted = Signal(bool)
    leave_out_wanted = Signal(str)
    count_wanted = Signal()
    code_wanted = Signal()
    label_wanted = Signal()

    def __init__(self, detail: ColumnDetail, each: ValueRow, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not each.value or each.meaning == "option":
            return
        if detail.can_tell_yes:
            self._side(_("Yes"), each.meaning == "yes", is_yes=True)
            if detail.kind == "yes_no":
                self._side(_("No"), each.meaning == "no", is_yes=False)
            self.addSeparator()
        if each.by_user:
            self.addAction(_("Count it as an answer again")).triggered.connect(self.count_wanted)
        elif each.reason is not None and detail.can_code:
            self.addAction(_("Count it as an answer: give it a code…")).triggered.connect(self.code_wanted)
        if detail.can_label:
            self.addAction(_("Give it a label…")).triggered.connect(self.label_wanted)
        reasons = self.addMenu(_("Leave it out")) if detail.can_tell_yes or each.reason else self
        for reason in OFFERED:
            text = word("missing", reason)
            action = reasons.addAction(text if reasons is not self else _("Leave out: {reason}").format(reason=text))
            action.setCheckable(True)
            action.setChecked(reason == each.reason)
            action.triggered.connect(lambda _on=False, reason=reason: self.leave_out_wanted.emit(reason))

    def ask(self, place: QPoint) -> None:
        """Show the choices at a place on the screen; nothing happens where there are none."""
        if self.isEmpty():
            self.deleteLater()
        else:
            self.popup(place)

    def _side(self, text: str, holds: bool, *, is_yes: bool) -> None:
        action = self.addAction(text)
        action.setCheckable(True)
        action.setChecked(holds)
        action.triggered.connect(lambda _on=False: self.yes_wanted.emit(is_yes))
