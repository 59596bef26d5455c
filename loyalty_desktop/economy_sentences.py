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
    "grid_advice_negative_high": N_("Unhappy, but still buying a lot. Contact them soon, one by one."),
    "grid_advice_passive_high": N_("They buy a lot, but may leave when something better comes along."),
    "grid_advice_positive_high": N_("Loyal and buying a lot. Listen, and improve with their help."),
    "grid_advice_negative_low": N_("Unhappy and buying little. Answer complaints efficiently."),
    "grid_advice_passive_low": N_("Neither loyal nor unhappy. A good experience may win them."),
    "grid_advice_positive_low": N_("They like you but buy little. Give them more occasions to buy."),
    # steps of the screen of customers
    "step_profit": N_("Choose the column of spend: {column}"),
    "step_frequency": N_("Choose the column of how often: {column}"),
    "step_threshold": N_("Change from where spend is high"),
    "step_cell_names": N_("Change the names of the grid"),
    "match_economics_none": N_("{file} has no column “{name}”, which the Customers screen uses"),
    # the list of customers
    "list_written": N_("{count} customers were exported to {file}. The file contains personal data."),
    "list_under_way": N_("Exporting {count} customers to {file}…"),
    "list_progress": N_("Exporting {count} customers to {file}: {percent}% done."),
    "list_stop": N_("Stop the export"),
    "list_stopped": N_("The export was stopped: {file} is as it was before."),
    "list_in_use": N_("{file} cannot be written. If it is open in Excel, close it there and try again."),
    "list_not_written": N_("{file} could not be written. Is the disk full, or the folder gone?"),
    "list_is_source": N_("{file} is the survey or the project itself. Choose another name for the list."),
    # columns of money
    "spend_several": N_("Several columns hold spend ({columns}). Choose one with --spend HEADER."),
    "frequency_several": N_("Several columns hold how often customers come ({columns}). Choose one with --frequency."),
    "spend_unusable": N_("{column} holds no amounts. Name a column of money, numbers or ranges."),
    "spend_ranges": N_(
        "{column} holds ranges, which have no sum. Say what each counts for, for instance with "
        '--column "{column}:amounts=middle".'
    ),
}
