"""The audit of main's whole line: what approved each change."""
