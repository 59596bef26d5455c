"""Reports, pictures and tables taken out of the window."""
