"""The Journey screen in every state: nothing open, only drawn, empty, without figures, large, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from loyalty_desktop.desktop.screens.journey.cards import Card
from loyalty_desktop.desktop.screens.journey.content import board_content
from loyalty_desktop.desktop.session.opening import Opened
from loyalty_desktop.desktop.session.selection import driver_chosen, experience_chosen
from loyalty_desktop.journey import edit
from loyalty_desktop.journey.model import Driver, Experience, Journey, Stage
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.journey.project import Project
from loyalty_desktop.messages import message
from loyalty_desktop.survey.reading import ColumnKey
from tests.desktop.screens.journey.acting import Person, shown
from tests.desktop.screens.journey.inspecting import open_rows, repeated

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.journey.screen import JourneyScreen
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.survey.sheet import Cell


def texts(screen: JourneyScreen) -> list[str]:
    """Return the sentences that can be read in labels."""
    return [label.text() for label in screen.findChildren(QLabel) if label.isVisible()]


def replaced(workspace: Workspace, journey: Journey) -> None:
    workspace.edit(message("step_propose"), changed(workspace.state.project, journey=journey))


def test_with_nothing_open_it_invites_and_can_be_drawn_on(qtbot: QtBot, workspace: Workspace, look: Look) -> None:
    screen = shown(qtbot, workspace, look)
    assert any(text.startswith("Open a file with answers") for text in texts(screen))
    assert "Draw the journey of your customers" in texts(screen)
    assert not screen.palette_panel.search.isVisible()


def test_a_journey_without_a_survey_is_there_without_figures(qtbot: QtBot, workspace: Workspace, look: Look) -> None:
    drivers = (Driver("a", "支払い", ColumnKey("Q4 支払い")), Driver("b", "会員登録"))
    journey = Journey(stages=(Stage("1", "買う", drivers),), experiences=(Experience("e", "エラー", driver="a"),))
    workspace.open(Opened(Project(journey=journey), None, None, None))
    person = Person(shown(qtbot, workspace, look))
    assert person.card("会員登録").content.hint == "No column yet"
    head = person.card("支払い").content.head
    assert head is not None
    assert head.text == "–"
    person.drag_item(person.card("会員登録"), person.before("支払い"))
    assert person.names("買う") == ["会員登録", "支払い"]
    person.check()


def test_an_empty_journey_is_proposed_in_one_step(qtbot: QtBot, apparel: Workspace, look: Look) -> None:
    replaced(apparel, Journey(apparel.state.journey.measure))
    person = Person(shown(qtbot, apparel, look))
    before = apparel.state.project
    propose = next(one for one in person.screen.findChildren(QPushButton) if one.text() == "Propose a draft")
    person.click(propose)
    assert len(person.journey.drivers) == 14
    assert apparel.steps.count() == 2
    person.check()
    person.undo()
    assert apparel.state.project == before
    assert propose.isVisible()


def test_a_draft_keeps_what_was_drawn_before(qtbot: QtBot, apparel: Workspace, look: Look) -> None:
    drawn = Journey(apparel.state.journey.measure, (Stage("s", "下見"),), (Experience("e", "道に迷った"),))
    replaced(apparel, drawn)
    person = Person(shown(qtbot, apparel, look))
    person.screen.propose()
    assert person.journey.stages[-1].name == "下見"
    assert "道に迷った" in [one.name for one in person.journey.experiences]
    person.check()


def test_a_journey_that_cannot_be_analysed_says_why_and_stays_editable(
    qtbot: QtBot, apparel: Workspace, look: Look
) -> None:
    person = Person(shown(qtbot, apparel, look))
    broken = changed(person.journey, weight=ColumnKey("ない列"))
    apparel.edit(message("step_filters"), changed(apparel.state.project, journey=broken))
    assert apparel.state.problem is not None
    assert apparel.state.problem.text() in texts(person.screen)
    person.drag_item(person.card("価格"), person.before("品揃え"))
    assert person.names("選ぶ")[0] == "価格"
    person.undo()
    person.undo()
    assert apparel.state.problem is None
    person.check()


def test_small_bases_are_muted_tagged_or_left_out(qtbot: QtBot, apparel: Workspace, look: Look) -> None:
    content = board_content(apparel.state)
    rows = [row for lane in content.lanes for card in lane.cards for row in card.rows]
    rushed = next(row for row in rows if row.name == "急かされた")
    assert (rushed.state, rushed.tone) == ("reference", "open")
    assert "for reference only" in rushed.note
    praised = next(row for row in rows if row.name == "人に褒められた")
    assert (praised.state, praised.tone) == ("shown", "positive")
    lost = next(row for row in rows if row.name == "試着後に放置された")
    assert lost.tone == "negative"
    person = Person(shown(qtbot, apparel, look))
    person.check()


def test_language_and_theme_change_everything_at_once(qtbot: QtBot, apparel: Workspace, look: Look) -> None:
    person = Person(shown(qtbot, apparel, look))
    look.set_language("ja")
    card = person.card("店舗接客")
    assert card.content.tag == "体験価値"
    assert "頭：63.1%（n=1,012）" in card.accessibleName()
    assert person.lines()[0].startswith("未割り当て（")
    look.set_theme("dark")
    image = person.screen.canvas.grab().toImage()
    inside = person.board.rect_of(card).topLeft() + QPoint(20, 30)
    assert image.pixelColor(inside).lightness() < 80
    person.check()


def test_what_was_chosen_elsewhere_is_scrolled_to(qtbot: QtBot, apparel: Workspace, look: Look) -> None:
    person = Person(shown(qtbot, apparel, look, 1204, 596))
    last = person.journey.drivers[-1]
    assert person.screen.canvas.horizontalScrollBar().value() == 0
    apparel.select(driver_chosen(person.journey, last.id))
    view = person.screen.canvas.viewport()
    card = person.card(last.name)
    assert view.rect().contains(card.mapTo(view, card.rect().center()))


def test_the_curve_stands_under_the_lanes_wherever_they_are(
    qtbot: QtBot, apparel: Workspace, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = Person(shown(qtbot, apparel, look, 1204, 596))
    told: list[tuple[float, ...]] = []
    monkeypatch.setattr(person.screen.curve, "set_stages", told.append)
    person.screen.canvas.horizontalScrollBar().setValue(120)
    curve = person.screen.curve
    middles = []
    for stage in person.journey.stages:
        header = person.board.items["stage", stage.id]
        middles.append(curve.mapFromGlobal(header.mapToGlobal(header.rect().center())).x())
    assert told[-1] == pytest.approx(middles, abs=1)


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier])
def test_the_wheel_scrolls_sideways(
    qtbot: QtBot, apparel: Workspace, look: Look, modifier: Qt.KeyboardModifier
) -> None:
    person = Person(shown(qtbot, apparel, look, 1204, 900))
    view = person.screen.canvas.viewport()
    where = QPointF(200, 200)
    wheel = QWheelEvent(
        where,
        QPointF(view.mapToGlobal(where.toPoint())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, wheel)
    assert person.screen.canvas.horizontalScrollBar().value() > 0


def test_many_experiences_are_folded_until_asked_for(qtbot: QtBot, toyama: Workspace, look: Look) -> None:
    person = Person(shown(qtbot, toyama, look))
    card = person.card("交通")
    more = person.board.items["more", card.id[1]]
    assert len(card.shape.rows) == 6
    assert more.accessibleName() == "交通: 18 more"
    person.click(more)
    assert len(card.shape.rows) == 24
    person.check()
    person.click(more)
    assert len(card.shape.rows) == 6
    hidden = person.journey.experiences_at(card.id[1])[-1]
    toyama.select(experience_chosen(person.journey, hidden.id))
    assert ("experience", hidden.id) in person.board.items
    person.check()


def test_an_edit_of_one_card_leaves_the_other_widgets_alone(qtbot: QtBot, apparel: Workspace, look: Look) -> None:
    person = Person(shown(qtbot, apparel, look))
    before = dict(person.board.items)
    step = message("step_rename_driver", name="値段")
    apparel.edit_journey(step, lambda journey: edit.rename_driver(journey, person.card("価格").id[1], "値段"))
    assert all(person.board.items[id_] is item for id_, item in before.items())
    person.check()


def test_sixty_drivers_and_endless_names_fit(qtbot: QtBot, apparel: Workspace, look: Look) -> None:
    name = "とても長い名前のドライバーで二行にも収まらないほど言葉が続いているもの、さらにまだ続く" * 2
    drivers = [Driver(f"d{at}", f"{name}{at}") for at in range(60)]
    stages = tuple(Stage(f"s{at}", f"{name}{at}", tuple(drivers[at * 6 : at * 6 + 6])) for at in range(10))
    replaced(apparel, Journey(apparel.state.journey.measure, stages))
    person = Person(shown(qtbot, apparel, look, 1204, 596))
    person.check()
    cards = [item for item in person.board.items.values() if isinstance(item, Card)]
    assert len(cards) == 60
    for card in cards:
        assert all(rect.right() <= 196 for _text, rect in card.shape.name)
        assert card.shape.tag.right() <= 196


def test_every_part_can_be_read_out(qtbot: QtBot, toyama: Workspace, look: Look) -> None:
    person = Person(shown(qtbot, toyama, look))
    assert all(item.accessibleName() for item in person.board.items.values())
    screen = person.screen
    assert screen.canvas.accessibleName()
    assert person.list.accessibleName()
    assert screen.palette_panel.search.accessibleName()


def test_a_name_that_looks_like_markup_is_text(qtbot: QtBot, apparel: Workspace, look: Look) -> None:
    person = Person(shown(qtbot, apparel, look))
    id_ = person.card("価格").id[1]
    step = message("step_rename_driver", name="x")
    apparel.edit_journey(step, lambda journey: edit.rename_driver(journey, id_, "<b>価格</b>"))
    assert "&lt;b>価格&lt;/b>" in person.card("<b>価格</b>").toolTip()


def test_another_project_shows_another_map(qtbot: QtBot, apparel: Workspace, look: Look) -> None:
    person = Person(shown(qtbot, apparel, look))
    person.card("品質").setFocus(Qt.FocusReason.OtherFocusReason)
    apparel.close()
    assert person.board.content is not None
    assert person.board.content.is_empty
    assert {id_[0] for id_ in person.board.items} == {"add_stage"}
    stages = (Stage("s", "一つ", (Driver("d", "二つ"),)),)
    apparel.open(Opened(msgspec.structs.replace(Project(), journey=Journey(stages=stages)), None, None, None))
    assert person.card("二つ").isVisible()


def test_means_of_small_bases_are_tagged_at_the_head_of_their_lane(
    qtbot: QtBot, workspace: Workspace, look: Look
) -> None:
    rows: list[list[Cell]] = [["How likely are you to recommend us? (0-10)", "Satisfaction with service"]]
    open_rows(workspace, rows + repeated(12, 10, 5) + repeated(10, 0, 2))
    screen = shown(qtbot, workspace, look)
    header = screen.canvas.board.items["stage", workspace.state.journey.stages[0].id]
    assert "for reference only" in header.accessibleName()
    drawn = header.grab().toImage()
    amber = look.theme.hex("warn_bg").lower()
    assert amber in {drawn.pixelColor(x, y).name() for x in range(drawn.width()) for y in range(drawn.height())}
    open_rows(workspace, rows + repeated(40, 10, 5) + repeated(40, 0, 2))
    assert "for reference only" not in screen.canvas.board.items[header.id].accessibleName()


def test_an_experience_without_a_column_says_so_in_either_language(
    qtbot: QtBot, workspace: Workspace, look: Look
) -> None:
    workspace.open(Opened(Project(journey=Journey(experiences=(Experience("e", "届いた"),))), None, None, None))
    person = Person(shown(qtbot, workspace, look))
    assert person.experience("届いた").accessibleName() == "届いた, Experience without a column"
    look.set_language("ja")
    assert person.experience("届いた").accessibleName() == "届いた, まだ列のない体験"
