"""The passwords that were given while one file is opened; none of them is kept longer. No Qt in here."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from loyalty_desktop.errors import Locked
from loyalty_desktop.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable

AskPassword: TypeAlias = "Callable[[str, bool], str | None]"
"""Asks for the password of a file by its name, and whether the last one was wrong; None when nobody knows it."""


@dataclass(frozen=True, slots=True)
class Passwords:
    """The password of the file itself, and those of the files beside it by their names."""

    own: str | None = field(default=None, repr=False)
    beside: tuple[tuple[str, str | None], ...] = field(default=(), repr=False)
    """None for a file that nobody knows the password of: it is done without."""

    def of(self, file: str) -> str | None:
        """Return the password of a file beside; the own one is tried where none was given yet."""
        return dict(self.beside).get(file, self.own)

    def is_answered(self, file: str) -> bool:
        """Say whether the password of a file beside was asked for."""
        return file in dict(self.beside)

    def is_given_up(self, file: str) -> bool:
        """Say whether nobody knows the password of a file beside."""
        return dict(self.beside).get(file, "") is None

    def with_beside(self, file: str, password: str | None) -> Passwords:
        """Return these and the password of a file beside; None does without the file."""
        return replace(self, beside=(*(pair for pair in self.beside if pair[0] != file), (file, password)))


class LockedBeside(Locked):
    """A file that the survey is read with needs a password; the survey itself does not, or has its own."""

    def __init__(self, message: Message, file: str) -> None:
        super().__init__(message)
        self.file = file


def unlocked(error: Locked, passwords: Passwords, ask: AskPassword, name: str) -> Passwords | None:
    """Ask for one more password; None when nobody knows it, and what was open is to stay.

    It is asked again until it is right. A file beside that nobody knows the password of is done without.
    """
    file = str(dict(error.message.args).get("file", name))
    if isinstance(error, LockedBeside):
        return passwords.with_beside(error.file, ask(file, passwords.is_answered(error.file)) or None)
    given = ask(file, passwords.own is not None)
    return replace(passwords, own=given) if given else None
