"""The report on a submission for its board: as a value, as text for people, and in forms for programs."""
