"""The sentences of filters, groups of one's own and weights: whom the figures are about; see `sentences`."""

from __future__ import annotations

from loyalty_desktop.i18n import N_

BASE_SENTENCES: dict[str, str] = {
    "view_without_filters": N_("There is no filter to save: everybody is shown."),
    "grouping_gone": N_("These groups are no longer there. Choose others, or make them again."),
    "groups_named_alike": N_("Two groups are called “{name}”. Give one of them another name."),
    "group_empty": N_("Nothing belongs to the group “{name}” yet. Choose answers for it, or take it away."),
    "grouping_without_groups": N_("Make at least one group."),
    "step_filter_add": N_("Filter added"),
    "step_filter_change": N_("Filter changed"),
    "step_filter_drop": N_("Filter removed"),
    "step_filters_drop": N_("All filters removed"),
    "step_view_keep": N_("Filters saved"),
    "view_kept": N_("These filters are saved as “{name}”. Use ▾ beside the filters to choose them again."),
    "step_view_take": N_("Saved filters applied"),
    "step_view_drop": N_("Saved filters deleted"),
    "step_grouping": N_("Groups of answers"),
    "step_grouping_drop": N_("Groups of answers removed"),
    "step_weight": N_("Weight"),
    "step_group_build": N_("Group {letter} changed"),
    "step_group_others": N_("Group A compared with everybody else"),
    "step_group_own": N_("Group A compared with another group"),
    "step_groups_turn": N_("Groups A and B swapped"),
}
