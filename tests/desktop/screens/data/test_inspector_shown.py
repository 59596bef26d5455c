"""What the inspector shows of a column and what it leaves away: bars that say nothing more, reasons in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from loyalty_desktop.desktop.look import Look
from loyalty_desktop.desktop.screens.data.inspector import Inspector
from loyalty_desktop.journey.model import Measure
from loyalty_desktop.report.column_detail import column_detail
from tests.desktop.screens.data.acting import choose
from tests.survey import making

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.session.workspace import Workspace
    from tests.desktop.screens.data.conftest import Show

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

SERVICE = "I"


def shown_of(qtbot: QtBot, look: Look, heading: str, answers: list[str]) -> Inspector:
    """The inspector of the one column of a survey, as wide as it stands."""
    read = making.of_columns({"No": list(range(len(answers))), heading: answers})
    inspector = Inspector(look)
    qtbot.addWidget(inspector)
    inspector.resize(inspector.width(), 700)
    inspector.show()
    inspector.show_column(column_detail(read, read.columns[1], Measure()), Measure(), 0)
    return inspector


def test_spread_when_there_is_nothing_to_draw(qtbot: QtBot, look: Look) -> None:
    words = [f"{n}回目の利用で、とても気持ちよく買い物ができました。" for n in range(40)]
    inspector = shown_of(qtbot, look, "ご意見をお書きください", words)
    assert not inspector._spread_title.isVisible()
    assert not inspector._spread_n.isVisible()


@pytest.mark.parametrize(("times", "is_small"), [(20, False), (5, True)])
def test_spread_when_the_options_have_their_shares_already(
    qtbot: QtBot, look: Look, times: int, is_small: bool
) -> None:
    inspector = shown_of(qtbot, look, "利用した理由", ["価格, 品揃え", "品揃え", "価格, 近い", "近い"] * times)
    assert inspector.options.isVisible()
    assert inspector._values_title.text() == f"How answers are read (n={4 * times})"
    assert inspector._spread_title.isVisible() is is_small  # the tag of a small base stands there
    assert inspector._spread_reference.isVisible() is is_small


def test_reason_when_it_is_too_long_for_its_line(apparel: Workspace, show: Show, look: Look) -> None:
    screen = show(apparel)
    choose(screen, SERVICE)
    inspector = screen.inspector
    assert (inspector.trust.text(), inspector._reason.isVisible()) == ("Certain (A rating on 5 points)", False)
    long = next(one.letter for one in screen._heads if len(one.why.text()) > 45)
    choose(screen, long)
    head = next(one for one in screen._heads if one.letter == long)
    assert inspector._reason.isVisible()
    assert inspector._reason.text() == head.why.text()
    assert inspector._reason.height() >= inspector._reason.heightForWidth(inspector._reason.width())
    assert "…" not in inspector.trust.text()
    assert inspector.trust.accessibleName().endswith(f"({head.why.text()})")
    assert head.why.text() in inspector.trust.toolTip()
