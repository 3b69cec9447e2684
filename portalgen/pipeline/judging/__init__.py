"""The report on a submission that its board reads: as a value, as text for people, and in forms for programs."""
