"""What another wave asks otherwise than the open survey: columns, answers to choose from, scales, weights."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from loyalty_desktop.journey.drift_results import Drift, OptionsChanged, ScaleChanged
from loyalty_desktop.journey.likeness import clear_best, likeness
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.journey.wave_columns import ends_text, loyalty_refused, possible_ends, scales_differ
from loyalty_desktop.messages import Message, message
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.scale import RATINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.journey.model import Driver, Experience, Journey
    from loyalty_desktop.journey.wave_pairs import ColumnPairs
    from loyalty_desktop.survey.reading import ColumnKey, Role
    from loyalty_desktop.survey.survey import Column, Survey

_CHOSEN = RATINGS | {"category", "multi", "bands", "yes_no"}
_IN_OWN_WORDS: frozenset[Role] = frozenset({"comment", "id", "personal", "timestamp"})
_NAMED = frozenset({"words", "numbered"})
_MOST_OPTIONS = 40
_FEWEST = 3
"""An answer that fewer gave is no option of the question: somebody wrote it."""
_ALIKE, _AHEAD = 0.5, 0.75
_MOST_NAMES = 6


def drift_of(here: Survey, journey: Journey, there: Survey, pairs: ColumnPairs, name: str) -> Drift:
    """Return how the wave of this name differs from the open survey, which the journey is about."""
    used = _used(journey)
    both = [
        (mine, theirs)
        for key, other in pairs.there.items()
        if (mine := here.column(key)) is not None and (theirs := there.column(other)) is not None
    ]
    found = Drift(
        name,
        pairs.new,
        pairs.gone,
        tuple(key for key in pairs.gone if key in used),
        pairs.renamed,
        pairs.proposed,
        pairs.refused,
        tuple(one for one in (_options(*pair, pairs) for pair in both) if one is not None),
        tuple(one for one in (_scale(*pair, used, name) for pair in both) if one is not None),
        loyalty_refused(journey, pairs, here, there, name),
        (here.rows, there.rows),
        _weights(journey, pairs, name),
    )
    return changed(found, told=_told(found, used))


def _used(journey: Journey) -> dict[ColumnKey, tuple[str, ...]]:
    """Return the columns that the journey uses and what they are for, by the names of the journey."""
    names: defaultdict[ColumnKey, list[str]] = defaultdict(list)
    parts: tuple[Driver | Experience, ...] = (*journey.drivers, *journey.overall, *journey.experiences)
    for one in parts:
        if one.column is not None:
            names[one.column].append(one.name)
    others = [journey.measure.column, journey.weight, *(one.column for one in journey.filters)]
    for key in (*others, *(key for one in journey.raking for key in one.columns)):
        if key is not None:
            names[key].append(key.heading)
    return {key: tuple(dict.fromkeys(those)) for key, those in names.items()}


def _scale(mine: Column, theirs: Column, used: dict[ColumnKey, tuple[str, ...]], name: str) -> ScaleChanged | None:
    if mine.key not in used or not scales_differ(mine, theirs):
        return None
    if mine.scale.kind not in _CHOSEN and theirs.scale.kind not in _CHOSEN:
        return None  # amounts, dates and comments are not compared by their scale
    rated = mine.scale.kind in RATINGS and theirs.scale.kind in RATINGS
    if rated:
        told = message("wave_scale", column=mine.title, wave=name, here=ends_text(mine), there=ends_text(theirs))
    else:
        told = message("wave_kind", column=mine.title, wave=name)
    return ScaleChanged(mine.key, used[mine.key], told, theirs.key, possible_ends(mine, theirs) if rated else None)


def _options(mine: Column, theirs: Column, pairs: ColumnPairs) -> OptionsChanged | None:
    if not {mine.scale.kind, theirs.scale.kind} <= _CHOSEN or scales_differ(mine, theirs):
        return None
    if {mine.role, theirs.role} & _IN_OWN_WORDS:  # some wrote the same, but nobody chose it from a list
        return None
    one, other = _texts(mine), _texts(theirs)
    if not one or not other:
        return None
    is_choice = mine.scale.kind not in RATINGS
    same = [(told.here, told.there) for told in pairs.reworded if told.column == mine.key and is_choice]
    done, taken = ({match_text(both[at]) for both in same} for at in (0, 1))
    removed = [text for key, text in one.items() if key not in other and key not in done]
    added = [text for key, text in other.items() if key not in one and key not in taken]
    if not is_choice and not (removed and added):
        return None  # a step that nobody chose is a step all the same
    refused = [(told.here, told.there) for told in pairs.not_reworded if told.column == mine.key and is_choice]
    reworded = [both for both in _alike(removed, added) if both not in refused]
    removed = [text for text in removed if text not in dict(reworded)]
    added = [text for text in added if text not in dict(reworded).values()]
    lists = (tuple(added), tuple(removed), tuple(reworded), tuple(same), tuple(refused))
    return OptionsChanged(mine.key, *lists, is_choice=is_choice) if any(lists[:4]) else None


def _texts(column: Column) -> dict[str, str]:
    """Return the answers to choose from, by what they are matched by; nothing where there are too many of them."""
    if column.scale.kind == "multi":
        texts = [one.text for one in column.scale.options]
    elif column.scale.kind in RATINGS and column.scale.kind not in _NAMED:
        return {}
    else:
        fewest = 1 if column.scale.kind in RATINGS else _FEWEST
        texts = [
            text
            for text, valid, count in zip(
                column.distinct.texts, column.scale.valid.tolist(), column.distinct.counts.tolist(), strict=True
            )
            if valid and count >= fewest
        ]
    found = {match_text(text): text for text in texts}
    return found if len(found) <= _MOST_OPTIONS else {}


def _alike(removed: Sequence[str], added: Sequence[str]) -> list[tuple[str, str]]:
    """Return the options that are the same in other words: each clearly the best for the other."""
    scores = {(one, other): likeness(one, other) for one in removed for other in added}
    best = {other: clear_best(((scores[one, other], one) for one in removed), _ALIKE, _AHEAD) for other in added}
    pairs = []
    for one in removed:
        other = clear_best(((scores[one, each], each) for each in added), _ALIKE, _AHEAD)
        if other is not None and best[other] == one:
            pairs.append((one, other))
    return pairs


def _weights(journey: Journey, pairs: ColumnPairs, name: str) -> Message | None:
    if journey.weight is not None and journey.weight not in pairs.there:
        return message("wave_weight_none", column=journey.weight.heading, wave=name)
    gone = next((key for one in journey.raking for key in one.columns if key not in pairs.there), None)
    return None if gone is None else message("wave_raking_none", column=gone.heading, wave=name)


def _told(drift: Drift, used: dict[ColumnKey, tuple[str, ...]]) -> tuple[Message, ...]:
    name = drift.name
    told = [] if drift.loyalty is None else [drift.loyalty]
    told += [one.told for one in drift.scales if one.told not in told]
    if drift.lost:
        parts = [part for key in drift.lost for part in used[key]]
        told.append(message("drift_lost", wave=name, names=_listed(parts), count=len(parts)))
    told += [
        message("drift_proposed", wave=name, here=one.here.heading, there=one.there.heading) for one in drift.proposed
    ]
    told += [
        message("drift_renamed", wave=name, here=one.here.heading, there=one.there.heading) for one in drift.renamed
    ]
    for one in sorted(drift.options, key=lambda each: each.column not in used):
        told += _options_told(one, name)
    told += [] if drift.weights is None else [drift.weights]
    others = [key for key in drift.gone if key not in drift.lost]
    if drift.new:
        headings = [key.heading for key in drift.new]
        told.append(message("drift_new", wave=name, names=_listed(headings), count=len(headings)))
    if others:
        told.append(message("drift_gone", wave=name, names=_listed([key.heading for key in others]), count=len(others)))
    here, there = drift.respondents
    return (*told, message("drift_rows", wave=name, here=here, there=there))


def _options_told(one: OptionsChanged, name: str) -> list[Message]:
    column = one.column.heading
    told = []
    for id_, those in (
        ("drift_answer_asked" if one.is_choice else "drift_reworded", one.reworded),
        ("drift_answer_same", one.same),
    ):
        told += [message(id_, column=column, wave=name, here=here, there=there) for here, there in those]
    if one.added:
        told.append(message("drift_option_added", column=column, wave=name, options=_listed(one.added)))
    if one.removed:
        told.append(message("drift_option_removed", column=column, wave=name, options=_listed(one.removed)))
    return told


def _listed(names: Sequence[str]) -> str:
    shown = [name.rstrip("。．.") or name for name in names[:_MOST_NAMES]]
    return ", ".join(shown) + (" …" if len(names) > _MOST_NAMES else "")
