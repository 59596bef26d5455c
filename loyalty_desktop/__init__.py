"""Loyalty Desktop: see, offline, what wins the heads and the hearts of customers."""

__version__ = "0.1.0"
