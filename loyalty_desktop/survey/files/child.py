"""Work in a child process: it can be stopped at once, may use only so much memory, and takes nothing along.

The child is always a fresh interpreter, made for one piece of work; one may stand by for it, with all imported. It
speaks through one pipe: how far it has come, then what went wrong or the result, large values one by one.
"""

from __future__ import annotations

import multiprocessing
import threading
import time
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn, TypeAlias

from loyalty_desktop import errors
from loyalty_desktop.errors import Cancelled, DamagedFile, FileTooLarge, LoyaltyError
from loyalty_desktop.messages import Message, message
from loyalty_desktop.survey.files.hand_over import outcome
from loyalty_desktop.survey.files.serving import OUT_OF_MEMORY, serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.context import SpawnProcess

    from loyalty_desktop.survey.files.serving import Work

_LOOK_EVERY = 0.02  # seconds: how long a cancel may stay unseen
_END_WITHIN = 5.0
_PATIENCE = 60.0  # seconds of computing that bring no progress
_PATIENCE_WHILE_WAITING = 5.0  # times as long, where it does not compute: for a disk, a network, its turn
_BEAT = 1.0
_KILLED, _ABORTED, _FAILED_FAST = -9, -6, 0xC0000409  # by the system, the last by Windows: it is nearly always memory


_Order: TypeAlias = "tuple[int | None, Work, tuple[object, ...], bool]"


class Limits(NamedTuple):
    """What a child may use: `memory` in bytes, by default a share of the machine's.

    One that computes for `patience` seconds without reporting is stuck and is ended.
    """

    memory: int | None = None
    patience: float = _PATIENCE


LIMITS = Limits()


class ChildFailed(Exception):  # noqa: N818 - the cause of the error told to the user
    """The traceback of something unforeseen in the child."""


def run_in_child(
    work: Work,
    *arguments: object,
    file: str,
    on_progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    limits: Limits = LIMITS,
    meanwhile: Callable[[], object] | None = None,
    in_two: bool = False,
) -> Any:
    """Return `work(*arguments, report)`, done in a child process; all of it must be picklable.

    Raises Cancelled as soon as `cancelled()` is true, the LoyaltyError that `work` raised, or a sentence
    about `file` if the child ended in any other way.
    `meanwhile` is done here, in a thread of its own, as soon as the child is under way. With `in_two`, the
    child gets a partner, another process to which it can give a part of its work.
    """
    if cancelled is not None and cancelled():
        raise Cancelled(message("reading_cancelled"))
    child = _STANDING_BY.given((limits.memory, work, arguments, in_two))
    listener = _Listener(
        child.answers, child.process, file, on_progress, cancelled, _Silence(child.process, limits.patience)
    )
    try:
        if meanwhile is not None:
            threading.Thread(target=meanwhile, daemon=True).start()
        return listener.result()
    finally:
        _STANDING_BY.done(child)


def stand_by(*modules: str) -> None:
    """Have a child ready that has imported these modules, if none is and none is at work.

    It leaves by itself when nobody needs it for minutes.
    """
    _STANDING_BY.begin(modules)


def dismiss() -> None:
    """End the child that stands by, if there is one."""
    _STANDING_BY.end()


class _Child:
    """A child process, where it hears what to do and where it is heard; and its partner, where it has one."""

    def __init__(self) -> None:
        """Start a child that waits for its orders."""
        self._context = multiprocessing.get_context("spawn")
        self.answers, sender = self._context.Pipe(duplex=False)
        heard, self.orders = self._context.Pipe(duplex=False)
        # the child can be given its ends of the pipes to a partner only when it starts
        from_partner, self._partner_sends = self._context.Pipe(duplex=False)
        self._partner_hears, to_partner = self._context.Pipe(duplex=False)
        self._partner: SpawnProcess | None = None
        theirs = (sender, heard, to_partner, from_partner)
        self.process = self._context.Process(target=serve, args=theirs, daemon=True)
        try:
            self.process.start()
        except BaseException:
            self._close()
            raise
        finally:
            for end in theirs:
                end.close()

    def order(self, memory: int | None, work: Work, arguments: tuple[object, ...], in_two: bool) -> None:
        """Give it work; raises OSError where it has left."""
        self.orders.send(("work", memory, work, arguments, in_two))
        if in_two:
            ends = (self._partner_sends, self._partner_hears)
            partner = self._context.Process(target=serve, args=ends, daemon=True)
            with suppress(OSError):  # then the child does all of it
                partner.start()
                self._partner = partner
        self._partner_sends.close()  # so that each of the two notices when the other one has gone
        self._partner_hears.close()

    def end(self) -> None:
        """End it at once, whatever it does."""
        self._close()
        for process in (self.process, self._partner):
            if process is not None:
                process.kill()
                process.join()
                process.close()

    def _close(self) -> None:
        for end in (self.orders, self.answers, self._partner_sends, self._partner_hears):
            end.close()


