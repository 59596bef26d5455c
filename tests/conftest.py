"""What holds for every test: no screen, and never the settings of the person who runs them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

PERSONAL_FOLDERS = (
    *("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"),
    *("USERPROFILE", "APPDATA", "LOCALAPPDATA"),
)


@pytest.fixture(scope="session", autouse=True)
def personal_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let settings, data and caches go to a temporary folder for the whole session."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for variable in PERSONAL_FOLDERS:
            folder = home if variable in ("HOME", "USERPROFILE") else home / variable.lower()
            folder.mkdir(exist_ok=True)
            patch.setenv(variable, str(folder))
        yield
