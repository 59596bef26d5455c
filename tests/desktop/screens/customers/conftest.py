"""The screen of customers with the sample project, and surveys that lack something."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from loyalty_desktop.desktop.look import Look
from loyalty_desktop.desktop.screens.customers.screen import CustomersScreen
from loyalty_desktop.desktop.session.customer_lists import CustomerLists, ListTarget
from loyalty_desktop.desktop.session.further import Further
from loyalty_desktop.desktop.session.jobs import Jobs
from loyalty_desktop.desktop.session.notices import Notices
from loyalty_desktop.desktop.session.workspace import Workspace
from loyalty_desktop.report.csv_file import Encoding
from tests.desktop.answering import Answers
from tests.desktop.conftest import Shown, open_in

Show = Callable[[Workspace], CustomersScreen]
HEADS = ("会員番号", "今後も利用したいですか（0-10）", "年間購入金額（円）", "ご意見")


class Lister(Answers):
    """Says whether and where a list is to be written, and notes what was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.agrees = True
        self.encoding: Encoding = "utf-8-sig"

    def personal_list(self, name: str, count: int) -> bool:
        self.asked.append(f"personal {name} {count}")
        return self.agrees

    def list_target(self, name: str) -> ListTarget | None:
        self.asked.append(f"list {name}")
        return None if self.path is None else ListTarget(self.path, self.encoding)


@pytest.fixture
def lister() -> Lister:
    return Lister()


@pytest.fixture
def show(shown: Shown, look: Look, jobs: Jobs, notices: Notices, lister: Lister) -> Show:
    """Make the screen of a workspace and show it as large as the design."""

    def made(workspace: Workspace) -> CustomersScreen:
        lists = CustomerLists(workspace, jobs, notices)
        return shown(CustomersScreen(workspace, look, Further(workspace, jobs), lists, lister))

    return made


@pytest.fixture
def screen(apparel: Workspace, show: Show) -> CustomersScreen:
    """The screen with the sample project."""
    return show(apparel)


def few_rows(count: int = 70) -> list[list[object]]:
    """Return customers of whom a third each is positive, passive and negative, with amounts from 500 to 6,500."""
    answers = (10, 8, 4)
    said = "=1+1 <b>連絡先</b> 090-1234-5678"
    return [[f"A{at:03d}", answers[at % 3], 1000 * (at % 7) + 500, said if at % 4 == 0 else ""] for at in range(count)]


def open_rows(workspace: Workspace, folder: Path, heads: tuple[str, ...], rows: list[list[object]]) -> Path:
    """Write rows to a CSV file and open it."""
    path = folder / "few.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([heads, *rows])
    open_in(workspace, path)
    return path


@pytest.fixture
def few(workspace: Workspace, tmp_path: Path) -> Workspace:
    """A survey of 70 whose cells all have fewer than 30 customers."""
    open_rows(workspace, tmp_path, HEADS, few_rows())
    return workspace


@pytest.fixture
def no_spend(workspace: Workspace, tmp_path: Path) -> Workspace:
    """A survey without any column of money."""
    rows = [[row[0], row[1], row[3]] for row in few_rows()]
    open_rows(workspace, tmp_path, (HEADS[0], HEADS[1], HEADS[3]), rows)
    return workspace
