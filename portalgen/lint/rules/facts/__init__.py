"""Facts that contradict each other or the calendar (FCT)."""
