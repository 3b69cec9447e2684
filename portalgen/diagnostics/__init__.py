"""Diagnostics: values for faults in the user's files, with their codes, places and messages."""
