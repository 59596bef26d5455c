"""Known shares of the population stay with the journey: in its file, in another wave, through every rebuilding."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from loyalty_desktop.desktop.screens.journey.draft import drafted
from loyalty_desktop.errors import LoyaltyError, UnusableJourney
from loyalty_desktop.journey.edit_filters import drop_grouping, set_grouping
from loyalty_desktop.journey.edit_shares import set_raking
from loyalty_desktop.journey.match import match_journey
from loyalty_desktop.journey.model import Crossed, Driver, Group, Grouping, Journey, Margin, Stage
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.journey.project import Project, decode, encode, open_project, save
from loyalty_desktop.journey.suggest import distinct_ids
from loyalty_desktop.journey.template_columns import with_columns
from loyalty_desktop.journey.told import fits
from loyalty_desktop.journey.wave_answers import margins_there
from loyalty_desktop.journey.wave_pairs import ColumnPairs
from loyalty_desktop.journey.wave_settings import Reworded
from loyalty_desktop.survey.reading import ColumnKey
from tests.journey.surveys import SCORES, WORDS, survey_of

SEX = ColumnKey("性別")
SHARES = (("男性", 0.49), ("女性", 0.51))
JOURNEY = Journey(raking=(Margin(SEX, SHARES),), raking_cap=5.0)
SURVEY = survey_of(
    ("友人に勧めたいか", SCORES), ("満足度 [接客]", WORDS), ("Q2. 性別", ("男性", "女性")), ("年代", ("20代", "30代"))
)


CITY = ColumnKey("都道府県")
AREA = Grouping("g:area", "地方", CITY, (Group("関東", ("東京都", "千葉県")), Group("関西", ("大阪府",))))
GROUPS = Margin(CITY, (("関東", 60.0), ("関西", 40.0)), AREA)
JOINT = Margin(SEX, (("男性", 30.0), ("女性", 70.0)), None, Crossed(CITY, ("関東", "関西"), AREA))
BOTH = Journey(groupings=(AREA,), raking=(GROUPS, JOINT))
OLD = """{"format": "loyalty-desktop", "schema": 1, "project": {"journey": {"raking": [
{"column": {"heading": "性別", "occurrence": 1}, "shares": [["男性", 0.49], ["女性", 0.51]]}], "raking_cap": 5.0}}}"""


def test_groups_and_pairs_are_written_and_old_projects_open(tmp_path: Path) -> None:
    path = tmp_path / "p.loyalty"
    assert decode(OLD.encode(), path.name).journey == JOURNEY
    written = encode(Project((), BOTH), path)
    assert decode(written, path.name).journey == BOTH
    content = msgspec.json.decode(written)
    content["project"]["journey"]["raking"][1]["crossed"]["answers"] = ["関東"]
    with pytest.raises(LoyaltyError) as told:
        decode(msgspec.json.encode(content), path.name)
    assert path.name in told.value.message.text()


def test_shares_follow_groups_that_are_renamed_or_made_of_other_answers() -> None:
    groups = (Group("首都圏", ("東京都", "千葉県")), Group("関西", ("大阪府", "兵庫県")))
    new = set_grouping(BOTH, "g:area", "エリア", groups)
    own, joint = new.raking
    assert (own.name, own.shares, own.grouping) == ("エリア", (("首都圏", 60.0), ("関西", 40.0)), new.groupings[0])
    assert joint.crossed == Crossed(CITY, ("首都圏", "関西"), new.groupings[0])
    assert set_grouping(new, "g:area", "地方", AREA.groups) == BOTH
    gone = set_grouping(BOTH, "g:area", "地方", (Group("西", ("大阪府",)),))
    assert [name for name, _share in gone.raking[0].shares] == ["関東", "西"]  # what is no group is told, not dropped
    assert drop_grouping(BOTH, "g:area").raking == BOTH.raking


@pytest.mark.parametrize(
    ("margins", "told"),
    [
        ((GROUPS, changed(GROUPS, shares=(("関東", 1.0),))), "raking_twice"),
        ((JOINT, Margin(CITY, (("関東", 30.0),), AREA, Crossed(SEX, ("男性",)))), "raking_twice"),
        ((Margin(SEX, (("男性", 1.0), (" 男性", 2.0)), None, Crossed(CITY, ("関東", "関東"), AREA)),), "raking_alike"),
    ],
)
def test_what_cannot_be_known_twice(margins: tuple[Margin, ...], told: str) -> None:
    with pytest.raises(UnusableJourney) as caught:
        set_raking(Journey(), margins)
    assert caught.value.message.id == told
    both = (*BOTH.raking, Margin(CITY, (("東京都", 100.0),)), Margin(SEX, SHARES))
    assert set_raking(Journey(), both).raking == both  # the same column in another way is something else


def test_every_column_of_groups_and_pairs_follows_and_is_missed() -> None:
    survey = survey_of(("Q1. 都道府県", ("東京都", "大阪府")), ("Q2. 性別", ("男性", "女性")))
    own, joint = match_journey(BOTH, survey).journey.raking
    city, sex = ColumnKey("Q1. 都道府県"), ColumnKey("Q2. 性別")
    assert own.by == (changed(AREA, column=city),)
    assert joint.by == (sex, changed(AREA, column=city))
    assert fits(Journey(raking=(own, joint)), survey)
    lost = match_journey(BOTH, SURVEY)
    assert [one.id for one in lost.unmatched if one.part == "raking"] == ["都道府県"]
    assert not fits(BOTH, SURVEY)
    assert with_columns(BOTH, {CITY: city}).raking[1].columns == (SEX, city)


def test_they_are_written_to_the_project_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "p.loyalty"
    save(Project((), JOURNEY), path)
    assert open_project(path).journey == JOURNEY
    assert b"raking" not in encode(Project((), Journey()), path)
    assert decode(encode(Project((), JOURNEY), path), path.name).journey == JOURNEY


def test_they_follow_a_column_that_is_numbered_now() -> None:
    found = match_journey(JOURNEY, SURVEY)
    assert found.journey.raking == (Margin(ColumnKey("Q2. 性別"), SHARES),)
    assert found.journey.raking_cap == 5.0
    assert fits(Journey(raking=found.journey.raking), SURVEY)


def test_shares_of_a_column_that_is_gone_are_told() -> None:
    lost = Journey(raking=(Margin(ColumnKey("職業"), (("会社員", 1.0),)),))
    found = match_journey(lost, SURVEY)
    assert found.journey.raking == lost.raking
    (told,) = [one for one in found.unmatched if one.part == "raking"]
    assert "職業" in told.message.text()
    assert not fits(lost, SURVEY)


def test_they_survive_every_rebuilding_of_the_journey() -> None:
    same = (Stage("s", "a", (Driver("d", "d"),)), Stage("s", "b", (Driver("d", "e"),)))
    told_apart = distinct_ids(Journey(stages=same, raking=JOURNEY.raking, raking_cap=5.0))
    renamed = with_columns(JOURNEY, {SEX: ColumnKey("gender")})
    draft = drafted(JOURNEY, SURVEY)
    assert (told_apart.raking, told_apart.raking_cap) == (JOURNEY.raking, 5.0)
    assert renamed.raking == (Margin(ColumnKey("gender"), SHARES),)
    assert (draft.raking, draft.raking_cap) == (JOURNEY.raking, 5.0)


def test_another_wave_has_them_in_its_own_columns_and_words() -> None:
    here, there = (SEX, CITY), (ColumnKey("F1"), ColumnKey("F2"))
    words = (Reworded(SEX, "女性", "女"), Reworded(CITY, "大阪府", "大阪"))
    pairs = ColumnPairs(dict(zip(here, there, strict=True)), (), (), (), (), (), words)
    own, joint = margins_there(BOTH.raking, pairs)
    area = Grouping("g:area", "地方", there[1], (AREA.groups[0], Group("関西", ("大阪",))))
    assert own == Margin(there[1], GROUPS.shares, area)
    assert joint == Margin(there[0], (("男性", 30.0), ("女", 70.0)), None, Crossed(there[1], ("関東", "関西"), area))
    assert margins_there(BOTH.raking, ColumnPairs({SEX: there[0]}, (), (), (), (), ())) == ()
