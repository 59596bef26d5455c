"""Cards whose names begin alike: painted short, told and renamed in full."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from loyalty_desktop.desktop.screens.journey.card_painting import draw_row
from loyalty_desktop.desktop.screens.journey.card_shape import SIDE, shape_of
from loyalty_desktop.desktop.screens.journey.cards import Card
from loyalty_desktop.desktop.screens.journey.content import RowContent, marked_alike
from loyalty_desktop.desktop.screens.journey.layout import LANE, WIDEST
from loyalty_desktop.journey.edit import rename_driver
from loyalty_desktop.journey.edit_experiences import rename_experience
from loyalty_desktop.messages import message
from tests.desktop.screens.journey.acting import Person, shown

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.report.shown import Shown

RATED = "ご利用いただいた店舗についてどの程度満足されていますか"
HAPPENED = "店舗で経験されたことをすべてお選びください："


def asked_in_full(journey: Journey) -> Journey:
    """Call every driver and experience by the whole question."""
    for one in (*journey.drivers, *journey.overall):
        journey = rename_driver(journey, one.id, f"{RATED}［{one.name}］")
    for each in journey.experiences:
        journey = rename_experience(journey, each.id, HAPPENED + each.name)
    return journey


@pytest.fixture
def person(qtbot: QtBot, apparel: Workspace, look: Look) -> Person:
    assert apparel.edit_journey(message("step_rename_driver", name="all"), asked_in_full)
    return Person(shown(qtbot, apparel, look))


def test_a_card_shows_what_tells_it_from_the_others_and_its_tip_the_whole_name(person: Person) -> None:
    name = f"{RATED}［店舗接客］"
    card = person.card(name)
    assert [text for text, _place in shape_of(card.look, card.content).name] == ["…店舗接客"]
    assert [text for text, _place in shape_of(card.look, person.card(f"{RATED}［総合満足度］").content).name] == [
        "…総合満足度"
    ]
    assert name in card.content.note


def test_a_line_shows_what_tells_it_from_the_others(person: Person, look: Look) -> None:
    row = next(one for one in person.card(f"{RATED}［店舗接客］").content.rows if one.name == f"{HAPPENED}急かされた")
    assert row.short == "…急かされた"
    assert row.name in row.note
    assert painted(look, row) == painted(look, named(row, "…急かされた"))
    assert painted(look, row) != painted(look, named(row, "…待たされた"))


def test_a_name_that_is_still_too_long_loses_what_does_not_tell_it_apart(look: Look) -> None:
    """Its end; its middle where another name of the card begins like it."""
    row = RowContent("a", "", "", "12%", "+10", "shown", "open", False, "")
    names = ("あいう" * 8 + "甲", "あいう" * 8 + "乙", "丙" + "あいう" * 8)
    alone = [painted(look, named(row, name)) for name in names]
    assert alone[0] == alone[1] != alone[2]
    pictures = [painted(look, replace(named(row, name), alike=True)) for name in names]
    assert pictures[0] != pictures[1] != pictures[2] != pictures[0]


def test_lines_of_a_card_that_begin_alike_are_known(person: Person) -> None:
    rows = person.card(f"{RATED}［店舗接客］").content.rows
    assert [one.alike for one in rows] == [False] * len(rows)
    both = ("スタッフに声をかけられた", "スタッフに待たされた", "道に迷った")
    found = marked_alike([replace(rows[0], short=name) for name in both])
    assert [one.alike for one in found] == [True, True, False]


def test_a_name_has_the_room_of_the_share_where_the_base_is_small(look: Look) -> None:
    def of(name: str, share: str, state: Shown) -> QImage:
        return painted(look, RowContent("a", "", name, share, "+10", state, "open", False, ""))

    assert of("アプリで予約した", "12%", "reference") == of("アプリで予約した", "34%", ("reference"))  # no share
    assert of("急いだ", "12%", "reference") != of("急いだ", "34%", "reference")  # there is room for both
    assert of("アプリで予約した", "12%", "shown") != of("アプリで予約した", "34%", "shown")


def test_the_tip_of_a_line_says_the_share(person: Person) -> None:
    rows = [
        row
        for card in person.board.items.values()
        if isinstance(card, Card)
        for row in card.content.rows
        if row.incidence
    ]
    assert rows
    assert all("%" in row.note for row in rows)


def test_renaming_starts_from_the_whole_name(person: Person) -> None:
    name = f"{RATED}［価格］"
    person.card(name).setFocus(Qt.FocusReason.OtherFocusReason)
    person.press(Qt.Key.Key_F2)
    assert person.screen.name_field.text() == name


def named(row: RowContent, short: str) -> RowContent:
    return RowContent(row.id, row.name, short, row.incidence, row.score, row.state, row.tone, row.open, row.note)


def painted(look: Look, row: RowContent) -> QImage:
    image = QImage(180, 22, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw_row(look, painter, row, QRectF(0, 0, 180, 22))
    painter.end()
    return image


@pytest.mark.parametrize("wide", [LANE, WIDEST])
def test_a_card_is_as_wide_as_its_lane_and_nothing_stands_beside_it(person: Person, wide: int) -> None:
    content = person.card(f"{RATED}［店舗接客］").content
    shape = shape_of(person.card(f"{RATED}［店舗接客］").look, content, wide=wide)
    places = [*(place for _text, place in shape.name), *shape.bars, *(QRectF(place) for _id, place in shape.rows)]
    assert shape.width == wide
    assert {place.right() for place in places} == {wide - SIDE}


def test_cards_of_one_name_in_one_lane_are_told_apart_by_their_columns(person: Person) -> None:
    workspace = person.screen.workspace
    first, second = workspace.state.journey.stages[1].drivers[:2]
    for id_ in (first.id, second.id):
        step = message("step_rename_driver", name="店")
        assert workspace.edit_journey(step, partial(rename_driver, id_=id_, name="店"))
    found = {one.id: one.content.short for one in person.screen.findChildren(Card) if one.content.name == "店"}
    assert len(set(found.values())) == 2
    assert all(short.startswith("店") for short in found.values())
