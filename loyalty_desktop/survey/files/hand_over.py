"""A result on its way from one process to another, large values of it one by one.

Whoever waits hears of each as it arrives, and can leave in between. What has `travels_alone` set is pickled by
itself, its arrays beside it without a copy; the rest of the result, its head, refers to these by number. So such a
value can go ahead, while the rest of the result is still being made.
"""

from __future__ import annotations

import io
import pickle
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pickle import PickleBuffer

_BLOCK = 1 << 20

_Value = TypeVar("_Value")


class Courier:
    """Takes the result of this process to the one that waits for it."""

    present: ClassVar[Courier | None] = None
    """The one of this process, if somebody waits for it."""

    def __init__(self, send: Callable[[bytes | memoryview], None]) -> None:
        self._send = send
        self._ahead: list[object] = []

    @classmethod
    def ahead(cls, value: _Value, share: float | None = None) -> _Value:
        """Return a value that travels alone and will be in the result; if somebody waits for it, it is sent now.

        `share` says how much of all that travels has gone with it, where the work is done but for that.
        """
        if cls.present is not None:
            cls.present._take(value, share)
            cls.present._ahead.append(value)  # kept, so that no other value can be taken for it
        return value

    def bring(self, result: object) -> None:
        """Send the result, but for what has gone ahead."""
        head = headed(result, self._ahead)
        for count, value in enumerate(head.alone, 1):
            self._take(value, count / len(head.alone))
        self._send(pickle.dumps(("result", len(head.pickled))))
        send_blocks(head.pickled, self._send)

    def _take(self, value: object, share: float | None) -> None:
        parts = parts_of(value)
        self._send(pickle.dumps(("alone", share, tuple(len(memoryview(part)) for part in parts))))
        for part in parts:
            send_blocks(part, self._send)


class Head(NamedTuple):
    """A result but for the values in it that travel alone."""

    pickled: bytes
    alone: tuple[object, ...]


def headed(result: object, ahead: Sequence[object] = ()) -> Head:
    """Take a result apart into its head and what travels alone and did not go `ahead`."""
    file = io.BytesIO()
    pickler = _HeadPickler(file, ahead)
    pickler.dump(result)
    return Head(file.getvalue(), tuple(pickler.alone))


def put_together(pickled: bytes | bytearray, alone: Sequence[object]) -> Any:
    """Return the result from its head and what travelled alone."""
    return _HeadUnpickler(io.BytesIO(pickled), alone).load()


def parts_of(value: object) -> tuple[bytes | memoryview, ...]:
    """Return one value as bytes: first what it is, then its arrays."""
    arrays: list[PickleBuffer] = []
    pickled = pickle.dumps(value, protocol=5, buffer_callback=arrays.append)
    return (pickled, *(array.raw() for array in arrays))


def whole_of(parts: Sequence[bytes | bytearray]) -> Any:
    """Return the value that was sent in these parts."""
    return pickle.loads(parts[0], buffers=parts[1:])  # noqa: S301 - from our own child


def send_blocks(part: bytes | memoryview, send: Callable[[memoryview], None]) -> None:
    """Send bytes in blocks that are soon through."""
    view = memoryview(part)
    for start in range(0, len(view), _BLOCK):
        send(view[start : start + _BLOCK])


def receive_blocks(size: int, blocks: Iterator[bytes]) -> bytes | bytearray:
    """Return so many bytes from the blocks that arrive."""
    if size <= _BLOCK:
        return next(blocks) if size else b""
    received = bytearray()
    while len(received) < size:
        received += next(blocks)
    return received


def outcome(blocks: Iterator[bytes], tell: Callable[[float], None]) -> tuple[Any, ...]:
    """Return the next thing that the other process has to say but for its progress, which is told: a result, whole.

    ("result", what the work returned), or ("error", ...) and the like as they were sent.
    """
    alone: list[object] = []
    worked = 0.0
    while True:
        kind, *content = pickle.loads(next(blocks))  # noqa: S301 - from our own child
        if kind == "progress":
            worked = max(worked, content[0])
            tell(content[0])
        elif kind == "alone":
            share, sizes = content
            alone.append(whole_of([receive_blocks(size, blocks) for size in sizes]))
            if share is not None:  # otherwise it went in the midst of the work, which tells of itself
                tell(worked + (1.0 - worked) * share)
        elif kind == "result":
            result = put_together(receive_blocks(content[0], blocks), alone)
            tell(1.0)
            return kind, result
        else:
            return kind, *content


class _HeadPickler(pickle.Pickler):
    def __init__(self, file: io.BytesIO, ahead: Sequence[object]) -> None:
        super().__init__(file, protocol=5)
        self.alone: list[object] = []
        self._places = {id(value): place for place, value in enumerate(ahead)}

    def persistent_id(self, value: object) -> int | None:
        if not getattr(value, "travels_alone", False):
            return None
        if id(value) not in self._places:
            self._places[id(value)] = len(self._places)
            self.alone.append(value)
        return self._places[id(value)]


class _HeadUnpickler(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, alone: Sequence[object]) -> None:
        super().__init__(file)
        self._alone = alone

    def persistent_load(self, place: int) -> object:
        return self._alone[place]
