"""Writing what was asked for, and never over what was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.errors import LoyaltyError, UsageError
from loyalty_desktop.journey.atomic import write_atomically
from loyalty_desktop.journey.project import is_project
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def check_output(target: Path, inputs: Iterable[Path]) -> None:
    """Raise UsageError when `target` is one of the files that are read, whatever it is called."""
    if any(same_file(target, one) for one in inputs):
        raise UsageError(message("would_overwrite", file=target.name))


def same_file(one: Path, other: Path) -> bool:
    """Say whether two paths lead to one file: links, dots and, where the system does so, case make no difference."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        pass
    try:
        return one.resolve() == other.resolve()
    except (OSError, ValueError, RuntimeError):
        return False


def check_new_project(target: Path, file: Path, *, force: bool) -> None:
    """Raise UsageError when a project may not be saved at `target`: another kind of file, or one that is there."""
    check_output(target, [file])
    if not is_project(target):
        raise UsageError(message("project_suffix", file=target.name))
    if target.exists() and not force:
        raise UsageError(message("project_exists", file=target.name))


def write_text(target: Path, text: str) -> None:
    """Write `text` to `target` whole or not at all; raises LoyaltyError with its sentence."""
    data = text.encode("utf-8", "replace")
    try:
        if target.exists() and not target.is_file():  # a pipe or a device cannot be replaced
            target.write_bytes(data)
        else:
            write_atomically(target, data)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise LoyaltyError(message("cannot_write", file=str(target), why=why)) from error
