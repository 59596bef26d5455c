"""What the user of a terminal should know beside the figures: empty filters, lost columns, scales that are unsure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.journey.expressions import called
from loyalty_desktop.journey.told import idle_filters
from loyalty_desktop.messages import Message, message
from loyalty_desktop.survey.scale import RATINGS

if TYPE_CHECKING:
    from loyalty_desktop.compute.results import Results
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.survey.reading import ColumnKey
    from loyalty_desktop.survey.survey import Survey

_LOST_FILES = frozenset({"questionnaire_missing", "join_missing", "join_unreadable", "join_no_key", "join_no_other"})


def unsure(understood: Survey, journey: Journey) -> tuple[Message, ...]:
    """Return that the number of steps of some drivers is a guess."""
    columns = [understood.column(one.column) for one in journey.drivers if one.column is not None]
    names = [called(one) for one in columns if one is not None and one.scale.kind in RATINGS and one.scale.unsure]
    return (message("steps_unsure", columns=", ".join(names)),) if names else ()


def lost_files(understood: Survey) -> tuple[Message, ...]:
    """Return which files beside the survey its reading names and is without now."""
    return tuple(note.message for note in understood.notes if note.message.id in _LOST_FILES)


def warnings(understood: Survey, results: Results) -> list[Message]:
    """Return what the user should know before believing an empty figure."""
    found: list[Message] = list(lost_files(understood))
    found += results.raking.warnings if results.raking is not None else ()
    unweighted = {what.id: count for what, count in results.left_out}.get("rows_without_weight", 0)
    starved = not results.respondents and results.weight is not None and unweighted
    found += idle_filters(understood, results.filters, results.respondents or unweighted)
    if starved and results.weight is not None:
        found.append(message("weight_nobody", column=_name(understood, results.weight)))
    drivers = [(one.flags, one.driver.name, one.driver.column) for one in (*results.overall, *results.drivers)]
    experiences = [(one.flags, one.experience) for one in results.experiences]
    lost = [name for flags, name, _column in drivers if "no_column" in flags]
    lost += [one.name for flags, one in experiences if "no_column" in flags]
    if lost:
        names = ", ".join(dict.fromkeys(lost))
        found.append(message("parts_without_column", names=names, file=understood.workbook.file_name))
    unrated = [_name(understood, key) for flags, _driver, key in drivers if key and "no_scale" in flags]
    if unrated:
        one_id = message("needs_scale", column=unrated[0])
        found.append(one_id if len(unrated) == 1 else message("need_scales", columns=", ".join(unrated)))
    unclear: list[str] = []
    gone: dict[str, list[str]] = {}
    for flags, one in experiences:
        if one.column is not None and "no_scale" in flags:
            name = _name(understood, one.column)
            if one.option is None:
                unclear.append(name)
            else:
                gone.setdefault(name, []).append(one.name)
    found += [message("parts_without_option", names=", ".join(names), column=name) for name, names in gone.items()]
    if unclear:
        one_yes = message("needs_yes", column=unclear[0])
        found.append(one_yes if len(unclear) == 1 else message("need_yes", columns=", ".join(unclear)))
    return found


def _name(understood: Survey, key: ColumnKey) -> str:
    column = understood.column(key)
    return called(column) if column is not None else key.heading
