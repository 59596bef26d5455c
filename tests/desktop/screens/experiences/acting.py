"""What a person does on the screen of experiences, and what there is to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.compute.results import ExperienceResult, Results
    from loyalty_desktop.desktop.screens.experiences.contribution_table import ContributionTable
    from loyalty_desktop.desktop.screens.experiences.screen import ExperiencesScreen
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.model import Journey

_LEFT = Qt.MouseButton.LeftButton
_NO_KEY = Qt.KeyboardModifier.NoModifier
_STEP = message("step_filters")


def results_of(screen: ExperiencesScreen) -> Results:
    results = screen.workspace.state.results
    assert results is not None
    return results


def names(screen: ExperiencesScreen) -> list[str]:
    return [row.name for row in screen.table.figures.rows]


def cell(table: ContributionTable, name: str, key: str) -> str:
    row = [one.name for one in table.figures.rows].index(name)
    column = [one.key for one in table.figures.columns].index(key)
    return str(table.model().index(row, column).data())


def click_row(table: ContributionTable, name: str) -> None:
    row = [one.name for one in table.figures.rows].index(name)
    at = table.visualRect(table.model().index(row, 0)).center()
    QTest.mouseClick(table.viewport(), _LEFT, _NO_KEY, at)


def click_title(table: ContributionTable, key: str) -> None:
    column = [one.key for one in table.figures.columns].index(key)
    header = table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(column) + header.sectionSize(column) // 2, header.height() // 2)
    QTest.mouseClick(header.viewport(), _LEFT, _NO_KEY, at)


def edit(workspace: Workspace, change: Callable[[Journey], Journey]) -> None:
    assert workspace.edit_journey(_STEP, change)


def by_name(results: Results) -> dict[str, ExperienceResult]:
    return {one.experience.name: one for one in results.experiences}
