"""The sentences of planning what is to be done; see `sentences`."""

from __future__ import annotations

from loyalty_desktop.i18n import N_

ACTION_SENTENCES: dict[str, str] = {
    "action_gone": N_("This action is not in the project any more."),
    "action_day_impossible": N_("This is no day of the calendar."),
    # steps that can be undone
    "step_add_action": N_("Add action {name}"),
    "step_rename_action": N_("Rename action {name}"),
    "step_action_target": N_("Target of action {name}"),
    "step_tick_action": N_("Count action {name}"),
    "step_tick_actions": N_("Count {count} actions"),
    "step_action_state": N_("State of action {name}"),
    "step_action_states": N_("State of {count} actions"),
    "step_action_owner": N_("In charge of action {name}"),
    "step_action_due": N_("Due date of action {name}"),
    "step_action_done": N_("Day on which action {name} was done"),
    "step_action_note": N_("Note on action {name}"),
    "step_remove_action": N_("Delete action {name}"),
    "step_remove_actions": N_("Delete {count} actions"),
    # why a figure is not there, or is not what it seems
    "action_few": N_("{name}: fewer than 10 answers on one side, so it is not counted"),
    "action_few_together": N_("{name}: too few among those who answered about all of them, so it is not counted"),
    "action_same": N_("{name}: says the same as the others together, so it is not counted twice"),
    "action_unmeasured": N_("{name}: nothing in this survey measures it"),
    "action_caption": N_(
        "An estimate as if the difference between those who had it and those who did not were its effect. The two may "
        "differ to begin with, so no effect is promised. The ticked actions together are worked out jointly, overlaps "
        "allowed for; the single figures cannot be added up."
    ),
    "action_rows_left_out": N_("{count} respondents without an answer to all of them are left out"),
}
