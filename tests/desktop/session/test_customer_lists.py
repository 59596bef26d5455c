"""Long lists of customers say how far they are, and can be stopped; nothing is written then."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import openpyxl

from loyalty_desktop.desktop.session.customer_lists import CustomerLists
from loyalty_desktop.report.customer_list import CustomerTable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.session.jobs import Jobs
    from loyalty_desktop.desktop.session.notices import Notice, Notices
    from loyalty_desktop.desktop.session.workspace import Workspace

MANY = 6_000


def made(goes_on: Callable[[int], bool]) -> CustomerTable:
    goes_on(MANY)
    return CustomerTable("Angels", ("No.", "Said"), tuple((at, f"a & b <{at}> _x0041_") for at in range(MANY)), (1,))


def test_a_long_list_says_how_far_it_is(
    qtbot: QtBot, workspace: Workspace, jobs: Jobs, notices: Notices, tmp_path: Path
) -> None:
    said: list[Notice] = []
    notices.said.connect(said.append)
    path = tmp_path / "angels.xlsx"
    CustomerLists(workspace, jobs, notices).write(path, made, MANY)
    qtbot.waitUntil(lambda: said[-1].messages[0].id == "list_written", timeout=20_000)
    told = [dict(one.messages[0].args)["percent"] for one in said[:-1]]
    assert told[0] == 0
    assert told == sorted(set(told))
    rows = list(openpyxl.load_workbook(path, read_only=True)["Angels"].iter_rows(values_only=True))
    assert len(rows) == MANY + 1
    assert rows[-1] == (MANY - 1, f"a & b <{MANY - 1}> _x005F_x0041_")  # as Excel writes what looks like a code


def test_a_list_that_is_stopped_is_not_written(
    qtbot: QtBot, workspace: Workspace, jobs: Jobs, notices: Notices, tmp_path: Path
) -> None:
    said: list[Notice] = []
    notices.said.connect(said.append)
    path, gate, ended = tmp_path / "angels.xlsx", threading.Event(), threading.Event()

    def held(goes_on: Callable[[int], bool]) -> CustomerTable:
        gate.wait(10)
        ended.set()
        return made(goes_on)

    CustomerLists(workspace, jobs, notices).write(path, held, MANY)
    (stop,) = said[-1].actions
    stop.run()
    gate.set()
    qtbot.waitUntil(ended.is_set)
    jobs.finish()
    assert said[-1].messages[0].id == "list_stopped"
    assert not path.exists()


def test_a_second_list_does_not_stop_the_first(
    qtbot: QtBot, workspace: Workspace, jobs: Jobs, notices: Notices, tmp_path: Path
) -> None:
    gate, lists = threading.Event(), CustomerLists(workspace, jobs, notices)

    def held(_goes_on: Callable[[int], bool]) -> CustomerTable:
        gate.wait(10)
        return CustomerTable("Angels", ("No.",), ((1,),), ())

    for name in ("angels", "rebels"):
        lists.write(tmp_path / f"{name}.csv", held, 1)
    gate.set()
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("*.csv"))) == 2, timeout=10_000)


def test_what_shift_jis_lacks_is_told(
    qtbot: QtBot, workspace: Workspace, jobs: Jobs, notices: Notices, tmp_path: Path
) -> None:
    said: list[Notice] = []
    notices.said.connect(said.append)
    path = tmp_path / "customers.csv"
    rows = tuple((at, "とても良い😀" if at % 2 else "普通") for at in range(60))
    table = CustomerTable("Angels", ("No.", "ご意見"), rows, (1,))
    CustomerLists(workspace, jobs, notices).write(path, lambda _goes_on: table, 60, "cp932")
    qtbot.waitUntil(lambda: bool(said))
    assert said[-1].level == "warning"
    told = [one.text() for one in said[-1].messages]
    assert "60" in told[0]
    assert told[1] == "Shift_JIS lacks 30 characters of this list; 〓 stands in their place."
    assert told[2] == "Row 3, ご意見: 😀"
    assert told[-1] == "… and in 10 more cells"
    assert path.read_bytes().decode("cp932").splitlines()[2] == "1,とても良い〓"
