"""Translations, told to the translators (LNG)."""
