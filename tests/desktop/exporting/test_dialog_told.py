"""What the dialog tells before anything is written: what is left out, what an update does, how pages look."""

from __future__ import annotations

import datetime as dt
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pptx import Presentation
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from loyalty_desktop.desktop.exporting import collecting
from loyalty_desktop.desktop.exporting.remembered import Remembered, recall, remember
from loyalty_desktop.desktop.exporting.working_out import voices_of
from loyalty_desktop.desktop.questions import Questions
from loyalty_desktop.desktop.session.settings import Settings
from loyalty_desktop.report.document.choice import chosen
from loyalty_desktop.report.document.model import SECTIONS
from tests.desktop.conftest import open_in
from tests.desktop.exporting.conftest import dialog_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.compute.voices import Voices
    from loyalty_desktop.desktop.main_window import MainWindow
    from loyalty_desktop.desktop.session.notices import Notice
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.report.document.choice import Choice
    from loyalty_desktop.report.document.model import Report

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_parts_that_are_not_for_management_are_shown_at_once(commented: MainWindow, qtbot: QtBot) -> None:
    commented.book.exporting.open()
    dialog = dialog_of(commented, qtbot)
    assert not dialog.contents.sections["voices"].is_mute
    dialog.contents.audience.button("management").click()
    mute = {section for section, tick in dialog.contents.sections.items() if tick.is_mute}
    report = dialog._report
    assert report is not None
    assert mute == {one for one in SECTIONS if one not in {"definitions"} | written(report, dialog.choice)}
    assert "voices" in mute
    assert dialog.contents.left_out.isVisible()
    assert "Voices" in dialog.contents.left_out.text()
    assert "Voices" in dialog.contents.sections["voices"].accessibleDescription()
    for section, tick in dialog.contents.sections.items():
        if section != "voices":
            tick.setChecked(False)
    assert not dialog.contents.sections["voices"].is_mute  # it comes in where the others are not chosen


def written(report: Report, choice: Choice) -> set[str]:
    return {page.section for page in chosen(report, choice).pages}


def test_what_is_known_is_shown_while_the_rest_is_worked_out(
    commented: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on = threading.Event()

    def slow(
        counter: Counter, journey: Journey, cancelled: Callable[[], bool], on_progress: Callable[[float], None]
    ) -> Voices:
        on_progress(0.4)
        assert goes_on.wait(60)
        return voices_of(counter, journey, cancelled, on_progress)

    monkeypatch.setattr(collecting, "voices_of", slow)
    commented.book.exporting.open()
    dialog = commented.book.exporting.dialog
    assert dialog is not None
    preview, voices = dialog.preview, "Voices"
    told = "Shown so far without Voices, which is being worked out."
    qtbot.waitUntil(lambda: preview.said.text() == told and preview.bar.value() == 400, timeout=20_000)
    qtbot.waitUntil(lambda: any(one.kind == "slides" for one in preview.thumbs), timeout=20_000)
    assert preview.bar.isVisible()
    assert preview.count("slides") == 0  # how many there will be is not known
    assert voices not in [one.title for one in preview.thumbs]
    assert not dialog.contents.sections["voices"].is_mute  # it only comes later
    assert dialog.writing.isEnabled()
    goes_on.set()
    assert dialog_of(commented, qtbot) is dialog
    assert not preview.bar.isVisible()
    assert not preview.said.isVisible()
    assert any(one.title.startswith(voices) for one in preview.thumbs)
    for kind in dialog.formats.chosen:
        mine = [one for one in preview.thumbs if one.kind == kind]
        assert [one.at for one in mine] == list(range(preview.count(kind)))


def test_parts_for_which_the_survey_has_nothing_are_told(opened: MainWindow, qtbot: QtBot) -> None:
    opened.book.exporting.open()
    dialog = dialog_of(opened, qtbot)
    assert dialog.contents.sections["voices"].is_mute
    assert "nothing for: " in dialog.contents.left_out.text()
    for section, tick in dialog.contents.sections.items():
        tick.setChecked(section == "voices")
    assert not dialog.writing.isEnabled()
    assert dialog.place.problem.text().startswith("Nothing that is ticked would be written")


def test_a_broken_template_is_refused_and_never_remembered(
    opened: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken.pptx"
    broken.write_bytes(b"no deck")
    opened.book.exporting.open()
    dialog = dialog_of(opened, qtbot)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_told: (str(broken), ""))
    for line in (dialog.formats.template, dialog.formats.earlier):
        qtbot.mouseClick(line.choose, LEFT)
        assert "broken.pptx is not a PowerPoint deck" in line.told.text()
        assert line.told.isVisible()
        assert line.path is None
    assert dialog.kept.chosen.template == ""
    dialog.reject()
    remember(opened.parts.settings, Remembered(template=str(broken)))  # it was whole then
    opened.book.exporting._kept = None
    opened.book.exporting.open()
    again = dialog_of(opened, qtbot)
    qtbot.waitUntil(lambda: again.formats.template.path is None)
    assert "broken.pptx" in again.formats.template.told.text()
    assert again.order.manner.template is None


def test_what_an_update_will_do_is_told_before(
    opened: MainWindow, qtbot: QtBot, survey: Path, monkeypatch: pytest.MonkeyPatch, said: list[Notice]
) -> None:
    opened.book.exporting.open(("drivers",))
    dialog = dialog_of(opened, qtbot)
    dialog.formats.kinds["excel"].setChecked(False)
    dialog.place.name.setText("先月")
    qtbot.mouseClick(dialog.writing, LEFT)
    qtbot.waitUntil(lambda: said[-1].messages[0].id == "export_written", timeout=30_000)
    earlier = survey.parent / "先月.pptx"
    count = len(Presentation(str(earlier)).slides)
    opened.book.exporting.open()
    dialog = dialog_of(opened, qtbot)
    for section, tick in dialog.contents.sections.items():
        tick.setChecked(section in {"summary"})
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_told: (str(earlier), ""))
    qtbot.mouseClick(dialog.formats.earlier.choose, LEFT)
    line = dialog.formats.earlier
    qtbot.waitUntil(lambda: bool(line.told.text()), timeout=20_000)
    told = line.told.text()
    assert told.startswith("When you write: ")
    assert "New in this wave: " in told
    assert "Taken out, because the report has them no longer: " in told
    qtbot.waitUntil(lambda: "slides as" in dialog.place.problem.text(), timeout=20_000)
    foretold = int(dialog.place.problem.text().split(" slides as")[0].split()[-1])
    dialog.place.name.setText("今月")
    qtbot.mouseClick(dialog.writing, LEFT)
    qtbot.waitUntil(lambda: said[-1].messages[0].id == "export_written", timeout=30_000)
    assert "deck_refreshed" in [one.id for one in said[-1].messages]
    assert len(Presentation(str(survey.parent / "今月.pptx")).slides) == foretold != count


