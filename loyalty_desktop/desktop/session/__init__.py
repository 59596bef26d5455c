"""What the window works on: the open project, its undo steps, jobs and settings; no widgets."""
