"""The report on a submission for its board: as a value and as text, for people and programs."""
