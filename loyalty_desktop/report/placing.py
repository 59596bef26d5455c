"""Putting files that are made where they are to be: each as a whole or not at all, and none over what is read.

A file that another program holds open is told, with another name for it; what was made for it is kept, so that it can
be written there at once. All others take their places meanwhile.
"""

from __future__ import annotations

import errno
import os
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO, Literal, TypeAlias

from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.journey.atomic import write_atomically
from loyalty_desktop.journey.outputs import check_output
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from loyalty_desktop.messages import Message

Kind: TypeAlias = Literal["excel", "slides", "pdf", "one_page", "pictures"]
KINDS: tuple[Kind, ...] = ("excel", "slides", "pdf", "one_page", "pictures")
ENDINGS: dict[Kind, str] = {"excel": ".xlsx", "slides": ".pptx", "pdf": ".pdf", "one_page": ".pdf", "pictures": ""}
_FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
_DENIED = frozenset({errno.EACCES, errno.EPERM, errno.EBUSY})
_MOST_NAMES = 1000


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to be written: of a kind, to a file; pictures go into a folder, which is made where it is missing.

    With `despite_lock` it is replaced although it seems to be open, as somebody said that it is not.
    """

    kind: Kind
    path: Path
    despite_lock: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """A file as it is to be, which stands nowhere yet; `notes` are what is to be told about it.

    With `makes_folder` the folder that it stands in is made where it is missing; `despite_lock` as in `Target`.
    """

    path: Path
    content: bytes
    notes: tuple[Message, ...] = ()
    makes_folder: bool = False
    despite_lock: bool = False


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: the files in order, the pictures in their folder, and what is to be told about them."""

    paths: tuple[Path, ...]
    pictures: tuple[Path, ...] = ()
    notes: tuple[Message, ...] = ()


_NOTHING = Exported(())


def together(one: Exported, other: Exported) -> Exported:
    """Return what was written at two times as one."""
    return Exported(
        (*one.paths, *other.paths),
        (*one.pictures, *other.pictures),
        tuple(dict.fromkeys((*one.notes, *other.notes))),
    )


class NotPlacedError(LoyaltyError):
    """Files cannot stand where they were to be, as another program has them open.

    `rest` are they, `others` are names for them that are free; `done` is what took its place meanwhile. `is_sure` says
    that a program holds one of them: else only a file tells so that lies beside it, and programs that crash leave it.
    """

    def __init__(
        self, told: Message, rest: tuple[Made, ...], others: tuple[Path, ...], done: Exported, *, is_sure: bool = True
    ) -> None:
        super().__init__(told)
        self.rest, self.others, self.done, self.is_sure = rest, others, done, is_sure

    @property
    def other(self) -> Path:
        """The free name for the first of them."""
        return self.others[0]

    @property
    def written(self) -> tuple[Path, ...]:
        """The files that took their places."""
        return (*self.done.paths, *self.done.pictures)

    def elsewhere(self) -> tuple[Made, ...]:
        """Return what was not written, under its other names."""
        return tuple(replace(one, path=other) for one, other in zip(self.rest, self.others, strict=True))

    def all_the_same(self) -> tuple[Made, ...]:
        """Return what was not written, to be put in its place whatever lies beside it."""
        return tuple(replace(one, despite_lock=True) for one in self.rest)


def check_targets(targets: Sequence[Target], inputs: Iterable[Path]) -> None:
    """Raise, before anything is worked out, for what would be in the way in the end.

    UsageError for a file that is read, LoyaltyError for one that is to be two things or whose folder is gone,
    NotPlacedError for those that are open elsewhere.
    """
    read = tuple(inputs)
    held: list[Made] = []
    for one in targets:
        check_output(one.path, read)
        if is_there(one.path) and is_there(one.path, "folder") is not (one.kind == "pictures"):
            raise LoyaltyError(message("export_other_kind", file=one.path.name))
        if not is_there(one.path.parent, "folder"):
            raise LoyaltyError(message("export_no_folder", folder=str(one.path.parent)))
        _check_name(one.path)
        if not one.despite_lock and is_open_elsewhere(one.path):
            held.append(Made(one.path, b""))
    if len({one.path.absolute() for one in targets}) < len(targets):
        raise LoyaltyError(message("report_twice"))
    if held:
        raise _in_use(held, _NOTHING)


