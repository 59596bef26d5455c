"""Results turned into what is shown, as values: the JSON contract, tables, formatted numbers."""
