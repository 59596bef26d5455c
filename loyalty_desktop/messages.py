"""Sentences as values: what is to be said, before it is said in a language."""

from __future__ import annotations

import string
from typing import TypeAlias

import msgspec

from loyalty_desktop.i18n import gettext
from loyalty_desktop.sentences import SENTENCES

Argument: TypeAlias = str | int | float


class Message(msgspec.Struct, frozen=True):
    """One thing to tell the user: an id that never changes and the arguments of its sentence.

    Results carry messages instead of finished text, so that the language can change while the window is
    open, and so that programs reading the JSON have an id to rely on.
    """

    id: str
    args: tuple[tuple[str, Argument], ...] = ()

    def text(self) -> str:
        """Return the sentence in the language in use; an id without a sentence raises KeyError."""
        return _Formatter().format(gettext(SENTENCES[self.id]), **dict(self.args))


def message(id_: str, **args: Argument) -> Message:
    """Return the message `id_` with its arguments, in a fixed order so that equal messages compare equal."""
    return Message(id_, tuple(sorted(args.items())))


class _Formatter(string.Formatter):
    """Fill placeholders; whole numbers get thousands separators, other values stand as they are."""

    def format_field(self, value: object, format_spec: str) -> str:
        if isinstance(value, int) and not isinstance(value, bool) and not format_spec:
            return f"{value:,}"
        return str(format(value, format_spec))
