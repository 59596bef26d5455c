"""The figures of waves explained: a score or a share in one of them, and the change from one to another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from loyalty_desktop.compute.wave_periods import periods_of
from loyalty_desktop.compute.whom import Among, Either, Passing
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.messages import Message, message
from loyalty_desktop.report.compare_words import score_word
from loyalty_desktop.report.explained_kinds import (
    SHARES,
    counted_by,
    difference_sum,
    kind_name,
    left_out,
    meaning,
    minus,
    score_rule,
    share_sum,
    sure_of,
    sure_of_difference,
    value_of,
)
from loyalty_desktop.report.explanation import (
    Explanation,
    Part,
    is_reference,
    of_estimate,
    told,
)
from loyalty_desktop.report.figures import score_text
from loyalty_desktop.report.wave_lacking import Lacking, lacking, lacking_text, lacking_told
from loyalty_desktop.report.wave_words import titled, wave_name
from loyalty_desktop.report.whose import everybody_name

if TYPE_CHECKING:
    from loyalty_desktop.compute.estimate import Estimate
    from loyalty_desktop.compute.wave_results import SegmentInWave, WaveComparison, WaveFigure, WaveResult
    from loyalty_desktop.compute.whom import Whom
    from loyalty_desktop.journey.wave_settings import WaveColumn
    from loyalty_desktop.report.explained_kinds import FigureKind, Method
    from loyalty_desktop.report.explanation import Known


@dataclass(frozen=True, slots=True, eq=False)
class KnownWaves:
    """What explanations of waves are made of; `by` parts the open survey into them, unless they are files."""

    known: Known
    comparison: WaveComparison
    by: WaveColumn | None


@dataclass(frozen=True, slots=True)
class Asked:
    """Which figure is meant: of a driver or an experience, of everybody, or of a segment."""

    kind: FigureKind = "score"
    id: str = ""
    """Of the driver or the experience."""
    name: str = ""
    """What it is called; of a segment, the answers that make it."""


def wave_figure(waves: KnownWaves, wave: str, asked: Asked) -> Explanation | None:
    """Return how a figure in one wave comes about; None where the wave has none."""
    result = waves.comparison.wave(wave)
    segment = None if result is None else _segment(result, asked)
    figure = None if result is None else _figure(result, asked, segment)
    why = "" if result is None else _lacking(result, asked)
    if result is not None and why:
        parts = told((_meaning(waves, asked),), (lacking_told(why, wave_name(result)),), Part("", ()))
        return Explanation(_title(waves, asked, wave_name(result)), lacking_text(why), 0, False, parts)
    if result is None or figure is None or result.problem is not None:
        return None
    estimate, group = figure.estimate, _group(waves, result, segment)
    whom = None if group is None else (*group, *counted_by(asked.kind, asked.id))
    title, said = _title(waves, asked, wave_name(result)), _("The {measure} of “{group}”.")
    group_name = _group_name(result, asked)
    return of_estimate(
        title,
        value_of(asked.kind, estimate.value),
        estimate,
        told(
            (_meaning(waves, asked) or said.format(measure=waves.known.measure_name, group=group_name),),
            _sums(waves, asked, result, segment, whom),
            _counted(waves, result, asked, estimate, group, segment),
            sure_of(asked.kind, estimate),
        ),
        whom,
        title,
    )


def wave_change(waves: KnownWaves, wave: str, asked: Asked) -> Explanation | None:
    """Return how the change of a figure comes about, from the wave that it is compared with; None without one."""
    later = waves.comparison.wave(wave)
    earlier = None if later is None else waves.comparison.wave(later.compared_with)
    figures = [None if one is None else _figure(one, asked, None) for one in (later, earlier)]
    if later is None or earlier is None or figures[0] is None:
        return None
    change, names = figures[0].change, (wave_name(later), wave_name(earlier))
    after = figures[0].estimate
    since = _("change since {wave}").format(wave=names[1])
    title = _title(waves, asked, since)
    if change is None or figures[1] is None:
        refused = _refused(later, asked)
        lacks = (lacking_told(_lacking(one, asked), wave_name(one)) for one in (later, earlier))
        why = refused.text() if refused is not None else next(filter(None, lacks), "")
        why = why or _("One of the two surveys has no figure for it.")
        parts = told((_meaning(waves, asked), minus(asked.kind, *names)), (), Part("", ()), (why,))
        return Explanation(title, score_text(None), after.n, False, parts)
    before = figures[1].estimate
    groups = [_group(waves, one, None) for one in (later, earlier)]
    own = counted_by(asked.kind, asked.id)
    sides = [(*one, *own) for one in groups if one is not None]
    tests = waves.comparison.comparisons
    family = _("up to {n:,} changes of this figure are tested together").format(n=tests) if tests > 1 else ""
    method: Method = "shared" if "overlap" in change.flags else "apart"
    return Explanation(
        title,
        score_text(change.points, 1),
        after.n + before.n,
        is_reference(change, after, before),
        told(
            (_meaning(waves, asked), minus(asked.kind, *names), _not_why()),
            difference_sum(asked.kind, after, before, change, names),
            _both_counted(waves, (later, after), (earlier, before)),
            sure_of_difference(asked.kind, change, method, family),
        ),
        (Either(sides[0], sides[1]),) if len(sides) == 2 else None,
        title,
    )


def _meaning(waves: KnownWaves, asked: Asked) -> str:
    """Return what a figure of a driver or an experience is; what a score is, its title says."""
    return "" if asked.kind == "score" else meaning(waves.known, asked.kind)


def _group_name(wave: WaveResult, asked: Asked) -> str:
    """Return what a wave is called, or a segment of it."""
    is_segment = asked.kind == "score" and bool(asked.name)
    return _(", ").join((asked.name, wave_name(wave))) if is_segment else wave_name(wave)


def _not_why() -> str:
    return _("That a figure has changed does not say why.")


def _title(waves: KnownWaves, asked: Asked, when: str) -> str:
    if asked.kind == "score":
        what = score_word(waves.known.journey.measure)
        whose = asked.name or everybody_name(is_filtered=bool(waves.known.journey.filters))
        return _("{name}: {figure}").format(name=whose, figure=_(", ").join((what, when)))
    return _("{name}: {figure}").format(name=asked.name, figure=_(", ").join((kind_name(asked.kind), when)))


def _segment(wave: WaveResult, asked: Asked) -> SegmentInWave | None:
    if asked.kind != "score" or not asked.name:
        return None
    return next((one for one in wave.segments if " × ".join(one.names) == asked.name), None)


def _figure(wave: WaveResult, asked: Asked, segment: SegmentInWave | None) -> WaveFigure | None:
    if asked.kind == "score":
        return wave.score if not asked.name else None if segment is None else segment.score
    if asked.kind in ("head", "heart"):
        driver = wave.driver(asked.id)
        if driver is None or "no_column" in driver.flags:
            return None
        return driver.head if asked.kind == "head" else driver.heart
    experience = wave.experience(asked.id)
    if experience is None or "no_column" in experience.flags:
        return None
    return experience.incidence if asked.kind == "incidence" else experience.score


def _lacking(wave: WaveResult, asked: Asked) -> Lacking:
    """Return why a wave has no figure of a driver or an experience; '' where it has, and for scores."""
    if asked.kind == "score":
        return ""
    part = wave.driver(asked.id) if asked.kind in ("head", "heart") else wave.experience(asked.id)
    return "" if part is None else lacking(wave, part)


def _refused(wave: WaveResult, asked: Asked) -> Message | None:
    if asked.kind == "score":
        return wave.refused
    part = wave.driver(asked.id) or wave.experience(asked.id)
    return None if part is None else part.refused


def _group(waves: KnownWaves, wave: WaveResult, segment: SegmentInWave | None) -> Whom | None:
    """Return who is in a wave, or in a segment of it; None where they are in another file than the open survey."""
    if not wave.is_open:
        return None
    inside: Whom = ()
    if waves.by is not None:
        periods = periods_of(waves.known.counter, waves.by)
        inside = tuple(Passing((one.passes,)) for one in periods if one.name == wave.name)
        if not inside:
            return None
    axis = waves.comparison.axis
    return inside if segment is None or axis is None else (*inside, Among((axis,), segment.names))


def _sums(
    waves: KnownWaves, asked: Asked, wave: WaveResult, segment: SegmentInWave | None, whom: Whom | None
) -> tuple[str, ...]:
    """Return the sum behind a figure; of a score only its rule, where the counts behind it are not at hand.

    They are not for another file, nor where known shares hold in each period by itself: the weights are others then.
    """
    known, found = waves.known, _figure(wave, asked, segment)
    if found is None:
        return ()
    figure = found.estimate
    if asked.kind in SHARES:
        return share_sum(figure, weighted=wave.weighted)
    if known.results.weighted and not wave.weighted:
        return score_rule(known, figure)
    if asked.kind == "score":
        return known.sum_of(wave.counts if segment is None else segment.counts, figure)
    has_own_weights = waves.by is not None and bool(known.journey.raking)
    return score_rule(known, figure) if whom is None or has_own_weights else known.score_sum(whom, figure)


def _counted(
    waves: KnownWaves,
    wave: WaveResult,
    asked: Asked,
    figure: Estimate,
    group: Whom | None,
    segment: SegmentInWave | None,
) -> Part:
    known = waves.known
    part = known.counted(figure, () if group is None else left_out(known, asked.kind, asked.id, group))
    *lines, weight = part.lines
    every = wave.respondents if segment is None else segment.respondents
    said = _("{n:,} respondents are in “{group}”")
    inside = [said.format(n=every, group=_group_name(wave, asked))]
    if group is None and every > figure.n:
        out = _("Left out: {n:,} of them, without a valid answer")
        if asked.kind in ("heart", "reached"):
            out = _("Left out: {n:,} of them, as it does not concern them, or without a loyalty answer")
        inside.append(out.format(n=every - figure.n))
    inside += [titled(one, waves.comparison).text() for one in wave.told]
    return Part(part.caption, (lines[0], *inside, *lines[1:], _weight(waves, wave, weight)))


def _weight(waves: KnownWaves, wave: WaveResult, weight: str) -> str:
    """Return what a wave is weighted by: another file need not have the weights of the open survey."""
    plain = waves.known.results.weighted and not wave.weighted
    return _("Weight: none in this wave, everybody counts alike") if plain else weight


def _both_counted(waves: KnownWaves, later: tuple[WaveResult, Estimate], earlier: tuple[WaveResult, Estimate]) -> Part:
    lines = [_("{wave}: n={n:,}").format(wave=wave_name(one), n=figure.n) for one, figure in (later, earlier)]
    overlap = later[0].overlap
    if overlap is not None:
        said = _("{n:,} people answered in both waves, as their ids tell")
        lines.append(said.format(n=overlap.both))
        lines += [message("wave_overlap_zeros", zeros=overlap.zeros).text()] if overlap.zeros else []
    elif not (later[0].is_open and earlier[0].is_open):
        lines.append(_("No column tells who answered in both waves: they count as separate people."))
    filters, weight = waves.known.setting()
    plain = [_weight(waves, one, weight) for one in (later[0], earlier[0])]
    if plain[0] == plain[1]:
        return Part(_("Who is counted"), (*lines, filters, plain[0]))
    weights = [f"{wave_name(one)}: {said}" for one, said in zip((later[0], earlier[0]), plain, strict=True)]
    return Part(_("Who is counted"), (*lines, filters, *weights))
