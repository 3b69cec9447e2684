"""Telling readers of a change: a correction, a withdrawal, a removal."""
