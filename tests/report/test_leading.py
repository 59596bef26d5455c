"""What a screen says first: experiences that go with loyalty."""

from __future__ import annotations

from loyalty_desktop.report.experience_table import experience_rows
from loyalty_desktop.report.leading import experiences_lead
from tests.report.making import apparel, experience, results

GOOD = experience("褒められた", (20, 60, 220), (300, 250, 150))
BAD = experience("待たされた", (120, 60, 20), (250, 300, 250))
OPEN = experience("手紙が入っていた", (20, 30, 35), (300, 300, 300))
FEW = experience("急かされた", (20, 3, 2), (100, 150, 150))


def said(*experiences: object) -> str | None:
    found = experiences_lead(experience_rows(results(experiences=[*experiences])).rows, "NPS")  # type: ignore[list-item]
    return None if found is None else found.sentence


def test_only_what_is_clear_on_a_firm_base_is_named() -> None:
    assert said(OPEN, BAD, FEW, GOOD) == (
        "People who had “褒められた” are clearly more loyal, those who had “待たされた” clearly less."
    )
    assert said(OPEN, BAD) == "People who had “待たされた” are clearly less loyal."
    assert said(OPEN) == "No experience clearly goes with higher or lower loyalty yet."
    assert said(FEW) is None


def test_its_figures_carry_their_bases_and_the_rest_is_counted() -> None:
    found = experiences_lead(experience_rows(apparel()).rows, "NRS")
    assert found is not None
    assert found.sentence.count(" and 2 more") == 2
    assert found.figures.count("(n=") == 4
