from __future__ import annotations

import sys
import textwrap
from typing import TYPE_CHECKING

import pytest

from loyalty_desktop.survey.files.importing import begin

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(str(tmp_path))
    begin.cache_clear()
    return tmp_path


def test_module_is_there_after_waiting_and_news_come_meanwhile(folder: Path) -> None:
    (folder / "small_part.py").write_text("")
    (folder / "slow_module.py").write_text(
        textwrap.dedent("""
        import small_part, time
        while not hasattr(small_part, "heard"):
            time.sleep(0.005)
        """)
    )
    told: list[float] = []

    def hear(share: float) -> None:
        told.append(share)
        sys.modules["small_part"].heard = True  # type: ignore[attr-defined]

    assert begin("slow_module") is begin("slow_module")
    begin("slow_module").wait(4, hear)
    assert "slow_module" in sys.modules
    assert told
    assert all(0 < share <= 1 for share in told)


def test_module_that_fails_fails_where_it_is_waited_for(folder: Path) -> None:
    (folder / "broken_module.py").write_text("1 / 0")
    with pytest.raises(ZeroDivisionError):
        begin("broken_module").wait(1, lambda _share: None)
