from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from loyalty_desktop.compute.customers import customers
from loyalty_desktop.desktop.screens.customers.customer_list import CUSTOMER
from loyalty_desktop.desktop.screens.customers.names_popover import NamesPopover
from loyalty_desktop.journey.economics import CELLS, CellCode, Threshold
from loyalty_desktop.journey.edit_economics import set_threshold
from loyalty_desktop.journey.model import Journey, Measure
from loyalty_desktop.messages import message
from tests.desktop.conftest import dress
from tests.desktop.turning import turn_wheel

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from loyalty_desktop.compute.customer_grid import Grid
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.customers.screen import CustomersScreen
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.desktop.widgets.captioned_combo import CaptionedCombo
    from loyalty_desktop.report.customer_rows import CustomerRow

    Show = Callable[[Workspace], CustomersScreen]

LEFT = Qt.MouseButton.LeftButton


def grid_of(screen: CustomersScreen) -> Grid:
    counter = screen.workspace.counter
    assert counter is not None
    found = customers(counter, screen.workspace.state.journey).grid
    assert found is not None
    return found


def listed(screen: CustomersScreen) -> list[CustomerRow]:
    model = screen.pane.list.model()
    while model.canFetchMore(model.index(-1, 0)):
        model.fetchMore(model.index(-1, 0))
    return [model.index(row, 0).data(CUSTOMER) for row in range(model.rowCount())]


def choose(combo: CaptionedCombo, code: str) -> None:
    """Choose one line of a list; the list itself cannot be opened without a screen."""
    at = combo.findData(code)
    assert at >= 0
    combo.setCurrentIndex(at)
    combo.activated.emit(at)


def fields(screen: CustomersScreen, qtbot: QtBot) -> NamesPopover:
    qtbot.mouseClick(screen.grid.rename, LEFT)
    return screen.window().findChildren(NamesPopover)[-1]


def test_the_sample_shows_the_figures_of_the_design(screen: CustomersScreen) -> None:
    assert screen.answers_base.full_text() == "n=1,238  0 to 10"
    assert [one.n.text() for one in screen.sales.classes] == ["n=317", "n=451", "n=470"]
    assert "¥52.6M" in screen.sales.sales_title.full_text()
    assert screen.grid.cells["negative_high"].isChecked()
    told = screen.grid.cells["negative_high"].accessibleDescription()
    assert "n=64" in told
    assert "11.2% of the sales" in told
    assert screen.pane.sales.figure.full_text() == "11.2%"
    assert screen.pane.experience.figure.full_text() == "試着後に放置された"
    assert screen.pane.experience.base.text().startswith("27 of 64: 42.2%")


def test_a_click_chooses_a_cell(screen: CustomersScreen, qtbot: QtBot) -> None:
    qtbot.mouseClick(screen.grid.cells["positive_high"], LEFT)
    assert screen.pane.name.full_text() == "Angels"
    assert screen.pane.count.text() == f"{grid_of(screen).cell('positive_high').n:,} people"
    assert not screen.grid.cells["negative_high"].isChecked()
    assert screen.pane.members() is not None
    assert {one.code for one in listed(screen)} == {"positive"}


def test_arrow_keys_go_from_cell_to_cell(screen: CustomersScreen, qtbot: QtBot) -> None:
    cells = screen.grid.cells
    cells["negative_high"].setFocus()
    way: tuple[tuple[Qt.Key, CellCode], ...] = (
        (Qt.Key.Key_Right, "passive_high"),
        (Qt.Key.Key_Down, "passive_low"),
        (Qt.Key.Key_Down, "passive_low"),  # there is none below
        (Qt.Key.Key_Left, "negative_low"),
        (Qt.Key.Key_Left, "negative_low"),
        (Qt.Key.Key_Up, "negative_high"),
    )
    for key, code in way:
        qtbot.keyClick(QApplication.focusWidget(), key)
        assert cells[code].isChecked()
        assert cells[code].hasFocus()
        assert screen.pane.name.full_text() == cells[code].accessibleName()


