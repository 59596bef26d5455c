"""The entry point for people and CI: what it starts, with what, and which exit code comes back."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from build_scripts import dev, environment, system_libraries
from build_scripts.environment import ROOT, Failed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


class Calls:
    """Stands for `dev.call`: notes what would be started and answers with the code given for it."""

    def __init__(self, codes: Mapping[str, int] | None = None) -> None:
        self.codes = codes or {}
        self.commands: list[list[str]] = []
        self.envs: list[Mapping[str, str]] = []

    def __call__(self, command: Sequence[str], env: Mapping[str, str]) -> int:
        self.commands.append(list(command))
        self.envs.append(env)
        return next((code for word, code in self.codes.items() if word in command), 0)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    fake = Calls()
    monkeypatch.setattr(dev, "call", fake)
    monkeypatch.setattr(dev, "setup", lambda _arguments=(): 0)
    monkeypatch.setattr(dev, "has_screen", lambda _platform, _env: False)
    return fake


def test_run_when_a_file_is_given(calls: Calls, capsys: pytest.CaptureFixture[str]) -> None:
    calls.codes = {"mine.xlsx": 3}
    assert dev.main(["run", "mine.xlsx", "--json", "-"]) == 3
    assert calls.commands[0][1:] == ["-m", "loyalty_desktop", "analyze", "mine.xlsx", "--json", "-"]
    assert calls.envs[0]["PYTHONUTF8"] == "1"
    assert calls.envs[0]["PYTHONPATH"] == str(ROOT)
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_run_when_no_file_is_given(calls: Calls) -> None:
    assert dev.main(["run"]) == 0
    assert calls.commands[0][1:] == ["-m", "loyalty_desktop", "analyze", str(dev.SAMPLE)]


def test_run_when_there_is_a_screen(
    calls: Calls, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "has_screen", lambda _platform, _env: True)
    assert dev.main(["run"]) == 0
    assert dev.main(["run", "mine.xlsx"]) == 0
    assert dev.main(["run", "mine.xlsx", "--lang", "ja"]) == 0
    assert [command[3:] for command in calls.commands] == [
        [str(dev.SAMPLE)],
        ["mine.xlsx"],
        ["analyze", "mine.xlsx", "--lang", "ja"],
    ]
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("platform", "env", "screen"),
    [
        ("win32", {}, True),
        ("darwin", {}, True),
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
    ],
)
def test_screen_when_asked_for(platform: str, env: dict[str, str], screen: bool) -> None:
    assert dev.has_screen(platform, env) is screen


def test_checks_when_one_fails(capsys: pytest.CaptureFixture[str]) -> None:
    fake = Calls({"mypy": 1, "pytest": 2})
    assert dev.run_checks(dev.checks("python", ["-k", "sheet"]), fake) == 1
    assert [command[2] for command in fake.commands] == ["ruff", "ruff", "mypy", "check", "pytest"]
    assert fake.commands[-1] == ["python", "-m", "pytest", "-n", "auto", "--dist", "loadfile", "-k", "sheet"]
    out = capsys.readouterr().out
    assert re.findall(r"^== (.*) ==$", out, re.MULTILINE) == [
        *("ruff check", "ruff format", "mypy", "translations", "pytest"),
    ]
    assert out.splitlines()[-1] == "Not clean: mypy, pytest."


def test_checks_when_all_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.run_checks(dev.checks("python", []), Calls()) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("Clean: ruff check, ")


@pytest.mark.parametrize(("display", "platform"), [("", "offscreen"), (":0", None)])
def test_checks_environment_when_there_is_a_display_or_none(
    display: str, platform: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setenv("LANG", "ja_JP.UTF-8")
    monkeypatch.setenv("PYTHONHOME", "/elsewhere")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    env = dev.checks_environment({"DISPLAY": display})
    assert env.get("QT_QPA_PLATFORM") == platform
    assert env["LC_ALL"] == "C.UTF-8"
    assert "LANG" not in env
    assert "PYTHONHOME" not in env
    assert "PYTHONDONTWRITEBYTECODE" not in env


def test_main_when_a_step_fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def fail(*_arguments: object) -> None:
        msg = "The packages could not be installed."
        raise Failed(msg)

    monkeypatch.setattr(system_libraries, "check", lambda _say: None)
    monkeypatch.setattr(environment, "ensure", fail)
    assert dev.main(["setup"]) == 1
    assert capsys.readouterr().out == "The packages could not be installed.\n"


def test_main_when_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_say: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(system_libraries, "check", stop)
    assert dev.main(["test"]) == 130


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["tset"], 2), (["--help"], 0)])
def test_main_when_the_command_is_unknown(arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(arguments) == code
    assert "dev.py test" in capsys.readouterr().out


def test_lock_when_it_would_hold_an_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = environment.Environment(tmp_path)
    place.lock.parent.mkdir()

    def compile_lock(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
        place.lock.write_text("numpy @ https" + "://example.org/numpy.whl", encoding="utf-8")
        return subprocess.CompletedProcess(command, 0, "")

    monkeypatch.setattr(dev, "Environment", lambda: place)
    monkeypatch.setattr(dev, "uv", lambda: ["uv"])
    monkeypatch.setattr(environment, "run_quietly", compile_lock)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Failed, match="address"):
        dev.lock([])


def test_lock_when_read() -> None:
    text = environment.Environment().lock.read_text(encoding="utf-8")
    packages = re.split(r"\n(?=[a-z])", text.removeprefix(dev.LOCK_NOTE))
    assert "://" not in text
    assert all(re.match(r"[a-z0-9-]+==\S+ ", package) and "--hash=sha256:" in package for package in packages)
    names = {package.split("==")[0] for package in packages}
    assert names.isdisjoint({"pyarrow", "pyside6", "pyside6-addons", "uv"})
    assert {"pyside6-essentials", "pandas", "pytest", "ruff", "mypy", "pefile", "macholib"} <= names


def test_lock_when_held_against_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [Requirement(each) for each in (*project["dependencies"], *project["optional-dependencies"]["dev"])]
    text = environment.Environment().lock.read_text(encoding="utf-8")
    locked = re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE)
    for requirement in wanted:
        versions = [version for name, version in locked if name == canonicalize_name(requirement.name)]
        assert versions, f"{requirement} is not locked: run dev.py lock"
        assert all(requirement.specifier.contains(version) for version in versions), f"{requirement}: run dev.py lock"


@pytest.mark.parametrize("script", ["dev.py", "environment.py", "system_libraries.py"])
def test_script_when_nothing_is_installed(script: str) -> None:
    tree = ast.parse((ROOT / "build_scripts" / script).read_text(encoding="utf-8"))
    named = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    named += [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    tops = {name.split(".")[0] for name in named}
    assert tops - {"build_scripts"} <= sys.stdlib_module_names


def test_ci_script_when_read() -> None:
    script = ROOT / ".ci" / "run"
    assert "python3 build_scripts/dev.py test" in script.read_text(encoding="utf-8")
    assert os.name == "nt" or os.access(script, os.X_OK)
