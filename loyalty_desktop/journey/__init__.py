"""What the user decides: stages, drivers, experiences, the measure, filters, and the project file."""
