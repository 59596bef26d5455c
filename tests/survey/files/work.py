"""What the tests have a child process do."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from loyalty_desktop.errors import NoAnswers
from loyalty_desktop.messages import message
from loyalty_desktop.survey.files import serving
from loyalty_desktop.survey.files.child import run_in_child
from loyalty_desktop.survey.files.partner import Partner, PartnerFailedError
from loyalty_desktop.survey.files.serving import watch

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from loyalty_desktop.survey.files.serving import Report


def serve_within(seconds: float, sender: Connection, orders: Connection) -> None:
    serving._NEEDED_WITHIN = seconds
    serving.serve(sender, orders)


def who_works(report: Report) -> int:
    report(0.5)
    return os.getpid()


def is_imported(module: str, report: Report) -> bool:
    report(0.5)
    return module in sys.modules


def add(one: int, other: int, report: Report) -> int:
    report(0.5)
    return one + other


def fall_back(report: Report) -> str:
    for share in (0.2, 0.1, 2.0):
        report(share)
    return "done"


def return_much(size: int, report: Report) -> bytes:
    return bytes(size)


class Alone:
    """A value that travels by itself."""

    travels_alone = True

    def __init__(self, content: bytes) -> None:
        self.content = content


class Stuck(Alone):
    """One that takes for ever to pack."""

    def __reduce__(self) -> NoReturn:
        threading.Event().wait()
        raise AssertionError


class Unpackable(Alone):
    """One that cannot be packed."""

    def __reduce__(self) -> NoReturn:
        raise MemoryError


def return_parts(report: Report) -> tuple[Alone, ...]:
    report(0.5)
    return tuple(Alone(bytes([number]) * 3_000_000) for number in range(4))


def return_stuck(report: Report) -> tuple[Alone, ...]:
    return (Alone(b""), Stuck(b""))


def return_too_much(report: Report) -> tuple[Alone, ...]:
    return (Alone(b""), Unpackable(b""))


def refuse(report: Report) -> None:
    raise NoAnswers(message("file_too_wide", file="a.csv", limit=2000))


def stumble(report: Report) -> None:
    raise ZeroDivisionError


def kill_itself(report: Report) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def leave(report: Report) -> None:
    os._exit(3)


def fill_memory(report: Report) -> int:
    return len([bytes(1 << 20) for _ in range(1 << 14)])


def fill_watched_memory(limit: int, report: Report) -> None:
    threading.Thread(target=watch, args=(limit,), daemon=True).start()
    held = b"x" * (2 * limit)
    threading.Event().wait()
    report(len(held))


def wait_for_ever(note: str, report: Report) -> None:
    Path(note).write_text(str(os.getpid()), encoding="ascii")
    report(0.1)
    threading.Event().wait()


def compute_for_ever(report: Report) -> None:
    report(0.1)
    while True:
        pass


def compute_with_news(seconds: float, report: Report) -> str:
    ends = time.process_time() + seconds
    while time.process_time() < ends:
        report(0.1)
    return "done"


def measure(data: bytes, report: Report) -> tuple[int, int]:
    report(0.5)
    return len(data), os.getpid()


def die(data: bytes, report: Report) -> None:
    report(len(data))
    kill_itself(report)


def refuse_data(data: bytes, report: Report) -> None:
    report(len(data))
    refuse(report)


def hang(data: bytes, report: Report) -> None:
    """Come a little way, and no further."""
    report(0.5)
    time.sleep(600)


def share(part: Callable[[bytes, Report], object], report: Report) -> object:
    """Give a part to the partner and return what it says, with who gave it; None where it fails."""
    partner = Partner.present
    if partner is None:
        return None
    partner.get_ready(bytes(3_000_001), "colorsys")
    while not partner.is_ready:
        time.sleep(0.01)
    partner.give(part)
    report(0.5)
    try:
        return partner.result(lambda: report(0.6)), os.getpid()
    except PartnerFailedError:
        return "failed"


def held_at_most(data: bytes, report: Report) -> int:
    """Return how many bytes this process can hold besides what it has."""
    report(0.5)
    held: list[bytes] = []
    try:
        while True:
            held.append(bytes(1 << 20))
    except MemoryError:
        return len(held) << 20


def share_all_memory(report: Report) -> tuple[object, int]:
    """Return how much the partner can hold, and how much this process."""
    own = held_at_most(b"", report)
    return share(held_at_most, report), own


def share_for_ever(note: str, report: Report) -> None:
    """Have the partner work for ever, and say in a file who it is."""
    partner = Partner.present
    assert partner is not None
    partner.get_ready(note.encode())
    while not partner.is_ready:
        time.sleep(0.01)
    partner.give(note_for_ever)
    partner.result(lambda: report(0.5) if Path(note).exists() else None)


def note_for_ever(data: bytes, report: Report) -> None:
    wait_for_ever(data.decode(), report)


if __name__ == "__main__":  # a parent that the test kills
    run_in_child(wait_for_ever, sys.argv[1], file="survey.csv")
