"""The sentences of filters, groups of one's own and weights: whom the figures are about; see `sentences`."""

from __future__ import annotations

from loyalty_desktop.i18n import N_

BASE_SENTENCES: dict[str, str] = {
    "view_without_filters": N_("There is no filter to be kept: everybody is shown."),
    "grouping_gone": N_("These groups are no longer there. Choose others, or make them again."),
    "groups_named_alike": N_("Two groups are called “{name}”. Give one of them another name."),
    "group_empty": N_("Nothing belongs to the group “{name}” yet. Choose answers for it, or take it away."),
    "grouping_without_groups": N_("Make at least one group."),
    "step_filter_add": N_("Filter added"),
    "step_filter_change": N_("Filter changed"),
    "step_filter_drop": N_("Filter removed"),
    "step_filters_drop": N_("All filters removed"),
    "step_view_keep": N_("Filters kept under a name"),
    "view_kept": N_("These filters are kept as “{name}”. Choose them again with ▾ beside the filters."),
    "step_view_take": N_("Kept filters chosen"),
    "step_view_drop": N_("Kept filters forgotten"),
    "step_grouping": N_("Groups of answers"),
    "step_grouping_drop": N_("Groups of answers removed"),
    "step_weight": N_("Weight"),
    "step_group_build": N_("Group {letter} of two built"),
    "step_group_others": N_("Group A set against everybody else"),
    "step_group_own": N_("Group A set against a group of its own"),
    "step_groups_turn": N_("Groups A and B turned round"),
}
