"""Columns stand straight in a terminal, in which Japanese letters are two places wide."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from loyalty_desktop.report.text_table import fit, text_table, width

texts = st.text(st.sampled_from("ab満足（ｱ+–%が"), max_size=30)


def test_width_counts_places() -> None:
    assert width("abc") == 3
    assert width("満足") == 4
    assert width("（ｱ） ") == 6


@given(texts, st.integers(2, 20))
def test_fit_never_exceeds_its_places(text: str, places: int) -> None:
    cut = fit(text, places)
    assert width(cut) <= places
    assert cut == text or cut.endswith("…")


@given(st.lists(st.tuples(texts, texts, texts), min_size=1, max_size=6))
def test_all_lines_of_a_table_end_at_the_same_place(rows: list[tuple[str, str, str]]) -> None:
    padded = [(a, b, f"{c}|") for a, b, c in rows]
    lines = text_table(["driver", "頭", "n|"], padded).splitlines()
    assert {width(line) for line in (lines[0], *lines[2:])} == {width(lines[1])}
