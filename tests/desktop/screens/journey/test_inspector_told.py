"""What the inspector explains in place: the kinds of value, the top box, and how each figure comes about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desktop.screens.journey.inspecting import choose_driver, inspector_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.journey.inspector import JourneyInspector
    from loyalty_desktop.desktop.screens.journey.inspector_driver import DriverPage
    from loyalty_desktop.desktop.session.workspace import Workspace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # tips, without a screen


@pytest.fixture
def inspector(qtbot: QtBot, apparel: Workspace, look: Look) -> JourneyInspector:
    return inspector_of(qtbot, apparel, look)


@pytest.fixture
def page(apparel: Workspace, inspector: JourneyInspector) -> DriverPage:
    choose_driver(apparel, "店舗接客")
    return inspector.driver


def test_the_value_and_the_top_box_are_explained_in_place(apparel: Workspace, page: DriverPage, look: Look) -> None:
    settings = page.settings
    assert settings.kind.isVisible()
    assert settings.kind.text().startswith("Experience value: what finding, buying and using it is like")
    assert all(line in page.value.toolTip() for line in settings.kind.text().split("\n"))
    assert settings.top.text() == (
        "Satisfied (Top2 Box): share of those who gave one of the two best answers, 5 とても満足 / 4 やや満足"
    )
    look.set_language("ja")
    page.draw()
    assert settings.top.text() == "満足した人（Top2 Box）：上位2つの「5 とても満足 / 4 やや満足」と答えた人の割合"
    choose_driver(apparel, "品揃え")
    assert settings.kind.text().startswith("基本価値：商品・サービスそのもののよさ（例：品質、品揃え、価格）\n")
    choose_driver(apparel, "総合満足度")
    assert not settings.kind.isVisible()


def test_figures_say_how_they_come_about(page: DriverPage) -> None:
    assert "639 of the 1,012 who rated it gave one of the two best answers" in page.head.toolTip()
    assert "Left out: No answer 29, Never used it 218" in page.head.toolTip()
    assert "(n=639): +41.2" in page.heart.toolTip()
    assert "(n=639): +41.2" in page.heart.accessibleDescription()
    assert page.head.accessibleDescription().startswith("639 of the 1,012")
    assert "1,012 of the 1,230 who were asked used it" in page.settings.reach.toolTip()


def test_an_experience_in_the_table_says_how_its_figures_come_about(page: DriverPage) -> None:
    told = "\n".join(one.tip for one in page.experiences.rows)
    assert "374 of the 1,238 who were asked had it: 30.2%" in told
    assert "Contribution: 2.26% × (−17.86 − 14.84) = −0.7 points" in told
