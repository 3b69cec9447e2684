"""Leaked data that was removed from the history: the map from former commits to today's, made, proven and applied."""
