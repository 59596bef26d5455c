"""The report as PDF: A4 pages with an outline, tags and vector charts, or the gist of it on a single page."""
