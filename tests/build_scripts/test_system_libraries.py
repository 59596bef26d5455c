"""Linux lacks some of what Qt needs: it is found by trying, installed as root, named otherwise."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from build_scripts import system_libraries

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(system_libraries, "missing_packages", lambda: ["libegl1", "libxcb-cursor0"])
    return []


def test_missing_packages_when_two_libraries_do_not_load(monkeypatch: pytest.MonkeyPatch) -> None:
    absent = {"libEGL.so.1", "libxcb-icccm.so.4"}
    monkeypatch.setattr(system_libraries, "loads", lambda soname: soname not in absent)
    monkeypatch.setattr(system_libraries, "has_japanese_font", lambda: True)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: object())
    assert system_libraries.missing_packages() == ["libegl1", "libxcb-icccm4"]


def test_missing_packages_when_font_and_venv_are_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "loads", lambda _soname: True)
    monkeypatch.setattr(system_libraries, "has_japanese_font", lambda: False)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    venv = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    assert system_libraries.missing_packages() == ["fonts-ipaexfont-gothic", venv]


def test_loads_when_there_is_no_such_library() -> None:
    assert not system_libraries.loads("libnothing-of-that-name.so.99")


def test_check_when_not_allowed_to_install(said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "may_install", lambda: False)
    system_libraries.check(said.append)
    assert len(said) == 1
    assert said[0].endswith("libegl1 libxcb-cursor0")


def test_check_when_installing_fails(said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "may_install", lambda: True)
    monkeypatch.setattr(system_libraries, "install", lambda _packages: False)
    system_libraries.check(said.append)
    assert "could not be installed" in said[-1]


def test_check_when_nothing_is_missing(said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "missing_packages", list)
    system_libraries.check(said.append)
    assert said == []


def test_check_when_not_on_linux(said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    system_libraries.check(said.append)
    assert said == []


@pytest.mark.parametrize(
    ("file", "found"), [("ipaexg.ttf", True), ("NotoSansCJK-Regular.ttc", True), ("DejaVuSans.ttf", False)]
)
def test_japanese_font_when_only_file_names_tell(
    file: str, found: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _program: None)
    (tmp_path / "truetype").mkdir()
    (tmp_path / "truetype" / file).touch()
    assert system_libraries.has_japanese_font([str(tmp_path)]) is found
