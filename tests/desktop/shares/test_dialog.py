"""Known shares typed and pasted, applied as one step, changed and taken away, by mouse and by keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from loyalty_desktop.desktop.filters.base_line import weight_text
from loyalty_desktop.desktop.shares.dialog import KnownSharesDialog, open_known_shares
from loyalty_desktop.journey import edit
from loyalty_desktop.journey.edit_shares import set_raking
from loyalty_desktop.journey.model import Margin
from loyalty_desktop.messages import message
from loyalty_desktop.survey.reading import ColumnKey

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace

LEFT = Qt.MouseButton.LeftButton
SEX, AGE = ColumnKey("性別"), ColumnKey("年代")
STEP = message("step_raking")


@pytest.fixture
def host(qtbot: QtBot) -> Iterator[QWidget]:
    """A window that the dialog opens before."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    yield window
    for dialog in window.findChildren(KnownSharesDialog):
        dialog.reject()


def shown(workspace: Workspace, look: Look, host: QWidget, qtbot: QtBot) -> KnownSharesDialog:
    open_known_shares(workspace, look, host)
    dialog = next(one for one in host.findChildren(KnownSharesDialog) if one.isVisible())
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def add(dialog: KnownSharesDialog, name: str, qtbot: QtBot) -> None:
    """Type the name of a column where one is added."""
    dialog.add.setFocus(Qt.FocusReason.TabFocusReason)
    dialog.add.line.setText(name)  # keys of a test are ASCII
    qtbot.keyClick(dialog.add.line, Qt.Key.Key_Return)


def texts(dialog: KnownSharesDialog) -> list[str]:
    return [one.text() for one in dialog.fields.fields]


def copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def paste(field: QLineEdit, qtbot: QtBot) -> None:
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_shares_are_typed_by_keys_alone_and_applied_as_one_step(
    apparel: Workspace, look: Look, host: QWidget, qtbot: QtBot
) -> None:
    dialog = shown(apparel, look, host, qtbot)
    assert dialog.add.hasFocus()
    assert not dialog.apply.isEnabled()
    before = apparel.state.results
    add(dialog, "性別", qtbot)
    women, men = dialog.fields.fields
    qtbot.waitUntil(women.hasFocus)
    qtbot.keyClicks(women, "48")
    assert "48 %" in dialog.panel.warnings[0].text()
    assert not dialog.apply.isEnabled()
    qtbot.keyClick(women, Qt.Key.Key_Return)
    assert men.hasFocus()
    qtbot.keyClicks(men, "52%")
    assert dialog.total.text() == "Together 100 %"
    assert dialog.panel.headline.text().startswith("All shares are met.")
    assert [name for name, _figure in dialog.panel.figures][:2] == ["Effective answers", "Design effect"]
    assert apparel.state.results is before, "nothing is weighted before it is applied"
    dialog.apply.setFocus()
    qtbot.keyClick(dialog.apply, Qt.Key.Key_Space)
    assert apparel.state.journey.raking == (Margin(SEX, (("女性", 48.0), ("男性", 52.0))),)
    assert apparel.state.results is not None
    assert apparel.state.results.weighted
    assert "性別" in weight_text(apparel.state)
    assert apparel.steps.count() == 1
    apparel.steps.undo()
    assert not apparel.state.journey.raking
    assert apparel.state.results == before


def test_a_block_is_pasted_into_any_field(apparel: Workspace, look: Look, host: QWidget, qtbot: QtBot) -> None:
    dialog = shown(apparel, look, host, qtbot)
    add(dialog, "年代", qtbot)
    copy(
        "年齢\t人数\n20代以下\t1,500\n30～39歳\t2,000\n40歳代\t2,500\n50-59\t2,000\n60代\t1,200\n70歳以上\t800\n不明\t40\n計\t10,040"
    )
    paste(dialog.fields.fields[3], qtbot)
    assert texts(dialog) == ["1,500", "2,000", "2,500", "2,000", "1,200", "800"]
    assert dialog.unit.button("count").isChecked()
    assert dialog.told.text().startswith("6 of 6 answers got a share. Not among the answers of the survey: 不明.")
    assert dialog.total.text() == "Together 10,000"
    assert dialog.apply.isEnabled()
    copy("7\n8")
    paste(dialog.fields.fields[4], qtbot)
    assert texts(dialog) == ["", "", "", "", "7", "8"]
    copy("12.5")
    dialog.fields.fields[0].setFocus()
    paste(dialog.fields.fields[0], qtbot)
    assert texts(dialog)[0] == "12.5"


