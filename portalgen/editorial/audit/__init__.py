"""The audit of main's whole line: the approval of each change."""
