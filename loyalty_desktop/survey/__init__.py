"""Files to surveys: reading, headings, scales and roles. Knows nothing of journeys or figures."""
