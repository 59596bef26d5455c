"""The sentences of comparing groups and of weighting to known shares; see `sentences`."""

from __future__ import annotations

from loyalty_desktop.i18n import N_

SEGMENT_SENTENCES: dict[str, str] = {
    "segment_no_groups": N_(
        "{column} cannot be compared: its answers make no groups. Choose a column with a few different answers, such "
        "as sex, age group or shop."
    ),
    "segment_too_many": N_(
        "{column} has {count} groups, more than the {most} that can be compared. Make groups of its answers first."
    ),
    "segment_twice": N_("{column} cannot be crossed with itself. Choose another column."),
    "raking_several": N_(
        "{column} allows several answers, so its shares do not add up to a whole. Weight by a question with one answer."
    ),
    "raking_no_shares": N_("The shares for {column} must be numbers from 0 upwards, and not all 0."),
    "raking_alike": N_("Two shares for {column} are for the same answer. Keep one of them."),
    "raking_twice": N_("There are shares for {column} twice. Keep one of them."),
    "raking_sum": N_("The shares for {column} add up to {total} %, not to 100 %. One is missing or mistyped."),
    "raking_totals": N_(
        "The population is not equally large everywhere: {totals}. Counts must be of the same people in every column."
    ),
    "raking_nobody": N_(
        "{column}: nobody answered “{answer}”, so no weight can give it a share. Put it together with another answer, "
        "or take it out."
    ),
    "raking_nobody_in": N_(
        "{column}: nobody in the survey is “{answer}”, so no weight can give it a share. Put groups together, or leave "
        "its share empty."
    ),
    "raking_no_group": N_(
        "There is a known share for “{group}”, which is no group of {groups} any more. Type the shares of its groups "
        "anew."
    ),
    "raking_overlap": N_(
        "{groups}: somebody is in both “{group}” and “{other}”, so their shares do not add up to a whole. Change the "
        "groups so that everybody is in one of them."
    ),
    "raking_no_respondents": N_("Nobody has a weight, so there is nobody to be weighted to known shares."),
    "raking_not_reached": N_(
        "The shares cannot all be reached at once: “{answer}” ({column}) stays {points} points off. Either shares "
        "contradict one another, or too few people are there for some of them, or the upper limit is in the way."
    ),
    "raking_high_deff": N_(
        "The weights differ a lot: {n} respondents are worth only {worth} (design effect {deff}), so intervals are "
        "wide."
    ),
    "raking_extreme": N_(
        "Some respondents weigh {times} times as much as usual, so a few answers can move the figures. Put rare "
        "answers together, or set an upper limit."
    ),
    "raking_apart": N_(
        "{column}: {count} respondents gave none of the answers with a share and are not adjusted for it"
    ),
    "raking_out": N_("{count} respondents gave an answer whose share is 0 and are in no figure"),
    "raking_cap_low": N_("Nobody can weigh less than the mean of all: the upper limit must be 1 or more."),
    "share_no_number": N_("{column}: “{text}” for “{answer}” is no share. Type a number from 0 upwards, or nothing."),
    "step_raking": N_("Match known shares"),
    "step_raking_drop": N_("Match no known shares"),
    "match_margin_none": N_("Shares of the population are for {name}, which is no column of {file}"),
}
