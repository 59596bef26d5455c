"""Words that all labels share are no part of their degree."""

from __future__ import annotations

import pytest

from loyalty_desktop.survey.labels import read_steps


@pytest.mark.parametrize(
    ("labels", "family"),
    [
        (
            "Definitely will rebook | Probably will rebook | Probably will not rebook | Definitely will not rebook",
            "likelihood",
        ),
        ("I was very satisfied | I was satisfied | I was neutral | I was dissatisfied", "satisfaction"),
    ],
)
def test_labels_that_share_words_are_steps(labels: str, family: str) -> None:
    best_first = labels.split(" | ")
    found = read_steps(tuple(best_first))
    assert found is not None
    codes = [dict(found.codes)[label] for label in best_first]
    assert (found.family, codes) == (family, sorted(codes, reverse=True))


def test_names_that_share_words_are_none() -> None:
    assert read_steps(("North gate", "South gate", "East gate")) is None
