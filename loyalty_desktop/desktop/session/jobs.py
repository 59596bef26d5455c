"""Long work beside the window: plain data in, plain data out, answers on the main thread.

Each job has a ticket. A ticket that was cancelled, or that a newer one of the same line replaced, never answers.
"""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

_log = logging.getLogger(__name__)


class Ticket(QObject):
    """One job under way: `progress` 0..1 while it runs, then exactly one of `done` and `failed`, or neither."""

    progress = Signal(float)
    done = Signal(object)
    failed = Signal(object)
    _answered = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = threading.Event()
        self._answered.connect(self._on_answered)

    def cancel(self) -> None:
        """Stop the work as soon as it looks, and let no answer through."""
        self._stop.set()

    def cancelled(self) -> bool:
        """Say whether the work is no longer wanted; the work asks this."""
        return self._stop.is_set()

    def report(self, share: float) -> None:
        """Tell how far the work is; called by the work, on its own thread."""
        if not self.cancelled():
            self.progress.emit(share)

    def _on_answered(self, result: object, error: object) -> None:
        if self.cancelled():
            return
        self._stop.set()
        if error is not None:
            self.failed.emit(error)
        else:
            self.done.emit(result)

    def run(self, work: Callable[[Ticket], Any]) -> None:
        """Do the work on this thread and send its answer to the main thread; an error is an answer."""
        result: object = None
        problem: BaseException | None = None
        try:
            result = work(self)
        except Exception as error:
            _log.info("job failed", exc_info=True)
            problem = error
        self._answered.emit(result, problem)


class Jobs(QObject):
    """Starts jobs; at most one of each line is wanted at a time, the newest."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[str, Ticket] = {}
        self._threads: list[threading.Thread] = []

    def start(self, line: str, work: Callable[[Ticket], Any]) -> Ticket:
        """Start `work` beside the window and return its ticket; the line's older job is cancelled.

        Connect to the ticket before returning to the event loop: answers arrive through it.
        """
        self.cancel(line)
        ticket = Ticket(self)
        self._lines[line] = ticket
        self._threads = [one for one in self._threads if one.is_alive()]
        thread = threading.Thread(target=ticket.run, args=(work,), name=f"job {line}", daemon=True)
        self._threads.append(thread)
        thread.start()
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
