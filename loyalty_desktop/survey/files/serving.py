"""The child's side of work in a child process: it waits for its work, does it and answers.

It ends by itself when the parent is gone, when it uses too much memory, or when nobody needed it for long.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
import traceback
from typing import TYPE_CHECKING, TypeAlias

from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.survey.files.hand_over import Courier, receive_blocks
from loyalty_desktop.survey.files.partner import Partner

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

Report: TypeAlias = "Callable[[float], None]"
Work: TypeAlias = "Callable[..., object]"  # the last argument is a Report

OUT_OF_MEMORY = 71
_ORPHANED = 70
_GIB = 1 << 30
_REPORT_EVERY = 0.05
_WATCH_EVERY = 0.1
_NEEDED_WITHIN = 300.0
"""Seconds that a child waits for its work."""


def serve(
    sender: Connection,
    orders: Connection,
    to_partner: Connection | None = None,
    from_partner: Connection | None = None,
) -> None:
    """Wait for orders: to import modules ahead of work and say so, then to do the work, and answer.

    The last two lead to the partner that this process may have for its work.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    _silence()
    gc.disable()  # what is read has no cycles, but very many objects
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # each of its threads reserves memory
    taken: tuple[bytes, ...] = ()
    while orders.poll(_NEEDED_WITHIN):
        try:
            kind, *content = orders.recv()
        except EOFError:  # the parent needs nothing any more
            return
        if kind == "work":
            memory, work, arguments, in_two = content
            if in_two and to_partner is not None and from_partner is not None:
                whole = memory or memory_limit()
                memory = whole - whole // 4
                Partner.present = Partner(to_partner, from_partner, whole // 4)
            _do(sender, memory, work, (*taken, *arguments))
            return
        if kind == "take":
            taken = (bytes(receive_blocks(content[0], iter(orders.recv_bytes, None))),)
            continue
        if kind == "say ready":
            sender.send_bytes(pickle.dumps(("ready",)))
            continue
        for name in content:
            with contextlib.suppress(Exception):  # whoever needs it hears why it fails
                importlib.import_module(name)


def _do(sender: Connection, memory: int | None, work: Work, arguments: tuple[object, ...]) -> None:
    limit = memory if memory is not None else memory_limit()
    watched = None if _limit_memory(limit) else limit
    threading.Thread(target=watch, args=(watched,), daemon=True).start()
    answer: tuple[object, ...] = ("memory",)
    try:
        Courier.present = Courier(sender.send_bytes)
        Courier.present.bring(work(*arguments, _Reporter(sender)))
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
            os._exit(OUT_OF_MEMORY)
