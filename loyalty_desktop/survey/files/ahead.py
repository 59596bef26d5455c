"""The next steps of an iterator taken in another thread: worth it where both sides let go of Python's lock."""

from __future__ import annotations

import queue
import threading
from typing import TYPE_CHECKING, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")
_Step: TypeAlias = "tuple[T] | BaseException | None"
_Made: TypeAlias = "queue.Queue[_Step[T]]"

_WAIT = 0.05


def ahead(steps: Iterable[T], most: int = 2) -> Iterator[T]:
    """Yield `steps`, up to `most` of them made before they are asked for; what goes wrong is raised in its place.

    The first are made at once, the rest only as long as somebody takes them.
    """
    made: _Made[T] = queue.Queue(most)
    gone = threading.Event()

    def put(one: _Step[T]) -> bool:
        while not gone.is_set():
            try:
                made.put(one, timeout=_WAIT)
            except queue.Full:
                continue
            return True
        return False

    def make() -> None:
        try:
            for step in steps:
                if not put((step,)):
                    return
        except BaseException as error:  # raised again where the steps are taken
            put(error)
        else:
            put(None)

    threading.Thread(target=make, daemon=True).start()
    return _taken(made, gone)


def _taken(made: _Made[T], gone: threading.Event) -> Iterator[T]:
    try:
        while (one := made.get()) is not None:
            if isinstance(one, BaseException):
                raise one
            yield one[0]
    finally:
        gone.set()
