"""Which surveys can show whether an action worked: only such as were answered after it was planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.days import day_text
from loyalty_desktop.report.wave_words import wave_name
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from loyalty_desktop.compute.wave_results import WaveComparison
    from loyalty_desktop.journey.actions import Action


def planned_on(action: Action, whole: WaveComparison, shown: str) -> str:
    """Return the name of the wave that an action was planned on.

    Of one that does not say so, or whose wave is gone, it is the wave that is `shown`; of periods, the last.
    """
    names = [one.name for one in whole.waves]
    return next((one for one in (action.planned, shown) if one in names), names[-1])


def offered_pair(whole: WaveComparison, planned: str) -> tuple[str, str] | None:
    """Return the wave that was planned on and the latest after it that can be read; None where there is none yet."""
    later = _after(whole, planned)
    readable = [name for name in later if (one := whole.wave(name)) is not None and one.problem is None]
    last = (readable or later)[-1:]
    return (planned, last[0]) if last else None


def too_early(action: Action, whole: WaveComparison, planned: str, later: str, day: str = "") -> str:
    """Return why the wave called `later` cannot tell yet whether an action worked; '' where it can.

    `day` (YYYY-MM-DD) is when half of its answers had been given, '' while that is not known.
    """
    title = _title(whole, later)
    if later not in _after(whole, planned):
        return _(
            "This action was planned on the results of “{planned}”, so it did not exist yet when "
            "“{later}” was answered. This change does not come from it."
        ).format(later=title, planned=_title(whole, planned))
    if action.state not in {"done", "verified"}:
        return _(
            "This is no verdict on the action yet, because it is not marked as done (now “{now}”). "
            "Once it is done, set its state to “{done}”."
        ).format(now=word("action_state", action.state), done=word("action_state", "done"))
    if not action.done:
        return _("It is not said when this action was carried out, so this is no verdict on it yet.")
    if day and action.done > day:
        return _(
            "This action was done on {date}, after half of the answers of “{later}” had been given. So "
            "this is no verdict on it yet."
        ).format(date=day_text(action.done), later=title)
    return ""


def waiting_text(planned: str, *, periods: bool) -> str:
    """Return what is missing as long as there is no survey after the one called `planned`; '' where it has no name.

    `periods` says that waves are the periods of one file: the next one comes with a newer file of the same survey.
    """
    on = _("This action was planned on the results of “{wave}”.").format(wave=planned) if planned else ""
    if periods:
        missing = _(
            "To check it, you need answers from after that. Once you have some, open a newer file of "
            "this survey: you then see before and after, and whether the difference is more than "
            "chance."
        )
    else:
        missing = _(
            "To check it, you need the next survey. Ask the same questions again once the action has "
            "had time to work, and add that survey here: you then see before and after, and whether "
            "the difference is more than chance."
        )
    return "\n".join(one for one in (on, missing) if one)


def _after(whole: WaveComparison, planned: str) -> list[str]:
    names = [one.name for one in whole.waves]
    return names[names.index(planned) + 1 :]


def _title(whole: WaveComparison, name: str) -> str:
    found = whole.wave(name)
    return name if found is None else wave_name(found)
