"""The pages on waves: the verdict first, the line over time, what has changed."""

from __future__ import annotations

import dataclasses

import msgspec

from loyalty_desktop.report.document.charts import Lines
from loyalty_desktop.report.document.model import Figure
from loyalty_desktop.report.document.waves import waves_pages
from tests.report.document.compare_materials import full
from tests.report.document.resolving import apparel, page, table


def test_the_verdict_is_the_title() -> None:
    pages = waves_pages(full())
    assert [one.id for one in pages] == ["waves", "waves_head", "waves_heart", "waves_incidence", "waves_reached"]
    assert pages[0].title.startswith("NRS went from +8.9 to +12.4")
    assert pages[0].title.endswith("It may be chance.")
    assert page(pages, "waves_head").title == "Head satisfaction: 1 of 12 have clearly risen, none has clearly fallen"
    assert any("351 people answered in both waves" in note for note in pages[0].notes)


def test_the_line_has_a_place_for_each_wave() -> None:
    chart = waves_pages(full())[0].blocks[0]
    assert isinstance(chart, Lines)
    assert chart.places == ("2026春", "2026秋")
    assert [round(one or 0.0, 1) for one in chart.lines[0].values] == [8.9, 12.4]
    assert all(len(one.values) == len(one.lows) == len(one.highs) == len(one.states) == 2 for one in chart.lines)


def test_the_table_says_what_has_risen() -> None:
    rows = {row.cells[0]: row.cells for row in table(waves_pages(full()), "waves_head").rows}
    assert rows["店舗接客"][-1] == "risen"
    assert rows["公式サイトの見やすさ"][-1] == "change unclear"


def test_every_figure_has_its_number_of_people() -> None:
    found = table(waves_pages(full()), "waves_head")
    assert [one.title for one in found.columns[:5]] == ["Driver", "n: 2026春", "2026春", "n: 2026秋", "2026秋"]
    waves = full().waves
    assert waves is not None
    service = next(one for one in full().journey.drivers if one.name == "店舗接客")
    heads = [head.head.estimate for one in waves.waves if (head := one.driver(service.id)) is not None]
    row = next(one for one in found.rows if one.cells[0] == "店舗接客")
    assert [one.value for one in row.cells[1:5] if isinstance(one, Figure)] == [
        heads[0].n, heads[0].value, heads[1].n, heads[1].value,
    ]  # fmt: skip


def test_one_wave_is_nothing_to_compare() -> None:
    material = full()
    assert material.waves is not None
    alone = msgspec.structs.replace(material.waves, waves=material.waves.waves[:1])
    assert waves_pages(dataclasses.replace(material, waves=alone)) == ()
    assert waves_pages(apparel()) == ()
