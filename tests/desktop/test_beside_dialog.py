"""A file that is dropped or chosen while a survey is open: what it is to be is asked, the likeliest first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPushButton, QWidget

from loyalty_desktop.desktop.beside_dialog import BesideDialog
from loyalty_desktop.desktop.join_dialog import JoinDialog
from loyalty_desktop.desktop.main_window import MainWindow
from loyalty_desktop.desktop.screens.data.screen import DataScreen
from loyalty_desktop.survey.reading import ColumnKey
from tests.desktop.answering import LONG, Answers
from tests.desktop.test_join_dialog import ANSWERS, CUSTOMERS
from tests.survey.files.workbooks import book_of_sheets
from tests.survey.layouts.books import PANEL, QUESTIONNAIRE
from tests.survey.layouts.layout import csv

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.session.workspace import Workspace

LEFT = Qt.MouseButton.LeftButton
OTHER: list[list[object]] = [
    ["ID", "お店を友人に勧めたいと思いますか（0〜10）", "味の満足度", "量の満足度"],
    *([f"X{at:03d}", at % 11, 1 + at % 5, 5 - at % 5] for at in range(30)),
]


@pytest.fixture
def panel(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> Workspace:
    """A survey of codes; its questionnaire lies beside it."""
    (tmp_path / "調査票.xlsx").write_bytes(book_of_sheets({"調査票": QUESTIONNAIRE}))
    return opened(window, tmp_path / "panel.csv", csv(PANEL, "cp932"), qtbot)


@pytest.fixture
def shop(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> Workspace:
    """A survey with customer ids; a table of these customers lies beside it."""
    (tmp_path / "customers.csv").write_bytes(csv(CUSTOMERS))
    return opened(window, tmp_path / "survey.csv", csv(ANSWERS), qtbot)


def opened(window: MainWindow, path: Path, cells: bytes, qtbot: QtBot) -> Workspace:
    path.write_bytes(cells)
    with qtbot.waitSignal(window.parts.workspace.opened, timeout=LONG):
        window.open_path(path)
    return window.parts.workspace


def drop(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    window.dragEnterEvent(QDragEnterEvent(QPointF(50, 50).toPoint(), copy, data, LEFT, none))
    window.dropEvent(QDropEvent(QPointF(50, 50), copy, data, LEFT, none))


def shown(window: MainWindow, qtbot: QtBot) -> BesideDialog:
    """Wait until it is asked what a file is to be."""
    found: list[BesideDialog] = []

    def stands() -> bool:
        found[:] = [one for one in window.findChildren(BesideDialog) if one.isVisible()]
        return bool(found)

    qtbot.waitUntil(stands, timeout=LONG)
    return found[0]


def title(workspace: Workspace, heading: str) -> str:
    survey = workspace.state.survey
    assert survey is not None
    column = survey.column(ColumnKey(heading))
    assert column is not None
    return column.title


def file_name(workspace: Workspace) -> str:
    return workspace.state.project.sources[0].file_name


def test_code_book_dropped_names_the_open_survey(
    panel: Workspace, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(window, tmp_path / "調査票.xlsx")
    asked = shown(window, qtbot)
    assert list(asked.choices) == ["words", "survey"]
    assert "8 columns" in asked.choices["words"].accessibleName()
    assert asked.choices["words"].isDefault()
    with qtbot.waitSignal(panel.changed, timeout=LONG):
        qtbot.keyClick(asked, Qt.Key.Key_Return)
    assert title(panel, "Q2S1").endswith("店員の対応")
    assert file_name(panel) == "panel.csv"
    assert panel.steps.count() == 1
    window.commands["undo"].trigger()
    assert title(panel, "Q2S1") == "Q2S1"
    assert panel.reading.questionnaire is None


@pytest.mark.parametrize(
    "book",
    [
        [["設問", "設問文", "コード", "ラベル"], *([f"問{at}", f"項目{at}の満足度", 1, "不満"] for at in (1, 2, 3))],
        [
            ["Ｑ１", "接客の満足度"],
            [None, "１．不満"],
            [None, "２．満足"],
            ["Ｑ２", "価格の満足度"],
            [None, "１．不満"],
        ],
        [
            ["Variable", "Label", "Value", "Value label"],
            ["q1", "How satisfied are you with our staff?", 1, "Very dissatisfied"],
            *([None, None, at, word] for at, word in enumerate(("Dissatisfied", "Neither", "Satisfied"), 2)),
            ["q2", "How satisfied are you with the price?", 1, "Very dissatisfied"],
            *([None, None, at, word] for at, word in enumerate(("Dissatisfied", "Neither", "Satisfied"), 2)),
            ["q3", "How likely are you to recommend us (0-10)?", None, None],
        ],
    ],
)
def test_code_books_of_other_forms_are_none_the_less(
    book: list[list[object]], window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    rows: list[list[object]] = [
        ["ID", "Q1", "Q2", "Q3"],
        *([f"R{at}", 1 + at % 5, 1 + at % 4, at % 11] for at in range(40)),
    ]
    panel = opened(window, tmp_path / "codes.csv", csv(rows), qtbot)
    (tmp_path / "code_book.csv").write_bytes(csv(book))
    drop(window, tmp_path / "code_book.csv")
    asked = shown(window, qtbot)
    assert next(iter(asked.choices)) == "words"
    with qtbot.waitSignal(panel.changed, timeout=LONG):
        qtbot.keyClick(asked, Qt.Key.Key_Return)
    assert title(panel, "Q1") != "Q1"
    assert file_name(panel) == "codes.csv"


def test_nothing_happens_to_what_is_open_before_somebody_chooses(
    panel: Workspace, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    before = panel.state
    drop(window, tmp_path / "調査票.xlsx")
    asked = shown(window, qtbot)
    qtbot.keyClick(asked, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(BesideDialog))
    assert panel.state is before
    assert panel.steps.count() == 0


def test_table_of_customers_is_joined_by_id(shop: Workspace, window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    drop(window, tmp_path / "customers.csv")
    asked = shown(window, qtbot)
    assert list(asked.choices) == ["join", "survey"]
    assert "38 answers" in asked.choices["join"].accessibleName()
    qtbot.mouseClick(asked.choices["join"], LEFT)
    qtbot.waitUntil(lambda: any(one.lines for one in window.findChildren(JoinDialog)), timeout=LONG)
    joining = next(one for one in window.findChildren(JoinDialog) if one.lines)
    with qtbot.waitSignal(shop.changed, timeout=LONG):
        qtbot.mouseClick(joining.joining, LEFT)
    survey = shop.state.survey
    assert survey is not None
    assert [one.heading for one in survey.columns][3:] == ["年間購入金額", "店舗"]
    assert shop.steps.count() == 1


def test_next_wave_is_no_questionnaire_of_the_open_survey(
    panel: Workspace, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    wave = book_of_sheets({"data": PANEL, "調査票": QUESTIONNAIRE})  # what it says of columns, it says of its own
    (tmp_path / "wave2.xlsx").write_bytes(wave)
    drop(window, tmp_path / "wave2.xlsx")
    asked = shown(window, qtbot)
    assert next(iter(asked.choices)) == "instead"
    assert "words" not in asked.choices
    with qtbot.waitSignal(panel.changed, timeout=LONG):
        qtbot.keyClick(asked, Qt.Key.Key_Return)
    assert file_name(panel) == "wave2.xlsx"


def test_newer_answers_take_the_place_of_the_old(
    shop: Workspace, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    newer = [*ANSWERS, *([f"{at:05d}", at % 11, 1 + at % 5] for at in range(41, 61))]
    (tmp_path / "newer.csv").write_bytes(csv(newer))
    drop(window, tmp_path / "newer.csv")
    asked = shown(window, qtbot)
    assert list(asked.choices)[:3] == ["instead", "wave", "survey"]
    with qtbot.waitSignal(shop.changed, timeout=LONG):
        qtbot.mouseClick(asked.choices["instead"], LEFT)
    survey = shop.state.survey
    assert survey is not None
    assert (survey.rows, file_name(shop), shop.steps.count()) == (60, "newer.csv", 1)
    window.commands["undo"].trigger()
    assert file_name(shop) == "survey.csv"


def test_another_wave_stands_beside_the_open_survey(
    shop: Workspace, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    later = [ANSWERS[0], *([f"{at:05d}", at % 11, 1 + at % 5] for at in range(61, 121))]
    (tmp_path / "later.csv").write_bytes(csv(later))
    drop(window, tmp_path / "later.csv")
    asked = shown(window, qtbot)
    with qtbot.waitSignal(shop.changed, timeout=LONG):
        qtbot.mouseClick(asked.choices["wave"], LEFT)
    assert (file_name(shop), [one.name for one in window.parts.waves.listed]) == ("survey.csv", ["survey", "later"])
    assert shop.steps.count() == 1


def test_another_survey_is_opened_without_a_word(
    shop: Workspace, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "other.csv").write_bytes(csv(OTHER))
    with qtbot.waitSignal(shop.opened, timeout=LONG):
        drop(window, tmp_path / "other.csv")
    assert file_name(shop) == "other.csv"
    assert shop.steps.count() == 0


def test_opened_on_its_own_asks_about_unsaved_changes(
    panel: Workspace, window: MainWindow, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(window, tmp_path / "調査票.xlsx")
    with qtbot.waitSignal(panel.changed, timeout=LONG):
        qtbot.mouseClick(shown(window, qtbot).choices["words"], LEFT)
    (tmp_path / "other.csv").write_bytes(csv(OTHER))
    drop(window, tmp_path / "other.csv")
    qtbot.waitUntil(lambda: answers.asked == ["unsaved panel.loyalty"], timeout=LONG)
    assert file_name(panel) == "panel.csv"


def test_another_file_that_is_a_code_book(panel: Workspace, window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    screen = window.book.page("data")
    assert isinstance(screen, DataScreen)
    screen._choose_file = lambda: tmp_path / "調査票.xlsx"
    qtbot.mouseClick(screen.strip.other_file, LEFT)
    asked = shown(window, qtbot)
    assert list(asked.choices) == ["words", "instead", "survey"]
    with qtbot.waitSignal(panel.changed, timeout=LONG):
        qtbot.mouseClick(asked.choices["words"], LEFT)
    assert title(panel, "Q2S1").endswith("店員の対応")


def test_every_answer_is_reached_by_keys_and_fits(
    panel: Workspace, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.parts.look.set_language("ja")
    drop(window, tmp_path / "調査票.xlsx")
    asked = shown(window, qtbot)
    reached: list[QWidget | None] = []
    for _each in range(3):
        reached.append(asked.focusWidget())
        asked.focusNextChild()
    assert reached == [*asked.choices.values(), asked.cancelling]
    for button in asked.findChildren(QPushButton):
        assert button.sizeHint().width() <= button.width()


def test_another_file_that_is_newer_takes_its_place_without_a_word(
    shop: Workspace, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    newer = [*ANSWERS, *([f"{at:05d}", at % 11, 1 + at % 5] for at in range(41, 51))]
    (tmp_path / "newer.csv").write_bytes(csv(newer))
    screen = window.book.page("data")
    assert isinstance(screen, DataScreen)
    screen._choose_file = lambda: tmp_path / "newer.csv"
    with qtbot.waitSignal(shop.changed, timeout=LONG):
        qtbot.mouseClick(screen.strip.other_file, LEFT)
    assert (file_name(shop), shop.steps.count()) == ("newer.csv", 1)
