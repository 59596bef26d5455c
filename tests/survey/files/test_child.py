from __future__ import annotations

import multiprocessing
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import psutil
import pytest

from loyalty_desktop.errors import Cancelled, DamagedFile, FileTooLarge, NoAnswers
from loyalty_desktop.survey.files.child import ChildFailed, Limits, dismiss, run_in_child, stand_by
from loyalty_desktop.survey.files.serving import memory_limit
from tests.survey.files import work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.process import BaseProcess
    from pathlib import Path

GIB = 1 << 30


@pytest.fixture(autouse=True)
def _nothing_left_behind() -> Iterator[None]:
    yield
    assert not multiprocessing.active_children()
    left = [process.cmdline() for process in psutil.Process().children()]
    assert not [command for command in left if "--multiprocessing-fork" in command]


def test_result_and_progress_come_back() -> None:
    heard: list[float] = []
    assert run_in_child(work.add, 2, 3, file="a.csv", on_progress=heard.append) == 5
    assert heard == [0.5, 1.0]


def test_progress_never_falls_nor_exceeds_one() -> None:
    heard: list[float] = []
    assert run_in_child(work.fall_back, file="a.csv", on_progress=heard.append) == "done"
    assert heard == sorted(set(heard))
    assert heard[-1] == 1.0


def test_large_result_arrives_whole() -> None:
    assert run_in_child(work.return_much, 50_000_001, file="a.csv") == bytes(50_000_001)


def test_values_that_travel_alone_are_told_one_by_one() -> None:
    heard: list[float] = []
    found = run_in_child(work.return_parts, file="a.csv", on_progress=heard.append)
    assert [(one.content[:1], len(one.content)) for one in found] == [(bytes([at]), 3_000_000) for at in range(4)]
    assert heard == [0.5, 0.625, 0.75, 0.875, 1.0]


def test_cancel_during_the_hand_over_ends_it() -> None:
    heard: list[float] = []
    with pytest.raises(Cancelled):
        run_in_child(work.return_stuck, file="a.csv", on_progress=heard.append, cancelled=lambda: bool(heard))
    assert heard == [0.5]


def test_too_much_to_hand_over_is_a_sentence() -> None:
    with pytest.raises(FileTooLarge) as raised:
        run_in_child(work.return_too_much, file="a.csv")
    assert raised.value.message.id == "file_out_of_memory"


def test_something_is_done_here_meanwhile() -> None:
    here = threading.Event()
    assert run_in_child(work.add, 2, 3, file="a.csv", meanwhile=here.set) == 5
    assert here.wait(10)


@pytest.fixture
def standing_by() -> Iterator[BaseProcess]:
    """A child that stands by, with a module imported that nothing else of ours needs, and one that does not exist."""
    stand_by("no_such_module", "colorsys")
    (child,) = multiprocessing.active_children()
    yield child
    dismiss()


def test_the_child_that_stands_by_does_the_work(standing_by: BaseProcess) -> None:
    stand_by("colorsys")  # it is there already
    assert len(multiprocessing.active_children()) == 1
    pid = standing_by.pid
    assert run_in_child(work.who_works, file="a.csv") == pid
    assert run_in_child(work.who_works, file="a.csv") != pid


def test_the_child_that_stands_by_has_imported_what_it_was_told(standing_by: BaseProcess) -> None:
    assert standing_by.is_alive()
    assert run_in_child(work.is_imported, "colorsys", file="a.csv")
    assert not run_in_child(work.is_imported, "colorsys", file="a.csv")


def test_another_child_works_when_the_one_that_stood_by_is_gone(standing_by: BaseProcess) -> None:
    standing_by.kill()
    standing_by.join()
    assert run_in_child(work.add, 2, 3, file="a.csv") == 5


def test_a_new_child_stands_by_when_the_last_one_is_gone(standing_by: BaseProcess) -> None:
    standing_by.kill()
    standing_by.join()
    pid = standing_by.pid
    stand_by("colorsys")
    (child,) = multiprocessing.active_children()
    assert child.pid != pid


def test_no_child_stands_by_while_another_works(standing_by: BaseProcess) -> None:
    heard: list[list[BaseProcess]] = []

    def on_progress(_share: float) -> None:
        stand_by("colorsys")
        heard.append(multiprocessing.active_children())

    assert run_in_child(work.add, 2, 3, file="a.csv", on_progress=on_progress) == 5
    assert heard[0] == [standing_by]


