"""Surveys of trades that no rule was written for, with the role that a person would give each column."""
