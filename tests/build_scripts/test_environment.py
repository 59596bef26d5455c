"""The virtual environment is made once, repaired when half-made, and never trusted without its stamp."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from build_scripts import environment
from build_scripts.environment import Environment, Failed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Machine:
    """Stands for the commands: `venv` leaves a folder behind, everything answers as told."""

    def __init__(self, place: Environment, failing: str = "") -> None:
        self.place = place
        self.failing = failing
        self.seen: list[str] = []
        self.said: list[str] = []

    def run(self, command: Sequence[str]) -> subprocess.CompletedProcess[str]:
        name = next(word for word in ("--version", "venv", "install") if word in command)
        self.seen.append(name)
        if name == self.failing:
            return subprocess.CompletedProcess(command, 1, f"{name} says why")
        if name == "venv":
            self.place.python.parent.mkdir(parents=True)
            self.place.python.touch()
            text = f"home = {self.place.root}\nversion = 3.11.7\n"
            (self.place.folder / "pyvenv.cfg").write_text(text, encoding="utf-8")
        return subprocess.CompletedProcess(command, 0, "")

    def ensure(self) -> None:
        self.seen.clear()
        environment.ensure(self.place, self.said.append, self.run)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    monkeypatch.setattr(sys, "version_info", (3, 12, 1))
    place = Environment(tmp_path)
    place.lock.parent.mkdir()
    place.lock.write_text("numpy==2.4.6\n", encoding="utf-8")
    return Machine(place)


def test_ensure_when_run_twice(machine: Machine) -> None:
    machine.ensure()
    assert machine.seen == ["venv", "install"]
    machine.said.clear()
    machine.ensure()
    assert (machine.seen, machine.said) == ([], [])


def test_ensure_when_the_lock_changed(machine: Machine) -> None:
    machine.ensure()
    machine.place.lock.write_text("numpy==2.4.7\n", encoding="utf-8")
    machine.ensure()
    assert machine.seen == ["--version", "install"]


def test_ensure_when_its_python_was_replaced(machine: Machine) -> None:
    machine.ensure()
    configuration = machine.place.folder / "pyvenv.cfg"
    configuration.write_text(f"home = {machine.place.root}\nversion = 3.12.1\n", encoding="utf-8")
    machine.ensure()
    assert machine.seen == ["--version", "install"]


def test_ensure_when_its_python_is_gone(machine: Machine) -> None:
    machine.ensure()
    machine.place.python.unlink()
    machine.ensure()
    assert machine.seen == ["venv", "install"]


def test_ensure_when_the_python_it_came_from_is_gone(machine: Machine) -> None:
    machine.ensure()
    configuration = machine.place.folder / "pyvenv.cfg"
    configuration.write_text(f"home = {machine.place.root / 'gone'}\nversion = 3.11.7\n", encoding="utf-8")
    machine.ensure()
    assert machine.seen == ["venv", "install"]


def test_ensure_when_pip_is_missing(machine: Machine) -> None:
    machine.ensure()
    machine.place.stamp.unlink()
    machine.failing = "--version"
    machine.ensure()
    assert machine.seen == ["--version", "venv", "install"]


def test_ensure_when_cut_short_last_time(machine: Machine) -> None:
    machine.ensure()
    machine.place.stamp.write_text(environment.INTERRUPTED, encoding="utf-8")
    machine.ensure()
    assert machine.seen == ["venv", "install"]
    assert machine.place.is_ready()


def test_ensure_when_pip_fails(machine: Machine) -> None:
    machine.failing = "install"
    with pytest.raises(Failed, match="could not be installed"):
        machine.ensure()
    assert "install says why" in machine.said
    assert not machine.place.is_ready()
    machine.failing = ""
    machine.ensure()
    assert machine.seen == ["--version", "install"]


def test_ensure_when_venv_fails(machine: Machine) -> None:
    machine.failing = "venv"
    with pytest.raises(Failed, match="python3-venv"):
        machine.ensure()
    assert "venv says why" in machine.said
    assert not machine.place.folder.exists()


@pytest.mark.parametrize("version", [(3, 10), (3, 14), (2, 7)])
def test_python_when_unsuitable(version: tuple[int, int]) -> None:
    with pytest.raises(Failed, match=r"needs Python 3\.11 to 3\.13; this is Python"):
        environment.refuse_unsuitable(version)


def test_python_when_suitable() -> None:
    for minor in (11, 12, 13):
        environment.refuse_unsuitable((3, minor))


def test_run_quietly_when_output_is_japanese() -> None:
    done = environment.run_quietly([sys.executable, "-c", "print('満足'); raise SystemExit(4)"])
    assert (done.returncode, done.stdout) == (4, "満足\n")
