"""The sentences of reading a file and understanding its layout; see `sentences`."""

from __future__ import annotations

from loyalty_desktop.i18n import N_

READING_SENTENCES: dict[str, str] = {
    # characters and records of a text file
    "encoding_told": N_("Characters read as {encoding}"),
    "encoding_chosen": N_("Characters read as {encoding}, as you chose"),
    "encoding_asked": N_(
        "Characters read as {encoding}, which could also be {others}. If the text is garbled, choose another one."
    ),
    "rows_longer": N_(
        "Rows with more cells than the {columns} of the others: a text in them may hold the character that "
        "separates the columns"
    ),
    "rows_shorter": N_("Rows with fewer cells than the {columns} of the others: the missing cells count as blank"),
    "zeros_removed": N_("Invisible zero characters (NUL) that were removed"),
    "reading_stuck": N_(
        "Reading {file} made no progress for more than a minute and was stopped. Open it in the program that wrote "
        "it, save it again as .xlsx and choose that file."
    ),
    "understanding_stuck": N_(
        "{file} is built in a way that would take very long to understand, and that was stopped. Save the sheet with "
        "the answers alone as a new file, without empty columns, and choose that file."
    ),
    # files of other kinds, and files that are not there
    "file_pdf": N_("{file} is a PDF: it shows figures but holds no answers. Download the raw data as Excel or CSV."),
    "file_picture": N_("{file} is a picture. Choose the survey data itself: an Excel workbook or a CSV file."),
    "file_document": N_(
        "{file} is a text document or a presentation. Copy its table into Excel, save it as .xlsx and choose that file."
    ),
    "file_archive": N_("{file} is packed in a way that is not opened here. Unpack it, and choose the file in it."),
    "file_lock": N_("{file} is only a mark that stands beside {real} while that is open. Choose {real} instead."),
    "file_link": N_(
        "{file} is only a link to a document on the web. Open it there, download it as Excel (.xlsx) or CSV, and "
        "choose that file."
    ),
    "file_in_cloud": N_(
        "{file} is still in the cloud and could not be fetched. Make it available on this PC, then try again."
    ),
    "file_away": N_(
        "The drive with {file} cannot be reached any more. Connect it again, or copy the file to this PC first."
    ),
    "file_changing": N_(
        "{file} was being written while it was read, and so it is not used. Wait until it is saved, then try again."
    ),
    "file_path_too_long": N_(
        "The path of {file} is too long for this system. Move the file to a folder with a shorter path and choose it "
        "there."
    ),
    "file_open_elsewhere": N_("{file} is open in Excel or another program. Close it there and try again."),
    "file_web_archive": N_(
        "{file} is a web page saved with its pictures. Open it in Excel, save it as .xlsx and choose that file."
    ),
    "page_without_table": N_(
        "{file} is a web page without a table of answers; perhaps a sign-in page was downloaded instead. Download the "
        "data again."
    ),
    "zip_empty": N_("There is no survey in {file}. Unpack it, and choose the Excel, CSV or SPSS file if there is one."),
    "zip_several": N_("{file} holds {count} files ({names}). Unpack it, and choose the one with the answers."),
    "zip_locked": N_("{file} is a zip file with a password. Unpack it first, then choose the file that was in it."),
    "file_password": N_("{file} is protected by a password. Enter its password."),
    "file_password_wrong": N_(
        "That is not the password of {file}. Mind small and capital letters and full-width characters, and try again."
    ),
    "file_password_option": N_(
        "{file} is protected by a password. Give it on standard input, with the option --password-stdin."
    ),
    "file_rights": N_(
        "{file} is protected by the rights management of an organisation (a sensitivity label), which only Office can "
        "lift. Open it in Excel, save a copy without protection and choose that copy."
    ),
    "file_encrypted_otherwise": N_(
        "{file} is encrypted in a way that cannot be opened here. Open it in its own program, save it without a "
        "password and choose that file."
    ),
    # what opening a file itself did
    "note_from_zip": N_("Read from the zip file: {name}"),
    "note_unlocked": N_("Opened with its password, which is kept nowhere"),
    "note_macros": N_("Macros are not run; only data is read"),
    "note_links": N_("Links to other files and data sources are not followed; the values saved in this file are read"),
    "note_second_reader": N_(
        "The workbook is slightly broken. It was read all the same, but its error cells count as blank, and its hidden "
        "rows are not known"
    ),
    "note_page": N_("The file is a web page; its tables were read"),
    "note_page_cut": N_(
        "The page ends in the middle of a table. If answers are missing at its end, download the file again."
    ),
    "note_spss_labels": N_("Columns whose codes the file itself explains"),
    "note_spss_missing": N_("Answers with a code that the file declares to be no answer"),
    "note_spss_sets": N_("Questions with several answers that the file declares"),
    "note_spss_encoding": N_(
        "The file does not say its encoding; its texts were read as {encoding}. If the text is garbled, choose another "
        "one."
    ),
    # the tool that wrote the file
    "tool_google_forms": N_("Export of Google Forms"),
    "tool_google_forms_csv": N_("Export of Google Forms, downloaded from the form itself"),
    "tool_microsoft_forms": N_("Export of Microsoft Forms"),
    "tool_microsoft_forms_quiz": N_(
        "Export of a Microsoft Forms quiz: its columns of points and feedback are in no figure"
    ),
    "tool_surveymonkey": N_("Export of SurveyMonkey"),
    "tool_surveymonkey_more_rows": N_("Export of SurveyMonkey with its options in a heading row of their own"),
    "tool_qualtrics_three_rows": N_("Export of Qualtrics with three heading rows"),
    "tool_qualtrics_two_rows": N_("Export of Qualtrics with two heading rows"),
    "tool_qualtrics_legacy": N_("Export of Qualtrics in its old format"),
    "tool_qualtrics_one_row": N_("Export of Qualtrics with one heading row"),
    "tool_limesurvey_codes": N_("Export of LimeSurvey with question codes as headings"),
    "tool_limesurvey_full_text": N_("Export of LimeSurvey with full questions as headings"),
    "tool_limesurvey_code_and_text": N_("Export of LimeSurvey with codes and questions as headings"),
    "tool_typeform": N_("Export of Typeform"),
    "tool_agency_codes": N_("Raw data of a research agency: code numbers without words"),
    "tool_surveroid": N_("Raw data of a survey panel, coded as Surveroid does"),
    # headings
    "heading_row_options": N_("Row {row} is used as option names."),
    "heading_rows_joined": N_("Rows that are the headings together ({rows})"),
    "heading_row_types": N_("Row {row} says how each question is answered; it is no answer."),
    "heading_row_units": N_("Row {row} holds units; they stand behind the headings."),
    "heading_groups_guessed": N_(
        "Headings in row {row} that were taken to hold for the columns to their right too. Is that so?"
    ),
    "rows_above_headings": N_(
        "Rows that stand above the headings (row {rows}) and are no answers. Are those the headings?"
    ),
    "headings_answered": N_(
        "Row {row} serves as the headings, but looks like somebody's answers. Does the file have no headings?"
    ),
    "headings_none": N_("The file has no headings: every row is an answer, and columns are called by their letters."),
    "columns_without_heading": N_("Columns without a heading that hold answers: {columns}. They are kept."),
    "headings_repeated": N_("Columns that share their heading with another one: {headings}"),
    "rows_test_answers": N_("Test answers, previews and spam"),
    "rows_unfinished": N_("Answers that were not finished"),
    "rows_sections": N_("Titles of parts of the table, which are no answers"),
    "blocks_numbered": N_("Parts of the table with headings of their own; column {column} tells them apart"),
    # sheets, shapes and code books
    "rows_hidden": N_("Hidden rows"),
    "sheets_summaries": N_("Sheets passed over because they hold totals or percentages: {sheets}"),
    "sheet_worked_out": N_(
        "Sheet {sheet} looks worked out (counts, means). If it is, choose the raw data, with one answer per row."
    ),
    "sheets_as_one": N_("Sheets read as one: {sheets}. The name of the sheet is in column {column}."),
    "sheets_columns_apart": N_("Columns that only some of these sheets have; blank for the others: {columns}"),
    "columns_hidden": N_("Hidden columns, which are read all the same: {columns}"),
    "merged_answers": N_("Blank cells that are merged with an answer above them, which counts for each of their rows"),
    "table_beside": N_("A small table beside the answers ({place}), which is not counted as answers"),
    "second_table": N_("Rows of a second table below the answers ({title})"),
    "widened": N_(
        "One person's answers are spread over several rows. They were put side by side: {people} people, "
        "{items} questions."
    ),
    "widened_offered": N_(
        "One person's answers seem to be spread over several rows ({id} with {item}). They can be put side by side."
    ),
    "widened_dropped": N_("Columns that tell of single answers and were not carried over: {columns}"),
    "widened_twice": N_("Second answers of one person to one question; the first one counts"),
    "turned": N_("Respondents stand in columns. Rows and columns were swapped."),
    "turned_offered": N_("Respondents seem to stand in columns. Rows and columns can be swapped."),
    "shape_in_vain": N_("The table cannot be read as --shape {shape} says, so it was read as it stands."),
    "code_book": N_("Question texts and answer labels from {source}: {columns} columns"),
    "code_book_texts": N_("Question texts from {source}, which has no answer labels: {columns} columns"),
    "code_book_labels": N_("Answer labels from {source}: {columns} columns"),
    "code_book_some": N_(
        "Question texts from {source}: {columns} columns. It has answer labels for {labelled} of them; {bare} others "
        "hold numbers without labels."
    ),
    "heading_codes": N_("Answer labels that stand in the headings themselves: {columns} columns"),
    "legend": N_("Beside the answers it says “{legend}”. Is that the scale of these numbers (columns: {columns})?"),
    "code_book_perhaps": N_(
        "Does sheet {source} say what the questions and answers mean? It would name {columns} columns."
    ),
    "codes_unknown": N_("Codes that the code book has no words for, read as they stand: {columns}"),
    "codes_only": N_(
        "This file has only code numbers. Add the questionnaire (the list of questions and answer options), and "
        "names and labels are filled in."
    ),
    "questionnaire_unfit": N_("{file} names no column of this survey, so nothing was taken from it."),
    "questionnaire_missing": N_(
        "The questionnaire {file} was not found or could not be opened, so codes are shown without their labels."
    ),
    "questionnaire_nothing": N_(
        "{file} says nothing about the columns of this survey, so nothing was changed. What is needed is a list "
        "with the column names of the survey (such as Q1) and their questions or answer options."
    ),
    "questionnaire_read": N_("{columns} columns took their question texts and answer labels from {file}."),
    "code_sheet_none": N_("No sheet of this workbook is used for question texts and answer labels, as you chose."),
    "cells_with_errors": N_("Error cells (#N/A, #DIV/0! …), counted as blank: {columns}"),
    "formulas_without_result": N_(
        "Some formulas have no saved result ({columns}), so their values are missing. Open the file in Excel, "
        "save it, and choose it again."
    ),
    "cells_far": N_(
        "Cells far away from all others, taken for leftovers and not read. If they are answers, move them next to the "
        "table."
    ),
    "colours_only": N_(
        "Meaning shown only by colour cannot be read: {columns}. Write it into the cells, or into a column of its own."
    ),
    "decimal_commas": N_("Numbers with a decimal comma, read as numbers: {example} is {number}"),
    "decimal_commas_open": N_(
        "Is the comma in {example} a decimal comma, so that it means {number}? The answers themselves do not tell."
    ),
    "whole_numbers": N_("Whole numbers written with a needless .0 (1001.0), read without it"),
    # another table joined by customer
    "joined": N_(
        "{file} was joined by {key} = {other} ({columns} columns). Answers for which the customer was found there"
    ),
    "join_offered": N_("{file} is not joined now. It can be joined by {key} again."),
    "join_unmatched": N_("Answers whose {key} is not in {file}: they stay, and its columns are blank for them"),
    "join_ambiguous": N_(
        "Answers whose {key} is in {file} more than once with different values. Nobody can tell which is right, so "
        "its columns are blank for them."
    ),
    "join_blank": N_("Answers without {key}: the columns of {file} are blank for them"),
    "join_unused": N_("Rows of {file} that belong to none of the answers"),
    "join_repeated": N_("Ids that are in {file} more than once with the same values: taken once"),
    "join_blank_there": N_("Rows of {file} without {other}"),
    "join_rows_left_out": N_("Rows of {file} that are no entries (empty rows, totals, notes)"),
    "join_zeros": N_("Answers whose {key} is in {file} only when zeros in front, hyphens and spaces are passed over"),
    "join_missing": N_(
        "{file}, which is joined by {key}, was not found or could not be opened. Its columns are missing here; put "
        "it beside the project, or join it again."
    ),
    "join_unreadable": N_("There is no table to join in {file}, so its columns are missing here."),
    "join_no_key": N_("{file} could not be joined: this survey has no column {key}."),
    "join_no_other": N_("{file} could not be joined: it has no column {other}."),
    "join_none": N_(
        "No column of {file} has the same ids as a column of this survey. Choose the two columns yourself."
    ),
    "join_needs_file": N_("“{text}” is no file and column; write FILE:COLUMN or FILE:COLUMN=OTHER COLUMN."),
    # the reading and journey of an earlier project
    "template_offered": N_(
        "This survey has the columns of “{name}”, which you saved before. The same reading and journey can be used."
    ),
    "template_use": N_("Use the same reading and journey"),
    "template_forget": N_("Delete this template"),
    "template_never": N_("Stop offering templates"),
    "templates_unwanted": N_("Templates are no longer kept or offered. Use File > Templates to turn them on again."),
    "template_taken": N_("Reading and journey were copied from “{name}”: {found} of its {count} columns were found."),
    "template_likely": N_(
        "Columns that are probably the same under another name, as the words are alike ({count}): {columns}"
    ),
    "template_beside": N_(
        "“{name}” also used other files ({files}), which are not taken over. Drop them on the window to use them here."
    ),
    "template_missing": N_("Columns of that project that this survey does not have ({count}): {columns}"),
    "template_renamed": N_("Columns that have a different name here ({count}): {columns}"),
    "template_new": N_("Columns that are new here ({count}): {columns}"),
    "step_template": N_("Reading and journey of “{name}”"),
    "step_questionnaire": N_("Questionnaire {file}"),
    "step_questionnaire_removed": N_("Without the questionnaire {file}"),
    "step_code_sheet": N_("Question texts and labels from the sheet {sheet}"),
    "step_code_sheet_none": N_("Question texts and labels from no sheet"),
    "step_code_sheet_usual": N_("Question texts and labels from the sheet that was found"),
    "step_join": N_("Join {file}"),
    "step_join_removed": N_("Take {file} away again"),
    # columns that hold several answers, or options of a question
    "option_rejoined": N_(
        "{column}: is “{option}” one option, or several? Its parts never come apart, so it is one here; "
        "all other cells were split at “{separator}”."
    ),
    "column_split_asked": N_(
        "{column}: its cells were split at “{separator}” into {options} options. Does a cell hold several answers?"
    ),
    "columns_split": N_("Columns whose cells hold several answers, split into options: {columns}"),
    "tick_run_asked": N_(
        "{columns}: {count} columns with one mark were taken as one question, so a blank is a “no” only for the "
        "{base} of {total} people who have a mark in one of them. Are they one question?"
    ),
    "options_own_words": N_(
        "Answers in somebody's own words beside the options to choose from: they count for no option"
    ),
    "columns_repeated_in_columns": N_("Same answers as in columns of their own, so not used: {columns}"),
    "options_without_question": N_(
        "Columns that each hold one option of a question whose text is not in the file. Are they one question?"
    ),
    "options_named_by_answers": N_(
        "Columns without a heading that were taken as options of {columns}, each named by its answer. Is that so?"
    ),
    "classes_agree": N_("Rows in which {column} agrees with {loyalty} as worked out here"),
    "classes_differ": N_("Rows in which {column} does not agree with {loyalty} as worked out here"),
    "columns_one_two": N_("Columns with only 1 and 2: if they mean yes and no, say which of them is yes."),
    "times_zoned": N_(
        "Columns whose times name a time zone, such as {value}. Days are those that are written; how long somebody "
        "took is worked out across zones."
    ),
    "times_utc": N_("Columns whose times are in UTC, nine hours behind Japan"),
    # the quality of the answers
    "rows_identical": N_("Rows that are the same as another row in every cell"),
    "rows_duplicates": N_(
        "Answers whose {column} comes again further down. Is each row one answer, or each {column} one customer?"
    ),
    "rows_straight": N_("Answers with the same choice for every question of a block (straight-lining)"),
    "rows_impossible_times": N_("Answers that end before they begin"),
    "rows_hurried": N_("Answers given in less than a third of the usual time"),
    "loyalty_outside": N_(
        "Answers to “{column}” lie outside its scale and are in no figure. Are its ends right, and what do they mean?"
    ),
    "answers_outside": N_("Answers outside the scale of their question; they count as no answers"),
    "answers_unplaced": N_("Answers that have no place on the scale of their question. What do they count as?"),
    "digits_converted": N_("Numbers typed in full-width digits, read as numbers"),
    "answers_missing_blank": N_("Blank cells in questions that figures are made of: no answers"),
    "answers_missing_not_used": N_("Answers saying that it was not used: no answers"),
    "answers_missing_dont_know": N_("Answers saying “don't know”: no answers"),
    "answers_missing_refused": N_("Answers that were refused: no answers"),
    "answers_missing_out_of_range": N_("Answers that you left out as being outside the scale"),
    "answers_missing_error": N_("Cells with an error of the spreadsheet: no answers"),
    "segment_outside": N_(
        "Answers that fit none of the others of their segment: these people are in the figures of all, but in no part"
    ),
    "segment_unplaced": N_(
        "Answers of segments that are no number or range: these people are in the figures of all, but in no part"
    ),
    "segment_missing_blank": N_("Blank cells in segments: these people are in the figures of all, but in no part"),
    "segment_missing_not_used": N_(
        "Answers in segments saying that it does not apply: these people are in the figures of all, but in no part"
    ),
    "segment_missing_dont_know": N_(
        "Answers in segments saying “don't know”: these people are in the figures of all, but in no part"
    ),
    "segment_missing_refused": N_(
        "Answers in segments that were refused: these people are in the figures of all, but in no part"
    ),
    "segment_missing_out_of_range": N_(
        "Answers in segments that you left out: these people are in the figures of all, but in no part"
    ),
    "segment_missing_error": N_(
        "Cells of segments with an error of the spreadsheet: these people are in the figures of all, but in no part"
    ),
    "rows_by_hand": N_("Rows that you left out by hand"),
    "kept_by_hand": N_("Rows that you kept by hand"),
    "rows_by_hand_lost": N_("Rows that you left out or kept by hand and that are not where they were"),
    "step_shape": N_("Table: {shape}"),
    "step_row_left_out": N_("Leave row {row} out"),
    "step_row_back": N_("Take row {row} back"),
    "step_row_rules": N_("Row {row} as the rules say"),
    "step_rule_left_out": N_("Leave out: {what}"),
    "step_rule_kept": N_("Keep: {what}"),
    "step_rule_on": N_("Apply: {what}"),
    "step_rule_off": N_("Do not apply: {what}"),
    "step_codes_several": N_("Codes of {count} columns"),
    "step_missing_several": N_("Leave out “{value}” in {count} columns"),
    "step_answer_several": N_("Count “{value}” in {count} columns"),
    "step_yes_several": N_("What means yes in {count} columns"),
    "step_reverse_several": N_("Direction of the scales of {count} columns"),
    "step_clear_several": N_("Read {count} columns as proposed"),
    "step_seen": N_("Checked what was read"),
    "step_answered": N_("{answer}"),
    "step_headings_none": N_("No headings"),
    "step_headings_row": N_("Heading in row {rows}"),
}