def test_customers_are_listed_with_the_highest_amount_first(screen: CustomersScreen, qtbot: QtBot) -> None:
    comments = listed(screen)
    assert len(comments) == 41
    assert all(one.comments for one in comments)
    assert comments[1].who == "M-10931"
    assert comments[1].spent == "¥214,800"
    assert comments[1].often == "11 times"
    amounts = [int(one.spent.removeprefix("¥").replace(",", "")) for one in comments]
    assert amounts == sorted(amounts, reverse=True)
    qtbot.mouseClick(screen.pane.kinds.button("all"), LEFT)
    assert len(listed(screen)) == 64
    assert screen.pane.kinds.button("all").text() == "All 64"


def test_the_threshold_is_chosen_typed_and_undone(screen: CustomersScreen, qtbot: QtBot) -> None:
    workspace, combo = screen.workspace, screen.choosers.threshold
    assert workspace.state.journey.economics.threshold == Threshold("amount", 50_000)
    for code in ("mean", "top", "median"):
        choose(combo, code)
        assert workspace.state.journey.economics.threshold.kind == code
        assert not screen.choosers.amount.isVisible()
    median = grid_of(screen)
    assert (
        screen.grid.cells["negative_high"]
        .accessibleDescription()
        .startswith(f"At risk × high spend, n={median.cell('negative_high').n}")
    )
    assert "¥26,100" in combo.currentText()
    choose(combo, "amount")
    assert screen.choosers.amount.isVisible()
    assert screen.choosers.amount.value() == median.limit
    field = screen.choosers.amount
    field.selectAll()
    qtbot.keyClicks(field, "80000")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert workspace.state.journey.economics.threshold == Threshold("amount", 80_000)
    assert grid_of(screen).limit == 80_000
    steps = workspace.steps
    assert steps.count() == 4  # the amount at which it began and the one that was typed are one step
    steps.undo()
    assert workspace.state.journey.economics.threshold == Threshold()
    assert not field.isVisible()


def test_the_wheel_changes_no_threshold(screen: CustomersScreen) -> None:
    before = screen.workspace.state.journey
    for widget in (screen.choosers.threshold, screen.choosers.profit, screen.choosers.amount):
        widget.clearFocus()
        turn_wheel(widget)
    assert screen.workspace.state.journey == before


def test_cells_are_renamed_and_named_as_before(screen: CustomersScreen, qtbot: QtBot) -> None:
    popover = fields(screen, qtbot)
    field = popover.fields["negative_high"]
    assert field.hasFocus() or field.text() == "Hostages"
    field.clear()
    qtbot.keyClicks(field, "  Dear   ones ")
    qtbot.mouseClick(popover.keep, LEFT)
    assert screen.workspace.state.journey.economics.names == (("negative_high", "Dear ones"),)
    assert screen.grid.cells["negative_high"].text() == "Dear ones"
    assert screen.pane.name.full_text() == "Dear ones"
    assert screen.workspace.steps.count() == 1
    again = fields(screen, qtbot)
    qtbot.mouseClick(again.usual, LEFT)
    qtbot.mouseClick(again.keep, LEFT)
    assert not screen.workspace.state.journey.economics.names
    assert screen.grid.cells["negative_high"].text() == "Hostages"


def test_escape_renames_nothing(screen: CustomersScreen, qtbot: QtBot) -> None:
    popover = fields(screen, qtbot)
    popover.fields["passive_low"].setText("other")
    qtbot.keyClick(popover, Qt.Key.Key_Escape)
    assert screen.workspace.steps.count() == 0


def test_small_cells_are_muted_tagged_and_get_no_advice(few: Workspace, show: Show, qtbot: QtBot) -> None:
    screen = show(few)
    for code in CELLS:
        n = grid_of(screen).cell(code).n
        assert 10 <= n < 30
        qtbot.mouseClick(screen.grid.cells[code], LEFT)
        assert screen.pane.sales.tag.isVisible()
        assert screen.pane.sales.tag.text() == "few answers"
    assert "Contact them" not in screen.grid.cells["negative_high"].accessibleDescription()


