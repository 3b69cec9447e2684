"""Diagnostics: faults in somebody's file as values, with their codes, places and messages."""
