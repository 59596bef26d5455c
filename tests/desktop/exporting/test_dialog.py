"""The dialog before a report is written: opened by button, keys and menu; what is ticked is what is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pptx import Presentation
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from loyalty_desktop.desktop.exporting.remembered import CHOICE, Remembered, recall, remember
from loyalty_desktop.report import placing
from loyalty_desktop.report.document.model import SECTIONS
from tests.desktop.exporting.conftest import dialog_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.main_window import MainWindow
    from loyalty_desktop.desktop.session.notices import Notice

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_the_button_opens_it_and_escape_closes_it(opened: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(opened.book.header.export, LEFT)
    dialog = dialog_of(opened, qtbot)
    assert dialog.isModal()
    assert dialog.contents.chosen == SECTIONS
    assert not dialog.formats.answers.isChecked()
    assert dialog.place.folder == Path(opened.parts.workspace.state.project.sources[0].path_absolute).parent
    assert dialog.place.stem.startswith("夏_Report_20")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: opened.book.exporting.dialog is None)


def test_keys_open_it_and_reach_everything(opened: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(opened, Qt.Key.Key_E, CONTROL)
    dialog = dialog_of(opened, qtbot)
    reached = set()
    qtbot.waitUntil(lambda: bool(dialog.preview.thumbs))
    for _press in range(60):
        qtbot.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Tab)
        reached.add(dialog.focusWidget())
    everything = (
        *dialog.formats.kinds.values(),
        dialog.formats.answers,
        dialog.formats.template.choose,
        dialog.formats.earlier.choose,
        dialog.contents.audience.button("team"),
        *dialog.contents.sections.values(),
        dialog.contents.hides_small,
        dialog.contents.masks,
        dialog.preview.thumbs[0],
        dialog.place.name,
        dialog.place.choose,
        dialog.cancelling,
        dialog.writing,
    )
    assert [one.accessibleName() for one in everything if one not in reached] == []
    assert [type(one) for one in everything if not (one.accessibleName() or getattr(one, "text", str)())] == []
    tick = dialog.formats.kinds["slides"]
    tick.setFocus()
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert dialog.formats.chosen == ("excel",)


def test_a_screen_is_exported_alone(opened: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(opened, Qt.Key.Key_E, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    dialog = dialog_of(opened, qtbot)
    assert dialog.contents.chosen == ("drivers",)
    qtbot.mouseClick(dialog.contents.every, LEFT)
    assert dialog.contents.chosen == SECTIONS


def test_previews_are_of_what_is_ticked(
    opened: MainWindow, qtbot: QtBot, drawn: list[tuple[str, tuple[str, ...]]]
) -> None:
    opened.book.exporting.open()
    dialog = dialog_of(opened, qtbot)
    for section, tick in dialog.contents.sections.items():
        if section != "drivers":
            tick.setChecked(False)
    dialog.formats.kinds["excel"].setChecked(False)
    qtbot.waitUntil(lambda: drawn[-1] == ("slides", ("drivers",)))
    qtbot.waitUntil(lambda: f"{len(dialog.preview.thumbs)} slides" in dialog.place.problem.text())
    assert dialog.preview.thumbs
    dialog.contents.sections["drivers"].setChecked(False)
    assert not dialog.writing.isEnabled()
    assert dialog.place.problem.text() == "Choose at least one part of the report."


def test_answers_go_along_only_when_told_and_personal_data_each_time(opened: MainWindow, qtbot: QtBot) -> None:
    opened.book.exporting.open()
    dialog = dialog_of(opened, qtbot)
    assert not dialog.formats.warning.isVisible()
    dialog.formats.answers.setChecked(True)
    assert "240" in dialog.formats.warning.text()
    assert dialog.formats.warning.isVisible()
    assert (dialog.choice.answers, dialog.choice.personal) == (True, False)
    dialog.formats.kinds["excel"].setChecked(False)
    assert not dialog.choice.answers


def test_small_groups_cannot_be_hidden_beside_every_answer(opened: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(opened, Qt.Key.Key_E, CONTROL)
    dialog = dialog_of(opened, qtbot)
    for tick in (dialog.formats.answers, dialog.contents.hides_small):
        tick.setFocus()
        qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert not dialog.writing.isEnabled()
    assert dialog.place.problem.text().startswith("Small groups cannot be hidden")
    qtbot.keyClick(dialog.contents.hides_small, Qt.Key.Key_Space)
    assert dialog.writing.isEnabled()


def test_what_was_chosen_is_there_the_next_time(opened: MainWindow, qtbot: QtBot, said: list[Notice]) -> None:
    opened.book.exporting.open()
    dialog = dialog_of(opened, qtbot)
    dialog.formats.kinds["slides"].setChecked(False)
    dialog.contents.audience.button("management").click()
    dialog.contents.sections["voices"].setChecked(False)
    dialog.contents.hides_small.setChecked(True)
    qtbot.mouseClick(dialog.writing, LEFT)
    qtbot.waitUntil(lambda: said[-1].messages[0].id == "export_written", timeout=20_000)
    opened.book.exporting.open()
    again = dialog_of(opened, qtbot)
    assert again.formats.chosen == ("excel",)
    assert again.choice.audience == "management"
    assert again.choice.hides_small
    assert "voices" not in again.contents.chosen
    opened.parts.settings.put(CHOICE, "{broken")
    assert recall(opened.parts.settings) == Remembered()


def test_files_and_folder_are_chosen(
    opened: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.book.exporting.open()
    dialog = dialog_of(opened, qtbot)
    Presentation().save(str(tmp_path / "会社.pptx"))
    chosen = {"getExistingDirectory": str(tmp_path), "getOpenFileName": (str(tmp_path / "会社.pptx"), "")}
    for name, answer in chosen.items():
        monkeypatch.setattr(QFileDialog, name, lambda *_told, answer=answer: answer)
    qtbot.mouseClick(dialog.place.choose, LEFT)
    assert dialog.place.folder == tmp_path
    qtbot.mouseClick(dialog.formats.template.choose, LEFT)
    assert dialog.order.manner.template == tmp_path / "会社.pptx"
    assert dialog.formats.template.name.full_text() == "会社.pptx"
    qtbot.mouseClick(dialog.formats.template.forget, LEFT)
    assert dialog.order.manner.template is None
    qtbot.mouseClick(dialog.formats.earlier.choose, LEFT)
    assert dialog.order.manner.earlier == tmp_path / "会社.pptx"


def test_only_the_file_that_is_open_in_excel_gets_another_name(
    opened: MainWindow, qtbot: QtBot, survey: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.book.exporting.open()
    dialog = dialog_of(opened, qtbot)
    dialog.place.name.setText("月報")
    for name in ("月報.xlsx", "~$月報.xlsx"):
        (survey.parent / name).write_bytes(b"old")
    monkeypatch.setattr(placing, "_is_locked", lambda _file: True)
    qtbot.mouseClick(dialog.writing, LEFT)
    assert dialog.isVisible()
    assert "月報.xlsx" in dialog.place.problem.text()
    assert dialog.place.other.hasFocus()
    assert not dialog.place.replacing.isVisible()
    qtbot.keyClick(dialog.place.other, Qt.Key.Key_Space)
    assert [one.path.name for one in dialog.order.targets] == ["月報 (2).xlsx", "月報.pptx"]
    assert dialog.writing.hasFocus()
    dialog.place.name.setText("週報")
    assert [one.path.name for one in dialog.order.targets] == ["週報.xlsx", "週報.pptx"]


def test_what_a_crash_left_beside_a_file_can_be_passed_over(
    opened: MainWindow, qtbot: QtBot, survey: Path, said: list[Notice]
) -> None:
    opened.book.exporting.open()
    dialog = dialog_of(opened, qtbot)
    dialog.formats.kinds["slides"].setChecked(False)
    dialog.place.name.setText("月報")
    for name in ("月報.xlsx", ".~lock.月報.xlsx#"):
        (survey.parent / name).write_bytes(b"old")
    qtbot.mouseClick(dialog.writing, LEFT)
    assert "crashed" in dialog.place.problem.text()
    qtbot.mouseClick(dialog.place.replacing, LEFT)
    qtbot.mouseClick(dialog.writing, LEFT)
    qtbot.waitUntil(lambda: said[-1].messages[0].id == "export_written", timeout=20_000)
    assert (survey.parent / "月報.xlsx").read_bytes().startswith(b"PK")


def test_the_survey_is_never_written_over(opened: MainWindow, qtbot: QtBot, survey: Path) -> None:
    before = survey.read_bytes()
    survey.with_suffix(".xlsx").symlink_to(survey)
    opened.book.exporting.open()
    dialog = dialog_of(opened, qtbot)
    dialog.place.name.setText("夏")
    qtbot.mouseClick(dialog.writing, LEFT)
    assert dialog.isVisible()
    assert "is what is being read" in dialog.place.problem.text()
    assert survey.read_bytes() == before


def test_without_figures_there_is_nothing_to_export(window: MainWindow, qtbot: QtBot) -> None:
    window.parts.documents.new()
    assert not window.book.header.export.isEnabled()
    assert not window.commands["export"].isEnabled()
    window.book.exporting.open()
    assert window.book.exporting.dialog is None


def test_comments_go_along_with_personal_data_and_are_named(commented: MainWindow, qtbot: QtBot) -> None:
    commented.book.exporting.open()
    dialog = dialog_of(commented, qtbot)
    dialog.formats.answers.setChecked(True)
    dialog.formats.personal.setChecked(True)
    assert "Comments: ご意見をお聞かせください" in dialog.formats.warning.text()
    assert dialog.choice.personal


def test_ids_go_along_with_personal_data_and_are_named(opened: MainWindow, qtbot: QtBot) -> None:
    opened.book.exporting.open()
    dialog = dialog_of(opened, qtbot)
    dialog.formats.answers.setChecked(True)
    assert dialog.formats.personal.isVisible()
    assert "会員番号" not in dialog.formats.warning.text()
    dialog.formats.personal.setChecked(True)
    told = dialog.formats.warning.text()
    assert "IDs: 会員番号" in told
    assert dialog.choice.personal


def test_the_dialog_opens_with_a_folder_that_cannot_be_asked_and_a_name_that_is_too_long(
    opened: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = opened.parts.settings
    remember(settings, Remembered(folder=f"/{'長' * 200}", template=f"/{'長' * 200}.potx"))
    opened.book.exporting.open()
    dialog = dialog_of(opened, qtbot)
    assert dialog.place.folder.is_dir()
    assert dialog.order.manner.template is None
    dialog.place.name.setText("長" * 120)
    qtbot.mouseClick(dialog.writing, LEFT)
    assert dialog.isVisible()
    assert "could not be written" in dialog.place.problem.text()
