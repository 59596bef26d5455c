"""Known shares of the population stay with the journey: in its file, in another wave, through every rebuilding."""

from __future__ import annotations

from pathlib import Path

from loyalty_desktop.desktop.screens.journey.draft import drafted
from loyalty_desktop.journey.match import match_journey
from loyalty_desktop.journey.model import Driver, Journey, Margin, Stage
from loyalty_desktop.journey.project import Project, decode, encode, open_project, save
from loyalty_desktop.journey.suggest import distinct_ids
from loyalty_desktop.journey.template_columns import with_columns
from loyalty_desktop.journey.told import fits
from loyalty_desktop.survey.reading import ColumnKey
from tests.journey.surveys import SCORES, WORDS, survey_of

SEX = ColumnKey("性別")
SHARES = (("男性", 0.49), ("女性", 0.51))
JOURNEY = Journey(raking=(Margin(SEX, SHARES),), raking_cap=5.0)
SURVEY = survey_of(
    ("友人に勧めたいか", SCORES), ("満足度 [接客]", WORDS), ("Q2. 性別", ("男性", "女性")), ("年代", ("20代", "30代"))
)


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
