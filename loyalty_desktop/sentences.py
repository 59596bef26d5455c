"""Every sentence that a Message can say, by id, in English; the catalogues hold the other languages.

Ids are part of the JSON contract and never change their meaning. Placeholders are named; whole numbers are
printed with thousands separators.
"""

from __future__ import annotations

from loyalty_desktop.i18n import N_

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
        "{file} looks like a summary table (totals and percentages). Please choose the raw data, with one "
        "answer per row."
    ),
    "no_answers": N_("{file} holds no table with headings and answers. Please choose the raw data of the survey."),
    "heading_rows_outside": N_("The heading rows must lie within sheet {sheet}, which has {rows} rows."),
    "rows_empty": N_("Empty rows"),
    "rows_repeated_headings": N_("Rows that repeat the headings"),
    "rows_totals": N_("Total, average and note rows"),
    "other_sheets": N_("Answers on other sheets with the same headings ({sheets})"),
    # why a column has its role
    "why_empty": N_("No answers in this column"),
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
    "why_loyalty_short": N_("The heading asks for loyalty, but the scale has {points} points instead of 0 to 10"),
    "why_overall": N_("Satisfaction as a whole, not with one touchpoint"),
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
    # projects and journeys
    "project_other_file": N_("{file} is not a Loyalty Desktop project. Choose a file that ends in .loyalty."),
    "project_is_folder": N_("{file} is a folder. Please choose a project file."),
    "project_damaged": N_(
        "The project {file} is damaged or incomplete and was left as it is. Open a back-up of it instead."
    ),
    "project_newer": N_(
        "The project {file} was saved by a newer version of Loyalty Desktop. Install that version to open it."
    ),
    "project_part_unusable": N_(
        "The project {file} cannot be opened: what it says at {where} makes no sense. The file was left as it "
        "is; open a back-up of it instead."
    ),
    "project_part_unknown": N_(
        "The project {file} holds something at {where} that this version does not know and would lose. The file "
        "was left as it is."
    ),
    "project_disk_full": N_(
        "The project {file} was not saved: there is no room left in {folder}. Make room or save it elsewhere."
    ),
    "project_read_only": N_(
        "The project {file} was not saved: {folder} may not be written to. Save it in another folder."
    ),
    "project_not_saved": N_(
        "The project {file} was not saved. Check that {folder} is still there, or save it in another folder."
    ),
    "journey_no_stage": N_("The journey has no stage {stage} any more."),
    "journey_no_driver": N_("The journey has no driver {driver} any more."),
    "journey_no_experience": N_("The journey has no experience {experience} any more."),
    "journey_name_empty": N_("Please give it a name."),
    "journey_same_stage": N_("Choose another stage than {stage} for its drivers."),
    "journey_stage_in_use": N_(
        "The stage {stage} still has {drivers} drivers. Move them to another stage or remove them with it."
    ),
    "journey_column_taken": N_("The column {column} is in the journey already, as {name}."),
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
    # what was told on the command line and did nothing, or may not be done
    "same_headings": N_("{count} columns are called {header}. Name the one you mean by its letter: {letters}"),
    "no_value": N_("{text} names no value. Write at least one after the equals sign."),
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
    "first_of_several": N_("{project} has {count} surveys; the first, {file}, is analysed."),
    "cannot_print": N_("The result could not be printed ({why}). Write it to a file with --json OUT."),
}