def test_cells_below_ten_show_their_n_only(few: Workspace, show: Show) -> None:
    screen = show(few)
    few.edit_journey(message("step_threshold"), lambda one: set_threshold(one, "amount", 6_000))
    assert grid_of(screen).cell("negative_high").n < 10
    told = screen.grid.cells["negative_high"].accessibleDescription()
    assert told == f"At risk × high spend, n={grid_of(screen).cell('negative_high').n}"
    assert not screen.pane.sales.figure.isVisible()
    assert screen.pane.experience.base.text() == "The journey has no experiences yet."


def test_nothing_is_claimed_of_a_small_cell(screen: CustomersScreen) -> None:
    screen.workspace.edit_journey(message("step_threshold"), lambda one: set_threshold(one, "amount", 100_000))
    assert grid_of(screen).cell("negative_high").n < 30
    assert screen.pane.experience.base.text() == "There are too few customers here to compare."


def test_comments_are_plain_and_veiled(few: Workspace, show: Show) -> None:
    screen = show(few)
    said = [text for one in listed(screen) for text in one.comments]
    assert said
    assert all(text.startswith("=1+1 <b>連絡先</b>") for text in said)
    assert not any("1234" in text for text in said)


def test_without_an_experience_that_stands_out_it_says_so(screen: CustomersScreen, qtbot: QtBot) -> None:
    journey = screen.workspace.state.journey
    kept = tuple(one for one in journey.experiences if one.name != "試着後に放置された")
    screen.workspace.edit_journey(message("step_threshold"), lambda one: replace(one, experiences=kept))
    assert not screen.pane.experience.figure.isVisible()
    assert "No experience stands out" in screen.pane.experience.base.text()


def test_without_spend_it_says_what_is_missing(no_spend: Workspace, show: Show, qtbot: QtBot) -> None:
    screen = show(no_spend)
    assert screen.answers.isVisible()
    assert "70" in screen.answers_base.full_text()
    assert screen.missing.title.text() == "No column holds what customers spend yet"
    for part in (screen.grid, screen.sales, screen.pane, screen.choosers.threshold, screen.choosers.profit):
        assert not part.isVisible()
    with qtbot.waitSignal(screen.data_wanted):
        qtbot.mouseClick(screen.to_data, LEFT)


def test_one_of_several_columns_is_chosen(toyama: Workspace, show: Show, qtbot: QtBot) -> None:
    screen = show(toyama)
    assert screen.missing.title.text() == "Which column says how much customers spend?"
    assert not screen.to_data.isVisible()
    qtbot.mouseClick(screen.offered[1], LEFT)
    assert toyama.state.journey.economics.profit is not None
    assert toyama.state.journey.economics.profit.heading == "消費金額（飲食費）"
    assert screen.grid.isVisible()
    assert "ranges" in screen.sales.why.text()
    with qtbot.waitSignal(screen.data_wanted):
        qtbot.mouseClick(screen.sales.fix, LEFT)
    assert toyama.selection.column == toyama.state.journey.economics.profit
    assert not screen.pane.sales.figure.isVisible()
    codes = [screen.choosers.threshold.itemData(at) for at in range(screen.choosers.threshold.count())]
    assert codes == ["median", "top"]


def test_without_a_project_it_says_why(apparel: Workspace, show: Show) -> None:
    apparel.close()
    screen = show(apparel)
    assert screen.nothing.title.text() == "No answers yet"
    assert not screen.choosers.isVisible()


def test_without_a_loyalty_question_it_says_why(screen: CustomersScreen) -> None:
    def without(journey: Journey) -> Journey:
        return replace(journey, measure=Measure())

    screen.workspace.edit_journey(message("step_threshold"), without)
    assert screen.nothing.title.text() == "No loyalty question yet"
    assert screen.nothing.isVisible()
    assert not screen.pane.isVisible()


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("size", [(1364, 776), (1204, 596)])
def test_everything_is_in_sight_or_can_be_scrolled_to(
    screen: CustomersScreen, look: Look, qapp: QApplication, language: str, size: tuple[int, int]
) -> None:
    look.set_language(language)
    dress(qapp, look)
    screen.resize(*size)
    QApplication.processEvents()
    room = QRect(0, 0, *size)
    for part in (screen.choosers, screen.pane, screen.pane.export, screen.title):
        assert room.contains(QRect(part.mapTo(screen, part.rect().topLeft()), part.size()))
    for cell in screen.grid.cells.values():
        assert cell.width() >= cell.minimumWidth()
        assert cell.accessibleName()
    for labels in screen.sales.classes:
        assert labels.n.width() >= labels.n.fontMetrics().horizontalAdvance(labels.n.text())


