"""What the start screen says of the samples is what the analysis finds in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from loyalty_desktop.desktop.session.samples import sample

if TYPE_CHECKING:
    from loyalty_desktop.desktop.session.workspace import Workspace


@pytest.mark.parametrize("code", ["apparel", "toyama"])
def test_sample_when_analysed(code: str, request: pytest.FixtureRequest) -> None:
    opened: Workspace = request.getfixturevalue(code)
    told, results, journey = sample(code), opened.state.results, opened.state.journey
    assert results is not None
    assert told.n == results.loyalty.score.n
    assert (told.negative, told.passive, told.positive) == (
        results.loyalty.negative,
        results.loyalty.passive,
        results.loyalty.positive,
    )
    assert told.kind == journey.measure.kind
    assert (told.drivers, told.experiences) == (len(journey.drivers), len(journey.experiences))
    assert told.path.is_file()


def test_sample_when_unknown() -> None:
    with pytest.raises(KeyError):
        sample("hotel")
