"""The sentences of sales by class and of the customer grid; see `sentences`."""

from __future__ import annotations

from loyalty_desktop.i18n import N_

ECONOMY_SENTENCES: dict[str, str] = {
    # the cells of the customer grid, which users call what they like (Reichheld 2006; Takami 2011)
    "grid_negative_high": N_("Hostages"),
    "grid_passive_high": N_("Angels to be"),
    "grid_positive_high": N_("Angels"),
    "grid_negative_low": N_("Rebels"),
    "grid_passive_low": N_("Undecided customers"),
    "grid_positive_low": N_("Supporters"),
    # what is to be done about each
    "grid_advice_negative_high": N_("Unhappy, yet they buy a lot. See to them soon, one by one."),
    "grid_advice_passive_high": N_("They buy a lot, and may leave when something better comes along."),
    "grid_advice_positive_high": N_("Listen to them, and improve together with them."),
    "grid_advice_negative_low": N_("There are many of them. Answer their complaints efficiently."),
    "grid_advice_passive_low": N_("One good experience may win them."),
    "grid_advice_positive_low": N_("They like you. Give them more occasions to buy."),
    # columns of money
    "spend_several": N_("Several columns hold spend ({columns}). Choose one with --spend HEADER."),
    "frequency_several": N_("Several columns hold how often customers come ({columns}). Choose one with --frequency."),
    "spend_unusable": N_("{column} holds no amounts. Name a column of money, numbers or ranges."),
    "spend_ranges": N_(
        "{column} holds ranges, which have no sum. Say what each counts for, for instance with "
        '--column "{column}:amounts=middle".'
    ),
}
