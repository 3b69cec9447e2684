"""Receipts of pushes: the signatures and integrity of the log, and its writing by a server."""
