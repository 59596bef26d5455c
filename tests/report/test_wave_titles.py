"""Short names of waves."""

from __future__ import annotations

import pytest

from loyalty_desktop.report.wave_titles import short_waves


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (("Hotel survey spring 2026", "Hotel survey autumn 2026"), ("…spring 2026", "…autumn 2026")),
        (("宿泊アンケート_2026春", "宿泊アンケート_2026秋"), ("…2026春", "…2026秋")),
        (("Q1 2026 – all hotels", "Q2 2026 – all hotels"), ("Q1 2026…", "Q2 2026…")),
        (("2026春", "2026秋"), ("2026春", "2026秋")),
        (("Hotel guest survey", "Hotel guest survey 2"), ("Hotel guest survey", "Hotel guest survey 2")),
        (("2026春", "会員アンケート_2027春"), ("2026春", "会員アンケート_2027春")),
    ],
)
def test_what_all_share_is_cut_and_what_differs_stays(names: tuple[str, ...], short: tuple[str, ...]) -> None:
    assert short_waves(names) == short
