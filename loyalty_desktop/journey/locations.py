"""Where a file is, as seen from a project: with POSIX slashes, so that projects move between systems."""

from __future__ import annotations

from pathlib import PurePath, PurePosixPath, PureWindowsPath
from typing import TypeVar

P = TypeVar("P", bound=PurePath)


def relative_path(file: PurePath, folder: PurePath) -> str:
    """Return the way from `folder` to `file` with POSIX slashes; '' when there is none (another drive).

    Both must be absolute and of the same system; Windows paths are compared as Windows does, case apart.
    """
    if not (file.is_absolute() and folder.is_absolute()) or type(file)(file.anchor) != type(file)(folder.anchor):
        return ""
    ours, theirs = file.parts[1:], folder.parts[1:]
    common = 0
    for one, other in zip(ours[:-1], theirs, strict=False):
        if type(file)(one) != type(file)(other):
            break
        common += 1
    ways = [".."] * (len(theirs) - common) + list(ours[common:])
    return "/".join(ways)


def followed(folder: P, relative: str) -> P | None:
    """Return the file that `relative` leads to from `folder`; None for '' and for anything not relative.

    A project may come from another system or by mail: what names a root, a drive or a server is not followed.
    """
    windows, posix = PureWindowsPath(relative), PurePosixPath(relative)
    if not relative or windows.drive or windows.root or posix.is_absolute() or "\0" in relative:
        return None
    found = folder
    for part in posix.parts:
        found = found.parent if part == ".." else found / part
    return found


def storable(path: str) -> str:
    """Return a path as JSON can hold it; bytes of a file name that are no text cannot come back."""
    return path.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
