"""Rows that somebody sent to try the questionnaire out: their id, name or comment is TEST, テスト or test01."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.column import Column
    from loyalty_desktop.survey.reading import Role

_ROLES: frozenset[Role] = frozenset({"id", "personal", "comment"})
_TRIAL = re.compile(
    r"(?:this ?is ?a ?|これは)?(?:test(?:ing|data|response|answer|user|er)?|dummy|(?:動作)?(?:テスト|てすと)"
    r"(?:回答|入力|送信|データ|ユーザー?|投稿)?|動作確認(?:用)?|ダミー(?:データ|回答)?)"
    r"(?:です)?[-_#.]?\d{0,6}[。.!]?",
)
_FIRST_SIGNS = frozenset("tdてテ動ダこ")
_MOST = 0.5
"""Where more rows are called so it is the name of something else: a test that people took."""


def may_tell(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Return the columns in which a trial would call itself one."""
    return tuple(column for column in columns if column.role in _ROLES)


def trial_rows(columns: Sequence[Column], rows: int) -> npt.NDArray[np.bool_]:
    """Mark the rows that call themselves a trial in one of these columns, in nothing but that word."""
    marked = np.zeros(rows, dtype=bool)
    for column in columns:
        keys = column.distinct.typed_keys
        called = np.array([key[:1] in _FIRST_SIGNS and _TRIAL.fullmatch(key) is not None for key in keys], dtype=bool)
        if not called.any():
            continue
        here = called[column.raw.codes]
        if here.sum() <= _MOST * rows:
            marked |= here
    return marked
