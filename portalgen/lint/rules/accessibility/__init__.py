"""Accessibility of content (ACC)."""
