"""What opens from the header's measure box: each change is one step at once, and the score follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QPushButton, QWidget

from loyalty_desktop.desktop.measure_editor import MeasureEditor
from loyalty_desktop.journey import edit
from loyalty_desktop.messages import message
from loyalty_desktop.report.figures import score_text
from tests.desktop.conftest import dress
from tests.desktop.measuring import LEFT, analysed, hosting, measure_of, opened
from tests.desktop.screens.journey.inspecting import driver_named, key_of, open_rows, repeated, type_into
from tests.desktop.turning import turn_wheel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.survey.sheet import Cell

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # lists, without a screen


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    yield from hosting(qtbot)


@pytest.fixture
def editor(qtbot: QtBot, apparel: Workspace, look: Look, window: QWidget) -> MeasureEditor:
    return opened(qtbot, apparel, look, window)


def test_the_score_is_the_one_of_the_analysis(apparel: Workspace, editor: MeasureEditor) -> None:
    assert editor.score.score.text() == "+12.4" == analysed(apparel)
    assert "n = 1,238" in editor.score.base.text()
    assert editor.score.bar.texts() == ("At risk 25.6%", "Neutral 36.4%", "Repeaters 38.0%")
    assert editor.question.question.current_text == "Q1 1年後も利用したいか"
    assert editor.classes.strip.limits == (6, 9)
    assert (editor.target.score.text(), editor.target.date.text()) == ("+18.0", "31 Mar 2027")


def test_another_question_is_found_by_typing(qtbot: QtBot, apparel: Workspace, editor: MeasureEditor) -> None:
    combo = editor.question.question
    combo.setFocus(Qt.FocusReason.TabFocusReason)
    type_into(combo.line, "友人")
    qtbot.keyClick(combo, Qt.Key.Key_Return)
    assert measure_of(apparel).column == key_of(apparel, "友人に勧めたいか")
    assert measure_of(apparel).kind == "nps"
    assert editor.score.score.text() == analysed(apparel) != "+12.4"
    assert apparel.steps.count() == 1
    apparel.steps.undo()
    assert editor.score.score.text() == "+12.4"
    assert editor.question.question.current_text == "Q1 1年後も利用したいか"


def test_sure_questions_come_first(apparel: Workspace, editor: MeasureEditor) -> None:
    texts = [text for _key, text in editor.question.question.items]
    assert texts[:3] == ["Q1 1年後も利用したいか", "Q2 友人に勧めたいか", "Q16 総合満足度"]
    assert "【選ぶ】の満足度 [店舗接客] (now a driver)" in texts
    assert "Q14 アプリの使いやすさ" in texts
    assert "会員番号" not in texts


def test_a_driver_as_question_leaves_the_drivers_in_the_same_step(apparel: Workspace, editor: MeasureEditor) -> None:
    combo = editor.question.question
    driver = driver_named(apparel, "店舗接客")
    at = next(place for place, (key, _text) in enumerate(combo.items) if key == driver.column)
    combo.activated.emit(at)
    assert apparel.state.journey.driver(driver.id) is None
    assert apparel.steps.count() == 1
    assert not editor.name.kind.isVisible()
    assert editor.name.told.text().endswith("“Score (5-point answers)”.")
    assert editor.scale.isVisible()
    assert (editor.scale.low.value(), editor.scale.high.value()) == (1, 5)
    apparel.steps.undo()
    assert apparel.state.journey.driver(driver.id) == driver


def test_the_name_changes_words_and_no_figure(qtbot: QtBot, apparel: Workspace, editor: MeasureEditor) -> None:
    qtbot.mouseClick(editor.name.kind.button("nps"), LEFT)
    assert measure_of(apparel).kind == "nps"
    assert editor.score.score.text() == "+12.4"
    assert editor.score.bar.texts()[0].startswith("Detractors")
    assert editor.name.told.text() == "NPS (Net Promoter Score): would they recommend you to a friend?"
    assert apparel.steps.count() == 1


def test_dragging_a_limit_is_one_step(qtbot: QtBot, apparel: Workspace, editor: MeasureEditor) -> None:
    strip = editor.classes.strip
    middle, cell = strip.height() // 2, strip.width() / 11
    start = QPoint(round(strip.limit_x(0)), middle)
    QTest.mousePress(strip, LEFT, Qt.KeyboardModifier.NoModifier, start)
    for step in (1, 2):
        QTest.mouseMove(strip, QPoint(round(strip.limit_x(0) - cell), middle))
        assert strip.limits == (6 - step, 9)
    assert apparel.steps.count() == 0
    QTest.mouseRelease(strip, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(round(strip.limit_x(0)), middle))
    assert (measure_of(apparel).negative_max, measure_of(apparel).positive_min) == (4, 9)
    assert apparel.steps.count() == 1
    assert editor.score.score.text() == analysed(apparel) != "+12.4"
    apparel.steps.undo()
    assert strip.limits == (6, 9)


def test_limits_never_cross_nor_leave_the_scale(qtbot: QtBot, apparel: Workspace, editor: MeasureEditor) -> None:
    strip = editor.classes.strip
    middle = strip.height() // 2

    def drag(which: int, x: float) -> tuple[int, int]:
        QTest.mousePress(strip, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(round(strip.limit_x(which)), middle))
        QTest.mouseMove(strip, QPoint(round(x), middle))
        QTest.mouseRelease(strip, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(round(x), middle))
        return strip.limits

    assert drag(0, strip.width() + 50) == (8, 9)
    assert "The answers between" not in editor.classes.told.text()
    assert drag(0, -50) == (0, 9)
    assert apparel.steps.count() == 1  # the same limit dragged again
    assert drag(1, -50) == (0, 1)
    assert drag(1, strip.width() + 50) == (0, 10)
    assert apparel.steps.count() == 2


def test_limits_by_keyboard(qtbot: QtBot, apparel: Workspace, editor: MeasureEditor) -> None:
    field = editor.classes.positive
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert (measure_of(apparel).negative_max, measure_of(apparel).positive_min) == (6, 8)
    assert field.minimum() == 7
    field = editor.classes.negative
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "3")
    assert apparel.steps.count() == 1
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert measure_of(apparel).negative_max == 3
    assert apparel.steps.count() == 2
    assert editor.isVisible()
    assert editor.score.score.text() == analysed(apparel)


def test_another_scale_brings_its_cut_offs(qtbot: QtBot, apparel: Workspace, editor: MeasureEditor) -> None:
    assert not editor.scale.isVisible()
    combo = editor.question.question
    combo.activated.emit(next(at for at, (_key, text) in enumerate(combo.items) if text.startswith("Q14")))
    field = editor.scale.high
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert (measure_of(apparel).high, measure_of(apparel).negative_max, measure_of(apparel).positive_min) == (4, 2, 4)
    assert apparel.steps.count() == 2
    assert editor.score.score.text() == analysed(apparel)


def test_the_target_is_set_dated_and_taken_away(qtbot: QtBot, apparel: Workspace, editor: MeasureEditor) -> None:
    target = editor.target
    assert target.remove.text() == "Delete the target"
    assert target.date.width() >= target.date.sizeHint().width(), "the day is read whole"
    qtbot.mouseClick(target.remove, LEFT)
    assert measure_of(apparel).target is None
    assert target.add.isVisible()
    assert not target.score.isVisible()
    qtbot.mouseClick(target.add, LEFT)
    found = measure_of(apparel).target
    assert found is not None
    assert (found.score, found.date) == (17.0, "")
    assert not target.date.isVisible()
    qtbot.mouseClick(target.add_date, LEFT)
    found = measure_of(apparel).target
    assert found is not None
    assert found.date == QDate.currentDate().addYears(1).toString("yyyy-MM-dd")
    assert target.date.isVisible()
    qtbot.mouseClick(target.remove_date, LEFT)
    found = measure_of(apparel).target
    assert found is not None
    assert found.date == ""
    assert apparel.steps.count() == 4


@pytest.mark.parametrize(("typed", "score"), [("25", 25.0), ("-5.5", -5.5), ("+7", 7.0)])
def test_a_target_score_is_one_step_when_it_is_finished(
    qtbot: QtBot, apparel: Workspace, editor: MeasureEditor, typed: str, score: float
) -> None:
    field = editor.target.score
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, typed)
    assert apparel.steps.count() == 0
    qtbot.keyClick(field, Qt.Key.Key_Return)
    target = measure_of(apparel).target
    assert target is not None
    assert (target.score, target.date) == (score, "2027-03-31")
    assert apparel.steps.count() == 1
    assert field.text() == score_text(score, 1)


def test_another_day(qtbot: QtBot, apparel: Workspace, editor: MeasureEditor) -> None:
    field = editor.target.date
    field.setFocus()
    field.setSelectedSection(field.Section.YearSection)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    target = measure_of(apparel).target
    assert target is not None
    assert (target.score, target.date) == (18.0, "2028-03-31")


def test_typed_but_unfinished_values_are_taken_on_closing(
    qtbot: QtBot, apparel: Workspace, editor: MeasureEditor
) -> None:
    field = editor.target.score
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "30")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    target = measure_of(apparel).target
    assert target is not None
    assert target.score == 30.0


def test_escape_closes(qtbot: QtBot, editor: MeasureEditor) -> None:
    with qtbot.waitSignal(editor.destroyed):
        qtbot.keyClick(editor, Qt.Key.Key_Escape)


def test_its_button_closes(qtbot: QtBot, editor: MeasureEditor) -> None:
    with qtbot.waitSignal(editor.destroyed):
        qtbot.mouseClick(editor.close_button, LEFT)


def test_a_click_elsewhere_closes_and_is_not_swallowed(qtbot: QtBot, editor: MeasureEditor, window: QWidget) -> None:
    button = window.findChildren(QPushButton, options=Qt.FindChildOption.FindDirectChildrenOnly)[0]
    with qtbot.waitSignals([editor.destroyed, button.clicked]):
        qtbot.mouseClick(button, LEFT)


def test_a_click_inside_leaves_it_open(qtbot: QtBot, editor: MeasureEditor) -> None:
    qtbot.mouseClick(editor.title, LEFT)
    combo = editor.question.question
    combo.showPopup()
    qtbot.mouseClick(combo.view().viewport(), LEFT, pos=combo.view().visualRect(combo.model().index(0, 0)).center())
    assert editor.isVisible()


def test_undo_and_redo_inside(qtbot: QtBot, apparel: Workspace, editor: MeasureEditor) -> None:
    qtbot.mouseClick(editor.name.kind.button("satisfaction"), LEFT)
    editor.close_button.setFocus()
    qtbot.keyClick(editor.close_button, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert measure_of(apparel).kind == "nrs"
    qtbot.keyClick(editor.close_button, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert measure_of(apparel).kind == "satisfaction"


def test_enter_presses_no_button(qtbot: QtBot, apparel: Workspace, editor: MeasureEditor) -> None:
    editor.target.score.setFocus()
    qtbot.keyClick(editor.target.score, Qt.Key.Key_Return)
    assert editor.isVisible()
    assert apparel.steps.count() == 0


def test_the_wheel_changes_nothing_without_the_keyboard(apparel: Workspace, editor: MeasureEditor) -> None:
    editor.close_button.setFocus()
    for field in (editor.classes.negative, editor.target.score, editor.target.date, editor.question.question):
        turn_wheel(field)
    assert apparel.steps.count() == 0


def test_only_one_is_open(qtbot: QtBot, apparel: Workspace, look: Look, window: QWidget, editor: MeasureEditor) -> None:
    with qtbot.waitSignal(editor.destroyed):
        second = opened(qtbot, apparel, look, window)
    assert second.isVisible()


def test_it_stays_on_the_screen(qtbot: QtBot, editor: MeasureEditor) -> None:
    editor.move(5000, 5000)
    editor.draw()
    room = editor.screen().availableGeometry()
    assert room.contains(editor.geometry()) or editor.height() > room.height()
    assert editor.x() + editor.width() <= room.right() + 1


def test_another_language_and_theme_live(
    qapp: QApplication, apparel: Workspace, editor: MeasureEditor, look: Look
) -> None:
    look.set_language("ja")
    assert editor.title.text() == "ロイヤルティ指標の設定"
    assert editor.score.bar.texts()[0] == "離反リスク 25.6%"
    assert editor.classes.told.text().startswith("スコアは「リピーター」の割合 −「離反リスク」の割合です。")
    look.set_theme("dark")
    dress(qapp, look)
    strip = editor.classes.strip
    picture = strip.grab().toImage()
    cell = strip.width() / 11
    places = {"negative": 0.2, "passive": 7.2, "positive": 9.2}
    for role, at in places.items():
        colour = picture.pixelColor(round(at * cell), strip.height() // 2 - 8).name()
        assert colour == look.theme.hex(role).lower()


def test_everything_has_a_name(editor: MeasureEditor) -> None:
    for part in editor.findChildren(QWidget):
        if part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None:
            spoken = part.text() if isinstance(part, QPushButton) else ""
            if isinstance(part.parentWidget(), QAbstractSpinBox):
                continue
            assert part.accessibleName() or spoken, f"{part} has no accessible name"


def test_a_small_base(qtbot: QtBot, workspace: Workspace, look: Look, window: QWidget) -> None:
    rows: list[list[Cell]] = [["How likely are you to recommend us? (0-10)", "Satisfaction with service"]]
    open_rows(workspace, [*rows, *repeated(12, 10, 5)])
    editor = opened(qtbot, workspace, look, window)
    assert editor.score.reference.isVisible()
    assert editor.score.score.property("tone") == "faint"
    open_rows(workspace, [*rows, *repeated(8, 10, 5)])
    editor = opened(qtbot, workspace, look, window)
    assert editor.score.score.text() == "–"
    assert not editor.score.bar.isVisible()
    assert "n = 8" in editor.score.base.text()


def test_without_a_survey(qtbot: QtBot, workspace: Workspace, look: Look, window: QWidget) -> None:
    editor = opened(qtbot, workspace, look, window)
    assert editor.score.base.text() == "Open the answers of your survey to see the score."
    assert not editor.question.question.isEnabled()
    assert editor.question.question.current_text == "Choose…"


def test_another_project_closes_it(qtbot: QtBot, apparel: Workspace, editor: MeasureEditor) -> None:
    with qtbot.waitSignal(editor.destroyed):
        apparel.close()


def test_a_long_heading_does_not_widen_it(qtbot: QtBot, workspace: Workspace, look: Look, window: QWidget) -> None:
    long = "How likely are you to recommend us to a friend? (0-10) " + "very " * 30
    open_rows(workspace, [[long, "Satisfaction with service"], *repeated(40, 9, 4)])
    editor = opened(qtbot, workspace, look, window)
    assert editor.width() == 440
    assert editor.question.question.current_text.startswith("How likely")
    assert "…" in editor.question.question.line.text() or editor.question.question.hasFocus()
    workspace.edit_journey(message("step_measure_kind"), lambda journey: edit.set_measure_kind(journey, "nrs"))
    assert editor.width() == 440


def test_a_target_begins_five_points_above_the_score(
    qtbot: QtBot, workspace: Workspace, look: Look, window: QWidget
) -> None:
    rows: list[list[Cell]] = [["How likely are you to recommend us? (0-10)", "Satisfaction with service"]]
    open_rows(workspace, [*rows, *repeated(15, 10, 5), *repeated(10, 0, 2), *repeated(15, 7, 3)])
    editor = opened(qtbot, workspace, look, window)
    assert editor.score.score.text() == "+12.5"
    qtbot.mouseClick(editor.target.add, LEFT)
    target = measure_of(workspace).target
    assert target is not None
    assert target.score == 18.0
