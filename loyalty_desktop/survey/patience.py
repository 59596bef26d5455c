"""Understanding a survey can be stopped: between two sheets or two columns it asks whether it is still wanted.

A file that is made to take for ever is refused with a sentence. What counts is what this thread computes, so that a
busy machine harms nobody.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from loyalty_desktop.errors import Cancelled, FileTooLarge
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE = 90.0
"""Seconds of computing; surveys of a million rows take a fraction of that."""


def _unwatched() -> None:
    """Go on: nobody watches."""


_ask: ContextVar[Callable[[], None]] = ContextVar("ask", default=_unwatched)


@contextmanager
def watched(file: str, cancelled: Callable[[], bool] | None = None, patience: float = PATIENCE) -> Iterator[None]:
    """Have `go_on` raise Cancelled when `cancelled()` is true, and a sentence about `file` when it takes too long."""
    ends = time.thread_time() + patience

    def ask() -> None:
        if cancelled is not None and cancelled():
            raise Cancelled(message("reading_cancelled"))
        if time.thread_time() > ends:
            raise FileTooLarge(message("understanding_stuck", file=file))

    token = _ask.set(ask)
    try:
        yield
    finally:
        _ask.reset(token)


def go_on() -> None:
    """Return if the work is still wanted; otherwise raise why it ends."""
    _ask.get()()
