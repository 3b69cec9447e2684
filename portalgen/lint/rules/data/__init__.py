"""Figures shown on pages as tables and charts (DAT)."""
