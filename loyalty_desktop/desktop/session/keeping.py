"""Keeps the unsaved work of one window in a file of its own, beside the window, until it is saved or thrown away.

The file is under a lock as long as its window lives: one whose lock can be had belongs to a program that has died.
"""

from __future__ import annotations

import datetime as dt
import logging
import threading
import uuid
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QTimer

from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.recovery import Kept

_log = logging.getLogger(__name__)
SOON_MS = 1_000
"""From an edit until it is kept; more edits do not put it off."""
_LOOK_MS = 250
_END_WITHIN = 5.0


class Keeping(QObject):
    """Follows a workspace: what is not saved is kept, what is saved or closed is not."""

    def __init__(
        self, workspace: Workspace, folder: Path, name: Callable[[], str], parent: QObject | None = None
    ) -> None:
        """`folder` is where it is kept, `name` says what the window calls its project."""
        super().__init__(parent)
        self._workspace, self._name = workspace, name
        self.file = folder / f"{uuid.uuid4().hex}.recovery"
        self._lock: QLockFile | None = None
        self._writer = Writer(self.file)
        self._saved: tuple[Path | None, str] = (None, "")
        self._taken_over: list[Path] = []
        self._has_told = False
        self._soon = _timer(self, SOON_MS, self._keep)
        self._later = _timer(self, _LOOK_MS, self._look_after)
        workspace.opened.connect(self._on_file)
        workspace.file_changed.connect(self._on_file)
        workspace.changed.connect(self._on_changed)

    def take_over(self, file: Path) -> None:
        """Have the open work, which a program that has died had kept in `file`, be kept here and there no more."""
        self._taken_over.append(file)
        self._on_changed()

    def close(self) -> None:
        """Keep nothing any more: everything is saved, or was not wanted."""
        self._soon.stop()
        self._later.stop()
        self._writer.want(None)
        self._writer.end(_END_WITHIN)
        self._forget_others()
        self._unlock()

    def _on_file(self) -> None:
        path = self._workspace.path
        if path != self._saved[0] or not self._workspace.is_modified:
            from loyalty_desktop.journey.recovery import digest_of  # noqa: PLC0415 - not before a project is open

            self._saved = (path, "" if path is None else digest_of(path))
        self._on_changed()

    def _on_changed(self) -> None:
        if not self._workspace.is_modified:
            self._soon.stop()
            self._writer.want(None)
            self._forget_others()
        elif not self._soon.isActive():
            self._soon.start()

    def _keep(self) -> None:
        from loyalty_desktop.journey.recovery import Kept, about  # noqa: PLC0415 - see above

        if self._lock is None:
            self._lock = _locked(self.file)
        path, saved = self._saved
        now = dt.datetime.now().astimezone().isoformat(timespec="seconds")
        self._writer.want(Kept(about(self._name(), path, saved, now), self._workspace.state.project))
        self._later.start()

    def _look_after(self) -> None:
        if self._writer.is_busy or self._soon.isActive():  # what was taken over may not be in the file yet
            self._later.start()
        elif not self._writer.has_failed:
            self._forget_others()
        elif not self._has_told:
            self._has_told = True
            self._workspace.notices.say(message("work_not_kept", folder=str(self.file.parent)), "warning")

    def _forget_others(self) -> None:
        while self._taken_over:
            forget(self._taken_over.pop())

    def _unlock(self) -> None:
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None


class Writer:
    """Writes the newest of what is wanted, in a thread of its own; what is wanted meanwhile comes next."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._turn = threading.Condition()
        self._wanted: list[Kept | None] = []
        self._is_writing = self._is_ending = False
        self._thread: threading.Thread | None = None
        self.has_failed = False
        """Whether the last that was wanted could not be written."""

    @property
    def is_busy(self) -> bool:
        """Whether something that is wanted is not done yet."""
        with self._turn:
            return bool(self._wanted) or self._is_writing

    def want(self, kept: Kept | None) -> None:
        """Have this be in the file; None for no file."""
        with self._turn:
            if kept is None and self._thread is None:
                return
            self._wanted = [kept]
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="keep", daemon=True)
                self._thread.start()
            self._turn.notify()

    def end(self, timeout: float) -> None:
        """Wait so many seconds until all is done, and do no more."""
        with self._turn:
            self._is_ending = True
            self._turn.notify()
        if self._thread is not None:
            self._thread.join(timeout)

    def _work(self) -> None:
        while True:
            with self._turn:
                self._turn.wait_for(lambda: self._wanted or self._is_ending)
                if not self._wanted:
                    return
                wanted = self._wanted.pop()
                self._is_writing = True
            failed = self._do(wanted)
            with self._turn:
                self._is_writing, self.has_failed = False, failed

    def _do(self, wanted: Kept | None) -> bool:
        """Write or remove the file; say whether that failed."""
        from loyalty_desktop.journey.recovery import keep  # noqa: PLC0415 - see above

        try:
            if wanted is None:
                self._file.unlink(missing_ok=True)
            else:
                keep(wanted, self._file)
        except (OSError, LoyaltyError):
            _log.warning("unsaved work not kept", exc_info=True)
            return True
        return False


def left_behind(folder: Path) -> tuple[tuple[Path, Kept], ...]:
    """Return what programs that have died left in a folder, the newest first; what cannot be read is passed over."""
    from loyalty_desktop.journey.recovery import files_in, read  # noqa: PLC0415 - see above

    found = []
    for file in files_in(folder):
        lock = _locked(file)
        if lock is None:
            continue
        try:
            found.append((file, read(file)))
        except LoyaltyError:
            _log.warning("kept work that cannot be read: %s", file.name, exc_info=True)
        finally:
            lock.unlock()
    return tuple(found)


def forget(file: Path) -> None:
    """Remove what a program that has died left behind."""
    for one in (file, file.with_suffix(".lock")):
        with suppress(OSError):  # it is offered again at the next start
            one.unlink(missing_ok=True)


def _locked(file: Path) -> QLockFile | None:
    """Return a lock on a window's file, None where a living program has it."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
    lock = QLockFile(str(file.with_suffix(".lock")))
    lock.setStaleLockTime(0)  # only a program that is gone has lost its lock, however old that is
    return lock if lock.tryLock(0) else None


def _timer(parent: QObject, milliseconds: int, then: Callable[[], object]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(then)
    return timer
