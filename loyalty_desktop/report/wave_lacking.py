"""Why a wave has no figure for a driver or an experience: a dash alone would leave everybody guessing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from loyalty_desktop.compute.wave_results import DriverInWave, ExperienceInWave, WaveResult

Lacking: TypeAlias = Literal["", "not_asked", "no_ratings", "no_figures"]


def lacking(wave: WaveResult, part: DriverInWave | ExperienceInWave | None) -> Lacking:
    """Return why a wave has no figure for it; '' where it has one, be it on too few answers."""
    if wave.problem is not None:
        return "no_figures"
    if part is None or "no_column" in part.flags:
        return "not_asked"
    return "no_ratings" if "no_scale" in part.flags else ""


def lacking_text(why: Lacking) -> str:
    """Return in a word or two why there is no figure."""
    return {"": "", "not_asked": _("not asked"), "no_ratings": _("no ratings"), "no_figures": _("no figures")}[why]


def lacking_told(why: Lacking, wave: str) -> str:
    """Return in a sentence why a wave has no figure; `wave` is what it is called."""
    return {
        "": "",
        "not_asked": _("{wave} has no column for this question, so there is nothing to compare."),
        "no_ratings": _("What was answered in {wave} cannot be read as ratings, so there is nothing to compare."),
        "no_figures": _("{wave} has no figures at all, so there is nothing to compare."),
    }[why].format(wave=wave)
