"""The lock on the file of the open project: whoever opens it a second time hears of it instead of saving over it.

It is a small file beside the project, as office programs have it, so that it works for two windows, two users of a PC
and two PCs on a network drive. Where none can be written, in a folder that may only be read, nobody can save either.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLockFile

from loyalty_desktop.messages import Message, message

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.desktop.session.workspace import Workspace


class Holder(NamedTuple):
    """Who has a project open: the PC, '' where that is not known."""

    pc: str

    def said(self, path: Path) -> Message:
        """Return what is to be said of it."""
        if self.pc:
            return message("project_open_on", file=path.name, pc=self.pc)
        return message("project_open_elsewhere", file=path.name)


class ProjectLock:
    """Holds the lock of one project at a time, as long as it is open here."""

    def __init__(self, is_free: Callable[[Path], bool] = lambda _path: False) -> None:
        """`is_free` says of which files nobody needs a lock: those that are never written."""
        self._is_free = is_free
        self._path: Path | None = None
        self._lock: QLockFile | None = None

    def take(self, path: Path) -> Holder | None:
        """Lock a project, and let go of the one before; return who has it, and then all is as it was."""
        if path == self._path:
            return None
        if self._is_free(path):
            self.release()
            return None
        lock = QLockFile(str(lock_of(path)))
        lock.setStaleLockTime(0)  # only a program that is gone has lost its lock, however old that is
        if not lock.tryLock(0) and lock.error() == QLockFile.LockError.LockFailedError:
            _pid, pc, _program = lock.getLockInfo()
            return Holder(pc)
        self.release()
        self._path, self._lock = path, lock
        return None

    def release(self) -> None:
        """Let go of the project."""
        if self._lock is not None:
            self._lock.unlock()
        self._path = self._lock = None

    def follow(self, workspace: Workspace) -> None:
        """Let go of the project when it is closed, or when one without a file takes its place."""
        workspace.opened.connect(lambda: self.release() if workspace.path is None else None)


def lock_of(path: Path) -> Path:
    """Return the name of the file that says that a project is open."""
    return path.with_name(f".~{path.name}.lock")
