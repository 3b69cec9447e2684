"""Receipts of pushes: who signed the log, whether it is whole, and how a server writes it."""
