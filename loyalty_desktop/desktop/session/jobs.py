"""Long work beside the window: plain data in, plain data out, answers on the main thread.

Each job has a ticket. A ticket that was cancelled, or that a newer one of the same line replaced, never answers.
Threads of work never touch Qt: what they have to say waits in a queue that the main thread empties.
"""

from __future__ import annotations

import logging
import sys
import threading
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

_log = logging.getLogger(__name__)
AT_WORK = "job"
"""How the names of the threads begin."""

_LOOK_EVERY_MS = 10
_USUAL_TURNS, _SHORT_TURNS = sys.getswitchinterval(), 0.0002
"""Seconds after which a thread at work lets another have Python: the window is not to wait for its turn."""

Letter: TypeAlias = "tuple[Running, str, Any]"


class Running:
    """What the work sees of its job, on its own thread."""

    def __init__(self, letters: SimpleQueue[Letter]) -> None:
        self._letters = letters
        self._stop = threading.Event()

    def cancelled(self) -> bool:
        """Say whether the work is no longer wanted."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Have `cancelled` say yes from now on."""
        self._stop.set()

    def report(self, share: float) -> None:
        """Tell how far the work is, 0..1."""
        self._letters.put((self, "progress", share))

    def run(self, work: Callable[[Running], Any]) -> None:
        """Do the work and post its answer; an error is an answer."""
        try:
            self._letters.put((self, "done", work(self)))
        except Exception as error:  # whatever it is, the main thread decides what becomes of it
            _log.info("job failed", exc_info=True)
            self._letters.put((self, "failed", error))


class Ticket(QObject):
    """One job under way: `progress` 0..1 while it runs, then exactly one of `done` and `failed`, or neither."""

    progress = Signal(float)
    done = Signal(object)
    failed = Signal(object)

    def __init__(self, running: Running) -> None:
        super().__init__()
        self._running = running

    def cancel(self) -> None:
        """Stop the work as soon as it looks, and let no answer through."""
        self._running.stop()

    def cancelled(self) -> bool:
        """Say whether the answer is no longer wanted, or has been given."""
        return self._running.cancelled()


class Jobs(QObject):
    """Starts jobs; at most one of each line is wanted at a time, the newest."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._letters: SimpleQueue[Letter] = SimpleQueue()
        self._lines: dict[str, Ticket] = {}
        self._tickets: dict[Running, Ticket] = {}
        self._threads: list[threading.Thread] = []
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_EVERY_MS)
        self._clock.timeout.connect(self._deliver)

    def start(self, line: str, work: Callable[[Running], Any]) -> Ticket:
        """Start `work` beside the window and return its ticket; the line's older job is cancelled.

        Connect to the ticket before returning to the event loop: answers arrive through it.
        """
        self.cancel(line)
        running = Running(self._letters)
        ticket = self._lines[line] = self._tickets[running] = Ticket(running)
        self._threads = [one for one in self._threads if one.is_alive()]
        thread = threading.Thread(target=running.run, args=(work,), name=f"{AT_WORK} {line}", daemon=True)
        self._threads.append(thread)
        sys.setswitchinterval(_SHORT_TURNS)
        thread.start()
        self._clock.start()
        return ticket

    def cancel(self, line: str) -> None:
        """Cancel the line's job, if there is one."""
        ticket = self._lines.pop(line, None)
        if ticket is not None:
            ticket.cancel()

    def finish(self, timeout: float = 10.0) -> None:
        """Cancel everything and wait for the threads to end: before the program, or a test, does."""
        for line in list(self._lines):
            self.cancel(line)
        for thread in self._threads:
            thread.join(timeout)
        self._threads.clear()

    def _deliver(self) -> None:
        """Hand over what the work has said; look again as long as some of it is under way."""
        progress: dict[Running, Any] = {}
        while True:
            try:
                running, kind, content = self._letters.get_nowait()
            except Empty:
                break
            if kind == "progress":
                progress[running] = content  # of several the newest: nobody sees the others
                continue
            ticket = self._tickets.pop(running)
            self._lines = {line: one for line, one in self._lines.items() if one is not ticket}  # it holds its survey
            last = progress.pop(running, None)
            if last is not None and not ticket.cancelled():
                ticket.progress.emit(last)
            if ticket.cancelled():
                continue
            ticket.cancel()  # it has answered, and never does so again
            (ticket.done if kind == "done" else ticket.failed).emit(content)
        for running, share in progress.items():
            told = self._tickets.get(running)
            if told is not None and not told.cancelled():
                told.progress.emit(share)
        if not self._tickets:
            self._clock.stop()
            sys.setswitchinterval(_USUAL_TURNS)
