"""Backups of what is not in Git: one tar of a target with the SHA-256 of everything in it, and the way back."""
