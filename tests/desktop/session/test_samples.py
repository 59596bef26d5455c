"""What the start screen says of the samples is what the analysis finds in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from loyalty_desktop.desktop.session.samples import sample
from loyalty_desktop.desktop.session.workspace import Workspace
from tests.desktop.conftest import open_in

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.notices import Notices


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


def test_the_shop_speaks_the_language_of_the_window_and_has_the_same_figures(
    apparel: Workspace, notices: Notices, look: Look
) -> None:
    empty = Workspace(notices)
    look.set_language("ja")
    assert sample("apparel").path == apparel.path
    toyama = sample("toyama").path
    look.set_language("en")
    assert sample("toyama").path == toyama
    open_in(empty, sample("apparel").path)
    ja, en = apparel.state.results, empty.state.results
    assert ja is not None
    assert en is not None
    assert en.loyalty.score == ja.loyalty.score
    assert [(one.head, one.heart) for one in en.drivers] == [(one.head, one.heart) for one in ja.drivers]
    assert [(one.incidence, one.with_it) for one in en.experiences] == [
        (one.incidence, one.with_it) for one in ja.experiences
    ]
    assert empty.state.journey.drivers[3].name == "Service in the shop"


def test_sample_when_unknown() -> None:
    with pytest.raises(KeyError):
        sample("hotel")
