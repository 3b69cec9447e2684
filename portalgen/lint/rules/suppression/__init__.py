"""Suppressions, waivers and the baseline (SUP)."""
