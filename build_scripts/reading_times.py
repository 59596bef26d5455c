"""Measure what reading and opening survey files costs, as ratios to pandas and to plain inflating.

Whole processes, from start to end, in turn. pandas needs minutes for a large xlsx file: it runs once, ours several
times. `cpu_ratio` compares processor seconds of all processes together, which neighbours on the same machine
disturb less than time on the clock. `ours_mb` and `baseline_mb` are the peak of all processes together.

The rows `click_...` are of the window that stands already: from the click until the figures are painted. The longest
time in which it could not react is held against 50 ms (`stall_cpu_...`: what its process computed in that time, which
neighbours cannot disturb), the longest silence of the progress and the slowest Cancel against 100 ms.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, NamedTuple

import psutil

from build_scripts.survey_files import write_csv, write_xlsx

OPENED = Path(__file__).resolve().parent / "opened.py"
WINDOW = OPENED.with_name("opened_window.py")
STALL_MS, SOON_MS = 50, 100
_COLUMNS = 64
_LOOK_EVERY = 0.02


class Cost(NamedTuple):
    """What one process and those that it started cost."""

    milliseconds: float
    cpu_milliseconds: float
    megabytes: float


def reading_times(size: str, rows: int, rounds: int) -> list[dict[str, Any]]:
    """Return the rows read_xlsx, open_xlsx and open_csv of a survey of 64 columns, and those of the open window."""
    with tempfile.TemporaryDirectory() as folder:
        workbook, text = Path(folder) / "survey.xlsx", Path(folder) / "survey.csv"
        write_xlsx(workbook, rows, _COLUMNS)
        write_csv(text, rows, _COLUMNS)
        reading, opening, opening_text, pandas_text = [], [], [], []
        cost("ours_open", workbook)  # compiles and fills the disk's cache
        pandas = [cost("pandas_excel", workbook)]
        for _ in range(rounds):
            reading.append(cost("ours_read", workbook))
            opening.append(cost("ours_open", workbook))
            opening_text.append(cost("ours_open", text))
            pandas_text.append(cost("pandas_csv", text))
        window = [*_in_window(f"xlsx_{size}", workbook, pandas, rounds)]
        window += _in_window(f"csv_{size}", text, pandas_text, rounds)
    return [
        _row(f"read_xlsx_{size}", reading, pandas),
        _row(f"open_xlsx_{size}", opening, pandas),
        _row(f"open_csv_{size}", opening_text, pandas_text),
        *window,
    ]


def _in_window(name: str, path: Path, pandas: list[Cost], rounds: int) -> list[dict[str, Any]]:
    """Return what the user waits for in the window that stands already, the median of several windows."""
    seen: list[dict[str, float]] = []
    for _round in range(rounds):
        done = subprocess.run([sys.executable, str(WINDOW), str(path)], check=True, capture_output=True, text=True)
        seen.append(json.loads(done.stdout))
    limits = {
        "click": statistics.median(one.milliseconds for one in pandas),
        "stall": STALL_MS,
        "stall_cpu": STALL_MS,
        "silence": SOON_MS,
        "cancel": SOON_MS,
    }
    rows = []
    for what, limit in limits.items():
        mine = statistics.median(one[what] for one in seen)
        rows.append(
            {
                "name": f"{what}_{name}",
                "ours_ms": round(mine, 1),
                "baseline_ms": round(limit, 1),
                "ratio": round(limit / mine, 2),
            }
        )
    return rows


def largest_sheet(rows: int, columns: int = 60) -> dict[str, Any]:
    """Return the row of the largest sheet that Excel allows, as a ratio to inflating the same file."""
    with tempfile.TemporaryDirectory() as folder:
        workbook = Path(folder) / "survey.xlsx"
        write_xlsx(workbook, rows, columns)
        plain = [cost("inflate", workbook) for _ in range(2)]
        return _row("read_xlsx_largest", [cost("ours_read", workbook)], plain)


def cost(kind: str, path: Path) -> Cost:
    """Return what one process costs from its start to its end."""
    before = psutil.Process().cpu_times()
    begin = time.perf_counter()
    with subprocess.Popen([sys.executable, str(OPENED), kind, str(path)]) as process:
        started = psutil.Process(process.pid)
        peak = 0
        while process.poll() is None:
            peak = max(peak, _memory(started))
            time.sleep(_LOOK_EVERY)
    taken = time.perf_counter() - begin
    if process.returncode:
        msg = f"{kind} has failed"
        raise RuntimeError(msg)
    after = psutil.Process().cpu_times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(taken * 1000, cpu * 1000, peak / (1 << 20))


def _memory(process: psutil.Process) -> int:
    """Return the memory of a process and all below it; 0 when it has just ended."""
    total = 0
    try:
        for one in (process, *process.children(recursive=True)):
            total += one.memory_info().rss
    except psutil.Error:
        return total
    return total


def _row(name: str, ours: list[Cost], baseline: list[Cost]) -> dict[str, Any]:
    mine = Cost(*(statistics.median(values) for values in zip(*ours, strict=True)))
    theirs = Cost(*(statistics.median(values) for values in zip(*baseline, strict=True)))
    return {
        "name": name,
        "ours_ms": round(mine.milliseconds, 1),
        "baseline_ms": round(theirs.milliseconds, 1),
        "ratio": round(theirs.milliseconds / mine.milliseconds, 2),
        "ours_cpu_ms": round(mine.cpu_milliseconds, 1),
        "baseline_cpu_ms": round(theirs.cpu_milliseconds, 1),
        "cpu_ratio": round(theirs.cpu_milliseconds / mine.cpu_milliseconds, 2),
        "ours_mb": round(mine.megabytes, 1),
        "baseline_mb": round(theirs.megabytes, 1),
    }
