"""The sentences about the values of a survey: what is asked, told and proposed; see `sentences`."""

from __future__ import annotations

from loyalty_desktop.i18n import N_

VALUE_SENTENCES: dict[str, str] = {
    "direction_asked": N_(
        "Which is the good end, {low} or {high}? For now {best} is read as the best answer. People who chose {high} "
        "in “{column}”: {n}."
    ),
    "direction_asked_several": N_(
        "Which is the good end of the scales in {count} columns, {low} or {high}? For now {best} is read as the best "
        "answer. People who chose {high} in “{column}”: {n}."
    ),
    "scales_turned": N_(
        "{count} of {drivers} drivers are rated better by less loyal people: their scale may be reversed."
    ),
    "loyalty_not_nps": N_(
        "NPS needs a question from 0 to 10; “{column}” runs from {low} to {high}, so its score goes by another name."
    ),
    "coded_from_one": N_("Answers to “{column}” that stand in the file as 1 to 11, read as 0 to 10"),
    "coded_from_one_several": N_("Answers in {count} columns that stand in the file as 1 to 11, read as 0 to 10"),
    "one_higher_asked": N_(
        "“{column}” runs from 0 to 10, yet nobody chose 0, and there are answers of 11 ({n}). Were all answers saved "
        "one higher than they were given, as 1 to 11?"
    ),
    "one_higher_asked_several": N_(
        "{count} columns run from 0 to 10, yet nobody chose 0, and there are answers of 11 ({n} in “{column}”). Were "
        "all answers saved one higher than they were given, as 1 to 11?"
    ),
    "coded_from_one_asked": N_(
        "“{column}” is answered from 1 to 11. Are these the codes of the answers 0 to 10? Only then is its score an "
        "NPS."
    ),
    "coded_from_one_asked_several": N_(
        "{count} columns are answered from 1 to 11. Are these the codes of the answers 0 to 10? Only then are their "
        "scores an NPS."
    ),
    "lowest_asked": N_("Nobody chose 0 in “{column}”. Does the scale begin with 0 or with 1?"),
    "extra_code_asked": N_(
        "What does {code} mean beside {low} to {high}? Until you say, these answers are left out of the figures."
    ),
    "extra_code_asked_several": N_(
        "What does {code} mean beside {low} to {high} in {count} columns? Until you say, these answers are left out of "
        "the figures."
    ),
    "sixth_asked": N_(
        "Is {code} in “{column}” a step of its scale, or does it mean something else, such as “not used”? It counts as "
        "a step until you say."
    ),
    "sixth_asked_several": N_(
        "Is {code} in {count} columns a step of their scale, or does it mean something else, such as “not used”? It "
        "counts as a step until you say."
    ),
    "beside_scale_asked": N_(
        "“{value}” does not belong to the steps of “{column}”, so these answers ({n}) are in no figure. What do they "
        "count as?"
    ),
    "beside_scale_asked_several": N_(
        "“{value}” does not belong to the steps of {count} columns, so these answers are in no figure. What do they "
        "count as?"
    ),
    "driver_doubtful": N_(
        "{column}: it may be the rating of a touchpoint, but that is not certain. It is in no figure until you give "
        "it that role."
    ),
    "driver_doubtful_several": N_(
        "{column} and others, {count} columns: they may be ratings of touchpoints, but that is not certain. They are "
        "in no figure until you give them that role."
    ),
    "experience_doubtful": N_(
        "{column}: it may be an experience, but that is not certain. It is in no figure until you give it that role."
    ),
    "experience_doubtful_several": N_(
        "{column} and others, {count} columns: they may be experiences, but that is not certain. They are in no "
        "figure until you give them that role."
    ),
    "steps_asked": N_(
        "“{column}” seems to be a rating. In which order do its answers count? Until you say, it is in no figure."
    ),
    "steps_asked_several": N_(
        "“{column}” and others, {count} columns, seem to be ratings with the same answers. In which order do these "
        "count? Until you say, they are in no figure."
    ),
    "second_loyalty_asked": N_(
        "“{column}” asks for loyalty too; the score rests on “{loyalty}”. What is it to be? Until you say, it is "
        "not in the journey."
    ),
    "second_loyalty_asked_several": N_(
        "{count} columns ask for loyalty too; the score rests on “{loyalty}”. What are they to be? Until you say, they "
        "are not in the journey."
    ),
    "burden_asked": N_("“{column}” seems to ask for a burden, so “{value}” is read as its best answer. Is that right?"),
    "burden_asked_several": N_(
        "{count} columns seem to ask for a burden, so “{value}” is read as their best answer. Is that right?"
    ),
    "hundred_asked": N_(
        "“{column}” is rated in points up to 100, and figures need steps. What does each answer count as? Until you "
        "say, it is in no figure."
    ),
    "hundred_asked_several": N_(
        "{count} columns are rated in points up to 100, and figures need steps. What does each answer count as? Until "
        "you say, they are in no figure."
    ),
    "averages_asked": N_(
        "“{column}” holds ratings such as {value} between the steps {low} to {high}, and figures need steps. What do "
        "they count as? Until you say, the column is in no figure."
    ),
    "averages_asked_several": N_(
        "{count} columns hold ratings such as {value} between the steps {low} to {high}, and figures need steps. What "
        "do they count as? Until you say, these columns are in no figure."
    ),
    "fractions_asked": N_(
        "Answers to “{column}” such as {value} lie between the steps {low} to {high}. What do they count as? Until you "
        "say, these answers are in no figure."
    ),
    "fractions_asked_several": N_(
        "Answers in {count} columns such as {value} lie between the steps {low} to {high}. What do they count as? "
        "Until you say, these answers are in no figure."
    ),
    "one_two_asked": N_("“{column}” is answered by 1 and 2. Which of them means yes?"),
    "one_two_asked_several": N_("{count} columns are answered by 1 and 2. Which of them means yes?"),
    "ticked_nothing_asked": N_(
        "Who ticked nothing in “{column}” is left out of its shares. Had they none of it, or were they not asked?"
    ),
    "blank_asked": N_("Does a blank in “{column}” mean “no”, or that nothing was answered?"),
    "blank_asked_several": N_("Does a blank in {count} columns mean “no”, or that nothing was answered?"),
    "date_order_asked": N_("Is {value} in “{column}” month/day or day/month?"),
    "date_order_asked_several": N_("Are the dates in {count} columns month/day or day/month, {value} for one?"),
    "dates_day_first": N_("Columns of dates in which the day stands before the month"),
    "dates_year_first": N_("Columns of dates that begin with a year of two digits (25/04/01)"),
    "dates_era": N_("Columns with dates of the Japanese calendar"),
    "dates_serial": N_("Columns with dates written as the numbers of Excel"),
    "turned_asked": N_("Was “{value}” in “{column}” originally “{was}”? A spreadsheet may have turned it into a date."),
    "turned_asked_several": N_(
        "Was “{value}” in {count} columns originally “{was}”? A spreadsheet may have turned it into a date."
    ),
    "numbers_turned_asked": N_(
        "Was “{value}” in “{column}” originally the number {was}? A format may show numbers as moments of the year "
        "1900."
    ),
    "numbers_turned_asked_several": N_(
        "Was “{value}” originally the number {was}, and so in {count} columns? A format may show numbers as moments of "
        "the year 1900."
    ),
    "ids_padded": N_("Columns of ids shown with {digits} digits, as their cells are formatted"),
    "ids_too_long": N_(
        "Ids with more than fifteen digits: Excel keeps no more, so their last digits may be wrong. Save them as text."
    ),
    "ids_exponent": N_("Ids such as 1.23E+11 have lost digits in a spreadsheet. Export them again as text."),
    "ids_zeros_lost": N_("Ids of “{column}” that are shorter than the others: zeros in front may have been lost"),
    "amounts_asked": N_("“{column}” holds amounts written as ranges. To add them up, use the middle of each range?"),
    "amounts_asked_several": N_(
        "{count} columns hold amounts written as ranges. To add them up, use the middle of each range?"
    ),
    "amounts_far": N_("Amounts far from all others in “{column}”: {values}. Are they right?"),
    "amounts_far_out": N_("Amounts far from all others in “{column}” that you left out: {values}"),
    "amount_code_asked": N_(
        "Does {code} in “{column}” mean that there is no answer? Until you say so, it counts as the number {code}."
    ),
    "amount_code_asked_several": N_(
        "Does {code} in {count} columns mean that there is no answer? Until you say so, it counts as the number {code}."
    ),
    "nothing_asked": N_(
        "Does “{value}” in “{column}” count as 0, or is it no answer? Until you say, it is left out of sums and means."
    ),
    "nothing_asked_several": N_(
        "Does “{value}” in {count} columns count as 0, or is it no answer? Until you say, it is left out of sums and "
        "means."
    ),
    "unit_asked": N_("“{column}” is in {unit}. Multiply its numbers by {times}?"),
    "unit_asked_several": N_("{count} columns are in {unit}. Multiply their numbers by {times}?"),
    "currencies_asked": N_(
        "“{column}” holds amounts in several currencies ({currencies}), which are added up as they stand. Is that "
        "right? If not, convert them to one currency in the file."
    ),
    "currencies_asked_several": N_(
        "{count} columns hold amounts in several currencies ({currencies}), which are added up as they stand. Is that "
        "right? If not, convert them to one currency in the file."
    ),
    "percent_shown": N_("Columns of percentages, read as they are shown: 85%"),
    "amounts_far_above": N_("Amounts ten times as high as nearly all others, which count as they stand: {columns}"),
    "amounts_negative": N_("Amounts below zero (△, ▲ or in brackets), such as returns"),
    "options_none": N_(
        "Answers such as “{value}” where several could be chosen: none of the options, yet an answer to each of them"
    ),
    "rows_called_tests": N_("Answers whose id, name or comment is “test” and nothing else"),
    "amounts_about": N_("Amounts read without the word that calls them rough, such as “{value}” in “{column}”"),
    "answers_no_amount": N_("Answers that are no amount where amounts are added up; they count as no answers"),
    # what was done to the options of cells with several answers
    "step_amount": N_("{value} in {column} counts for {amount}"),
    "step_amount_several": N_("{value} in {count} columns counts for {amount}"),
    "step_amounts": N_("Ranges of {column} count for their middle"),
    "step_amounts_several": N_("Ranges of {count} columns count for their middle"),
    "step_amounts_none": N_("Ranges of {column} count for no number"),
    "step_amounts_none_several": N_("Ranges of {count} columns count for no number"),
    "amount_unclear": N_("“{text}” is not a number. Type what the range counts as, such as 2000."),
    "amounts_used": N_(
        "Each range of “{column}” counts as one number in sums and means: its middle, or where it begins without an "
        "upper end ({open_ends}); {own} were changed by hand"
    ),
    "amounts_used_several": N_(
        "Each range of {count} columns counts as one number in sums and means: its middle, or where it begins without "
        "an upper end ({open_ends} in each); {own} in each were changed by hand"
    ),
    # answers that hang together across a row
    "why_ranking": N_("Places from 1 to {places}, each given once in a row: a ranking"),
    "why_stepless": N_("Ratings without steps: points out of 100, averages or half points"),
    "why_effort": N_("Numbers that rate how easy something was, or how much effort it took"),
    "why_oneself": N_("About the respondents themselves, not about what they were offered"),
    "why_shared_out": N_("Points that add up to {total} in each row"),
    "why_ranking_cell": N_("All {places} options in every cell, in different orders: a ranking"),
    "ranking_asked": N_(
        "Columns that hold a ranking: each respondent gives each place from 1 to {places} once ({columns}). A place is "
        "no rating, so they are in no figure. What are they?"
    ),
    "shared_out_asked": N_(
        "Columns of points that add up to {total} in each row ({columns}). They say how points were shared, not how "
        "satisfied somebody is, so they are in no figure. What are they?"
    ),
    "why_ranking_words": N_("Options in {places} places, none of them named twice: a ranking in words"),
    "ranking_words_asked": N_(
        "Columns that hold a ranking in words: {places} places, and nobody names an answer twice ({columns}). A place "
        "is no rating, so they are in no figure. What are they?"
    ),
    "ranking_cell_asked": N_(
        "Every cell of {columns} holds all {places} options, each in an order of its own: a ranking. Everybody has all "
        "of them, so it is in no figure. What is it?"
    ),
    # what can be told of a column on the command line
    "column_no_setting": N_("{text} must read HEADER:KEY=VALUE. The keys are: {keys}."),
    "column_no_key": N_("{text}: there is no key {key}. The keys are: {keys}."),
    "column_choice": N_("{key}={value}: {key} is one of {choices}."),
    "column_number": N_("{key}={value}: {value} is no number that {key} can take."),
    "column_no_pair": N_("{key}={value} must read {key}=ANSWER:WHAT, as in label=5:Very satisfied."),
    "column_ends": N_("{text}: a scale cannot run from {low} to {high}. The high end is the larger number."),
    "column_idle": N_(
        "{setting} changes nothing in {column}: its answers are of another kind. See them with: inspect FILE"
    ),
    "column_parts": N_("{key}={value} must name two parts or more, with | between them: {key}=A|B."),
    "step_label": N_("Label of {value} in {column}: “{label}”"),
    "step_label_several": N_("Label of {value} in {count} columns: “{label}”"),
    "step_option_name": N_("Call the option “{option}” “{name}”"),
    "step_option_name_several": N_("Call the option “{option}” “{name}” in {count} columns"),
    "step_option_merge": N_("{options} options of {column} are “{name}”"),
    "step_option_merge_several": N_("{options} options are “{name}” in {count} columns"),
    "step_option_join": N_("“{name}” is one option of {column}"),
    "step_option_join_several": N_("“{name}” is one option of {count} columns"),
    "step_option_part": N_("“{option}” is several options of {column}"),
    "step_option_part_several": N_("“{option}” is several options of {count} columns"),
    "step_option_split": N_("How many answers the cells of {column} hold"),
    "step_option_split_several": N_("How many answers the cells of {count} columns hold"),
    "step_option_proposed": N_("Options of {column} as proposed"),
    "step_option_proposed_several": N_("Options of {count} columns as proposed"),
    "personal_columns_hidden": N_(
        "Columns that name people are not taken over: it is only known who answered them, and nothing of them is saved"
    ),
    "personal_columns_shown": N_("Columns that name people were taken over, as you wanted"),
    "personal_in_comments_hidden": N_(
        "Comments with an e-mail address, a telephone number or the name of whoever wrote them, which is shown as ●●●"
    ),
    "personal_in_comments_shown": N_(
        "Comments with an e-mail address or a telephone number, which is shown as you wanted"
    ),
}
