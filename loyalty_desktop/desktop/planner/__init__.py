"""How many answers are needed, and what those that are there can show."""
