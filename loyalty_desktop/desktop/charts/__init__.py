"""Charts: they draw values that `report` worked out."""
