"""Labels that compare with what was expected, in whatever words."""

from __future__ import annotations

import pytest

from loyalty_desktop.survey.labels import label_of, read_steps


@pytest.mark.parametrize(
    "labels",
    [
        "Far exceeded my expectations | Exceeded my expectations | Met my expectations | Fell short of my expectations",
        "Much better than expected | Slightly better than expected | As expected | Slightly below expectations",
        "期待をはるかに上回った | 期待をやや上回った | 期待どおりでした | 期待をやや下回った | 期待を大幅に下回った",
        "予想以上 | 予想通り | 予想以下",
    ],
)
def test_steps_around_what_was_expected(labels: str) -> None:
    best_first = labels.split(" | ")
    found = read_steps(tuple(reversed(best_first)))
    assert found is not None
    codes = [dict(found.codes)[label] for label in best_first]
    assert (found.family, codes) == ("quality", sorted(codes, reverse=True))
    assert len(set(codes)) == len(best_first)


@pytest.mark.parametrize("text", ["I expected more", "期待している", "Expectations", "期待どおりが"])
def test_other_words_of_expecting_are_no_labels(text: str) -> None:
    assert label_of(text) is None
