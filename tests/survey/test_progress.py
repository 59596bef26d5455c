from __future__ import annotations

import threading

import pytest

from loyalty_desktop.survey.progress import done, heard, part, shares


def test_parts_of_parts_come_to_shares_of_the_whole() -> None:
    told: list[float] = []
    with heard(told.append):
        with part(0.0, 0.5):
            done(0.5)
            with part(0.6, 0.8):
                done(0.5)
        done(0.9)
    assert told == pytest.approx([0.25, 0.35, 0.4, 0.5, 0.9])


def test_parts_are_as_large_as_their_weights() -> None:
    assert shares((1, 2, 1)) == [(0.0, 0.25), (0.25, 0.75), (0.75, 1.0)]
    assert shares((0, 0)) == [(0.0, 0.0), (0.0, 0.0)]
    assert shares(()) == []


def test_progress_never_goes_back() -> None:
    told: list[float] = []
    with heard(told.append):
        for share in (0.0, 0.5, 0.2, 0.5, 0.6):
            done(share)
    assert told == [0.0, 0.5, 0.6]


def test_what_fails_is_not_called_done() -> None:
    told: list[float] = []
    with heard(told.append), pytest.raises(ZeroDivisionError), part(0.0, 0.5):
        raise ZeroDivisionError
    assert told == []


def test_nobody_has_to_listen() -> None:
    done(0.5)
    with part(0.0, 0.5):
        done(0.5)


def test_other_threads_are_not_heard() -> None:
    told: list[float] = []
    with heard(told.append):
        other = threading.Thread(target=done, args=(0.5,))
        other.start()
        other.join()
    assert told == []
