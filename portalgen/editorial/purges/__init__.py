"""Leaked data removed from the history: maps from former to present commits, created, proven and applied."""
