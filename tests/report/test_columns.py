"""Heads of columns: what they say, how far their role is trusted, which one to look at next."""

from __future__ import annotations

import msgspec
import pytest

from loyalty_desktop.journey import corrections
from loyalty_desktop.report.columns import (
    Trust,
    column_heads,
    columns_named,
    doubtful,
    neighbour,
    next_of,
    role_counts,
    to_look_at,
    trust_counts,
)
from loyalty_desktop.survey.reading import ColumnKey, Role
from loyalty_desktop.survey.survey import survey
from tests.surveys import TOYAMA, survey_of


def test_heads_when_nothing_is_corrected() -> None:
    read = survey_of(TOYAMA)
    heads = {head.letter: head for head in column_heads(read)}

    assert (heads["AM"].heading, heads["AM"].role, heads["AM"].trust) == ("満足度（食べ物・料理）", "driver", "sure")
    assert heads["D"].trust == "unsure"  # ranges are a segment at .8
    assert heads["AW"].trust == "open"  # .5
    assert not any(head.corrected for head in heads.values())
    assert heads["AZ"].name == "Column AZ (no heading)"  # I33


def test_trust_when_the_user_spoke() -> None:
    before = survey_of(TOYAMA)
    key = ColumnKey("再訪意向")
    read = survey(before.workbook, corrections.set_role(before.reading, [key], "segment"), before)
    head = next(head for head in column_heads(read) if head.key == key)

    assert (head.role, head.trust, head.corrected) == ("segment", "sure", True)


def test_counts_when_columns_are_added_up() -> None:
    heads = column_heads(survey_of(TOYAMA))
    roles = dict(role_counts(heads))

    assert (roles["loyalty"], roles["driver"], roles["overall_satisfaction"]) == (1, 5, 1)
    assert "weight" not in roles
    assert sum(roles.values()) == len(heads) == sum(count for _trust, count in trust_counts(heads))


def test_idle_when_the_role_is_in_no_figure() -> None:
    before = survey_of(TOYAMA)
    key = ColumnKey("職種")
    read = survey(before.workbook, corrections.set_role(before.reading, [key], "unused"), before)

    assert [head.key for head in column_heads(read) if head.idle] == [key]


def test_next_of_when_it_goes_round() -> None:
    heads = column_heads(survey_of(TOYAMA))
    opened = [head.key for head in heads if head.look == "open"]

    assert next_of(heads, "open", None) == opened[0]
    assert next_of(heads, "open", opened[0]) == opened[1]
    assert next_of(heads, "open", opened[-1]) == opened[0]
    assert next_of(heads[:1], "open", None) is None


def test_columns_named_when_headings_are_typed_otherwise() -> None:
    heads = column_heads(survey_of(TOYAMA))
    found = columns_named(heads, "満足度（")

    assert len(found) > 1
    assert found == columns_named(heads, " 満足度( ") == tuple(head.key for head in heads if "満足度（" in head.heading)
    assert columns_named(heads, "") == columns_named(heads, "　") == columns_named(heads, "zzz") == ()


def test_neighbour_when_it_goes_round() -> None:
    heads = column_heads(survey_of(TOYAMA))
    keys = [head.key for head in heads]
    found = (keys[3], keys[7], keys[9])

    assert neighbour(heads, found, keys[3], 1) == keys[7]
    assert neighbour(heads, found, keys[5], 1) == keys[7]
    assert neighbour(heads, found, keys[5], -1) == keys[3]
    assert neighbour(heads, found, keys[9], 1) == keys[3]
    assert neighbour(heads, found, keys[3], -1) == keys[9]
    assert neighbour(heads, found, None, 1) == keys[3]
    assert neighbour(heads, (), keys[3], 1) is None


def test_doubtful_when_some_columns_are_sure() -> None:
    heads = column_heads(survey_of(TOYAMA))
    by_letter = {head.letter: head.key for head in heads}

    assert [head.letter for head in doubtful(heads, [by_letter[one] for one in ("AW", "AM", "D")])] == ["D", "AW"]


@pytest.mark.parametrize(
    ("trust", "role", "is_listed"),
    [
        ("sure", "driver", False),
        ("unsure", "segment", True),
        ("unsure", "unused", False),
        ("open", "driver", True),
        ("open", "loyalty", True),
        ("open", "segment", False),
    ],
)
def test_to_look_at_when_a_role_may_be_wrong(trust: Trust, role: Role, is_listed: bool) -> None:
    head = column_heads(survey_of(TOYAMA))[0]
    asked = msgspec.structs.replace(head, trust=trust, role=role, idle=role == "unused")
    assert to_look_at([asked]) == ((asked,) if is_listed else ())


def test_to_look_at_when_some_are_likelier() -> None:
    heads = column_heads(survey_of(TOYAMA))
    guess = msgspec.structs.replace(heads[0], trust="open", role="driver")
    likely = msgspec.structs.replace(heads[1], trust="unsure", role="driver")
    assert to_look_at([guess, likely]) == (likely, guess)


def test_every_counter_of_roles_to_check_counts_the_same_columns() -> None:
    """What the line above the grid counts is what stands beside it, and what its button goes through."""
    heads = column_heads(survey_of(TOYAMA))
    asked = [head.key for head in to_look_at(heads)]
    assert dict(trust_counts(heads))["unsure"] == len(asked) > 1
    assert any(head.trust == "unsure" for head in heads if head.idle) or any(head.trust == "open" for head in heads)
    gone, at = [], None
    for _turn in asked:
        at = next_of(heads, "unsure", at)
        gone.append(at)
    assert set(gone) == set(asked)
