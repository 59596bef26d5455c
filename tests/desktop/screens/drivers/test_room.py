"""The screen of drivers in much and in little room: nothing that matters is cut, and no half of it stays empty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from loyalty_desktop.desktop import painting
from loyalty_desktop.desktop.screens.drivers import legend as legend_module
from loyalty_desktop.desktop.screens.drivers.screen import DriversScreen
from loyalty_desktop.desktop.session.further import Further
from loyalty_desktop.desktop.session.jobs import Jobs
from loyalty_desktop.words import word
from tests.desktop.conftest import see

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace

    Show = Callable[[Workspace, int, int], DriversScreen]

NARROW, DESIGN, WIDE = (1204, 596), (1364, 776), (2484, 1316)


@pytest.fixture
def show(qtbot: QtBot, look: Look) -> Show:
    def made(workspace: Workspace, width: int, height: int) -> DriversScreen:
        jobs = Jobs()
        screen = DriversScreen(workspace, look, Further(workspace, jobs))
        qtbot.addWidget(screen, before_close_func=lambda _screen: jobs.finish())
        return see(qtbot, screen, width, height)

    return made


@pytest.mark.parametrize("size", [NARROW, DESIGN])
def test_names_and_stages_are_written_in_full(
    apparel: Workspace, show: Show, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    screen = show(apparel, *size)
    cut: list[str] = []
    written: list[str] = []

    def draw_text(*args: Any, **more: Any) -> bool:
        written.append(args[2])
        was_cut = original(*args, **more)
        if was_cut:
            cut.append(args[2])
        return was_cut

    original = painting.draw_text
    monkeypatch.setattr(painting, "draw_text", draw_text)  # names and stages, in one line or in two
    screen.table_panel.table.viewport().repaint()
    assert not cut
    assert "知る・調べる" in "".join(written)
    assert "公式サイトの見やすさ" in "".join(written)


@pytest.mark.parametrize("size", [NARROW, DESIGN])
def test_the_legend_is_one_line_in_one_order_whatever_is_shown(
    apparel: Workspace, show: Show, look: Look, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    """Below the picture, in both languages; what an open mark means comes last, and only where there is one."""
    written: list[tuple[str, float]] = []

    def draw_text(*args: Any) -> bool:
        written.append((args[2], args[1].top()))
        was_cut = painting.draw_text(*args)
        assert not was_cut
        return was_cut

    screen = show(apparel, *size)
    monkeypatch.setattr(legend_module, "draw_text", draw_text)
    panel = screen.chart_panel
    for language in ("en", "ja"):
        look.set_language(language)
        for has_open in (False, True):
            written.clear()
            panel.legend.draw(has_open=has_open)
            panel.legend.repaint()
            assert len({top for _text, top in written}) == 1
            kinds = [text for text, _top in written][:2]  # with what they are, where there is room
            assert kinds[0].startswith(word("value", "experience"))
            assert kinds[1].startswith(word("value", "basic"))
            assert len(written) == 3 + has_open
    assert panel.legend.mapTo(panel, panel.legend.rect().bottomLeft()).y() < panel.height()
    assert panel.legend.mapTo(panel, panel.legend.rect().topLeft()).y() > panel.chart.canvas.height()


def test_rows_are_as_tall_as_there_is_room_for(qtbot: QtBot, apparel: Workspace, show: Show) -> None:
    screen = show(apparel, *NARROW)
    table = screen.table_panel.table
    usual = table.rowHeight(0)
    screen.resize(*WIDE)
    qtbot.waitUntil(lambda: table.rowHeight(0) > usual + 10)
    assert table.rowHeight(0) * table.model().rowCount() <= table.viewport().height()
    screen.resize(*NARROW)
    qtbot.waitUntil(lambda: table.rowHeight(0) == usual)


def test_what_is_counted_stands_below_the_table(apparel: Workspace, show: Show, look: Look) -> None:
    screen = show(apparel, *DESIGN)
    assert "Heart: NRS of the satisfied. Lift: how far that is above the rest." in screen.table_panel.note.text()
    look.set_language("ja")
    assert "リフト＝満足した人とそれ以外の人のNRSの差" in screen.table_panel.note.text()
