"""The installed PySide6 is the one that was found sound: 6.12.0 loses references and aborts Python 3.11."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOUND = "6.9.3"
SET_TEXT = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel()
before = sys.getrefcount(None)
for i in range(10_000):
    label.setText("text")
print(sys.getrefcount(None) - before)
"""


def test_reference_count_when_void_calls_repeat() -> None:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-W", "error", "-c", SET_TEXT]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert abs(int(done.stdout)) <= 10


def test_version_when_installed_and_locked() -> None:
    lock = (ROOT / "build_scripts" / "requirements.lock").read_text(encoding="utf-8")
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert version("PySide6-Essentials") == version("shiboken6") == SOUND
    assert re.findall(r"^(?:pyside6\S*|shiboken6)==([\d.]+)", lock, re.MULTILINE) == [SOUND, SOUND]
    assert f'"PySide6-Essentials=={SOUND}"' in project
