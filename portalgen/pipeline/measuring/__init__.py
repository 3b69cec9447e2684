"""Measures a site: from a built folder, its history and the rules."""
