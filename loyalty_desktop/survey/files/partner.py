"""A second process that takes a part of the work of the first one."""

from __future__ import annotations

import contextlib
import threading
from typing import TYPE_CHECKING, Any, ClassVar

from loyalty_desktop.survey.files.hand_over import outcome, send_blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection

_LOOK_EVERY = 0.05


class PartnerFailedError(Exception):
    """The partner could not do its part, for whatever reason: this process has to do all by itself."""


class Partner:
    """The other process, as seen from the one that does the work; it is made ready, given its part and heard, once.

    It hears of a file's bytes only from here, so that both have the same ones.
    """

    present: ClassVar[Partner | None] = None
    """The partner of this process, if it has one."""

    def __init__(self, orders: Connection, answers: Connection, memory: int) -> None:
        """Make it from the ends of two pipes; it may use so many bytes of memory."""
        self._orders = orders
        self._answers = answers
        self._memory = memory
        self._is_ready = threading.Event()
        self._ended = threading.Event()
        self._result: list[Any] = []
        self.progress = 0.0
        """How much of its part is done, 0 to 1."""

    def get_ready(self, data: bytes, *modules: str) -> None:
        """Have it import modules and take `data`, while this process goes on."""
        threading.Thread(target=self._listen, args=(data, modules), daemon=True).start()

    @property
    def is_ready(self) -> bool:
        """Whether it waits for its part."""
        return self._is_ready.is_set() and not self._ended.is_set()

    def give(self, work: Callable[..., object], *arguments: object) -> None:
        """Have it do `work(data, *arguments, report)`."""
        with contextlib.suppress(OSError):  # it has gone, and so it will be heard
            self._orders.send(("work", self._memory, work, arguments, False))

    def result(self, tell: Callable[[], None]) -> Any:
        """Return what its work returned, telling whenever it has come further; raises PartnerFailedError.

        Nothing is told of a partner that is stuck: who waits for this process is to see that.
        """
        told = -1.0
        while not self._ended.wait(_LOOK_EVERY):
            if self.progress > told:
                told = self.progress
                tell()
        if not self._result:
            raise PartnerFailedError
        return self._result[0]

    def _listen(self, data: bytes, modules: tuple[str, ...]) -> None:
        try:
            self._orders.send(("import", *modules))
            self._orders.send(("take", len(data)))
            send_blocks(data, self._orders.send_bytes)
            self._orders.send(("say ready",))
            if outcome(self._blocks(), self._tell)[0] != "ready":
                return
            self._is_ready.set()
            kind, *content = outcome(self._blocks(), self._tell)
            if kind == "result":
                self._result = content
        except (EOFError, OSError):
            return  # no result: that is all there is to know
        finally:
            self._ended.set()

    def _blocks(self) -> Iterator[bytes]:
        while True:
            yield self._answers.recv_bytes()

    def _tell(self, share: float) -> None:
        self.progress = max(self.progress, share)
