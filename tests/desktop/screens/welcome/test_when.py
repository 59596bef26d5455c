"""Times as people say them, in both languages."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from loyalty_desktop.desktop.screens.welcome.when import when_text

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look

NOW = datetime(2026, 9, 21, 0, 5)


@pytest.mark.parametrize(
    ("time", "english", "japanese"),
    [
        ((2026, 9, 21, 0, 1), "Today 00:01", "今日 00:01"),
        ((2026, 9, 20, 23, 59), "Yesterday 23:59", "昨日 23:59"),
        ((2026, 9, 19, 23, 59), "19 Sep 2026", "2026/09/19"),
        ((2025, 9, 21, 0, 1), "21 Sep 2025", "2025/09/21"),
        ((2026, 9, 22, 0, 1), "22 Sep 2026", "2026/09/22"),  # a clock that was put back
    ],
)
def test_when_text_when_seen_just_after_midnight(
    time: tuple[int, int, int, int, int], english: str, japanese: str, look: Look
) -> None:
    saved = datetime(*time)
    assert when_text(saved, NOW) == english
    look.set_language("ja")
    assert when_text(saved, NOW) == japanese
