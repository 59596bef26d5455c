"""Another wave is shown and the first one again: nothing is lost, and what is not there meanwhile is told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from loyalty_desktop.journey import edit_waves
from loyalty_desktop.journey.crossing import Crossed, cross
from loyalty_desktop.journey.economics import Economics
from loyalty_desktop.journey.left_behind import LeftBehind
from loyalty_desktop.journey.model import Experience, Filter, Group, Grouping, Journey, Margin
from loyalty_desktop.journey.opposed import Opposed
from loyalty_desktop.journey.part_columns import columns_in
from loyalty_desktop.journey.parts import with_driver
from loyalty_desktop.journey.project import Project, Source, View, decode, encode
from loyalty_desktop.journey.wave_reading import read_wave
from loyalty_desktop.journey.wave_settings import Renamed, Reworded, WaveColumn, WaveSettings
from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading
from tests.journey.test_waves import ASKED, HERE, JOURNEY, MEMBER, SHOP, STAFF, WAIT, WHY, Table, book, renamed, table

if TYPE_CHECKING:
    from loyalty_desktop.survey.survey import Survey

SHOPS = Grouping("g1", "駅前", ColumnKey(SHOP), (Group("駅", ("渋谷",)),))
WAITS = Grouping("g2", "待ち", ColumnKey(WAIT), (Group("短い", ("1",)),))
SAVED = Path("調査.loyalty")
OF_SHOP = (Filter(ColumnKey(SHOP), ("渋谷",)),)
OF_WAIT = (Filter(ColumnKey(WAIT), low=3),)
SHARES = (Margin(ColumnKey(SHOP), (("渋谷", 50.0), ("新宿", 50.0))),)


@dataclass(frozen=True, slots=True)
class Showing:
    """A project with the survey that is open in it, and the cells of each of its surveys."""

    project: Project
    survey: Survey
    cells: dict[str, Table]
    told: tuple[str, ...] = ()

    def show(self, name: str) -> Showing:
        """Show another wave, as the window does."""
        index = edit_waves.names_of(self.project).index(name)
        source = self.project.sources[index]
        read = read_wave(book(self.cells[name]), self.survey, source)
        found: Crossed = cross(self.project, read.pairs, self.survey, read.survey, name)
        assert found.problem is None
        assert all(one.text() for one in found.told)
        new = edit_waves.show_wave(found.project, index, read.survey.reading, read.pairs)
        kept = decode(encode(new, SAVED), SAVED.name)  # all of it is in the project's file
        assert kept == new
        return Showing(new, read.survey, self.cells, tuple(one.id for one in found.told))


def without(cells: Table, *headings: str) -> Table:
    return {heading: those for heading, those in cells.items() if heading not in headings}


def showing(second: Table, **of_project: object) -> Showing:
    """Two surveys: 秋, which is open, and 冬 with these cells."""
    journey = of_project.pop("journey", JOURNEY)
    assert isinstance(journey, Journey)
    sources = tuple(
        Source(f"/a/{name}.xlsx", file_name=f"{name}.xlsx", sha256=name, wave=name) for name in ("秋", "冬")
    )
    sources = (replace(sources[0], reading=HERE.reading), sources[1])
    project = replace(Project(sources, journey), **of_project)
    return Showing(project, HERE, {"秋": table(), "冬": second})


def everything() -> dict[str, object]:
    """All that a project can hold which looks at the shop, and as much that does not."""
    return {
        "journey": replace(
            JOURNEY,
            groupings=(SHOPS, WAITS),
            weight=ColumnKey(SHOP),
            raking=SHARES,
            raking_cap=3.0,
            economics=Economics(profit=ColumnKey(SHOP)),
        ),
        "views": (View("駅前の店", OF_SHOP), View("待たせた", OF_WAIT)),
        "opposed": Opposed(OF_WAIT, OF_SHOP),
        "waves": WaveSettings(by=WaveColumn(ColumnKey(SHOP))),
    }


def same_but_places(one: Project) -> Project:
    """What people have decided, without where the surveys stand and how long they took."""
    return replace(one, sources=(), waves=replace(one.waves, place=None))


def test_what_the_other_wave_has_no_column_for_is_there_again_when_it_is_left() -> None:
    """Own groups, weight, known shares, saved filters, two groups, money, what parts one file: all look at the shop."""
    begun = showing(without(table(60), SHOP), **everything())
    there = begun.show("冬")
    journey = there.project.journey
    assert [one.name for one in journey.groupings] == ["待ち"]
    assert (journey.weight, journey.raking, journey.economics.profit) == (None, (), None)
    assert [one.name for one in there.project.views] == ["待たせた"]
    assert (there.project.opposed, there.project.waves.by) == (Opposed(), None)
    assert {
        *("wave_weight_none", "wave_raking_none", "wave_left_groups", "wave_left_views"),
        *("wave_left_opposed", "wave_left_by", "wave_left_kept"),
    } <= set(there.told)
    again = there.show("秋")
    assert same_but_places(again.project) == same_but_places(begun.project)
    assert again.project.left == LeftBehind()
    assert "wave_left_back" in again.told


def test_a_part_has_the_column_again_that_was_chosen_by_hand() -> None:
    """Its name leads to no column: only what was left behind does; what was guessed meanwhile gives way."""
    (staff,) = (one for one in JOURNEY.drivers if one.column == ColumnKey(STAFF))
    journey = with_driver(JOURNEY, replace(staff, name="お店の人"))
    begun = showing(without(table(60), STAFF), journey=journey)
    there = begun.show("冬")
    assert columns_in(there.project.journey)[staff.id] == (None, None)
    assert "wave_left_parts" in there.told
    again = there.show("秋")
    assert again.project.journey == begun.project.journey
    # What somebody chose there has the say.
    chosen = with_driver(there.project.journey, replace(staff, name="お店の人", column=ColumnKey(MEMBER)))
    kept = replace_project(there, journey=chosen).show("秋")
    assert columns_in(kept.project.journey)[staff.id] == (ColumnKey(MEMBER), None)


def replace_project(one: Showing, **fields: object) -> Showing:
    return Showing(replace(one.project, **fields), one.survey, one.cells)


def test_cut_offs_are_there_again_after_a_loyalty_question_on_another_scale() -> None:
    own = replace(JOURNEY.measure, negative_max=5, positive_min=8)
    other = Reading(corrections=(Correction(ColumnKey(ASKED), role="loyalty", low=1, high=10),))
    begun = showing({**table(60), ASKED: [1 + at % 10 for at in range(60)]}, journey=replace(JOURNEY, measure=own))
    begun = replace_project(begun, sources=(begun.project.sources[0], replace(begun.project.sources[1], reading=other)))
    there = begun.show("冬")
    assert there.project.journey.measure.low == 1
    assert "wave_loyalty_scale" in there.told
    assert there.show("秋").project.journey.measure == own


def test_what_was_decided_otherwise_meanwhile_stays() -> None:
    begun = showing(without(table(60), SHOP), **everything())
    there = begun.show("冬").project
    new = Opposed((Filter(ColumnKey(WAIT), high=2),))
    mine = replace(
        there,
        opposed=new,
        journey=replace(there.journey, weight=ColumnKey(WAIT)),
        views=(*there.views, View("駅前の店", OF_WAIT)),
    )
    again = replace_project(begun.show("冬"), **{name: getattr(mine, name) for name in ("opposed", "journey", "views")})
    back = again.show("秋").project
    assert (back.opposed, back.journey.weight) == (new, ColumnKey(WAIT))
    assert [one.name for one in back.views] == ["待たせた", "駅前の店"]
    assert back.views[1].filters == OF_WAIT
    assert back.left == LeftBehind()  # what is outlived does not come up years later
    assert [one.name for one in back.journey.groupings] == ["駅前", "待ち"]


def test_a_third_wave_that_has_the_column_has_it_all_at_once() -> None:
    begun = showing(without(table(60), SHOP), **everything())
    third = Source("/a/春.xlsx", file_name="春.xlsx", sha256="春", wave="春")
    begun = Showing(edit_waves.add_wave(begun.project, third), HERE, {**begun.cells, "春": table(120)})
    shown = begun.show("冬").show("春").project
    assert same_but_places(shown) == same_but_places(begun.project)


def test_a_renamed_question_and_a_reworded_answer_take_everything_along() -> None:
    """冬 asks 店名 for 店舗 and writes 渋谷店 for 渋谷: filters, groups, shares and options speak its words there."""
    cells: Table = {**table(60), SHOP: [str(cell).replace("渋谷", "渋谷店") for cell in table(60)[SHOP]]}
    cells[WHY] = [str(cell).replace("紹介", "友人の紹介") for cell in cells[WHY]]
    begun = showing(renamed(cells, SHOP, "店名"), **everything())
    journey = replace(begun.project.journey, experiences=(Experience("e", "紹介された", ColumnKey(WHY), "紹介"),))
    begun = replace_project(begun, journey=journey)
    told = edit_waves.confirm_rename(begun.project, 1, Renamed(ColumnKey(SHOP), ColumnKey("店名")))
    told = edit_waves.same_answer(told, 1, Reworded(ColumnKey(SHOP), "渋谷", "渋谷店"))
    told = edit_waves.same_answer(told, 1, Reworded(ColumnKey(WHY), "紹介", "友人の紹介"))
    begun = Showing(told, HERE, begun.cells)
    there = begun.show("冬")
    name = ColumnKey("店名")
    journey = there.project.journey
    assert there.project.left == LeftBehind()
    assert there.project.views[0].filters == (Filter(name, ("渋谷店",)),)
    assert there.project.opposed.second == (Filter(name, ("渋谷店",)),)
    assert journey.groupings[0].groups == (Group("駅", ("渋谷店",)),)
    assert journey.raking == (Margin(name, (("渋谷店", 50.0), ("新宿", 50.0))),)
    assert (journey.weight, journey.economics.profit, there.project.waves.by) == (name, name, WaveColumn(name))
    assert [one.option for one in journey.experiences] == ["友人の紹介"]
    assert same_but_places(there.show("秋").project) == same_but_places(begun.project)
