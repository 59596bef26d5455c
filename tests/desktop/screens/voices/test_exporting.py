"""Writing comments to a file: asked first, text stays text, everything in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.session.notices import Notices
    from loyalty_desktop.desktop.session.workspace import Workspace
    from tests.desktop.screens.customers.conftest import Lister
    from tests.desktop.screens.voices.conftest import Show

LEFT = Qt.MouseButton.LeftButton


def test_comments_are_written_with_who_wrote_them(
    two: Workspace, show: Show, lister: Lister, notices: Notices, tmp_path: Path, qtbot: QtBot
) -> None:
    screen = show(two)
    screen.comments.search.setText("太字")
    lister.path = tmp_path / "comments.xlsx"
    with qtbot.waitSignal(notices.said):
        qtbot.mouseClick(screen.comments.export, LEFT)
    assert lister.asked == ["personal All comments 42", "list All comments"]
    rows = list(openpyxl.load_workbook(lister.path).worksheets[0].iter_rows(values_only=True))
    assert rows[0][1:4] == ("会員番号", "今後も利用したいですか（0-10）", "Class")
    assert len(rows) == 43
    assert all("<b>太字</b>" in str(row[4]) for row in rows[1:])
    assert rows[1][0] == 2


def test_nothing_is_written_when_somebody_says_no(
    two: Workspace, show: Show, lister: Lister, tmp_path: Path, qtbot: QtBot
) -> None:
    screen = show(two)
    lister.agrees, lister.path = False, tmp_path / "comments.csv"
    qtbot.mouseClick(screen.comments.export, LEFT)
    assert [one.split()[0] for one in lister.asked] == ["personal"]
    assert not lister.path.exists()
