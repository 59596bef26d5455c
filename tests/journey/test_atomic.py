"""A file is the old one or the new one, whichever call fails."""

from __future__ import annotations

import errno
import os
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from loyalty_desktop.journey.atomic import write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OLD, NEW = "古い".encode(), "新しい".encode() * 1000
CALLS = ["open", "write", "fsync", "replace", "close"]


def failing(real: Callable[..., Any], at: int, code: int, *, after: bool = False) -> Callable[..., Any]:
    """Return a function that fails at its call number `at` (from 1); `after` it has done its work."""
    calls = 0

    def call(*arguments: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls != at:
            return real(*arguments, **named)
        if after:
            real(*arguments, **named)
        raise OSError(code, os.strerror(code))

    return call


def test_write_when_new_and_when_there(tmp_path: Path) -> None:
    path = tmp_path / "顧客調査.loyalty"
    write_atomically(path, OLD)
    assert path.read_bytes() == OLD
    write_atomically(path, NEW)
    assert path.read_bytes() == NEW
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("at", [1, 2, 3])
def test_write_when_a_call_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, at: int) -> None:
    path = tmp_path / "a.loyalty"
    path.write_bytes(OLD)
    real = getattr(os, call)
    monkeypatch.setattr(os, call, failing(real, at, errno.ENOSPC, after=call == "close"))
    try:
        write_atomically(path, NEW)
    except OSError:
        assert path.read_bytes() == OLD
    else:  # the call was not made, or only served to make a power cut harmless
        assert path.read_bytes() == NEW
    monkeypatch.setattr(os, call, real)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace", "close"])
def test_write_when_the_first_call_fails_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    path = tmp_path / "a.loyalty"
    monkeypatch.setattr(os, call, failing(getattr(os, call), 1, errno.EIO, after=call == "close"))
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        write_atomically(path, NEW)
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == []


def test_write_when_the_disk_takes_a_piece_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, bytes(data)[:7]))
    write_atomically(tmp_path / "a", NEW)
    assert (tmp_path / "a").read_bytes() == NEW


def test_write_when_interrupted_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "a", NEW)
    assert list(tmp_path.iterdir()) == []


def test_write_when_the_name_is_as_long_as_a_name_can_be(tmp_path: Path) -> None:
    path = tmp_path / ("あ" * 82 + ".loyalty")  # 254 bytes
    write_atomically(path, NEW)
    assert path.read_bytes() == NEW


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_write_when_the_file_is_a_link_and_has_its_own_rights(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(OLD)
    real.chmod(0o640)
    link.symlink_to(real)
    write_atomically(link, NEW)
    assert link.is_symlink()
    assert real.read_bytes() == NEW
    assert real.stat().st_mode & 0o777 == 0o640


def test_replace_when_windows_holds_the_file_for_a_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(time, "sleep", lambda _seconds: None)
    monkeypatch.setattr(os, "replace", failing(os.replace, 1, errno.EACCES))
    write_atomically(tmp_path / "a", NEW)
    assert (tmp_path / "a").read_bytes() == NEW