class _StandBy:
    """The one child that is made before there is work for it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._child: _Child | None = None
        self._at_work = 0

    def begin(self, modules: tuple[str, ...]) -> None:
        with self._lock:
            if self._at_work or (self._child is not None and self._child.process.is_alive()):
                return
            self._end()
            child = _Child()
            child.orders.send(("import", *modules))
            self._child = child

    def given(self, work: _Order) -> _Child:
        """Return a child that was given this work: the one that stands by, or one of its own."""
        with self._lock:
            child, self._child = self._child, None
            self._at_work += 1
        try:
            return _ordered(child, work)
        except BaseException:
            with self._lock:
                self._at_work -= 1
            raise

    def done(self, child: _Child) -> None:
        """End a child that was given work, whether it has done it or not."""
        with self._lock:
            self._at_work -= 1
        child.end()

    def end(self) -> None:
        with self._lock:
            self._end()

    def _end(self) -> None:
        if self._child is not None:
            self._child.end()
            self._child = None


def _ordered(child: _Child | None, work: _Order) -> _Child:
    """Give work to this child, or to a new one where there is none, or where it has just left."""
    if child is not None:
        try:
            child.order(*work)
        except OSError:
            child.end()
        else:
            return child
    child = _Child()
    child.order(*work)
    return child


_STANDING_BY = _StandBy()


class _Listener:
    """The parent's end of the pipe."""

    def __init__(
        self,
        receiver: Connection,
        child: SpawnProcess,
        file: str,
        on_progress: Callable[[float], None] | None,
        cancelled: Callable[[], bool] | None,
        silence: _Silence,
    ) -> None:
        self._silence = silence
        self._receiver = receiver
        self._child = child
        self._file = file
        self._on_progress = on_progress
        self._cancelled = cancelled
        self._progress = 0.0

    def check_cancelled(self) -> None:
        if self._cancelled is not None and self._cancelled():
            raise Cancelled(message("reading_cancelled"))

    def result(self) -> Any:
        kind, *content = outcome(self._blocks(), self._tell)
        if kind == "error":
            raise _loyalty_error(*content)
        if kind == "memory":
            raise FileTooLarge(message("file_out_of_memory", file=self._file))
        if kind == "failed":
            name, text = content
            failed = message("reading_failed", file=self._file, what=name)
            raise DamagedFile(failed) from ChildFailed(text)
        return content[0]

    def _blocks(self) -> Iterator[bytes]:
        while True:
            yield self._next_block()

    def _next_block(self) -> bytes:
        while True:
            self.check_cancelled()
            try:
                ready = wait([self._receiver, self._child.sentinel], _LOOK_EVERY)
                if self._receiver in ready or (ready and self._receiver.poll()):
                    self._silence.end()
                    return self._receiver.recv_bytes()
            except (EOFError, OSError):
                self._report_death()
            if ready:
                self._report_death()
            if self._silence.is_too_long():
                raise DamagedFile(message("reading_stuck", file=self._file))

    def _tell(self, share: float) -> None:
        if share > self._progress:
            self._progress = min(share, 1.0)
            if self._on_progress is not None:
                self._on_progress(self._progress)

    def _report_death(self) -> NoReturn:
        self._child.join(_END_WITHIN)
        code = self._child.exitcode
        if code in (_KILLED, _ABORTED, _FAILED_FAST, OUT_OF_MEMORY):
            raise FileTooLarge(message("file_out_of_memory", file=self._file))
        raise DamagedFile(message("reading_failed", file=self._file, what=f"exit {code}"))


class _Silence:
    """How long the child has not been heard: what counts is what it computed, so that a busy machine harms nobody."""

    def __init__(self, child: SpawnProcess, patience: float) -> None:
        self._child = child
        self._patience = patience
        self._looked = time.monotonic()
        self._waited = 0.0
        self._computed: float | None = None

    def end(self) -> None:
        """Take note that the child was heard."""
        self._looked = time.monotonic()
        self._waited = 0.0
        self._computed = None

    def is_too_long(self) -> bool:
        """Return whether the child is stuck; looks at it about once a second, and not in the first."""
        now = time.monotonic()
        if now - self._looked < min(_BEAT, self._patience / 4):
            return False
        self._waited += min(now - self._looked, 2 * _BEAT)  # the computer may have slept
        self._looked = now
        computed = self._computing_time()
        if self._computed is None:
            self._computed = computed
        long = self._patience * _PATIENCE_WHILE_WAITING
        return computed - self._computed > self._patience or self._waited > long

    def _computing_time(self) -> float:
        import psutil  # noqa: PLC0415 - short readings do without it

        try:
            times = psutil.Process(self._child.pid).cpu_times()
        except psutil.Error:  # it is just ending, which is seen elsewhere
            return 0.0
        return float(times.user + times.system)


def _loyalty_error(name: str, id_: str, args: tuple[tuple[str, str | int | float], ...]) -> LoyaltyError:
    kind: type[LoyaltyError] = getattr(errors, name)
    return kind(Message(id_, args))
