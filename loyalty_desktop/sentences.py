"""Every sentence that a Message can say, by id, in English; the catalogues hold the other languages.

Ids are part of the JSON contract and never change their meaning. Placeholders are named; whole numbers are
printed with thousands separators.
"""

from __future__ import annotations

from loyalty_desktop.action_sentences import ACTION_SENTENCES
from loyalty_desktop.base_sentences import BASE_SENTENCES
from loyalty_desktop.economy_sentences import ECONOMY_SENTENCES
from loyalty_desktop.export_sentences import EXPORT_SENTENCES
from loyalty_desktop.i18n import N_
from loyalty_desktop.importance_sentences import IMPORTANCE_SENTENCES
from loyalty_desktop.project_sentences import PROJECT_SENTENCES
from loyalty_desktop.reading_sentences import READING_SENTENCES
from loyalty_desktop.segment_sentences import SEGMENT_SENTENCES
from loyalty_desktop.value_sentences import VALUE_SENTENCES
from loyalty_desktop.voice_sentences import VOICE_SENTENCES
from loyalty_desktop.wave_sentences import WAVE_SENTENCES

SENTENCES: dict[str, str] = {
    # reading a file
    "file_missing": N_("The file {file} was not found. Check the name and the folder."),
    "file_is_folder": N_("{file} is a folder. Please choose a survey file."),
    "file_not_readable": N_(
        "The file {file} could not be opened. If it is open in another program, close it there and try again."
    ),
    "file_empty": N_("The file {file} is empty. Please download it again."),
    "file_unknown_format": N_(
        "{file} is not a file that can be read here. Save it as an Excel workbook (.xlsx) or as CSV and "
        "choose that file."
    ),
    "file_numbers": N_("Numbers files cannot be opened. In Numbers choose Export To, then Excel."),
    "file_old_excel": N_(
        "{file} is an old-format or password-protected workbook. Open it in Excel, save it as .xlsx without "
        "a password, and choose that file."
    ),
    "file_damaged": N_("The file {file} is damaged or incomplete. Please download it again."),
    "file_too_large": N_(
        "The file {file} is too large to be read safely ({what}). Remove rows or columns that are not needed "
        "and save it again."
    ),
    "file_too_wide": N_(
        "The file {file} has more than {limit} columns. Remove columns that are not needed and save it again."
    ),
    "file_too_many_cells": N_(
        "The file {file} has more than {limit} filled cells. Remove rows or columns that are not needed and "
        "save it again."
    ),
    "file_out_of_memory": N_(
        "The file {file} needs more memory than this PC can spare. Remove rows or columns that are not "
        "needed and save it again."
    ),
    "file_encoding_unknown": N_(
        "The characters of {file} could not be read. Save the file as CSV UTF-8 and choose it again."
    ),
    "file_encoding_wrong": N_("The file {file} cannot be read as {encoding}. Choose another encoding."),
    "reading_cancelled": N_("Reading was stopped."),
    "reading_failed": N_("Reading {file} failed unexpectedly ({what}). Save it again as .xlsx and retry."),
    # interpreting it
    "sheet_missing": N_("There is no sheet called {sheet}. The sheets are: {sheets}."),
    "only_summaries": N_(
        "{file} looks like a summary table (totals and percentages). Choose the file or the sheet with the "
        "answers themselves, one respondent a row."
    ),
    "no_answers": N_("{file} holds no table with headings and answers. Please choose the raw data of the survey."),
    "heading_rows_outside": N_("The heading rows must lie within sheet {sheet}, which has {rows} rows."),
    "rows_empty": N_("Empty rows"),
    "rows_repeated_headings": N_("Rows that repeat the headings"),
    "rows_totals": N_("Total, average and note rows"),
    "other_sheets": N_("Answers on other sheets with the same headings, not read so far ({sheets})"),
    "other_sheets_alike": N_(
        "Answers on other sheets with nearly the same headings, not read so far ({sheets}). Not all of them have: "
        "{columns}"
    ),
    # why a column has its role
    "why_empty": N_("No answers in this column"),
    "why_constant": N_("Every answer is the same"),
    "why_consent": N_("Consent to take part, given by nearly everybody"),
    "why_dates": N_("Dates"),
    "why_emails": N_("E-mail addresses"),
    "why_personal": N_("The heading names personal data"),
    "why_classes": N_("Classes worked out from another column"),
    "why_weights": N_("The heading says weight and the values are numbers"),
    "why_id": N_("The heading names an id"),
    "why_unique": N_("Nearly every value is different"),
    "why_system": N_("Written by the survey tool, not an answer"),
    "why_comment": N_("The heading asks for words, and the answers are free text"),
    "why_long_texts": N_("Long free texts"),
    "why_texts": N_("Free texts"),
    "why_loyalty_words": N_("Answers from 0 to 10, and the heading asks the {measure} question"),
    "why_zero_to_ten": N_("Answers from 0 to 10"),
    "why_classed": N_("Answers from 0 to 10; another column names their promoters and detractors"),
    "why_rating_unscaled": N_("The heading asks for a rating, but nobody has said yet what the answers count as"),
    "why_loyalty_yes_no": N_("The heading asks for loyalty, and the answers are yes and no"),
    "why_loyalty_unscaled": N_("The heading asks for loyalty, but nobody has said yet what the answers count as"),
    "why_loyalty_short": N_("The heading asks for loyalty, but the scale has {points} points instead of 0 to 10"),
    "why_overall": N_("Satisfaction as a whole, not with one touchpoint"),
    "why_people": N_("Nearly every answer is another first and last name"),
    "why_goes_with_ratings": N_("Those who rated other things well gave higher numbers here"),
    "why_overall_bare": N_("The only rating here that names no part of what was experienced"),
    "why_with_overall": N_("Rated on the same scale beside the satisfaction as a whole"),
    "why_agreement": N_("Answers of agreement"),
    "why_rating_words": N_("A rating on {points} points"),
    "why_rating_numbers": N_("Numbers from {low} to {high}"),
    "why_importance": N_("Importance or expectation, not satisfaction"),
    "why_calendar": N_("Numbers of days, months or other parts of a calendar"),
    "why_none_option": N_("The option for none of the others"),
    "why_other_words": N_("Ordered words, but not of satisfaction"),
    "why_codes": N_("Small numbers that may be codes"),
    "why_yes_no": N_("Yes or no"),
    "why_tick_box": N_("Tick boxes of one question"),
    "why_several": N_("Several answers in one cell, {options} options"),
    "why_spend": N_("The heading speaks of money, and the answers are amounts"),
    "why_money": N_("Amounts of money"),
    "why_frequency": N_("The heading asks how often"),
    "why_bands": N_("Ranges"),
    "why_segment": N_("A few different answers"),
    "why_repeated": N_("The same answers stand in columns of their own"),
    "why_one_or_two": N_("1 or 2, which may be yes and no"),
    "why_grades": N_("Letters as in school grades"),
    "why_duration": N_("A length of time"),
    "why_slot": N_("Places for a first, a second, a third answer in codes"),
    "why_unknown": N_("Nothing tells what this column is for"),
    # what is left out of the figures
    "rows_without_weight": N_("Respondents without a weight"),
    "loyalty_blank": N_("No answer to the loyalty question"),
    "loyalty_not_used": N_("Loyalty question not applicable"),
    "loyalty_dont_know": N_("Don't know at the loyalty question"),
    "loyalty_refused": N_("Loyalty question refused"),
    "loyalty_out_of_range": N_("Loyalty answers outside the scale"),
    "loyalty_error": N_("Error cells at the loyalty question"),
    # a journey that does not fit the survey
    "column_missing": N_("The survey has no column {column}. Choose another one, or take the filter or weight away."),
    "weight_unusable": N_(
        "The weight {value} of respondent {answer} in column {column} cannot be used: weights are numbers of 0 "
        "or more. Correct it in the file, or choose another column."
    ),
    # the command line
    "no_such_column": N_("No column of {file} is called {header}. See the headings with: inspect FILE"),
    "several_columns": N_("{header} names {count} columns, but one is needed here. Write the heading in full."),
    "no_equals_sign": N_("{text} needs an equals sign: HEADER=VALUE"),
    "no_such_role": N_("There is no role {role}. The roles are: {roles}."),
    "no_such_reason": N_("{text} must read VALUE:REASON. The reasons are: {reasons}."),
    "project_without_file": N_("The project {file} has no survey yet. Name one: analyze SURVEY --project {file}"),
    "source_missing": N_(
        "The survey {file} of the project was not found. Put it beside {project}, or name it: "
        "analyze SURVEY --project {project}"
    ),
    "source_changed": N_("{file} has changed since the project was saved; the figures are those of the file now."),
    "cannot_write": N_("{file} could not be written ({why}). Choose another folder."),
    "filter_nobody": N_("Nobody answered {values} to {column}: no respondent is left."),
    "needs_yes": N_('Which answers of {column} mean yes? Say it with --yes "{column}=VALUE".'),
    "needs_scale": N_("{column} holds no ratings, so it has no figures as a driver."),
    # journeys
    "journey_no_stage": N_("The journey has no stage {stage} any more."),
    "journey_no_driver": N_("The journey has no driver {driver} any more."),
    "journey_no_experience": N_("The journey has no experience {experience} any more."),
    "journey_name_empty": N_("Please give it a name."),
    "journey_same_stage": N_("Choose another stage than {stage} for its drivers."),
    "journey_stage_in_use": N_(
        "The stage {stage} still has {drivers} drivers. Move them to another stage or remove them with it."
    ),
    "journey_column_gone": N_("That column is not in the survey any more."),
    "journey_one_option": N_("{name} is one experience: drag a single answer of the column onto it."),
    "journey_column_taken": N_("The column {column} is in the journey already, as {name}."),
    "journey_is_measure": N_(
        "The column {column} is the loyalty question, so it cannot be what moves loyalty too. Choose another loyalty "
        "question first."
    ),
    "journey_scale_impossible": N_("A scale cannot run from {low} to {high}."),
    "journey_cut_offs_impossible": N_(
        "Both cut-offs must lie between {low} and {high}, the negative one below the positive one."
    ),
    "journey_target_impossible": N_("A target is a score from -100 to 100, with a date such as 2027-03-31 or none."),
    "match_words": N_("{name}: taken to be the column {column}, because the words are alike"),
    "match_option_words": N_("{name}: taken to be the answer {option} of {column}, because the words are alike"),
    "match_scale": N_("{name}: the column {column} runs from {low} to {high}; the cut-offs were set anew"),
    "match_none": N_("{name}: no column of {file} fits"),
    "match_option_none": N_("{name}: {column} has no such answer"),
    "match_filter_none": N_("The filter on {name} fits no column of {file}"),
    "match_weight_none": N_("The weight {name} is no column of {file}"),
    # what the figures say about one experience
    "experience_had": N_("{share} had this ({count} of n={asked})."),
    "experience_had_few_asked": N_("{count} had this, of the few who were asked (n={asked})."),
    "experience_had_nobody": N_("Nobody had this (n={asked})."),
    "experience_had_measure": N_("{share} had this ({count} of n={asked}). Their {measure} is {score}."),
    "experience_had_measure_of": N_(
        "{share} had this ({count} of n={asked}). The {measure} of those with a loyalty answer (n={n}) is {score}."
    ),
    "experience_had_score": N_("{share} had this ({count} of n={asked}). Their score is {score}."),
    "experience_had_score_of": N_(
        "{share} had this ({count} of n={asked}). The score of those with a loyalty answer (n={n}) is {score}."
    ),
    "experience_higher": N_("That is {points} above those who did not (95% interval {low} to {high})."),
    "experience_lower": N_("That is {points} below those who did not (95% interval {low} to {high})."),
    "experience_equal": N_("Those who did not have the same score (95% interval of the difference {low} to {high})."),
    "experience_undecided": N_(
        "The difference from those who did not is {points} (95% interval {low} to {high}): too uncertain to call it "
        "higher or lower."
    ),
    "experience_undecided_many": N_(
        "The difference from those who did not is {points} (95% interval {low} to {high}). Among so many experiences "
        "compared, that much may be chance, so it is not called higher or lower."
    ),
    "experience_no_effect": N_(
        "The difference from those who did not is {points} (95% interval {low} to {high}): small enough to say that "
        "it makes no real difference."
    ),
    "experience_lifts": N_("On paper, it adds {points} points to the score."),
    "experience_lowers": N_("On paper, it takes {points} points off the score."),
    "experience_contribution_tiny": N_("On paper, it moves the score by less than 0.1 points, as few people had it."),
    "experience_contribution_open": N_(
        "Its contribution to the score comes to {points} points (95% interval {low} to {high})."
    ),
    "experience_reference": N_(
        "One side of the comparison has only {n} people, fewer than 30: the scores are for reference only, and "
        "nothing is concluded from them."
    ),
    "experience_reference_weighted": N_(
        "With their weights these answers count for fewer than 30 people: the scores are for reference only, and "
        "nothing is concluded from them."
    ),
    "experience_few_with": N_("Fewer than 10 of them have a loyalty answer (n={n}): their score is not shown."),
    "experience_few_without": N_(
        "Fewer than 10 people without it have a loyalty answer (n={n}): there is nobody to compare with."
    ),
    "experience_no_score": N_("There is no loyalty answer to compare them by."),
    "experience_nobody_asked": N_("Nobody counted here was asked about it."),
    "experience_no_column": N_("No column shows who had this experience. Choose one in the journey."),
    "experience_no_scale": N_("The answers in its column do not show who had this experience."),
    # what stands out among the drivers
    "finding_wins": N_("Satisfied with {driver} or not: loyalty clearly differs"),
    "finding_wins_most": N_("Satisfied with {driver} or not: that divides loyalty most"),
    "finding_wins_detail": N_(
        "The {n} satisfied have a score of {heart}, the other {rest_n} one of {rest}: a difference of {lift} "
        "(95% interval {low} to {high})."
    ),
    "finding_wins_most_detail": N_(
        "The {n} satisfied have a score of {heart}, the other {rest_n} one of {rest}: {lift} (95% interval {low} to "
        "{high}) is clearly the largest difference among {count} drivers with enough answers."
    ),
    "finding_wins_close_detail": N_(
        "The {n} satisfied have a score of {heart}, the other {rest_n} one of {rest}: {lift} (95% interval {low} to "
        "{high}) is the largest difference among {count} drivers with enough answers, though {second} ({second_lift}) "
        "may be level with it."
    ),
    "finding_cold_unproven": N_("{driver} satisfies the most people, but has no clear link to loyalty"),
    "finding_cold_unproven_detail": N_(
        "{head} are satisfied (n={head_n}), the most among {count} drivers with enough answers. The {n} satisfied "
        "have a score of {heart}, the other {rest_n} one of {rest}: a difference of {lift} (95% interval {low} to "
        "{high}) is no clear one."
    ),
    "finding_cold_least": N_("{driver} satisfies the most people, but is linked least to loyalty"),
    "finding_cold_least_detail": N_(
        "{head} are satisfied (n={head_n}), the most among {count} drivers with enough answers. The {n} satisfied "
        "have a score of {heart}, the other {rest_n} one of {rest}: {lift} (95% interval {low} to {high}) is the "
        "smallest difference."
    ),
    "finding_cold_below": N_("{driver} satisfies the most people, but is linked less to loyalty than average"),
    "finding_cold_below_detail": N_(
        "{head} are satisfied (n={head_n}), the most among {count} drivers with enough answers. The {n} satisfied "
        "have a score of {heart}, the other {rest_n} one of {rest}: a difference of {lift} (95% interval {low} to "
        "{high}) is below the mean of the drivers, {mean}."
    ),
    "finding_room": N_("{driver} satisfies fewer than others do, but those it satisfies are clearly more loyal"),
    "finding_room_detail": N_(
        "{head} are satisfied (n={head_n}), below the mean of {count} drivers, {mean_head}. The {n} satisfied have a "
        "score of {heart}, the other {rest_n} one of {rest}: a difference of {lift} (95% interval {low} to {high}; "
        "mean {mean_lift}). There is room for more satisfied people."
    ),
    "finding_improve": N_("Improve {driver} first: high importance, and fewer satisfied than average"),
    "finding_improve_most": N_("Improve {driver} first: the highest importance, and fewer satisfied than average"),
    "finding_improve_detail": N_(
        "Importance {share} (95% interval {low} to {high}, n={n}) is above the mean of {count} drivers, {mean}. {head} "
        "are satisfied (95% interval {head_low} to {head_high}, n={head_n}), below the mean, {mean_head}. This is an "
        "association, no proof of a cause."
    ),
    # what was told on the command line and did nothing, or may not be done
    "same_headings": N_("{count} columns are called {header}. Name the one you mean by its letter: {letters}"),
    "no_value": N_("{text} names no value. Write at least one after the equals sign."),
    "rows_unclear": N_("{text} names no rows. Write their numbers, counted from 1, with commas: 1,2"),
    "empty_argument": N_("{option} is empty. Write what is meant behind it, or leave it out."),
    "value_nowhere": N_("{value} does not occur in {column}. Compare the answers shown by: inspect FILE"),
    "yes_nowhere": N_(
        "Nobody answered {values} to {column}, so nobody would be a yes. See the answers with: inspect FILE"
    ),
    "reverse_no_scale": N_("{column} holds no ratings, so there is nothing to reverse. Check it with: inspect FILE"),
    "filters_nobody": N_("The filters together leave nobody: no respondent passes all of them. Take one away."),
    "weight_nobody": N_(
        "No respondent has a weight above 0 in column {column}, so nobody is left. Choose another weight, or none."
    ),
    "loyalty_no_scale": N_(
        "{column} holds no ratings, so it cannot be the loyalty question. Choose a column with answers on a scale, "
        "such as 0 to 10: --loyalty HEADER"
    ),
    "no_loyalty": N_("No loyalty question was found in {file}. Name it with --loyalty HEADER."),
    "parts_without_column": N_(
        "{names}: no column of {file} fits. They have no figures; map them with --map HEADER=ROLE."
    ),
    "parts_without_option": N_("{names}: {column} has no such answers. Compare them with: inspect FILE"),
    "need_scales": N_("{columns} hold no ratings, so they have no figures as drivers."),
    "need_yes": N_('Which answers mean yes in {columns}? Say it with --yes "HEADER=VALUE".'),
    "steps_unsure": N_(
        "The number of steps of {columns} cannot be told from the answers alone; check it with inspect and say "
        "--missing for answers that are none."
    ),
    "would_overwrite": N_(
        "{file} is what is being read, and is never written over. Choose another name for the output."
    ),
    "project_suffix": N_("{file} is no name for a project. Choose one that ends in .loyalty."),
    "project_exists": N_("{file} is there already. Choose another name, or replace it with --force."),
    "survey_needed": N_("{file} is a project. Name the survey file itself here."),
    "two_projects": N_(
        "{file} is a project already. Name a survey file with --project {project}, or one project alone."
    ),
    "cannot_print": N_("The result could not be printed ({why}). Write it to a file with --json OUT."),
    # steps that can be undone: "Undo: …"
    "step_add_stage": N_("Add a stage"),
    "step_rename_stage": N_("Rename stage {name}"),
    "step_move_stage": N_("Move stage {name}"),
    "step_remove_stage": N_("Delete stage {name}"),
    "step_add_driver": N_("Add driver {name}"),
    "step_rename_driver": N_("Rename driver {name}"),
    "step_move_driver": N_("Move driver {name}"),
    "step_remove_driver": N_("Delete driver {name}"),
    "step_set_value": N_("Basic or experience value of {name}"),
    "step_driver_column": N_("Column of driver {name}"),
    "step_add_experience": N_("Add experience {name}"),
    "step_add_experiences": N_("Add {count} experiences"),
    "step_add_drivers": N_("Add {count} drivers"),
    "step_move_drivers": N_("Move {count} drivers"),
    "step_remove_drivers": N_("Delete {count} drivers"),
    "step_set_values": N_("Basic or experience value of {count} drivers"),
    "step_move_experiences": N_("Move {count} experiences"),
    "step_remove_experiences": N_("Delete {count} experiences"),
    "step_rename_experience": N_("Rename experience {name}"),
    "step_move_experience": N_("Move experience {name}"),
    "step_remove_experience": N_("Delete experience {name}"),
    "step_experience_column": N_("Column of experience {name}"),
    "step_role": N_("Role of {column}"),
    "step_roles": N_("Role of {count} columns"),
    "step_confirm": N_("Confirm the role of {column}"),
    "step_confirms": N_("Confirm the roles of {count} columns"),
    "step_missing": N_("Leave out “{value}” in {column}"),
    "step_answer": N_("Count “{value}” in {column}"),
    "step_reverse": N_("Direction of the scale of {column}"),
    "step_codes": N_("Codes of {column}"),
    "step_yes": N_("What means yes in {column}"),
    "step_clear": N_("Read {column} as proposed"),
    "step_same_scale": N_("Same reading for {count} columns"),
    "step_sheet": N_("Sheet {sheet}"),
    "step_headings": N_("Heading rows"),
    "step_encoding": N_("Encoding {encoding}"),
    "step_other_file": N_("Survey file {file}"),
    "step_measure": N_("Loyalty question {column}"),
    "step_measure_kind": N_("Name of the loyalty score"),
    "step_scale": N_("Scale of the loyalty question"),
    "step_cut_offs": N_("Cut-offs of the classes"),
    "step_target": N_("Target score"),
    "measure_taken": N_("The loyalty question is now “{column}”."),
    "undo": N_("Undo"),
    "target_stays": N_("A target belongs to one question: that of the question before was not carried over."),
    "step_filters": N_("Remove the filter"),
    "step_propose_stages": N_("Sort the drivers into {count} stages"),
    "step_propose": N_("Propose a draft of the journey"),
    "code_outside_scale": N_("{code} is outside the scale, which goes from {low} to {high}."),
    "value_not_in_column": N_("“{value}” does not occur in {column}, so there is nothing to leave out."),
    "source_missing_here": N_(
        "The survey file {file} was not found; it was expected in {folder}. "
        "Choose where it is now: the journey is kept."
    ),
}
SENTENCES.update(SEGMENT_SENTENCES | READING_SENTENCES | VALUE_SENTENCES | BASE_SENTENCES | ECONOMY_SENTENCES)
SENTENCES.update(IMPORTANCE_SENTENCES | ACTION_SENTENCES | VOICE_SENTENCES | WAVE_SENTENCES | EXPORT_SENTENCES)
SENTENCES.update(PROJECT_SENTENCES)
