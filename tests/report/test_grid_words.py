from __future__ import annotations

import pytest

from loyalty_desktop import i18n
from loyalty_desktop.compute.customer_grid import CELLS
from loyalty_desktop.journey.economics import CellName
from loyalty_desktop.report.grid_words import FIRST_TO_LAST, cell_advice, cell_name, default_name

JAPANESE = {
    "negative_high": "抑留者",
    "passive_high": "エンジェル候補",
    "positive_high": "エンジェル",
    "negative_low": "反逆者",
    "passive_low": "様子見",
    "positive_low": "応援者",
}


@pytest.mark.usefixtures("japanese")
def test_cells_have_the_names_of_the_book_in_japanese() -> None:
    assert {code: cell_name(code) for code in CELLS} == JAPANESE


def test_every_cell_has_a_name_and_advice_of_its_own() -> None:
    assert len({cell_name(code) for code in CELLS}) == len(CELLS)
    assert len({cell_advice(code).text() for code in CELLS}) == len(CELLS)


def test_the_user_s_own_name_comes_first_and_an_empty_one_is_none() -> None:
    own: tuple[CellName, ...] = (("positive_high", "Ambassadors"), ("negative_low", ""))
    assert cell_name("positive_high", own) == "Ambassadors"
    assert cell_name("negative_low", own) == default_name("negative_low").text() == "Rebels"


def test_the_unhappy_who_buy_a_lot_come_first() -> None:
    assert FIRST_TO_LAST[0] == "negative_high"
    assert set(FIRST_TO_LAST) == set(CELLS)


@pytest.fixture
def japanese() -> object:
    i18n.use("ja")
    yield
    i18n.use("en")
