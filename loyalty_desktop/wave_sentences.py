"""The sentences about waves: what is compared and what not, what the questionnaires ask otherwise; see `sentences`."""

from __future__ import annotations

from loyalty_desktop.i18n import N_

WAVE_SENTENCES: dict[str, str] = {
    # edits
    "wave_name_taken": N_("Another wave is called “{name}” already. Give it a name of its own."),
    "wave_open_stays": N_("This is the survey that is open. Show another wave first; then you can take this one out."),
    "wave_gone": N_("This wave is no longer part of the project."),
    "step_wave_added": N_("Add the wave {name}"),
    "step_wave_renamed": N_("Call a wave {name}"),
    "step_wave_moved": N_("Move the wave {name}"),
    "step_wave_removed": N_("Take the wave {name} out"),
    "step_wave_baseline": N_("Compare with {name}"),
    "step_wave_previous": N_("Compare each wave with the one before"),
    "step_wave_parted": N_("Make waves of {column}"),
    "step_wave_whole": N_("Make no waves of one file"),
    "step_wave_same": N_("“{here}” and “{there}” are the same question"),
    "step_wave_other": N_("“{here}” and “{there}” are not the same question"),
    "step_wave_people": N_("Say who answered in both waves"),
    "step_wave_same_answer": N_("“{there}” is the same answer as “{here}”"),
    "step_wave_other_answer": N_("“{there}” is a different answer from “{here}”"),
    "step_wave_scale": N_("Read “{column}” of {wave} on the scale {scale}"),
    "step_wave_file": N_("Use {file} for the wave {name}"),
    "step_wave_shown": N_("Show the wave {name}"),
    # reading
    "wave_added": N_("{name} was added as a wave: {found} of {count} columns are the same."),
    "wave_added_asked_lacking": N_(
        "{name} was added as a wave: {found} of {count} columns are the same. Columns that need confirming: {asked}. "
        "Columns that it does not have: {rest}."
    ),
    "wave_added_asked": N_(
        "{name} was added as a wave: {found} of {count} columns are the same. Columns that need confirming: {asked}."
    ),
    "wave_see_drift": N_("See what differs"),
    "wave_show": N_("Show {name} on all screens"),
    "wave_same_file": N_("{file} has the same answers as the wave {name}, so it is not added again."),
    "wave_file_missing": N_(
        "The file of the wave {wave}, {file}, was not found; it was expected in {folder}. Choose where it is now."
    ),
    "wave_find_file": N_("Find its file…"),
    "wave_file_changed": N_("The file of the wave {wave}, {file}, has changed since it was added."),
    "wave_file_locked": N_("The file of the wave {wave}, {file}, is protected. Open it with its password."),
    "wave_file_unusable": N_("The wave {wave} cannot be read: {why}"),
    # why a wave, or a figure of it, is not compared
    "wave_filter_none": N_(
        "{wave} has no column “{column}”, which the current filter uses. Remove the filter to compare it."
    ),
    "wave_filter_nobody": N_(
        "Nobody in {wave} matches the current filter. Its answers may be worded differently; see what differs."
    ),
    "wave_weight_none": N_("{wave} has no weight column “{column}”: its respondents all count alike."),
    "wave_raking_none": N_(
        "{wave} has no column “{column}”, so it is not weighted to the known shares: its respondents count as they are."
    ),
    "wave_raking_nobody": N_(
        "{wave} has no figures: nobody there answered “{answer}” to “{column}”, so that its known share cannot be "
        "reached. Put the answer together with another, or choose longer periods."
    ),
    "wave_raking_nobody_in": N_(
        "{wave} has no figures: nobody there is “{answer}” ({column}), so that its known share cannot be reached. Put "
        "groups together, or choose longer periods."
    ),
    "wave_raking_no_respondents": N_(
        "{wave} has no figures: nobody there has a weight, so it cannot be matched to the known shares."
    ),
    "wave_raking_not_reached": N_(
        "{wave}: the known shares cannot all be reached there; “{answer}” ({column}) stays {points} points off."
    ),
    "wave_raking_high_deff": N_(
        "{wave}: the weights differ a lot there; {n} respondents are worth only {worth} (design effect {deff})."
    ),
    "wave_raking_extreme": N_(
        "{wave}: some respondents weigh {times} times as much as usual there, so that a few answers can move its "
        "figures."
    ),
    "wave_compared_past": N_("{wave} is compared with {earlier}, as {between} has no answers to compare with."),
    "wave_baseline_nobody": N_(
        "{wave} has no answers that the others could be compared with: each wave is compared with the one before."
    ),
    "wave_axis_none": N_("{wave} has no column “{column}”, so its segments are not known."),
    "wave_loyalty_none": N_("{wave} does not ask “{column}”, so its loyalty score cannot be compared."),
    "wave_loyalty_no_scale": N_(
        "In {wave} the answers to “{column}” are not on a scale, so its loyalty score cannot be compared."
    ),
    "wave_loyalty_scale": N_(
        "{wave} asks the loyalty question on the scale {there}, the open survey on {here}: a score of one cannot be "
        "compared with a score of the other."
    ),
    "wave_scale": N_("“{column}” is on the scale {there} in {wave} and on {here} in the open survey: not compared."),
    "wave_kind": N_("“{column}” has another kind of answers in {wave} than in the open survey: not compared."),
    "wave_not_compared_scale": N_(
        "Not compared with {wave}: “{column}” is on the scale {there} there, here on {here}."
    ),
    "wave_not_compared_kind": N_("Not compared with {wave}: “{column}” has another kind of answers there."),
    "wave_not_asked": N_("Not compared with {wave}: it has no column for “{column}”."),
    # what another wave has no column for, while it is shown
    "wave_left_parts": N_("{wave} has no column for {names}: no figures for them there."),
    "wave_left_groups": N_("{wave} has no column for these groups of your own: {names}."),
    "wave_left_views": N_("{wave} has no column for these saved filters: {names}."),
    "wave_left_opposed": N_("The two groups set against each other look at a column that {wave} lacks."),
    "wave_left_by": N_("{wave} has no column “{column}”, so it is not split by it."),
    "wave_left_kept": N_("Nothing is lost: it is there again when a survey with these columns is shown."),
    "wave_left_back": N_("There again: {names}"),
    # what differs
    "drift_lost": N_(
        "{wave} has no column for these parts of the journey ({count}): {names}. They have no figures there."
    ),
    "drift_proposed": N_("Is “{there}” in {wave} the same question as “{here}”? It is not compared until you say so."),
    "drift_renamed": N_("“{here}” is called “{there}” in {wave}; they are compared as the same question."),
    "drift_reworded": N_("{column}: “{here}” reads “{there}” in {wave}."),
    "drift_answer_asked": N_(
        "{column}: is “{there}” in {wave} the same answer as “{here}”? Until you say so, it is "
        "counted as a different one."
    ),
    "drift_answer_same": N_("{column}: “{there}” in {wave} counts as “{here}”, as you said."),
    "drift_option_added": N_("{column}: options that only {wave} has: {options}"),
    "drift_option_removed": N_("{column}: options that {wave} does not have: {options}"),
    "drift_new": N_("Only {wave} has these columns ({count}): {names}."),
    "drift_gone": N_("{wave} lacks these columns of the open survey ({count}): {names}."),
    "drift_rows": N_("{wave} has {there} respondents, the open survey {here}."),
    # waves within one file
    "wave_by_no_dates": N_("{column} holds no dates that can be read, so it cannot be parted into months or years."),
    "wave_by_several": N_(
        "{column} allows several answers, so one respondent would be in several waves. Choose a column with one answer."
    ),
    "wave_by_one": N_("All answers of {column} are in one period, so there is nothing to compare."),
    "wave_by_too_many": N_(
        "{column} makes {count} waves, more than the {most} that can be compared. Choose longer ones."
    ),
    # the command line
    "waves_two_ways": N_("Waves are either further files (--wave) or parts of one file (--wave-by), not both."),
    "baseline_without_waves": N_("--baseline names a wave, but there is only one survey. Add another with --wave."),
    "baseline_unknown": N_("There is no wave “{name}”. The waves are: {names}."),
    # verdicts
    "wave_risen": N_(
        "{measure} has risen from {before} to {after}: {points} points since {wave} (95% {low} to {high})."
    ),
    "wave_fallen": N_(
        "{measure} has fallen from {before} to {after}: {points} points since {wave} (95% {low} to {high})."
    ),
    "wave_unclear": N_(
        "{measure} went from {before} to {after}: {points} points since {wave} (95% {low} to {high}). It may be chance."
    ),
    "wave_figure_risen": N_("{name} has risen since {wave}: {points} points (95% {low} to {high})."),
    "wave_figure_fallen": N_("{name} has fallen since {wave}: {points} points (95% {low} to {high})."),
    "wave_figure_unclear": N_("{name} may have changed by chance since {wave}: {points} points (95% {low} to {high})."),
    "wave_overlap": N_(
        "{both} people answered in both waves ({here} in {own}, {there} in {wave}); this is allowed for."
    ),
    "wave_overlap_none": N_("Nobody answered in both waves, as the ids tell ({here} in {own}, {there} in {wave})."),
    "wave_overlap_zeros": N_(
        "{zeros} of them were found only without the zeros in front of their ids (00012 and 12 are one person)."
    ),
    "wave_overlap_blank": N_("{blank} answers have no id: each counts as somebody else."),
    "wave_composition": N_(
        "The mix of respondents has changed since the first wave: with the first mix, the score "
        "would be {standardised} instead of {score}."
    ),
    "wave_composition_missing": N_(
        "The mix of respondents has changed since the first wave, and some groups have no answers: "
        "{names}. What the score would be with the first mix cannot be said."
    ),
    "wave_family": N_(
        "All comparisons of one figure over the waves, up to {count}, are corrected together (Benjamini–Hochberg)."
    ),
}
