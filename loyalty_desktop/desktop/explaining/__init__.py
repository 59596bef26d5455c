"""Figures that explain themselves: the card, the respondents behind it, and what can be clicked."""