def test_names_tell_what_is_in_a_report(opened: MainWindow, qtbot: QtBot) -> None:
    opened.book.exporting.open()
    dialog = dialog_of(opened, qtbot)
    day = dialog.place.stem.rpartition("_")[2]
    dialog.contents.audience.button("management").click()
    assert dialog.place.stem == f"夏_Report_for-management_{day}"
    for section, tick in dialog.contents.sections.items():
        tick.setChecked(section in {"drivers", "actions"})
    assert dialog.place.stem == f"夏_Drivers-Actions_for-management_{day}"
    dialog.contents.sections["definitions"].setChecked(True)
    assert dialog.place.stem == f"夏_Report-in-3-parts_for-management_{day}"
    qtbot.mouseClick(dialog.contents.every, LEFT)
    dialog.contents.sections["customers"].setChecked(False)
    assert dialog.place.stem == f"夏_Report-without-Customers_for-management_{day}"
    dialog.place.name.setText("月報")
    dialog.contents.audience.button("team").click()
    assert dialog.place.stem == "月報"


def test_cancel_keeps_what_was_chosen_for_this_window(
    opened: MainWindow, qtbot: QtBot, survey: Path, tmp_path: Path
) -> None:
    opened.book.exporting.open()
    dialog = dialog_of(opened, qtbot)
    deck = tmp_path / "deck.pptx"
    Presentation().save(str(deck))
    dialog.formats.kinds["pdf"].setChecked(True)
    dialog.formats.earlier.take(deck)
    dialog.contents.audience.button("management").click()
    dialog.contents.sections["actions"].setChecked(False)
    dialog.place.name.setText("月報")
    dialog.place.show_folder(tmp_path)
    qtbot.mouseClick(dialog.cancelling, LEFT)
    opened.book.exporting.open()
    again = dialog_of(opened, qtbot)
    assert again.formats.chosen == ("excel", "slides", "pdf")
    assert again.order.manner.earlier == deck
    assert again.choice.audience == "management"
    assert "actions" not in again.contents.chosen
    assert (again.place.stem, again.place.folder) == ("月報", tmp_path)
    assert recall(opened.parts.settings) == Remembered()  # nothing was written: it is for this window only
    qtbot.mouseClick(again.cancelling, LEFT)
    open_in(opened.parts.workspace, survey)
    opened.book.exporting.open()
    assert dialog_of(opened, qtbot).formats.chosen == ("excel", "slides")


