"""Jobs beside the window: answers on the main thread, and none from what is no longer wanted."""

from __future__ import annotations

import gc
import sys
import threading
import weakref
from typing import TYPE_CHECKING

import pytest

from loyalty_desktop.desktop.session.jobs import Jobs, Running, Ticket

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


class Gate:
    """Work that waits until the test lets it go on."""

    def __init__(self, answer: object = "answer") -> None:
        self.answer = answer
        self.begun = threading.Event()
        self.open = threading.Event()
        self.ended = threading.Event()
        self.was_cancelled = False

    def __call__(self, ticket: Running) -> object:
        self.begun.set()
        assert self.open.wait(10)
        self.was_cancelled = ticket.cancelled()
        self.ended.set()
        return self.answer


def heard(ticket: Ticket) -> list[tuple[str, object]]:
    """Return what a ticket says, filled as it says it."""
    said: list[tuple[str, object]] = []
    ticket.done.connect(lambda result: said.append(("done", result)))
    ticket.failed.connect(lambda error: said.append(("failed", error)))
    ticket.progress.connect(lambda share: said.append(("progress", share)))
    return said


def finished(jobs: Jobs, qtbot: QtBot) -> None:
    """Let a later job come round: by then everything sent before it has arrived."""
    with qtbot.waitSignal(jobs.start("a line of its own", lambda _ticket: None).done):
        pass


