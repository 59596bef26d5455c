"""The benchmark of the first paint: it runs, and before the window is painted nothing heavy is imported."""

from __future__ import annotations

from build_scripts.first_paint import first_paint


def test_first_paint_when_measured_once() -> None:
    rows = first_paint(rounds=1)
    assert [row["name"] for row in rows] == ["first_paint", "first_paint_bare", "first_paint_welcome"]
    for row in rows:
        assert 0 < row["baseline_ms"] < 60_000
        assert 0 < row["ours_ms"] < 60_000
        assert row["ratio"] > 0
        assert row["imported"] == []
