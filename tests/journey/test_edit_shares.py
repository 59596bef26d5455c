"""Known shares set, checked and taken away."""

from __future__ import annotations

import pytest

from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.journey.edit_shares import set_raking
from loyalty_desktop.journey.model import Journey, Margin
from loyalty_desktop.survey.reading import ColumnKey

SEX = Margin(ColumnKey("性別"), (("男性", 49.0), ("女性", 51.0)))
AGE = Margin(ColumnKey("年代"), (("20代", 1_200.0), ("30代", 1_300.0)))


def test_shares_and_limit_are_kept_and_go_together() -> None:
    journey = set_raking(Journey(), (SEX, AGE), 4.0)
    assert (journey.raking, journey.raking_cap) == ((SEX, AGE), 4.0)
    assert set_raking(journey, (SEX,)).raking_cap is None
    assert set_raking(journey, (), 3.0) == Journey()


@pytest.mark.parametrize(
    ("margins", "cap", "told"),
    [
        ((SEX, SEX), None, "raking_twice"),
        ((Margin(SEX.column, (("男性", -1.0), ("女性", 101.0))),), None, "raking_no_shares"),
        ((Margin(SEX.column, (("男性", 0.0),)),), None, "raking_no_shares"),
        ((Margin(SEX.column, ()),), None, "raking_no_shares"),
        ((Margin(SEX.column, (("男性", float("nan")),)),), None, "raking_no_shares"),
        ((Margin(SEX.column, (("男性", 49.0), ("男 性", 51.0))),), None, "raking_alike"),
        ((SEX,), 0.9, "raking_cap_low"),
        ((SEX,), float("inf"), "raking_cap_low"),
    ],
)
def test_what_cannot_be_is_refused(margins: tuple[Margin, ...], cap: float | None, told: str) -> None:
    with pytest.raises(UnusableJourney) as refused:
        set_raking(Journey(), margins, cap)
    assert refused.value.message.id == told
