"""The report as a value: what is told in a meeting, before anybody says as which kind of file."""
