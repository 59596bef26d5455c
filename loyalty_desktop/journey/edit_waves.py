"""Edits of a project's waves: each a pure function to a new project, one undo step."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Literal

import msgspec

from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.journey.parts import changed, fresh, needed_name
from loyalty_desktop.journey.sources import with_source
from loyalty_desktop.journey.wave_answers import answer_there
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from loyalty_desktop.journey.project import Project, Source
    from loyalty_desktop.journey.wave_pairs import ColumnPairs
    from loyalty_desktop.journey.wave_settings import Renamed, Reworded, WaveColumn
    from loyalty_desktop.survey.reading import ColumnKey, Reading


def order_of(project: Project) -> tuple[int, ...]:
    """Return the sources of a project in the order of time, by their number; the open one is number 0."""
    if not project.sources:
        return ()
    others = tuple(range(1, len(project.sources)))
    place = len(others) if project.waves.place is None else max(0, min(project.waves.place, len(others)))
    return (*others[:place], 0, *others[place:])


def newest_of(project: Project) -> int | None:
    """Return the number of the newest survey in files of their own; None where it is the one that is shown."""
    order = order_of(project)
    return None if project.waves.by is not None or not order or order[-1] == 0 else order[-1]


def names_of(project: Project) -> tuple[str, ...]:
    """Return what each source is called as a wave, in their own order; without a name, as its file is called."""
    found: list[str] = []
    for source in project.sources:
        found.append(fresh(source.wave or PurePath(source.file_name).stem or "?", found))
    return tuple(found)


def add_wave(project: Project, source: Source, name: str = "", place: int | None = None) -> Project:
    """Return the project with a further survey as a wave, at `place` in the order of time (from 0; None is last)."""
    own = changed(source, wave=fresh(name.strip() or PurePath(source.file_name).stem, names_of(project)))
    order = [*order_of(project)]
    order.insert(len(order) if place is None else max(0, min(place, len(order))), len(project.sources))
    return _ordered(changed(_named(project), sources=(*_named(project).sources, own)), order)


def rename_wave(project: Project, index: int, name: str) -> Project:
    """Return the project whose source number `index` is called otherwise as a wave; raises UnusableJourney."""
    wanted, names = needed_name(name), names_of(project)
    if wanted in (*names[:index], *names[index + 1 :]):
        raise UnusableJourney(message("wave_name_taken", name=wanted))
    source = changed(_source(project, index), wave=wanted)
    settings = project.waves
    if settings.baseline == names[index]:
        settings = changed(settings, baseline=wanted)
    actions = tuple(changed(one, planned=wanted) if one.planned == names[index] else one for one in project.actions)
    return changed(with_source(project, index, source), waves=settings, actions=actions)


def move_wave(project: Project, index: int, place: int) -> Project:
    """Return the project whose source number `index` is at `place` in the order of time, from 0."""
    _source(project, index)
    order = [one for one in order_of(project) if one != index]
    order.insert(max(0, min(place, len(order))), index)
    return _ordered(project, order)


def remove_wave(project: Project, index: int) -> Project:
    """Return the project without the wave that is source number `index`; the open survey cannot be taken away."""
    if index < 1:
        raise UnusableJourney(message("wave_open_stays"))
    gone = names_of(project)[index] if index < len(project.sources) else ""
    _source(project, index)
    order = [one - (one > index) for one in order_of(project) if one != index]
    left = changed(project, sources=(*project.sources[:index], *project.sources[index + 1 :]))
    if left.waves.baseline == gone:
        left = changed(left, waves=changed(left.waves, baseline=""))
    return _ordered(left, order)


def compare_with(project: Project, name: str) -> Project:
    """Return the project in which all waves are compared with the one of this name; '' with the one before each."""
    return changed(project, waves=changed(project.waves, baseline=name))


def part_by(project: Project, by: WaveColumn | None) -> Project:
    """Return the project whose open survey is parted into waves by a column; None for waves of their own files."""
    return changed(project, waves=changed(project.waves, by=by, baseline=""))


def confirm_rename(project: Project, index: int, pair: Renamed) -> Project:
    """Return the project in which two columns are the same question under two headings."""
    source = _source(project, index)
    taken = tuple(one for one in source.renamed if one.here != pair.here and one.there != pair.there)
    refused = tuple(one for one in source.not_renamed if one != pair)
    return with_source(project, index, changed(source, renamed=tuple(sorted((*taken, pair))), not_renamed=refused))


def refuse_rename(project: Project, index: int, pair: Renamed) -> Project:
    """Return the project in which two columns are not the same question."""
    return _refused(project, index, pair, "renamed")


def same_answer(project: Project, index: int, pair: Reworded) -> Project:
    """Return the project in which two answers are the same in other words; each is the same as one other at most."""
    source = _source(project, index)
    kept = (one for one in source.reworded if one.column != pair.column or not _share_answer(one, pair))
    refused = tuple(one for one in source.not_reworded if one != pair)
    return with_source(project, index, changed(source, reworded=tuple(sorted((*kept, pair))), not_reworded=refused))


def other_answer(project: Project, index: int, pair: Reworded) -> Project:
    """Return the project in which two answers are not the same."""
    return _refused(project, index, pair, "reworded")


def _refused(project: Project, index: int, pair: Renamed | Reworded, kind: Literal["renamed", "reworded"]) -> Project:
    """Return the project in which a pair is among the refused ones of its kind, and among the taken ones no more."""
    source = _source(project, index)
    taken = tuple(one for one in getattr(source, kind) if one != pair)
    refused = tuple(sorted({*getattr(source, f"not_{kind}"), pair}))
    return with_source(project, index, changed(source, **{kind: taken, f"not_{kind}": refused}))


def _share_answer(one: Reworded, other: Reworded) -> bool:
    return one.here == other.here or one.there == other.there


def id_column(project: Project) -> ColumnKey | None:
    """Return the column of the open survey by which further waves know who answered in both; None while none does."""
    return project.sources[0].join_key if any(one.join_key for one in project.sources[1:]) else None


def join_by(project: Project, here: ColumnKey | None, index: int, there: ColumnKey | None) -> Project:
    """Return the project in which these columns tell who answered in both; None where nothing does."""
    project = with_source(project, 0, changed(_source(project, 0), join_key=here))
    return with_source(project, index, changed(_source(project, index), join_key=there)) if index else project


def take_scale(project: Project, index: int, column: ColumnKey, low: int, high: int) -> Project:
    """Return the project in which a column of a wave is read on this scale, though nobody chose its ends."""
    source = _source(project, index)
    own = msgspec.structs.replace(source.reading.correction(column), low=low, high=high)
    return with_source(project, index, changed(source, reading=source.reading.with_correction(own)))


def show_wave(project: Project, index: int, reading: Reading, pairs: ColumnPairs) -> Project:
    """Return the project whose open survey is the wave that was source number `index`.

    The rest of the project is by its columns already (crossing.cross). `reading` is how it is read, `pairs` which of
    its columns are which of the survey open until now: what was said of further waves goes by its headings and words
    from now on.
    """
    project = _named(project)
    before, after = project.sources[0], _source(project, index)
    order = [0 if one == index else index if one == 0 else one for one in order_of(project)]
    there = {one.here: one.there for one in pairs.renamed}
    sources = [_moved_source(one, there, pairs) for one in project.sources]
    sources[0] = changed(after, reading=reading, renamed=(), not_renamed=(), reworded=(), not_reworded=())
    turned = tuple(sorted(type(one)(one.there, one.here) for one in pairs.renamed))
    answers, others = (
        tuple(sorted(type(one)(pairs.there[one.column], one.there, one.here) for one in those))
        for those in (pairs.reworded, pairs.not_reworded)
    )
    own = _besides(before.reading, there, reading)
    sources[index] = changed(before, reading=own, renamed=turned, not_renamed=(), reworded=answers, not_reworded=others)
    return _ordered(changed(project, sources=tuple(sources)), order)


def _moved_source(source: Source, there: dict[ColumnKey, ColumnKey], pairs: ColumnPairs) -> Source:
    def moved(those: tuple[Renamed, ...]) -> tuple[Renamed, ...]:
        return tuple(sorted(type(one)(there.get(one.here, one.here), one.there) for one in those))

    def worded(those: tuple[Reworded, ...]) -> tuple[Reworded, ...]:
        found = ((one, there.get(one.column, one.column)) for one in those)
        return tuple(sorted(type(one)(key, answer_there(pairs, one.column, one.here), one.there) for one, key in found))

    return changed(
        source,
        renamed=moved(source.renamed),
        not_renamed=moved(source.not_renamed),
        reworded=worded(source.reworded),
        not_reworded=worded(source.not_reworded),
    )


def _besides(reading: Reading, there: dict[ColumnKey, ColumnKey], recipe: Reading) -> Reading:
    """Return a reading without the corrections that the recipe makes anyway, so that they follow it from now on."""
    corrections = tuple(
        one
        for one in reading.corrections
        if msgspec.structs.replace(one, column=there.get(one.column, one.column)) not in recipe.corrections
    )
    return msgspec.structs.replace(reading, corrections=corrections)


def _named(project: Project) -> Project:
    """Return the project whose sources all bear the names that they are known by as waves."""
    pairs = zip(project.sources, names_of(project), strict=True)
    return changed(project, sources=tuple(changed(one, wave=name) for one, name in pairs))


def _source(project: Project, index: int) -> Source:
    if not 0 <= index < len(project.sources):
        raise UnusableJourney(message("wave_gone"))
    return project.sources[index]


def _ordered(project: Project, order: list[int]) -> Project:
    """Return the project with its sources in this order of time, the open one first among them all the same."""
    others = tuple(project.sources[one] for one in order if one)
    place = order.index(0)
    settings = changed(project.waves, place=None if place == len(others) else place)
    return changed(project, sources=(project.sources[0], *others), waves=settings)
