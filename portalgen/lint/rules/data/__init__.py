"""Figures that pages show as tables and charts (DAT)."""
