"""Being ready for the next survey: a process that reads, then imports, vocabularies, patterns. No Qt in here."""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loyalty_desktop.survey.sheet import Cell, Workbook

_ROWS = 1_200
"""So many that they are read as those of a large survey are: many cells at once."""
_PRACTICE: dict[str, tuple[Cell, ...]] = {
    "回答者ID": tuple(f"A{number:04}" for number in range(_ROWS)),
    "回答日時": tuple(
        f"2025/{1 + number % 12:02}/{1 + number % 28:02} 10:{number // 60:02}:{number % 60:02}"
        for number in range(_ROWS)
    ),
    "友人に勧めたいと思いますか（0〜10）": tuple(str(number % 11) for number in range(_ROWS)),
    "満足度 [品揃え]": ("大変満足", "満足", "どちらともいえない", "不満") * (_ROWS // 4),
    "満足度 [接客]": tuple(str(1 + number % 5) for number in range(_ROWS)),
    "経験したこと [試着した]": ("はい", "いいえ", "はい") * (_ROWS // 3),
    "利用したもの": ("店舗, アプリ", "店舗", "アプリ, 電話", "電話") * (_ROWS // 4),
    "性別": ("男性", "女性") * (_ROWS // 2),
    "購入金額": tuple(str(1_000 + 37 * number) for number in range(_ROWS)),
    "ご意見": tuple(f"店員の説明が分かりやすく、また来たいと思いました。{number}" for number in range(_ROWS)),
}


@lru_cache(maxsize=1)
def get_ready() -> None:
    """Understand a few made-up answers, so that the first real ones find everything imported and compiled."""
    from loyalty_desktop.compute.analyze import analyze  # noqa: PLC0415 - that is what takes its time
    from loyalty_desktop.compute.counter import Counter  # noqa: PLC0415
    from loyalty_desktop.journey import match, project, second_files  # noqa: F401, PLC0415
    from loyalty_desktop.journey.suggest import suggest_journey  # noqa: PLC0415
    from loyalty_desktop.report.what_was_read import asked_count  # noqa: PLC0415
    from loyalty_desktop.survey.files import door  # noqa: F401, PLC0415
    from loyalty_desktop.survey.survey import survey  # noqa: PLC0415

    understood = survey(_practice())
    asked_count(understood)
    analyze(Counter(understood), suggest_journey(understood))


def expect_file() -> None:
    """Have a process stand by that reads the next file; it takes a second, which nobody waits for."""
    threading.Thread(target=_expect_file, daemon=True).start()


def _expect_file() -> None:
    from loyalty_desktop.survey.files import door  # noqa: PLC0415 - see above

    door.expect_file()


def _practice() -> Workbook:
    import numpy as np  # noqa: PLC0415 - see above

    from loyalty_desktop.survey.sheet import RawColumn, Sheet, Workbook, smallest_codes  # noqa: PLC0415

    columns = []
    for heading, cells in _PRACTICE.items():
        places: dict[Cell, int] = {}
        codes = [places.setdefault(cell, len(places)) for cell in (heading, *cells)]
        columns.append(RawColumn(tuple(places), smallest_codes(np.array(codes), len(places))))
    return Workbook((Sheet("", tuple(columns), len(codes)),))
