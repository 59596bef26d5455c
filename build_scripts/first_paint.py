"""Measure how soon the window is there, as a ratio to an empty window of QtWidgets.

Whole processes, from their start to their first paint, in turn; settings are fresh ones, and modules are compiled
as they are once the program is installed.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

PAINTED = Path(__file__).resolve().parent / "painted.py"


def first_paint(rounds: int) -> list[dict[str, Any]]:
    """Return medians in milliseconds and their ratio to an empty window and to PERFORMANCE.md's bare one.

    The third row is the start screen, painted right after the window itself.

    Lower is better; `imported` says what heavy was there before the paint.
    """
    times: dict[str, list[float]] = {"empty": [], "bare": [], "ours": [], "welcome": []}
    imported: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        environment = _environment(folder)
        for turn in range(rounds + 1):
            for kind, taken in times.items():
                begin = time.monotonic_ns()
                done = subprocess.run(
                    [sys.executable, str(PAINTED), kind], env=environment, capture_output=True, text=True, check=True
                )
                painted, *heavy = done.stdout.split()
                if turn:  # the first of each fills the disk's cache
                    taken.append((int(painted) - begin) / 1e6)
                imported[kind] = heavy
    return [
        _row("first_paint", times["ours"], times["empty"], imported["ours"]),
        _row("first_paint_bare", times["ours"], times["bare"], imported["ours"]),
        _row("first_paint_welcome", times["welcome"], times["empty"], imported["welcome"]),
    ]


def _row(name: str, ours: list[float], baseline: list[float], imported: list[str]) -> dict[str, Any]:
    ratios = [mine / other for mine, other in zip(ours, baseline, strict=True)]
    return {
        "name": name,
        "ours_ms": round(statistics.median(ours), 1),
        "baseline_ms": round(statistics.median(baseline), 1),
        "ratio": round(statistics.median(ratios), 2),
        "imported": imported,
    }


def _environment(folder: str) -> dict[str, str]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(Path(folder) / "compiled")
    environment.update(dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA"), folder))
    if sys.platform.startswith("linux") and not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    return environment
