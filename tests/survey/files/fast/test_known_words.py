from __future__ import annotations

import numpy as np
import pytest

from loyalty_desktop.survey.files.fast.known_words import KnownWords, cut
from loyalty_desktop.survey.files.fast.window import Window, Words


def words_of(runs: list[bytes], count: int) -> list[Words]:
    """Return the words of runs that stand one behind the other."""
    window = Window(b"".join(runs))
    lengths = np.array([len(run) for run in runs])
    return cut(window.words(np.cumsum(lengths) - lengths, count), lengths)


def test_what_stands_behind_a_run_is_cut_off() -> None:
    first, second = words_of([b"a", b"bcd", b"efghijkl", b"m" * 16], 2)
    assert first.tolist() == [int.from_bytes(run, "little") for run in (b"a", b"bcd", b"efghijkl", b"m" * 8)]
    assert second.tolist() == [0, 0, 0, int.from_bytes(b"m" * 8, "little")]


@pytest.mark.parametrize("slot_bits", [9, 14])
def test_every_run_remembered_is_found_and_no_other(slot_bits: int) -> None:
    known = KnownWords(2, slot_bits)
    runs = [b"%d" % (number**4) for number in range(24)]
    words = words_of(runs, 2)
    assert known.look_up(words).tolist() == [-1] * 24
    for place in range(0, 24, 2):
        assert known.remember([int(word[place]) for word in words]) == place // 2 == len(known) - 1
    assert known.look_up(words).tolist() == [place // 2 if place % 2 == 0 else -1 for place in range(24)]


def test_a_short_run_is_not_taken_for_the_beginning_of_a_longer_one() -> None:
    known = KnownWords(2, 14)
    known.remember([int(word[0]) for word in words_of([b"12345678a"], 2)])
    assert known.look_up(words_of([b"12345678"], 1)).tolist() == [-1]
    known.remember([int(word[0]) for word in words_of([b"12345678"], 1)])
    assert known.look_up(words_of([b"12345678"], 1)).tolist() == [1]
    assert known.look_up(words_of([b"12345678", b"12345678a"], 2)).tolist() == [1, 0]
