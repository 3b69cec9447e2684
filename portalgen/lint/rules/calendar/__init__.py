"""The calendar and the instruments (LAW)."""
