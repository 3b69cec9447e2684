"""Notices to readers about a change to a published item: a correction, a withdrawal or a removal."""
