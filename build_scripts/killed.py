"""Fault injection: a program that edits and saves is killed at random moments; what is left must be whole and recent.

    python -m build_scripts.killed --times 200 --seed 1

Each time another process opens a project, edits it every few milliseconds and saves now and then; it is killed with
SIGKILL in the midst of it. Then the project has to open, and the newest of what it and the kept work hold has to be
less than a second older than the last edit. Prints how old it was.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "resources" / "samples" / "apparel_ja.loyalty"
_EVERY_MS, _KEPT_MS = 5, 20
_PREFIX = "edit "


def edit(project: Path, folder: Path, saves_every: int) -> None:
    """Edit and save until somebody kills this process; print the number and the time of each edit."""
    from PySide6.QtCore import QCoreApplication, QTimer  # noqa: PLC0415 - for the process that is killed

    from loyalty_desktop.desktop.session import keeping  # noqa: PLC0415
    from loyalty_desktop.desktop.session.notices import Notices  # noqa: PLC0415
    from loyalty_desktop.desktop.session.opening import Opened  # noqa: PLC0415
    from loyalty_desktop.desktop.session.workspace import Workspace  # noqa: PLC0415
    from loyalty_desktop.journey.edit import rename_stage  # noqa: PLC0415
    from loyalty_desktop.journey.project import open_project  # noqa: PLC0415
    from loyalty_desktop.messages import message  # noqa: PLC0415

    keeping.SOON_MS = _KEPT_MS
    app = QCoreApplication([])
    workspace = Workspace(Notices())
    keeping.Keeping(workspace, folder, lambda: project.name, workspace)
    workspace.open(Opened(open_project(project), project, None, None))
    stage = workspace.state.journey.stages[0].id
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        name = f"{_PREFIX}{done}"
        workspace.edit_journey(message("step_headings"), lambda journey: rename_stage(journey, stage, name))
        print(done, time.time(), flush=True)
        if done % saves_every == 0:
            workspace.save(project)

    timer = QTimer()
    timer.timeout.connect(step)
    timer.start(_EVERY_MS)
    app.exec()


def killed(project: Path, folder: Path, saves_every: int, edits: int) -> dict[int, float]:
    """Have another process edit `project`, kill it after so many edits, and return when each edit was done."""
    command = [sys.executable, "-m", "build_scripts.killed", "--edit", str(project), str(folder), str(saves_every)]
    times: dict[int, float] = {}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        for line in process.stdout:
            count, at = line.split()
            times[int(count)] = float(at)
            if len(times) == edits:
                os.kill(process.pid, signal.SIGKILL)
    return times


def lost(project: Path, folder: Path, times: dict[int, float]) -> float:
    """Return how many seconds before the last edit the oldest edit was made that nobody can get back.

    Raises UnusableProject where the project was damaged.
    """
    from loyalty_desktop.desktop.session.keeping import left_behind  # noqa: PLC0415 - brings Qt
    from loyalty_desktop.journey.project import open_project  # noqa: PLC0415

    whole = [open_project(project), *(kept.project for _file, kept in left_behind(folder))]
    names = [one.journey.stages[0].name for one in whole]
    newest = max((int(name.removeprefix(_PREFIX)) for name in names if name.startswith(_PREFIX)), default=0)
    last = max(times)
    return 0.0 if newest >= last else times[last] - times[newest + 1]


def main() -> None:
    """Kill so many programs, and print what was lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--edit", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.edit:
        project, folder, saves_every = options.edit
        edit(Path(project), Path(folder), int(saves_every))
        return
    chance = random.Random(options.seed)  # noqa: S311 - so that a run can be repeated
    losses = []
    for _time in range(options.times):
        with tempfile.TemporaryDirectory() as place:
            project = Path(place) / "project.loyalty"
            shutil.copy(SAMPLE, project)
            saves_every = chance.choice((3, 7, 25, 10_000))
            times = killed(project, Path(place) / "unsaved", saves_every, chance.randint(2, 200))
            losses.append(lost(project, Path(place) / "unsaved", times))
    told = f"median {statistics.median(losses):.3f} s, most {max(losses):.3f} s"
    print(f"{options.times} programs killed, no project damaged; lost before the last edit: {told}")


if __name__ == "__main__":
    main()
