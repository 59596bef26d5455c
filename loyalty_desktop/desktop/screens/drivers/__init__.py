"""The screen of drivers: what wins heads and what wins hearts."""