def is_there(path: Path, what: Literal["anything", "file", "folder"] = "anything") -> bool:
    """Say whether something stands at a place; nothing does where the system cannot tell.

    It cannot for a name that is too long for it, for a share that is away or asks who one is, and for a folder that
    one may not look into; pathlib raises OSError for some of these, and ValueError for a name with a NUL.
    """
    seen = {"anything": os.path.exists, "file": os.path.isfile, "folder": os.path.isdir}
    return seen[what](path)


def _check_name(path: Path) -> None:
    """Raise LoyaltyError for a name that the system does not take."""
    try:
        os.lstat(path)
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise LoyaltyError(message("cannot_write", file=str(path), why=why)) from error


def is_open_elsewhere(path: Path) -> bool:
    """Say whether Excel, PowerPoint or LibreOffice have a file open, or seem to.

    They lay a file beside it, which stays when they crash. So the system is asked whether somebody holds the file; only
    where it cannot tell, the file beside it counts alone.
    """
    return _has_lock(path) and is_there(path, "file") and _is_held(path) is not False


def _has_lock(path: Path) -> bool:
    beside = (path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#"))
    return any(is_there(one) for one in beside)


def _is_held(path: Path) -> bool | None:
    """Say whether another program holds a file, by opening it for writing; None where that tells nothing.

    On Windows Office lets nobody else write what it has open. Other systems let everybody, but tell of a program that
    has asked to be alone with the file.
    """
    try:
        with path.open("r+b") as file:
            return _is_locked(file)
    except OSError:
        return True


if sys.platform == "win32":

    def _is_locked(_file: BinaryIO) -> bool | None:
        return False

else:
    import fcntl

    def _is_locked(file: BinaryIO) -> bool | None:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return True
        return None


def other_name(path: Path) -> Path:
    """Return a name like that of `path` that is free: with the next number that nobody uses."""
    for number in range(2, _MOST_NAMES):
        other = path.with_name(f"{path.stem} ({number}){path.suffix}")
        if not is_there(other) and not _has_lock(other):
            return other
    raise LoyaltyError(message("export_no_name", file=path.name))


def place(files: Sequence[Made]) -> Exported:
    """Put files where they are to be; what is open elsewhere is left out, and told when all others are there.

    NotPlacedError for those that are open elsewhere; LoyaltyError with its sentence for all else, which ends it: then
    the files before are there.
    """
    held: list[Made] = []
    for one in files:
        if not one.despite_lock and is_open_elsewhere(one.path):
            held.append(one)
            continue
        try:
            if one.makes_folder:
                one.path.parent.mkdir(exist_ok=True)
            write_atomically(one.path, one.content)
        except OSError as error:
            if not _is_denied(error, one.path):
                raise _not_placed(error, one.path) from error
            held.append(one)
    placed = [one for one in files if one not in held]
    done = Exported(
        tuple(one.path for one in placed if not one.makes_folder),
        tuple(one.path for one in placed if one.makes_folder),
        tuple(note for one in placed for note in one.notes),
    )
    if held:
        raise _in_use(held, done)
    return done


def _is_denied(error: OSError, path: Path) -> bool:
    """Say whether it is this file that may not be replaced, and not its whole folder."""
    return error.errno in _DENIED and is_there(path, "file") and os.access(path.parent, os.W_OK)


def _in_use(held: Sequence[Made], done: Exported) -> NotPlacedError:
    """Return what to tell about files that are open elsewhere, or seem to be."""
    is_sure = not all(_has_lock(one.path) and _is_held(one.path) is None for one in held)
    names = ", ".join(one.path.name for one in held)
    told = message("export_in_use" if is_sure else "export_maybe_in_use", file=names)
    return NotPlacedError(told, tuple(held), tuple(other_name(one.path) for one in held), done, is_sure=is_sure)


def _not_placed(error: OSError, path: Path) -> LoyaltyError:
    """Return what to tell about a file that could not be written."""
    if not is_there(path.parent, "folder"):
        return LoyaltyError(message("export_no_folder", folder=str(path.parent)))
    if error.errno in _FULL:
        return LoyaltyError(message("export_disk_full", file=path.name))
    if error.errno in _DENIED or error.errno == errno.EROFS:
        return LoyaltyError(message("export_read_only", folder=str(path.parent)))
    return LoyaltyError(message("cannot_write", file=str(path), why=error.strerror or str(error)))
