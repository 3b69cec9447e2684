"""Deadlines (DDL)."""
