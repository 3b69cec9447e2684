"""Approval records: what they say, how they are signed, and what makes one valid."""
