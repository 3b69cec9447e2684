"""Notices to readers about a change: a correction, a withdrawal, a removal."""
