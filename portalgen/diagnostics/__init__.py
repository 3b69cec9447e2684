"""Faults in somebody's file, as values: what they are, where they stand, and how they are told."""
