"""What the screens need is imported once the window stands: nothing of Qt in another thread."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from loyalty_desktop.desktop import warming_up

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_what_is_imported_beside_the_window_brings_nothing_of_qt() -> None:
    code = (
        "import sys\nfrom importlib import import_module\n"
        f"for name in {warming_up.FIGURES!r}: import_module(name)\n"
        "print(sorted(name for name in sys.modules if 'PySide' in name or 'shiboken' in name or 'pyqtgraph' in name))\n"
        "print('numpy' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert found.stdout.split("\n")[:2] == ["[]", "True"]


def test_the_rest_comes_in_turns_of_the_windows_own_thread(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    turns: list[tuple[str, threading.Thread]] = []
    monkeypatch.setattr(warming_up, "import_module", lambda name: turns.append((name, threading.current_thread())))
    owner, ended = QObject(), []
    warming_up.import_windows(owner, lambda: ended.append(len(turns)))
    assert len(turns) == 1  # the others wait for what else there is to do
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == [len(warming_up.WINDOWS)]
    assert {thread for _name, thread in turns} == {threading.main_thread()}
    assert turns[-1][0] == "loyalty_desktop.desktop.book"
