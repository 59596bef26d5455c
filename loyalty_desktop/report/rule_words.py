"""Rules and reasons in a few words, where a whole sentence has no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from loyalty_desktop.messages import Message


def rule_title(what: Message) -> str:
    """Return a rule or a reason in a few words; the whole sentence where there are none."""
    return {
        "rows_by_hand": _("Left out by hand"),
        "kept_by_hand": _("Kept by hand"),
        "rows_identical": _("Identical rows"),
        "rows_duplicates": _("Repeated answers"),
        "rows_straight": _("Same throughout"),
        "rows_impossible_times": _("Impossible times"),
        "rows_hurried": _("Very fast"),
        "rows_test_answers": _("Test answers"),
        "rows_called_tests": _("Called a test"),
        "rows_unfinished": _("Unfinished"),
        "rows_hidden": _("Hidden rows"),
        "rows_totals": _("Totals and notes"),
        "rows_sections": _("Titles of parts"),
        "rows_repeated_headings": _("Repeated headings"),
        "rows_empty": _("Empty rows"),
        "loyalty_blank": _("No loyalty answer"),
        "answers_outside": _("Outside scale"),
        "loyalty_outside": _("Outside scale"),
        "answers_no_amount": _("No amounts"),
        "digits_converted": _("Full-width digits"),
        "other_sheets": _("Sheets with the same headings as one"),
        "other_sheets_alike": _("Sheets with the same headings as one"),
        "sheets_as_one": _("Sheets with the same headings as one"),
        "code_book": _("Question texts and labels from the code book"),
        "code_book_texts": _("Question texts from the code book"),
        "heading_codes": _("Labels of codes from their heading"),
        "legend": _("The scale from the words beside the answers"),
        "code_book_perhaps": _("Question texts and labels from another sheet"),
        "second_table": _("A second table"),
        "table_beside": _("A second table"),
        "merged_answers": _("Merged cells filled"),
        "widened": _("One row a person"),
        "widened_offered": _("One row a person"),
        "turned": _("Rows and columns swapped"),
        "turned_offered": _("Rows and columns swapped"),
        "blocks_numbered": _("Column with the part of the table"),
        "decimal_commas": _("Decimal commas"),
        "decimal_commas_open": _("Decimal commas"),
        "whole_numbers": _("Whole numbers without .0"),
        "joined": _("Joined table"),
        "join_offered": _("Joined table"),
        "personal_columns_hidden": _("Names and addresses not taken over"),
        "personal_columns_shown": _("Names and addresses not taken over"),
        "personal_in_comments_hidden": _("Addresses and telephone numbers in comments veiled"),
        "personal_in_comments_shown": _("Addresses and telephone numbers in comments veiled"),
        "join_zeros": _("Zeros in front of ids passed over"),
    }.get(what.id) or what.text()


def rule_sign(rule: str) -> str:
    """Return the sign of a rule beside the numbers of the rows that it is about; '' where it marks none."""
    return {
        "rows_identical": _("="),
        "rows_duplicates": _("R"),
        "rows_straight": _("S"),
        "rows_impossible_times": _("T"),
        "rows_hurried": _("H"),
    }.get(rule, "")
