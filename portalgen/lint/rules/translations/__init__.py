"""Translations, reported to the translators (LNG)."""
