"""Prepares a release of a commit of main: the conditions for a release, its schedule, and the folder to send."""
