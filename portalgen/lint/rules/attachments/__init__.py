"""Attachments: their format and their text (ATT)."""
