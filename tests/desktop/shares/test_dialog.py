"""Known shares typed and pasted, applied as one step, changed and taken away, by mouse and by keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from loyalty_desktop.desktop.filters.base_line import weight_text
from loyalty_desktop.desktop.filters.groups_dialog import GroupsDialog
from loyalty_desktop.desktop.shares.dialog import KnownSharesDialog, open_known_shares
from loyalty_desktop.journey import edit
from loyalty_desktop.journey.edit_filters import add_grouping, set_grouping
from loyalty_desktop.journey.edit_shares import set_raking
from loyalty_desktop.journey.model import Crossed, Group, Margin
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.messages import message
from loyalty_desktop.report.figures import score_text
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
    """Choose a column in the list, where it is offered at once, or type its name where one is added."""
    for row in range(dialog.list.count()):
        if dialog.list.item(row).text().split("\n")[0] == name:
            dialog.list.setCurrentRow(row)
            return
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
    assert [dialog.list.item(row).text() for row in range(2)] == ["性別\nno share yet", "年代\nno share yet"]
    assert dialog.panel.steps[0].isVisible(), "what to do is said at once"
    assert not dialog.apply.isEnabled()
    before = apparel.state.results
    women, men = dialog.fields.fields
    qtbot.waitUntil(women.hasFocus)
    qtbot.keyClicks(women, "48")
    assert "48 %" in dialog.panel.warnings[0].text()
    assert not dialog.panel.scores.isVisible()
    assert not dialog.apply.isEnabled()
    qtbot.keyClick(women, Qt.Key.Key_Return)
    assert men.hasFocus()
    qtbot.keyClicks(men, "52%")
    assert dialog.total.text() == "Together 100 %"
    assert dialog.panel.headline.text().startswith("All shares are met.")
    assert [name for name, _figure in dialog.panel.figures][::4] == ["Effective answers", "Design effect"]
    foretold = dialog.panel.scores.text(), dialog.panel.base.text()
    assert before is not None
    assert foretold[0].startswith(f"{score_text(before.loyalty.score.value, 1)} → ")
    assert apparel.state.results is before, "nothing is weighted before it is applied"
    dialog.apply.setFocus()
    qtbot.keyClick(dialog.apply, Qt.Key.Key_Space)
    assert apparel.state.journey.raking == (Margin(SEX, (("女性", 48.0), ("男性", 52.0))),)
    assert apparel.state.results is not None
    assert apparel.state.results.weighted
    score = apparel.state.results.loyalty.score
    assert foretold[0].endswith(f" → {score_text(score.value, 1)}"), "what is foretold comes true"
    assert foretold[1].startswith(f"n={score.n:,} · worth {score.n_eff:,.0f} people")
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
    assert dialog.list.currentItem().text() == "年代\nTogether 10,000"
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


def test_two_questions_are_known_together_and_pasted_as_a_table(
    apparel: Workspace, look: Look, host: QWidget, qtbot: QtBot
) -> None:
    dialog = shown(apparel, look, host, qtbot)
    qtbot.keyClicks(dialog.fields.fields[0], "48")
    dialog.cross.setFocus(Qt.FocusReason.TabFocusReason)
    dialog.cross.line.setText("年代")
    qtbot.keyClick(dialog.cross.line, Qt.Key.Key_Return)
    assert dialog.name.full_text() == "性別 × 年代"
    assert len(dialog.fields.fields) == 12
    assert dialog.told.text().startswith("The shares of 性別 do not count now")
    copy("\t男性\t女性\t計\n20代以下\t6\t5\t11\n30代\t8\t7\t15\n40代\t9\t9\t18\n50代\t9\t9\t18\n"
         "60代\t8\t9\t17\n70代以上\t9\t12\t21\n計\t49\t51\t100")  # fmt: skip
    paste(dialog.fields.fields[5], qtbot)
    assert dialog.told.text() == "12 of 12 answers got a share."
    assert dialog.panel.headline.text().startswith("All shares are met.")
    assert "times as much as usual" in " ".join(one.text() for one in dialog.panel.warnings)
    qtbot.mouseClick(dialog.apply, LEFT)
    (margin,) = apparel.state.journey.raking
    assert (margin.columns, len(margin.shares)) == ((SEX, AGE), 12)
    assert weight_text(apparel.state) == "Weight (check): known shares of 性別 × 年代"
    again = shown(apparel, look, host, qtbot)
    assert (again.cross.current, texts(again)[0]) == (AGE, "5")
    assert again.cross.items[0] == (None, "nothing else (only this one)")
    again.cross.activated.emit(0)  # alone again: nothing is known of it by itself
    assert (again.name.full_text(), texts(again)) == ("性別", ["", ""])
    apparel.steps.undo()
    assert apparel.state.journey.raking == ()


def test_groups_made_on_the_way_are_in_the_list_at_once(
    apparel: Workspace, look: Look, host: QWidget, qtbot: QtBot
) -> None:
    dialog = shown(apparel, look, host, qtbot)
    add(dialog, "年代", qtbot)
    qtbot.mouseClick(dialog.make, LEFT)
    (maker,) = dialog.findChildren(GroupsDialog)
    assert maker.column.current == AGE
    maker.reject()
    groups = (Group("若い", ("20代以下", "30代")), Group("上", ("40代", "50代", "60代", "70代以上")))
    apparel.edit_journey(STEP, lambda journey: add_grouping(journey, "若さ", AGE, groups))
    assert dialog.list.currentItem().text() == "若さ\nno share yet"
    for field, text in zip(dialog.fields.fields, ("40", "60"), strict=True):
        qtbot.keyClicks(field, text)
    qtbot.mouseClick(dialog.apply, LEFT)
    (margin,) = apparel.state.journey.raking
    assert (margin.by, margin.shares) == (apparel.state.journey.groupings, (("若い", 40.0), ("上", 60.0)))
    id_ = apparel.state.journey.groupings[0].id
    apparel.edit_journey(STEP, lambda journey: set_grouping(journey, id_, "世代", groups[:1]))
    assert apparel.state.problem is not None
    assert apparel.state.problem.text().startswith("There is a known share for “上”, which is no group of 世代")
    apparel.steps.undo()
    assert apparel.state.problem is None


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
    while dialog.list.count():
        qtbot.mouseClick(dialog.take_out, LEFT)
    assert dialog.add.hasFocus()
    assert (dialog.fields.fields, dialog.list.count()) == ([], 0)
    assert not dialog.paste.isEnabled()
    assert "add a column" in dialog.panel.steps[0].text()
    assert dialog.panel.steps[0].isVisible()
    add(dialog, "性別", qtbot)
    assert len(dialog.fields.fields) == 2


def test_a_column_that_the_survey_has_lost_can_be_taken_out(
    apparel: Workspace, look: Look, host: QWidget, qtbot: QtBot
) -> None:
    lost = Margin(SEX, (("女性", 100.0),), None, Crossed(ColumnKey("職業"), ("会社員",)))
    apparel.edit_journey(STEP, lambda journey: set_raking(journey, (lost,)))
    assert apparel.state.problem is not None
    dialog = shown(apparel, look, host, qtbot)
    assert "職業" in dialog.panel.warnings[0].text()
    assert dialog.cross.current_text == "職業 (not in the survey)"
    assert texts(dialog) == ["100"]
    qtbot.mouseClick(dialog.drop, LEFT)
    assert apparel.state.problem is None
    apparel.edit_journey(STEP, lambda journey: changed(journey, weight=ColumnKey("重み")))
    dialog = shown(apparel, look, host, qtbot)
    for field, text in zip(dialog.fields.fields, ("50", "50"), strict=True):
        qtbot.keyClicks(field, text)
    assert "重み" in dialog.panel.warnings[0].text()  # a weight column that is gone is told here too
    assert not dialog.apply.isEnabled()


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
