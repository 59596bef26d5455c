"""The sentences of planning what is to be done; see `sentences`."""

from __future__ import annotations

from loyalty_desktop.i18n import N_

ACTION_SENTENCES: dict[str, str] = {
    "action_gone": N_("This action is not in the project any more."),
    "action_day_impossible": N_("There is no such date."),
    # steps that can be undone
    "step_add_action": N_("Add action {name}"),
    "step_add_actions": N_("Add {count} actions"),
    "step_rename_action": N_("Rename action {name}"),
    "step_action_target": N_("Target of action {name}"),
    "step_tick_action": N_("Include or leave out action {name}"),
    "step_tick_actions": N_("Include or leave out {count} actions"),
    "step_action_state": N_("State of action {name}"),
    "step_action_states": N_("State of {count} actions"),
    "step_action_owner": N_("Owner of action {name}"),
    "step_action_due": N_("Due date of action {name}"),
    "step_action_done": N_("Date on which action {name} was done"),
    "step_action_note": N_("Note on action {name}"),
    "step_remove_action": N_("Delete action {name}"),
    "step_remove_actions": N_("Delete {count} actions"),
    # why a figure is not there, or is not what it seems
    "action_few": N_("{name}: fewer than 10 answers on one side, so it is not counted"),
    "action_few_together": N_(
        "{name}: too few of those who answered about every included action, so it is not counted"
    ),
    "action_same": N_("{name}: overlaps fully with the other included actions, so it is not counted twice"),
    "action_unmeasured": N_("{name}: not measured in this survey, so it is not counted"),
    "action_caption": N_(
        "This estimate assumes that the difference between people who had it and people who did "
        "not is its effect. The two groups may differ in other ways too, so no effect is promised. "
        "Included actions are estimated together, allowing for overlap: the single figures cannot be "
        "added up."
    ),
    "action_rows_left_out": N_("{count} left out: no answer about every included action"),
}
