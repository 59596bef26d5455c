"""Where the program starts: open a survey, a sample, or a project again."""
