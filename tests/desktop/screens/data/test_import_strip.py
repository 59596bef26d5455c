"""The strip that says how the file was read: its sheet, heading rows, encoding, another file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.desktop.screens.data.import_strip import heading_choices, rows_words
from loyalty_desktop.desktop.screens.data.screen import DataScreen
from loyalty_desktop.desktop.session.opening import Opened
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.journey.project import Project, source_of
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.survey.files.encoding import name_of
from loyalty_desktop.survey.sheet import Workbook
from loyalty_desktop.survey.survey import survey
from tests.desktop.conftest import open_in
from tests.desktop.screens.data.acting import choose, results
from tests.surveys import sheet_from

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.documents import Documents
    from loyalty_desktop.desktop.session.workspace import Workspace
    from tests.desktop.screens.data.conftest import Show

HEADS = ["会員番号", "今後も利用したいですか（0-10）", "満足度 [店]"]


def answers(many: int) -> list[list[str | int | None]]:
    words = ("とても満足", "やや満足", "どちらとも", "やや不満", "とても不満")
    return [[f"a{at}", at % 11, words[at % 5]] for at in range(many)]


@pytest.fixture
def two_sheets(workspace: Workspace) -> Workspace:
    """A workbook with two sheets of answers, and one that is hidden and empty."""
    sheets = (
        sheet_from([HEADS, *answers(60)], "4月"),
        sheet_from([["調査", None, None], HEADS, *answers(40)], "5月"),
        sheet_from([["x"]], "設定", hidden=True),
    )
    read = survey(Workbook(sheets, None, "surveys.xlsx", "sha"))
    project = Project((source_of(Path("surveys.xlsx"), None, read),), suggest_journey(read))
    workspace.open(Opened(project, None, read, Counter(read), fresh=True))
    return workspace


def take(screen: DataScreen, combo: str, text: str) -> None:
    """Take an entry of one of the three lists."""
    box = getattr(screen.strip, combo)
    at = box.findText(text)
    assert at >= 0, [box.itemText(each) for each in range(box.count())]
    box.setCurrentIndex(at)
    box.activated.emit(at)


def test_strip_when_nothing_was_corrected(two_sheets: Workspace, show: Show) -> None:
    screen = show(two_sheets)
    strip = screen.strip

    assert [strip.sheets.itemText(at) for at in range(3)] == ["4月", "5月", "設定 (hidden)"]
    assert (strip.sheets.currentText(), strip.headings.currentText()) == ("4月", "Row 1 (automatic)")
    assert strip._automatic.isVisible()
    assert not strip.encodings.isVisible()  # a workbook says itself what its characters are
    assert strip._size.text() == "60 rows × 3 columns"


def test_sheet_when_another_one_is_taken(two_sheets: Workspace, show: Show) -> None:
    screen = show(two_sheets)
    choose(screen, "B")
    take(screen, "sheets", "5月")

    assert results(two_sheets).respondents == 40
    assert screen.strip.headings.currentText() == "Row 2 (automatic)"
    assert not screen.strip._automatic.isVisible()
    assert screen.grid.visible_cells()[0].row == 0
    assert screen.grid._cells is not None
    assert screen.grid._cells.row_number(0) == 3
    two_sheets.steps.undo()
    assert results(two_sheets).respondents == 60
    assert screen.strip.sheets.currentText() == "4月"


def test_sheets_when_all_of_them_are_taken_by_one_press(two_sheets: Workspace, show: Show, qtbot: QtBot) -> None:
    screen = show(two_sheets)
    qtbot.mouseClick(screen.left_out.read, Qt.MouseButton.LeftButton)
    asked = next(one for one in screen.read.lines if one.line.rule == "sheets")
    qtbot.waitUntil(lambda: not asked.choices[0].visibleRegion().isEmpty())
    qtbot.mouseClick(asked.choices[0], Qt.MouseButton.LeftButton)
    assert results(two_sheets).respondents == 100
    assert not [one for one in screen.read.lines if one.line.id == "other_sheets"]
    two_sheets.steps.undo()
    assert results(two_sheets).respondents == 60


def test_sheet_when_the_same_one_is_taken(two_sheets: Workspace, show: Show) -> None:
    screen = show(two_sheets)
    take(screen, "headings", "Rows 1–2")
    take(screen, "sheets", "4月")

    assert two_sheets.steps.count() == 1
    assert two_sheets.reading.heading_rows == (1, 2)


def test_sheet_when_it_holds_no_answers(two_sheets: Workspace, show: Show, told: list[str]) -> None:
    """A sheet that cannot be read is refused with a sentence, and the list shows again what is read."""
    screen = show(two_sheets)
    take(screen, "sheets", "設定 (hidden)")

    assert len(told) == 1
    assert two_sheets.steps.count() == 0
    assert screen.strip.sheets.currentText() == "4月"
    assert screen.grid.visible_cells()


def test_headings_when_rows_are_told(two_sheets: Workspace, show: Show) -> None:
    screen = show(two_sheets)
    take(screen, "headings", "Rows 1–2")

    assert two_sheets.reading.heading_rows == (1, 2)
    assert results(two_sheets).respondents == 59
    assert screen.strip.headings.currentText() == "Rows 1–2"
    take(screen, "headings", "Automatic")
    assert two_sheets.reading.heading_rows is None
    assert results(two_sheets).respondents == 60


def test_headings_when_they_lie_outside_the_sheet(two_sheets: Workspace, show: Show) -> None:
    assert heading_choices(4) == ((1,), (2,), (3,), (1, 2), (2, 3), (1, 2, 3))
    assert heading_choices(1_000)[9] == (10,)
    assert len(heading_choices(1_000)) == 10 + 9 + 8


def test_rows_when_they_are_named() -> None:
    assert [rows_words(rows) for rows in ((), (2,), (1, 2, 3), (1, 3))] == [
        "No headings",
        "Row 2",
        "Rows 1–3",
        "Rows 1, 3",
    ]


def test_encoding_when_another_one_is_taken(
    workspace: Workspace, show: Show, tmp_path: Path, qtbot: QtBot, told: list[str]
) -> None:
    path = tmp_path / "回答.csv"
    lines = [",".join(HEADS), *(",".join(map(str, row)) for row in answers(50))]
    path.write_text("\n".join(lines), encoding="cp932")
    open_in(workspace, path)
    screen = show(workspace)
    assert screen.strip.encodings.currentText() == "Shift_JIS (CP932) (automatic)"

    take(screen, "encodings", "UTF-8")
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    assert workspace.steps.count() == 0  # it cannot be that, and what was read stays
    assert results(workspace).respondents == 50

    take(screen, "encodings", "Shift_JIS (CP932)")
    qtbot.waitUntil(lambda: workspace.steps.count() == 1, timeout=60_000)
    assert workspace.reading.encoding == "cp932"
    assert screen.strip.encodings.currentText() == "Shift_JIS (CP932)"


def test_encoding_when_it_has_several_names() -> None:
    assert (name_of("utf-8-sig"), name_of("utf-16-le"), name_of("koi8-r")) == (
        "UTF-8",
        "UTF-16",
        "koi8-r",
    )


def test_file_when_another_one_is_chosen(
    workspace: Workspace, documents: Documents, show: Show, files: list[Path], tmp_path: Path, qtbot: QtBot
) -> None:
    first, second = tmp_path / "one.csv", tmp_path / "two.csv"
    for path, many in ((first, 50), (second, 70)):
        lines = [",".join(HEADS), *(",".join(map(str, row)) for row in answers(many))]
        path.write_text("\n".join(lines), encoding="utf-8")
    open_in(workspace, first)
    screen = show(workspace)
    screen.file_taken.connect(documents.replace_source)  # as the window does with newer answers
    screen.strip.other_file.click()  # nothing is chosen
    assert workspace.steps.count() == 0

    files.append(second)
    screen.strip.other_file.click()
    qtbot.waitUntil(lambda: workspace.steps.count() == 1, timeout=60_000)
    assert screen.strip._file.accessibleName() == "two.csv: CSV, UTF-8"
    assert results(workspace).respondents == 70
    assert screen.grid.visible_cells()


def test_strip_when_the_window_is_small_and_the_name_is_long(toyama: Workspace, show: Show, qtbot: QtBot) -> None:
    screen = show(toyama)
    source = toyama.state.project.sources[0]
    survey = toyama.state.survey
    assert survey is not None
    screen.resize(1204, 596)
    name = "SFO_2017_Customer_Survey_Data_final_version_for_publication_2018-03-01.csv"
    screen.strip.show_survey(survey, changed(source, file_name=name))
    qtbot.waitUntil(lambda: screen.strip._file.text().endswith("…"))
    strip = screen.strip
    assert screen.width() == 1204
    assert (strip.headings.shown_text(), strip.encodings.shown_text()) == ("Row 1 (automatic)", "UTF-8 (automatic)")
    assert strip.other_file.geometry().right() <= strip.width()


def test_choice_when_it_has_no_room(toyama: Workspace, show: Show) -> None:
    screen = show(toyama)
    headings = screen.strip.headings
    headings.setFixedWidth(110)
    assert headings.shown_text().startswith("Row")
    assert headings.shown_text().endswith("…")


def test_a_list_is_as_wide_as_what_it_says_in_another_language(
    two_sheets: Workspace, show: Show, look: Look, qtbot: QtBot
) -> None:
    screen = show(two_sheets)
    box, widths = screen.strip.headings, []
    for language in ("en", "ja", "en", "ja"):
        look.set_language(language)
        qtbot.waitUntil(lambda: box.width() == box.sizeHint().width())
        widths.append(box.width())
    assert widths[:2] == widths[2:]
    assert widths[0] > widths[1]
