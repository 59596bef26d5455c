"""The journey after the survey is read otherwise: roles and scales that changed take it along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.journey.parts import changed
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.messages import Message
    from loyalty_desktop.survey.survey import Column, Survey


def followed(journey: Journey, old: Survey, new: Survey, proposed: bool) -> tuple[Journey, bool]:
    """Return the journey on `new`, and whether it is still the program's own proposal.

    A proposal nobody has touched is proposed again when other columns are read; a journey that somebody drew
    is matched with them. Columns that changed their role come in or go out, and those come in whose role was only a
    guess until somebody confirmed it; a loyalty question that changed its
    scale gets the cut-offs of the new one.
    """
    # numpy waits until a file is opened
    from loyalty_desktop.journey.match import match_journey  # noqa: PLC0415
    from loyalty_desktop.journey.option_following import options_differ, with_options  # noqa: PLC0415
    from loyalty_desktop.journey.suggest import suggest_journey, with_roles  # noqa: PLC0415

    if {one.key for one in old.columns} != {one.key for one in new.columns}:
        return (suggest_journey(new), True) if proposed else (match_journey(journey, new).journey, False)
    if options_differ(old, new):
        journey = suggest_journey(new) if proposed else with_options(journey, old, new)
    titles = {one.key: one.title for one in old.columns}
    if any(column.title != titles[column.key] for column in new.columns):
        journey = suggest_journey(new) if proposed else _renamed(journey, old, new)
    pairs = [(column, old.column(column.key)) for column in new.columns]
    retold = [column for column, before in pairs if before is not None and _is_retold(before, column)]
    after = _measured(_asked(with_roles(journey, retold), old, new), old, new)
    return after, proposed and after == journey


def _is_retold(before: Column, column: Column) -> bool:
    """Say whether a column has another role, or one for the map that was too much of a guess to be proposed.

    Averages whose steps somebody has now told were none to be proposed either.
    """
    from loyalty_desktop.journey.measures import has_steps  # noqa: PLC0415 - as above
    from loyalty_desktop.journey.suggest import is_wanted  # noqa: PLC0415 - as above

    confirmed = not is_wanted(before) and (column.correction.role is not None or not has_steps(before))
    return before.role != column.role or (confirmed and column.role in {"driver", "overall_satisfaction", "experience"})


def taken_over(told: Journey, old: Survey | None, after: Journey, new: Survey | None) -> Message | None:
    """Return what is to be said when a journey that followed its survey measures another question than it was told.

    Nothing is said of a question that somebody called the loyalty question, or when all columns are other ones.
    """
    key = after.measure.column
    if old is None or new is None or key is None or key == told.measure.column:
        return None
    column = new.column(key)
    if column is None or column.correction.role == "loyalty" or old.column(key) is None:
        return None
    return message("measure_taken", column=column.title)


def _renamed(journey: Journey, old: Survey, new: Survey) -> Journey:
    """Return a drawn journey with the words that columns have now, where it bears those they had (Q2S1).

    A questionnaire can also tell which question asks for loyalty, where nothing did.
    """
    from loyalty_desktop.journey import edit  # noqa: PLC0415 - as above
    from loyalty_desktop.journey.edit_experiences import rename_experience  # noqa: PLC0415
    from loyalty_desktop.journey.measures import choose_measure  # noqa: PLC0415
    from loyalty_desktop.journey.names import name_of  # noqa: PLC0415

    before = {one.key: name_of(one) for one in old.columns}
    names = {one.key: name_of(one) for one in new.columns}
    for driver in (*journey.drivers, *journey.overall):
        if driver.column in names and driver.name == before[driver.column] != names[driver.column]:
            journey = edit.rename_driver(journey, driver.id, names[driver.column])
    for one in journey.experiences:
        if one.column in names and one.option is None and one.name == before[one.column] != names[one.column]:
            journey = rename_experience(journey, one.id, names[one.column])
    return journey if journey.measure.column is not None else edit.set_measure(journey, choose_measure(new))


def _asked(journey: Journey, old: Survey, new: Survey) -> Journey:
    """Return the journey with another loyalty question, or none, when its own was just told not to be one.

    A journey without one takes the question whose steps were just told.
    """
    from loyalty_desktop.journey import edit  # noqa: PLC0415 - as above
    from loyalty_desktop.journey.measures import choose_measure  # noqa: PLC0415

    key = journey.measure.column
    if key is None and (found := choose_measure(new)).column is not None and choose_measure(old).column is None:
        return edit.set_measure(journey, found)
    before = old.column(key) if key is not None else None
    after = new.column(key) if key is not None else None
    if before is None or after is None or before.role != "loyalty" or after.correction.role in {None, "loyalty"}:
        return journey
    return edit.set_measure(journey, choose_measure(new))


def _measured(journey: Journey, old: Survey, new: Survey) -> Journey:
    from loyalty_desktop.journey.measures import measure_of  # noqa: PLC0415 - as above

    measure = journey.measure
    before = old.column(measure.column) if measure.column is not None else None
    after = new.column(measure.column) if measure.column is not None else None
    if before is None or after is None:
        return journey
    if (before.scale.low, before.scale.high) == (after.scale.low, after.scale.high):
        return journey
    kept = changed(measure_of(after, measure.kind), target=measure.target)
    return changed(journey, measure=kept)
