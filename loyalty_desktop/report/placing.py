"""Putting files that are made where they are to be: each as a whole or not at all, and none over what is read.

A file that another program holds open is told, with another name for it; what was made for it is kept, so that it can
be written there at once.
"""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

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
    """One thing to be written: of a kind, to a file; pictures go into a folder, which is made where it is missing."""

    kind: Kind
    path: Path


@dataclass(frozen=True, slots=True)
class Made:
    """A file as it is to be, which stands nowhere yet; `notes` are what is to be told about it.

    With `makes_folder` the folder that it stands in is made where it is missing.
    """

    path: Path
    content: bytes
    notes: tuple[Message, ...] = ()
    makes_folder: bool = False


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: the files in order, the pictures in their folder, and what is to be told about them."""

    paths: tuple[Path, ...]
    pictures: tuple[Path, ...] = ()
    notes: tuple[Message, ...] = ()


class NotPlacedError(LoyaltyError):
    """A file cannot stand where it was to be, as another program has it open.

    `rest` are what is made of it and of those after it, `written` those before it, `other` is a name that is free.
    """

    def __init__(self, told: Message, rest: tuple[Made, ...], other: Path, written: tuple[Path, ...] = ()) -> None:
        super().__init__(told)
        self.rest, self.other, self.written = rest, other, written

    def elsewhere(self) -> tuple[Made, ...]:
        """Return what was not written, the first of it under the other name."""
        return (replace(self.rest[0], path=self.other), *self.rest[1:])


def check_targets(targets: Sequence[Target], inputs: Iterable[Path]) -> None:
    """Raise, before anything is worked out, for what would be in the way in the end.

    UsageError for a file that is read, LoyaltyError for one that is to be two things or whose folder is gone,
    NotPlacedError for one that is open elsewhere.
    """
    read = tuple(inputs)
    for one in targets:
        check_output(one.path, read)
        if is_there(one.path) and is_there(one.path, "folder") is not (one.kind == "pictures"):
            raise LoyaltyError(message("export_other_kind", file=one.path.name))
        if not is_there(one.path.parent, "folder"):
            raise LoyaltyError(message("export_no_folder", folder=str(one.path.parent)))
        _check_name(one.path)
        if is_open_elsewhere(one.path):
            raise _in_use((Made(one.path, b""),), ())
    if len({one.path.absolute() for one in targets}) < len(targets):
        raise LoyaltyError(message("report_twice"))


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
    """Say whether Excel, PowerPoint or LibreOffice have a file open, by the file that they lay beside it."""
    beside = (path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#"))
    return any(is_there(one) for one in beside)


def other_name(path: Path) -> Path:
    """Return a name like that of `path` that is free: with the next number that nobody uses."""
    for number in range(2, _MOST_NAMES):
        other = path.with_name(f"{path.stem} ({number}){path.suffix}")
        if not is_there(other) and not is_open_elsewhere(other):
            return other
    raise LoyaltyError(message("export_no_name", file=path.name))


def place(files: Sequence[Made]) -> Exported:
    """Put files where they are to be; raises for the first that cannot be, and then those before it are there.

    NotPlacedError for one that is open elsewhere, LoyaltyError with its sentence for all else.
    """
    for at, one in enumerate(files):
        rest, written = tuple(files[at:]), tuple(before.path for before in files[:at])
        if is_open_elsewhere(one.path):
            raise _in_use(rest, written)
        try:
            if one.makes_folder:
                one.path.parent.mkdir(exist_ok=True)
            write_atomically(one.path, one.content)
        except OSError as error:
            raise _not_placed(error, rest, written) from error
    return Exported(
        tuple(one.path for one in files if not one.makes_folder),
        tuple(one.path for one in files if one.makes_folder),
        tuple(note for one in files for note in one.notes),
    )


def _in_use(rest: tuple[Made, ...], written: tuple[Path, ...]) -> NotPlacedError:
    other = other_name(rest[0].path)
    told = message("export_in_use", file=rest[0].path.name)
    return NotPlacedError(told, rest, other, written)


def _not_placed(error: OSError, rest: tuple[Made, ...], written: tuple[Path, ...]) -> LoyaltyError:
    """Return what to tell about a file that could not be written."""
    path = rest[0].path
    if not is_there(path.parent, "folder"):
        return LoyaltyError(message("export_no_folder", folder=str(path.parent)))
    if error.errno in _FULL:
        return LoyaltyError(message("export_disk_full", file=path.name))
    if error.errno in _DENIED and is_there(path):
        return _in_use(rest, written)
    if error.errno in _DENIED or error.errno == errno.EROFS:
        return LoyaltyError(message("export_read_only", folder=str(path.parent)))
    return LoyaltyError(message("cannot_write", file=str(path), why=error.strerror or str(error)))
