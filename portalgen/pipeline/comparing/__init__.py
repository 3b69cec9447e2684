"""Finds the effects of a submission on readers, by building main and the proposed main at the same clock."""