@pytest.mark.parametrize("needed_within", [0.1, 60.0], ids=["nobody needs it", "nobody is there"])
def test_the_child_leaves_by_itself(needed_within: float) -> None:
    context = multiprocessing.get_context("spawn")
    answers, sender = context.Pipe(duplex=False)
    heard, orders = context.Pipe(duplex=False)
    child = context.Process(target=work.serve_within, args=(needed_within, sender, heard), daemon=True)
    child.start()
    heard.close()
    if needed_within > 1:
        orders.close()
    child.join(20)
    assert child.exitcode == 0
    child.close()
    for end in (answers, sender, orders):
        end.close()


def test_error_arrives_as_itself() -> None:
    with pytest.raises(NoAnswers) as raised:
        run_in_child(work.refuse, file="a.csv")
    assert raised.value.message.id == "file_too_wide"
    assert "2,000" in str(raised.value)


def test_unforeseen_error_is_a_sentence_with_its_traceback_as_cause() -> None:
    with pytest.raises(DamagedFile, match=r"Reading a\.csv failed unexpectedly \(ZeroDivisionError\)") as raised:
        run_in_child(work.stumble, file="a.csv")
    assert isinstance(raised.value.__cause__, ChildFailed)
    assert "in stumble" in str(raised.value.__cause__)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
def test_killed_child_is_a_sentence_about_memory() -> None:
    with pytest.raises(FileTooLarge) as raised:
        run_in_child(work.kill_itself, file="a.csv")
    assert raised.value.message.id == "file_out_of_memory"


def test_child_that_leaves_is_a_sentence() -> None:
    with pytest.raises(DamagedFile, match="exit 3"):
        run_in_child(work.leave, file="a.csv")


def test_memory_limit_is_a_sentence() -> None:
    with pytest.raises(FileTooLarge) as raised:
        run_in_child(work.fill_memory, file="a.csv", limits=Limits(memory=GIB // 4))
    assert raised.value.message.id == "file_out_of_memory"


def test_watched_memory_limit_is_a_sentence() -> None:
    with pytest.raises(FileTooLarge) as raised:
        run_in_child(work.fill_watched_memory, GIB // 4, file="a.csv")
    assert raised.value.message.id == "file_out_of_memory"


def test_memory_limit_is_within_reason() -> None:
    assert 2 * GIB <= memory_limit() <= 8 * GIB


def test_cancel_before_the_start_starts_nothing(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        run_in_child(work.wait_for_ever, str(tmp_path / "pid"), file="a.csv", cancelled=lambda: True)
    assert not (tmp_path / "pid").exists()


def test_cancel_ends_a_stuck_child_at_once(tmp_path: Path) -> None:
    asked: list[float] = []

    def cancelled() -> bool:
        if heard and not asked:
            asked.append(time.perf_counter())
        return bool(asked)

    heard: list[float] = []
    with pytest.raises(Cancelled):
        run_in_child(
            work.wait_for_ever,
            str(tmp_path / "pid"),
            file="a.csv",
            on_progress=heard.append,
            cancelled=cancelled,
        )
    assert time.perf_counter() - asked[0] < 0.1
    assert not psutil.pid_exists(int((tmp_path / "pid").read_text()))


@pytest.mark.parametrize("stuck", [(work.compute_for_ever,), (work.wait_for_ever, "pid")], ids=["computing", "waiting"])
def test_child_that_is_stuck_is_a_sentence(stuck: tuple[Callable[..., None], *tuple[str, ...]], tmp_path: Path) -> None:
    does, *notes = stuck
    with pytest.raises(DamagedFile) as raised:
        run_in_child(does, *(str(tmp_path / note) for note in notes), file="a.csv", limits=Limits(patience=0.5))
    assert raised.value.message.id == "reading_stuck"
    assert "a.csv" in str(raised.value)


def test_child_that_reports_is_never_stuck() -> None:
    assert run_in_child(work.compute_with_news, 1.5, file="a.csv", limits=Limits(patience=1.0)) == "done"


def test_error_in_the_callers_progress_ends_the_child(tmp_path: Path) -> None:
    def fail(share: float) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        run_in_child(work.wait_for_ever, str(tmp_path / "pid"), file="a.csv", on_progress=fail)
    assert not psutil.pid_exists(int((tmp_path / "pid").read_text()))


def test_child_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    with subprocess.Popen([sys.executable, "-m", "tests.survey.files.work", str(note)]) as parent:
        deadline = time.monotonic() + 30
        while not (note.exists() and note.read_text()):
            assert parent.poll() is None
            assert time.monotonic() < deadline
        child = psutil.Process(int(note.read_text()))
        parent.kill()
    assert psutil.wait_procs([child], timeout=10)[1] == []
