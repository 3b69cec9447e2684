"""Backups of data outside Git: a tar of a target with the SHA-256 of all its content, and restoring it."""
