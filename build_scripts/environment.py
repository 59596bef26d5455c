"""The virtual environment in `.venv`: made, repaired and filled from the lock, once."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Say = Callable[[str], None]
    Run = Callable[[Sequence[str]], subprocess.CompletedProcess[str]]

ROOT = Path(__file__).resolve().parent.parent
LOWEST, HIGHEST = (3, 11), (3, 13)  # pandas 3 needs the one, PySide6 6.9.3 allows the other
INTERRUPTED = "being made\n"


class Failed(Exception):  # noqa: N818 - reads as what it is
    """A step cannot go on; the text is a sentence for the person in front of the screen."""


def run_quietly(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Run `command` and keep what it says, to be shown if it fails."""
    return subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        env=child_environment(),
        check=False,
    )


def child_environment(root: Path = ROOT) -> dict[str, str]:
    """Return the environment for our child processes: UTF-8 everywhere, the package found in `root`."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONHOME"}
    return {**env, "PYTHONUTF8": "1", "PYTHONPATH": str(root)}


@dataclass(frozen=True)
class Environment:
    """The virtual environment of the checkout at `root`."""

    root: Path = ROOT

    @property
    def folder(self) -> Path:
        return self.root / ".venv"

    @property
    def lock(self) -> Path:
        return self.root / "build_scripts" / "requirements.lock"

    @property
    def stamp(self) -> Path:
        return self.folder / "made-from"

    @property
    def python(self) -> Path:
        inside = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
        return self.folder.joinpath(*inside)

    def configuration(self) -> dict[str, str]:
        """Return what `pyvenv.cfg` says, nothing if there is none."""
        try:
            lines = (self.folder / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
        except OSError:
            return {}
        pairs = (line.split("=", 1) for line in lines if "=" in line)
        return {name.strip(): value.strip() for name, value in pairs}

    def expected_stamp(self) -> str:
        """Return what the stamp says when this lock has been installed for this Python."""
        digest = hashlib.sha256(self.lock.read_bytes()).hexdigest()
        return f"lock {digest}\npython {self.configuration().get('version', 'unknown')}\n"

    def written_stamp(self) -> str:
        try:
            return self.stamp.read_text(encoding="utf-8")
        except OSError:
            return ""

    def is_whole(self) -> bool:
        """Return whether its Python is there to be started, judged without starting it."""
        home = self.configuration().get("home")
        return home is not None and Path(home).is_dir() and self.python.exists()

    def is_ready(self) -> bool:
        return self.is_whole() and self.written_stamp() == self.expected_stamp()


def ensure(
    place: Environment,
    say: Say,
    run: Run = run_quietly,
) -> None:
    """Make, repair or fill the environment so that it matches the lock; return at once if it does."""
    if place.is_ready():
        return
    if not is_usable(place, run):
        make(place, say, run)
    fill(place, say, run)


def is_usable(place: Environment, run: Run) -> bool:
    """Return whether packages can be installed into it: not cut short last time, and pip answers."""
    if not place.is_whole() or place.written_stamp() == INTERRUPTED:
        return False
    return run([str(place.python), "-m", "pip", "--version"]).returncode == 0


def make(
    place: Environment,
    say: Say,
    run: Run,
) -> None:
    """Make the environment from nothing, in place of whatever half-made one is there."""
    refuse_unsuitable(sys.version_info[:2])
    if place.folder.exists():
        say("The virtual environment in .venv is incomplete; making it anew.")
        shutil.rmtree(place.folder)
    else:
        say("Making the virtual environment in .venv.")
    place.folder.mkdir()
    place.stamp.write_text(INTERRUPTED, encoding="utf-8")
    outer = getattr(sys, "_base_executable", None) or sys.executable
    done = run([outer, "-m", "venv", str(place.folder)])
    if done.returncode != 0:
        say(done.stdout)
        shutil.rmtree(place.folder)
        msg = "Python could not make a virtual environment (on Debian and Ubuntu: install python3-venv)."
        raise Failed(msg)


def fill(
    place: Environment,
    say: Say,
    run: Run,
) -> None:
    """Install exactly what the lock says, and stamp the environment with it."""
    say("Installing the packages of build_scripts/requirements.lock (the first time takes a minute or more).")
    begun = time.monotonic()
    place.stamp.write_text(INTERRUPTED, encoding="utf-8")
    pip = [str(place.python), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    done = run([*pip, "--require-hashes", "--only-binary=:all:", "-r", str(place.lock)])
    if done.returncode != 0:
        say(done.stdout)
        place.stamp.unlink()  # pip ended by itself, so what is there may be kept
        msg = "The packages could not be installed; what pip said is above."
        raise Failed(msg)
    place.stamp.write_text(place.expected_stamp(), encoding="utf-8")
    say(f"Installed in {time.monotonic() - begun:.0f} s.")


def refuse_unsuitable(version: tuple[int, int]) -> None:
    """Raise Failed with a sentence when this Python cannot carry the program."""
    if not LOWEST <= version <= HIGHEST:
        low, high, this = (".".join(map(str, each)) for each in (LOWEST, HIGHEST, version))
        msg = f"Loyalty Desktop needs Python {low} to {high}; this is Python {this}."
        raise Failed(msg)
