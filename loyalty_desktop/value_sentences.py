"""The sentences about the values of a survey: what is asked, told and proposed; see `sentences`."""

from __future__ import annotations

from loyalty_desktop.i18n import N_

VALUE_SENTENCES: dict[str, str] = {
    "direction_asked": N_(
        "Which is the good end, {low} or {high}? {best} is read as the best answer; so many chose {high} in "
        "“{column}”: {n}."
    ),
    "direction_asked_several": N_(
        "Which is the good end of the scales in {count} columns, {low} or {high}? {best} is read as the best answer; "
        "so many chose {high} in “{column}”: {n}."
    ),
    "scales_turned": N_(
        "{count} of {drivers} drivers are rated better the lower the loyalty is: their scale may stand the wrong way "
        "round."
    ),
    "loyalty_not_nps": N_(
        "NPS needs a question from 0 to 10; “{column}” runs from {low} to {high}, so its score goes by another name."
    ),
    "lowest_asked": N_("Nobody chose 0 in “{column}”. Does the scale begin with 0 or with 1?"),
    "extra_code_asked": N_(
        "What does {code} mean beside {low} to {high}? Until you say, these answers are left out of the figures."
    ),
    "extra_code_asked_several": N_(
        "What does {code} mean beside {low} to {high} in {count} columns? Until you say, these answers are left out of "
        "the figures."
    ),
    "beside_scale_asked": N_(
        "“{value}” does not belong to the steps of “{column}”, so these answers ({n}) are in no figure. What do they "
        "count as?"
    ),
    "beside_scale_asked_several": N_(
        "“{value}” does not belong to the steps of {count} columns, so these answers are in no figure. What do they "
        "count as?"
    ),
    "one_two_asked": N_("“{column}” is answered by 1 and 2. Which of them means yes?"),
    "one_two_asked_several": N_("{count} columns are answered by 1 and 2. Which of them means yes?"),
    "blank_asked": N_("Does a blank in “{column}” mean “no”, or that nothing was answered?"),
    "blank_asked_several": N_("Does a blank in {count} columns mean “no”, or that nothing was answered?"),
    "date_order_asked": N_("Is {value} in “{column}” month/day or day/month?"),
    "date_order_asked_several": N_("Are the dates in {count} columns month/day or day/month, {value} for one?"),
    "dates_day_first": N_("Columns of dates in which the day stands before the month"),
    "dates_era": N_("Columns with dates of the Japanese calendar"),
    "dates_serial": N_("Columns with dates written as the numbers of Excel"),
    "turned_asked": N_("Was “{value}” in “{column}” originally “{was}”? A spreadsheet may have turned it into a date."),
    "turned_asked_several": N_(
        "Was “{value}” in {count} columns originally “{was}”? A spreadsheet may have turned it into a date."
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
    "amount_code_asked": N_(
        "Does {code} in “{column}” mean that there is no answer? Until you say so, it counts as the number {code}."
    ),
    "amount_code_asked_several": N_(
        "Does {code} in {count} columns mean that there is no answer? Until you say so, it counts as the number {code}."
    ),
    "unit_asked": N_("“{column}” is in {unit}. Multiply its numbers by {times}?"),
    "unit_asked_several": N_("{count} columns are in {unit}. Multiply their numbers by {times}?"),
    "percent_shown": N_("Columns of percentages, read as they are shown: 85%"),
    "amounts_negative": N_("Amounts below zero (△, ▲ or in brackets), such as returns"),
    "comments_personal": N_("Comments that hold an e-mail address or a telephone number"),
}
