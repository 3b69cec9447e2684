"""Notices that inform readers of a change to a published item: a correction, a withdrawal or a removal."""
