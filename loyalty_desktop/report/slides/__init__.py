"""The report as a PowerPoint deck with charts and tables that can be edited."""
