"""What is to be done next so that an action is verified, in a sentence, and what a button for it would say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from loyalty_desktop.journey.drift_results import Drift
    from loyalty_desktop.report.actions_view import ActionRow
    from loyalty_desktop.report.verify_view import Tone
    from loyalty_desktop.survey.reading import ColumnKey

StepKind: TypeAlias = Literal["", "done", "day", "survey", "verified", "unverified", "questions"]


class NextStep(msgspec.Struct, frozen=True):
    """One step: `kind` is what the button does, '' where there is nothing to press."""

    kind: StepKind = ""
    text: str = ""
    button: str = ""


class Checked(msgspec.Struct, frozen=True):
    """What the surveys say of an action so far.

    `later` is whether a survey came after it was planned, `early` why that one is no verdict on it yet, `tone` which
    way the item moved there, None where it is not measured or not compared.
    """

    later: bool
    early: str = ""
    tone: Tone | None = None
    is_filtered: bool = False
    periods: bool = False

    @property
    def confirms(self) -> bool:
        """Whether it moved the way it is wanted, beyond chance, after the action was carried out."""
        return self.later and not self.early and self.tone == "positive"


def next_step(row: ActionRow, found: Checked) -> NextStep:
    """Return what comes next for an action."""
    action = row.action
    if action.state == "dropped":
        return NextStep()
    if action.state in {"considered", "running"}:
        text = _("Next: once it is done, mark it as carried out.")
        return NextStep("done", text, _("Mark as carried out"))
    if found.later and not action.done:
        text = _("When was it carried out? Only a survey answered after that can check it.")
        return NextStep("day", text, _("Say the day…"))
    if action.state == "verified":
        return _verified(row, found)
    return _carried_out(found)


def _verified(row: ActionRow, found: Checked) -> NextStep:
    if row.action.item is None:
        return NextStep("", _("Marked as verified on your own judgement: no survey measures it."))
    if found.is_filtered or found.confirms:
        return NextStep()
    text = _("Marked as verified, but no later survey confirms it.")
    return NextStep("unverified", text, _("Back to “Carried out”"))


def _carried_out(found: Checked) -> NextStep:
    if not found.later:
        return NextStep()  # what is missing is said, with its button
    if found.early:
        text = _("Next: if it was carried out earlier, correct the day; otherwise the next survey will tell.")
        return NextStep("day", text, _("Correct the day…"))
    if found.is_filtered:
        return NextStep("", _("Take the filters away to judge the action by everybody."))
    if found.confirms:
        return NextStep("verified", _("Next: the survey confirms it. Mark it as verified."), _("Mark as verified"))
    return _unconfirmed(found)


def _unconfirmed(found: Checked) -> NextStep:
    if found.tone == "negative":
        return NextStep("", _("Next: the survey speaks against it. Change what you do, or drop it."))
    if found.tone is None:
        return NextStep("", _("Next: judge it yourself, as the surveys do not measure it."))
    text = _("Next: this survey leaves it open; a further one may tell.")
    return NextStep("", text) if found.periods else NextStep("survey", text, _("Add the next survey…"))


def unmatched(drift: Drift, keys: tuple[ColumnKey, ...], wave: str) -> NextStep | None:
    """Return what is to be confirmed before these columns, in order of weight, can be compared; None for nothing."""
    asked = {one.here: one.there for one in drift.proposed}
    waiting = [key for key in keys if key in asked]
    if waiting:
        key = waiting[0]
        text = _(
            "In “{wave}” this question is worded otherwise, so it waits for you: is “{there}” the same as “{here}”? "
            "Once you confirm it, both surveys are compared here."
        ).format(wave=wave, there=asked[key].heading, here=key.heading)
        return NextStep("questions", text, _("Confirm the question…"))
    gone = [key for key in keys if key in drift.gone]
    if not gone:
        return None
    text = _(
        "“{wave}” has no question “{here}”. If it is only worded otherwise there, say which one it is: then both "
        "surveys are compared here."
    ).format(wave=wave, here=gone[0].heading)
    return NextStep("questions", text, _("See what differs…"))