def test_the_language_changes_everything(screen: CustomersScreen, look: Look) -> None:
    look.set_language("ja")
    assert screen.title.text() == "顧客"
    assert screen.grid.cells["negative_high"].text() == "抑留者"
    assert screen.pane.export.text().strip() == "この顧客リストを書き出す"
    assert screen.pane.name.full_text() == "抑留者"
    assert screen.sales.classes[0].title.text() == "悪い売上"
    assert screen.sales.classes[0].spent.text() == "1,010万円"


def test_tab_reaches_what_can_be_done(screen: CustomersScreen, qtbot: QtBot) -> None:
    screen.choosers.profit.setFocus()
    wanted = {screen.choosers.threshold, screen.grid.rename, screen.pane.list, screen.pane.export}
    wanted |= {screen.grid.cells["negative_high"]}  # from there arrow keys go on
    seen = set()
    for _step in range(40):
        widget = QApplication.focusWidget()
        seen.add(widget)
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    assert wanted <= seen


def test_the_lists_of_the_method_open_with_one_click(screen: CustomersScreen) -> None:
    bar = screen.pane.priorities
    assert [button.text().split()[0] for button in bar.buttons if button.isVisible()] == ["1", "2", "3", "4"]
    assert bar.buttons[0].isChecked()  # hostages come first
    QTest.mouseClick(bar.buttons[2], Qt.MouseButton.LeftButton)
    assert screen.grid.cells["positive_high"].isChecked()
    assert screen.pane.name.full_text() == "Angels"
    QTest.mouseClick(bar.buttons[3], Qt.MouseButton.LeftButton)
    members = screen.pane.members()
    assert members is not None
    assert screen.pane.name.full_text() == "Ambassadors"
    assert screen.pane.count.text() == f"{len(members.rows):,} people"
    assert {members.customer_class(row) for row in members.rows.tolist()} == {"positive"}
    cells = screen.grid.cells
    assert not any(cell.isChecked() for cell in cells.values())  # it is no cell, but parts of two
    tags = {code: cell.tag for code, cell in cells.items() if cell.tag}
    assert set(tags) == {"positive_high", "positive_low"}
    assert sum(int(tag.removeprefix("Ambassadors: ")) for tag in tags.values()) == len(members.rows)
    assert tags["positive_high"] in cells["positive_high"].accessibleDescription()
    assert screen.pane.advice.text().startswith("From “Angels” and “Supporters”: loyal, come more often")
    QTest.mouseClick(screen.grid.cells["negative_low"], Qt.MouseButton.LeftButton)
    assert bar.buttons[1].isChecked()
    assert screen.pane.name.full_text() == "Rebels"
    assert not any(cell.tag for cell in cells.values())


def test_a_list_is_put_in_another_order(screen: CustomersScreen) -> None:
    pane = screen.pane
    pane.orders.setCurrentIndex(pane.orders.findData("answer"))
    pane.orders.activated.emit(pane.orders.currentIndex())
    members = pane.members()
    assert members is not None
    answers = [members.score(row) for row in members.rows.tolist()]
    assert answers == sorted(answers)
    assert len(answers) == 64
    QTest.mouseClick(screen.grid.cells["positive_low"], Qt.MouseButton.LeftButton)
    assert pane.orders.currentData() == "answer"  # it stays


def test_what_goes_together_is_said_in_words_and_n_of_the_sales_is_never_cut(screen: CustomersScreen) -> None:
    assert [label.text() for label in screen.sales.links] == [
        "The loyal spend more: a little (correlation +0.21, n=1,238)",
        "The loyal come more often: a little (correlation +0.19, n=1,238)",
        "Who comes often spends more: strongly (correlation +0.91, n=1,259)",
    ]
    for width in (1204, 1364):
        screen.resize(width, 596)
        assert screen.sales.sales_base.text() == "n=1,238"
        assert screen.sales.sales_base.width() >= screen.sales.sales_base.sizeHint().width()
