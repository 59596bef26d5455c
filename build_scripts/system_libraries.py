"""The libraries and the Japanese font that Qt expects Linux to have, and how to get them there."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

LIBRARIES = {
    # Qt without a screen
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    # a window on X11
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
JAPANESE_FONT = "fonts-ipaexfont-gothic"
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
JAPANESE_FONT_FILES = ("*cjk*", "ipa*", "vl-*gothic*", "takao*", "*notosansjp*", "*notoserifjp*")


def check(say: Callable[[str], None]) -> None:
    """Install what Qt lacks on this Linux if we may, otherwise name it; other systems bring it all."""
    if not sys.platform.startswith("linux"):
        return
    packages = missing_packages()
    if not packages:
        return
    named = " ".join(packages)
    if not may_install():
        say(f"This Linux lacks packages that Qt needs; ask an administrator to install them: {named}")
        return
    say(f"Installing system packages: {named}")
    if not install(packages):
        say(f"The system packages could not be installed; the window may not open without them: {named}")


def missing_packages() -> list[str]:
    """Return the Debian packages whose content this machine lacks, by what is there, not by package name."""
    packages = [package for soname, package in LIBRARIES.items() if not loads(soname)]
    if not has_japanese_font():
        packages.append(JAPANESE_FONT)
    if importlib.util.find_spec("ensurepip") is None:  # Debian splits venv from Python
        packages.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    return packages


def loads(soname: str) -> bool:
    """Return whether the dynamic loader finds `soname`."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def has_japanese_font(folders: Iterable[str] = FONT_FOLDERS) -> bool:
    """Return whether Japanese text would show as glyphs: fontconfig knows, else the file names tell."""
    program = shutil.which("fc-list")
    if program:
        listed = subprocess.run([program, ":lang=ja", "family"], capture_output=True, check=False)
        return bool(listed.stdout.strip())
    roots = [Path(folder).expanduser() for folder in folders]
    names = (path for root in roots for path in root.rglob("*.[ot]t[fc]"))
    return any(Path(path.name.lower()).match(pattern) for path in names for pattern in JAPANESE_FONT_FILES)


def may_install() -> bool:
    """Return whether this is root on a system with apt."""
    return sys.platform != "win32" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(packages: Sequence[str]) -> bool:
    """Install `packages` with apt; show its words and return False when that fails."""
    wait = ["-o", "DPkg::Lock::Timeout=120"]
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", *wait, "update", "--quiet"],
        ["apt-get", *wait, "install", "--quiet", "--yes", "--no-install-recommends", *packages],
    ):
        done = subprocess.run(
            command,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
        if done.returncode != 0:
            print(done.stdout, flush=True)
    return done.returncode == 0
