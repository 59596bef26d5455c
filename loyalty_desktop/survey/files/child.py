"""Work in a child process: it can be stopped at once, may use only so much memory, and takes nothing along.

The child is always a fresh interpreter. It speaks through one pipe: how far it has come, then what went
wrong or the result, large values one by one. It ends by itself when the parent is gone.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
import traceback
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

from loyalty_desktop import errors
from loyalty_desktop.errors import Cancelled, DamagedFile, FileTooLarge, LoyaltyError
from loyalty_desktop.messages import Message, message
from loyalty_desktop.survey.files.hand_over import (
    headed,
    parts_of,
    put_together,
    receive_blocks,
    send_blocks,
    whole_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.context import SpawnProcess

Report: TypeAlias = "Callable[[float], None]"
Work: TypeAlias = "Callable[..., object]"  # the last argument is a Report

_GIB = 1 << 30
_LOOK_EVERY = 0.02  # seconds: how long a cancel may stay unseen
_REPORT_EVERY = 0.05
_WATCH_EVERY = 0.1
_END_WITHIN = 5.0
_PATIENCE = 60.0  # seconds of computing that bring no progress
_PATIENCE_WHILE_WAITING = 5.0  # times as long, where it does not compute: for a disk, a network, its turn
_BEAT = 1.0
_ORPHANED, _OUT_OF_MEMORY = 70, 71
_KILLED, _ABORTED, _FAILED_FAST = -9, -6, 0xC0000409  # by the system, the last by Windows: it is nearly always memory


class ChildFailed(Exception):  # noqa: N818 - the cause of the error told to the user
    """The traceback of something unforeseen in the child."""


def run_in_child(
    work: Work,
    *arguments: object,
    file: str,
    on_progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    memory: int | None = None,
    patience: float = _PATIENCE,
    meanwhile: Callable[[], object] | None = None,
) -> Any:
    """Return `work(*arguments, report)`, done in a child process; all of it must be picklable.

    Raises Cancelled as soon as `cancelled()` is true, the LoyaltyError that `work` raised, or a sentence
    about `file` if the child ended in any other way. `memory` is its limit in bytes, by default a share of
    the machine's. A child that computes for `patience` seconds without reporting is stuck and is ended.
    `meanwhile` is done here, in a thread of its own, as soon as the child is under way.
    """
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_serve, args=(sender, memory, work, arguments), daemon=True)
    listener = _Listener(receiver, child, file, on_progress, cancelled, _Silence(child, patience))
    try:
        listener.check_cancelled()
        child.start()
        sender.close()
        if meanwhile is not None:
            threading.Thread(target=meanwhile, daemon=True).start()
        return listener.result()
    finally:
        sender.close()
        receiver.close()
        if child.pid is not None:
            child.kill()
            child.join()
            child.close()


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
        self._progress = self._worked = 0.0
        self._alone: list[object] = []

    def check_cancelled(self) -> None:
        if self._cancelled is not None and self._cancelled():
            raise Cancelled(message("reading_cancelled"))

    def result(self) -> Any:
        while True:
            kind, *content = pickle.loads(self._next_block())  # noqa: S301 - from our own child
            if kind == "progress":
                self._tell(content[0])
            elif kind == "error":
                raise _loyalty_error(*content)
            elif kind == "memory":
                raise FileTooLarge(message("file_out_of_memory", file=self._file))
            elif kind == "failed":
                name, text = content
                failed = message("reading_failed", file=self._file, what=name)
                raise DamagedFile(failed) from ChildFailed(text)
            elif kind == "alone":
                self._receive(*content)
            else:
                result = put_together(receive_blocks(content[0], self._blocks()), self._alone)
                self._tell(1.0)
                return result

    def _receive(self, share: float, sizes: tuple[int, ...]) -> None:
        """Receive one value of the result, with which this share of them is here."""
        if not self._alone:
            self._worked = self._progress
        self._alone.append(whole_of([receive_blocks(size, self._blocks()) for size in sizes]))
        self._tell(self._worked + (1.0 - self._worked) * share)

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
        if code in (_KILLED, _ABORTED, _FAILED_FAST, _OUT_OF_MEMORY):
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


def _serve(sender: Connection, memory: int | None, work: Work, arguments: tuple[object, ...]) -> None:
    """Do the work in the child and answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    _silence()
    gc.disable()  # what is read has no cycles, but very many objects
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # each of its threads reserves memory
    limit = memory if memory is not None else memory_limit()
    watched = None if _limit_memory(limit) else limit
    threading.Thread(target=watch, args=(watched,), daemon=True).start()
    answer: tuple[object, ...] = ("memory",)
    try:
        _hand_over(sender, work(*arguments, _Reporter(sender)))
    except MemoryError:
        pass  # answered below, when what filled the memory has been let go
    except LoyaltyError as error:
        answer = ("error", type(error).__name__, error.message.id, error.message.args)
    except Exception as error:  # the parent has to hear of everything
        answer = ("failed", type(error).__name__, traceback.format_exc())
    else:
        return
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # the parent has lost interest
        sender.send_bytes(pickle.dumps(answer))


def _hand_over(sender: Connection, result: object) -> None:
    head = headed(result)
    for count, value in enumerate(head.alone, 1):
        parts = parts_of(value)
        sizes = tuple(len(memoryview(part)) for part in parts)
        sender.send_bytes(pickle.dumps(("alone", count / len(head.alone), sizes)))
        for part in parts:
            send_blocks(part, sender.send_bytes)
    sender.send_bytes(pickle.dumps(("result", len(head.pickled))))
    send_blocks(head.pickled, sender.send_bytes)


def _silence() -> None:
    """Let nobody hear what a library prints as it dies: the parent says what happened in a sentence."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


class _Reporter:
    """Tells the parent how far the work has come, but not more often than a person can see."""

    def __init__(self, sender: Connection) -> None:
        self._sender = sender
        self._last = 0.0

    def __call__(self, share: float) -> None:
        now = time.monotonic()
        if now - self._last >= _REPORT_EVERY:
            self._last = now
            self._sender.send_bytes(pickle.dumps(("progress", share)))


def memory_limit() -> int:
    """Return how many bytes the child may use: half of the machine's memory, within reason."""
    if sys.platform == "linux":
        physical = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    else:
        import psutil  # noqa: PLC0415 - needed on these systems only

        physical = psutil.virtual_memory().total
    return min(max(2 * _GIB, physical // 2), 8 * _GIB)


def _limit_memory(limit: int) -> bool:
    """Have the system refuse more memory than `limit`; return False where it cannot."""
    if sys.platform != "linux":
        return False
    import resource  # noqa: PLC0415 - there is no such module on Windows

    with open("/proc/self/statm", encoding="ascii") as statistics:  # noqa: PTH123 - no file of the user's
        mapped = int(statistics.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    soft = mapped + limit
    resource.setrlimit(resource.RLIMIT_AS, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))
    return True


def watch(memory: int | None) -> None:
    """End this process when its parent is gone, or when it uses more than `memory` bytes."""
    parent = multiprocessing.parent_process()
    this = None
    if memory is not None:
        import psutil  # noqa: PLC0415 - needed where the system sets no limit

        this = psutil.Process()
    while parent is not None:
        parent.join(_WATCH_EVERY if this else None)
        if not parent.is_alive():
            os._exit(_ORPHANED)
        if this is not None and memory is not None and this.memory_info().rss > memory:
            os._exit(_OUT_OF_MEMORY)