def test_start_when_the_work_is_done(jobs: Jobs, qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []

    def work(_ticket: Running) -> int:
        threads.append(threading.current_thread())
        return 42

    ticket = jobs.start("reading", work)
    answered: list[threading.Thread] = []
    ticket.done.connect(lambda _result: answered.append(threading.current_thread()))
    with qtbot.waitSignal(ticket.done) as done:
        pass
    assert done.args == [42]
    assert threads[0] is not threading.main_thread()
    assert answered == [threading.main_thread()]


def test_start_when_the_answer_is_nothing(jobs: Jobs, qtbot: QtBot) -> None:
    ticket = jobs.start("reading", lambda _ticket: None)
    said = heard(ticket)
    with qtbot.waitSignal(ticket.done):
        pass
    assert said == [("done", None)]


def test_start_when_the_work_breaks(jobs: Jobs, qtbot: QtBot) -> None:
    problem = ValueError("x")

    def work(_ticket: Running) -> None:
        raise problem

    ticket = jobs.start("reading", work)
    said = heard(ticket)
    with qtbot.waitSignal(ticket.failed):
        pass
    finished(jobs, qtbot)
    assert said == [("failed", problem)]


def test_start_when_the_work_tells_how_far_it_is(jobs: Jobs, qtbot: QtBot) -> None:
    listening = threading.Event()

    def work(ticket: Running) -> str:
        assert listening.wait(10)
        for share in (0.0, 0.5, 1.0):
            ticket.report(share)
        return "end"

    ticket = jobs.start("reading", work)
    said = heard(ticket)
    listening.set()
    with qtbot.waitSignal(ticket.done):
        pass
    assert said[-2:] == [("progress", 1.0), ("done", "end")]
    assert set(said[:-2]) <= {("progress", 0.0), ("progress", 0.5)}, "of news that come at once the newest is told"


def test_threads_take_short_turns_only_while_there_is_work(jobs: Jobs, qtbot: QtBot) -> None:
    usual = sys.getswitchinterval()
    gate = Gate()
    ticket = jobs.start("reading", gate)
    assert sys.getswitchinterval() < usual
    gate.open.set()
    with qtbot.waitSignal(ticket.done):
        pass
    qtbot.waitUntil(lambda: sys.getswitchinterval() == usual)


def test_cancel_when_the_work_runs(jobs: Jobs, qtbot: QtBot) -> None:
    gate = Gate()
    ticket = jobs.start("reading", gate)
    said = heard(ticket)
    assert gate.begun.wait(10)
    jobs.cancel("reading")
    assert ticket.cancelled()
    gate.open.set()
    assert gate.ended.wait(10)
    finished(jobs, qtbot)
    assert gate.was_cancelled, "the work can see that it is no longer wanted"
    assert said == []


def test_cancel_when_the_answer_is_on_its_way(jobs: Jobs, qtbot: QtBot) -> None:
    """The thread has answered, the window has not heard it yet: it never will."""
    gate = Gate()
    ticket = jobs.start("reading", gate)
    said = heard(ticket)
    gate.open.set()
    jobs._threads[-1].join(10)
    ticket.cancel()
    finished(jobs, qtbot)
    assert said == []


@pytest.mark.parametrize("ending", [lambda ticket: ticket.report(0.5), lambda _ticket: 1 / 0])
def test_cancel_when_the_work_goes_on(ending: Callable[[Running], object], jobs: Jobs, qtbot: QtBot) -> None:
    gate = Gate()

    def work(ticket: Running) -> object:
        gate(ticket)
        return ending(ticket)

    ticket = jobs.start("reading", work)
    said = heard(ticket)
    jobs.cancel("reading")
    gate.open.set()
    jobs._threads[-1].join(10)
    finished(jobs, qtbot)
    assert said == []


def test_cancel_when_there_is_nothing(jobs: Jobs) -> None:
    jobs.cancel("reading")
    ticket = jobs.start("reading", lambda _ticket: None)
    jobs.cancel("another line")
    assert not ticket.cancelled()


def test_cancel_when_the_answer_was_given(jobs: Jobs, qtbot: QtBot) -> None:
    ticket = jobs.start("reading", lambda _ticket: 1)
    said = heard(ticket)
    with qtbot.waitSignal(ticket.done):
        pass
    jobs.cancel("reading")
    finished(jobs, qtbot)
    assert said == [("done", 1)]


def test_start_when_the_line_is_busy(jobs: Jobs, qtbot: QtBot) -> None:
    """The newest is wanted; an older answer never comes after it, nor before."""
    first, second = Gate("old"), Gate("new")
    old = jobs.start("reading", first)
    said = heard(old)
    new = jobs.start("reading", second)
    assert old.cancelled()
    assert not new.cancelled()
    second.open.set()
    with qtbot.waitSignal(new.done) as done:
        pass
    first.open.set()
    assert first.ended.wait(10)
    finished(jobs, qtbot)
    assert done.args == ["new"]
    assert said == []


def test_start_when_lines_are_different(jobs: Jobs, qtbot: QtBot) -> None:
    first, second = Gate("one"), Gate("two")
    one, two = jobs.start("one", first), jobs.start("two", second)
    said = heard(one)
    second.open.set()
    with qtbot.waitSignal(two.done):
        pass
    first.open.set()
    qtbot.waitUntil(lambda: said == [("done", "one")])


def test_finish_when_work_is_under_way(qtbot: QtBot) -> None:
    jobs = Jobs()
    stopped: list[str] = []

    def work(name: str) -> Callable[[Running], None]:
        def runs(ticket: Running) -> None:
            while not ticket.cancelled():
                ticket.report(0.5)
            stopped.append(name)

        return runs

    tickets = [jobs.start(name, work(name)) for name in ("a", "b", "c")]
    said = [heard(ticket) for ticket in tickets]
    jobs.finish()
    assert sorted(stopped) == ["a", "b", "c"], "all threads have ended"
    finished(jobs, qtbot)
    jobs.finish()
    assert all(kind == "progress" for each in said for kind, _what in each), "and none has answered"


def test_finish_when_replaced_work_is_still_running() -> None:
    """A job that a newer one replaced is waited for as well: its thread is still there."""
    jobs = Jobs()
    gate = Gate()
    jobs.start("reading", gate)
    jobs.start("reading", lambda _ticket: None)
    threading.Timer(0.05, gate.open.set).start()
    jobs.finish()
    assert gate.ended.is_set()


def test_finish_when_work_never_ends() -> None:
    """The program ends all the same: threads do not keep it."""
    jobs = Jobs()
    gate = Gate()
    jobs.start("reading", gate)
    jobs.finish(timeout=0.01)
    assert not gate.ended.is_set()
    gate.open.set()
    assert gate.ended.wait(10)


def test_threads_when_many_jobs_were_done(jobs: Jobs, qtbot: QtBot) -> None:
    for _turn in range(20):
        with qtbot.waitSignal(jobs.start("reading", lambda _ticket: None).done):
            pass
    qtbot.waitUntil(lambda: not [one for one in jobs._threads if one.is_alive()])
    jobs.start("reading", lambda _ticket: None)
    assert len(jobs._threads) == 1


def test_what_waited_for_an_answer_is_let_go_with_it(jobs: Jobs, qtbot: QtBot) -> None:
    """Whoever listens knows the survey that was worked on, which is large and may be closed by then."""

    def begun() -> weakref.ref[Gate]:
        survey = Gate()
        jobs.start("reading", lambda _ticket: None).done.connect(lambda _answer: survey.open.set())
        return weakref.ref(survey)

    kept = begun()
    finished(jobs, qtbot)
    gc.collect()
    assert kept() is None
