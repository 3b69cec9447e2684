"""Finds the changes that a submission causes for readers, by building main and the proposed main at the same clock."""