def test_a_folder_of_pictures_that_is_there_is_told(opened: MainWindow, qtbot: QtBot, survey: Path) -> None:
    opened.book.exporting.open()
    dialog = dialog_of(opened, qtbot)
    for kind, tick in dialog.formats.kinds.items():
        tick.setChecked(kind == "pictures")
    dialog.place.name.setText("月報")
    assert "is there already" not in dialog.place.problem.text()
    (survey.parent / "月報 pictures").mkdir()
    dialog.place.changed.emit()
    assert "The folder 月報 pictures is there already" in dialog.place.problem.text()


def test_files_that_are_all_there_are_not_named_twice(opened: MainWindow, qtbot: QtBot, survey: Path) -> None:
    opened.book.exporting.open()
    dialog = dialog_of(opened, qtbot)
    dialog.place.name.setText("月報")
    (survey.parent / "月報.xlsx").touch()
    dialog.place.changed.emit()
    assert dialog.place.problem.text().splitlines()[1:] == ["What is there already is replaced: 月報.xlsx."]
    (survey.parent / "月報.pptx").touch()
    dialog.place.changed.emit()
    _first, second = dialog.place.problem.text().splitlines()
    assert second == "Files of these names are there already: all of them are replaced."


def test_a_list_is_proposed_beside_the_survey_by_who_is_on_it(
    opened: MainWindow, survey: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = opened.parts.questions.place_of_list
    assert place is not None
    today = dt.datetime.now().astimezone().date().isoformat()
    assert place("頭/心") == survey.parent / f"夏_頭 心_{today}"
    questions, asked = Questions(Settings()), []
    questions.place_of_list = place
    (survey.parent / "顧客.csv").touch()

    def answer(*told: str) -> tuple[str, str]:
        asked.append(told[2])
        return str(survey.parent / "顧客"), "CSV file (Shift_JIS) (*.csv)"

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    found = questions.list_target("推奨者")
    assert asked == [str(survey.parent / f"夏_推奨者_{today}")]
    assert found is not None
    assert found.encoding == "cp932"
    assert found.path == survey.parent / "顧客 2.csv"  # nobody was asked about what is there


def test_a_picture_is_seen_large_and_leafed_through(opened: MainWindow, qtbot: QtBot) -> None:
    opened.book.exporting.open()
    dialog = dialog_of(opened, qtbot)
    first, second = dialog.preview.thumbs[:2]
    assert first.accessibleName().startswith("Excel workbook, 1 of ")
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Left)
    qtbot.keyClick(first, Qt.Key.Key_Return)
    large = dialog.large
    assert large is not None
    qtbot.waitUntil(large.isVisible)
    assert large.thumb is first
    assert large.sheet.picture is not None
    assert not large.back.isEnabled()
    qtbot.keyClick(large, Qt.Key.Key_Right)
    assert large.thumb is second
    assert second.title in large.title.full_text()
    qtbot.keyClick(large, Qt.Key.Key_End)
    assert large.thumb is dialog.preview.thumbs[-1]
    assert not large.on.isEnabled()
    qtbot.keyClick(large, Qt.Key.Key_Home)
    qtbot.mouseClick(large.on, LEFT)
    qtbot.keyClick(large, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: dialog.large is None)
    assert dialog.isVisible()
    assert second.hasFocus()


def test_nothing_is_told_of_pictures_that_are_no_more(opened: MainWindow, qtbot: QtBot) -> None:
    opened.book.exporting.open()
    dialog = dialog_of(opened, qtbot)
    before = dialog.preview.area.accessibleDescription()
    assert "Excel workbook: " in before
    dialog.formats.kinds["excel"].setChecked(False)
    assert dialog.preview.area.accessibleDescription() == ""
    qtbot.waitUntil(lambda: bool(dialog.preview.area.accessibleDescription()), timeout=20_000)
    assert "Excel" not in dialog.preview.area.accessibleDescription()


def test_the_data_screen_is_no_part_of_a_report(opened: MainWindow, qtbot: QtBot) -> None:
    assert opened.commands["export_screen"].isEnabled()
    opened.book.show_screen("data")
    assert not opened.commands["export_screen"].isEnabled()
    assert opened.commands["export"].isEnabled()
    opened.book.exporting.open_screen()
    assert opened.book.exporting.dialog is None
    opened.book.show_screen("journey")
    assert opened.commands["export_screen"].isEnabled()