def test_extreme_weights_are_told_and_held_down_by_a_limit(
    toyama: Workspace, look: Look, host: QWidget, qtbot: QtBot
) -> None:
    dialog = shown(toyama, look, host, qtbot)
    add(dialog, "性別", qtbot)
    copy("男\t48.7\n女\t51.3")
    qtbot.mouseClick(dialog.paste, LEFT)
    assert texts(dialog) == ["51.3", "48.7", ""]
    add(dialog, "年代", qtbot)
    copy("10代\t10\n20代\t12\n30代\t13\n40代\t17\n50代\t16\n60代\t15\n70代\t17")
    qtbot.mouseClick(dialog.paste, LEFT)
    said = " ".join(one.text() for one in dialog.panel.warnings)
    assert "design effect 2.4" in said
    assert "times as much as usual" in said
    assert dict(dialog.panel.figures)["Largest weight"] == "× 13.38"
    dialog.panel.capped.setFocus()
    qtbot.keyClick(dialog.panel.capped, Qt.Key.Key_Space)
    assert dict(dialog.panel.figures)["Largest weight"] == "× 5.00"
    qtbot.keyClick(dialog.panel.cap_field, Qt.Key.Key_Up)
    assert dict(dialog.panel.figures)["Largest weight"] == "× 5.50"
    assert dialog.panel.headline.text().startswith("Not all shares are met.")
    qtbot.mouseClick(dialog.apply, LEFT)
    assert [one.column for one in toyama.state.journey.raking] == [SEX, AGE]
    assert toyama.state.journey.raking_cap == 5.5
    assert toyama.state.problem is None


def test_shares_in_force_are_shown_changed_and_taken_away(
    apparel: Workspace, look: Look, host: QWidget, qtbot: QtBot
) -> None:
    margins = (Margin(SEX, (("男性", 0.4), ("女性", 0.6))), Margin(AGE, (("30代", 4_000.0), ("40代", 6_000.0))))
    apparel.edit_journey(STEP, lambda journey: set_raking(journey, margins, 3.0))
    dialog = shown(apparel, look, host, qtbot)
    assert dialog.list.hasFocus()
    assert (texts(dialog), dialog.panel.cap) == (["60", "40"], 3.0)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert texts(dialog) == ["", "4,000", "6,000", "", "", ""]
    assert dialog.unit.button("count").isChecked()
    qtbot.mouseClick(dialog.take_out, LEFT)
    assert texts(dialog) == ["60", "40"]
    qtbot.mouseClick(dialog.apply, LEFT)
    assert [one.column for one in apparel.state.journey.raking] == [SEX]
    again = shown(apparel, look, host, qtbot)
    again.drop.setFocus()
    qtbot.keyClick(again.drop, Qt.Key.Key_Space)
    assert (apparel.state.journey.raking, apparel.state.journey.raking_cap) == ((), None)
    assert weight_text(apparel.state) == ""


def test_taking_the_last_column_out_leaves_a_dialog_that_works(
    apparel: Workspace, look: Look, host: QWidget, qtbot: QtBot
) -> None:
    dialog = shown(apparel, look, host, qtbot)
    add(dialog, "性別", qtbot)
    qtbot.mouseClick(dialog.take_out, LEFT)
    assert dialog.add.hasFocus()
    assert (dialog.fields.fields, dialog.list.count()) == ([], 0)
    assert not dialog.paste.isEnabled()
    assert "Choose a column" in dialog.panel.hint.text()
    assert dialog.panel.hint.isVisible()
    add(dialog, "性別", qtbot)
    assert len(dialog.fields.fields) == 2


def test_a_column_that_the_survey_has_lost_can_be_taken_out(
    apparel: Workspace, look: Look, host: QWidget, qtbot: QtBot
) -> None:
    lost = Margin(ColumnKey("職業"), (("会社員", 100.0),))
    apparel.edit_journey(STEP, lambda journey: set_raking(journey, (lost,)))
    assert apparel.state.problem is not None
    dialog = shown(apparel, look, host, qtbot)
    assert "職業" in dialog.panel.warnings[0].text()
    qtbot.mouseClick(dialog.drop, LEFT)
    assert apparel.state.problem is None


def test_cancelling_changes_nothing_and_everything_has_a_name(
    apparel: Workspace, look: Look, host: QWidget, qtbot: QtBot
) -> None:
    apparel.edit_journey(message("step_weight"), lambda journey: edit.set_weight(journey, None))
    dialog = shown(apparel, look, host, qtbot)
    add(dialog, "年代", qtbot)
    qtbot.keyClicks(dialog.fields.fields[0], "100")
    for widget in (*dialog.findChildren(QAbstractButton), *dialog.fields.fields, dialog.list, dialog.panel.cap_field):
        said = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
        assert said, widget
    reached, focus = set[QWidget](), dialog.focusWidget()
    for _press in range(60):
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
        focus = dialog.focusWidget()
        reached.add(focus)
    wanted = {dialog.add, dialog.list, dialog.take_out, dialog.paste, dialog.panel.capped, dialog.cancel, dialog.apply}
    assert wanted - {dialog.apply} <= reached | {dialog.add.line}
    assert set(dialog.fields.fields) <= reached
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert apparel.state.journey.raking == ()
