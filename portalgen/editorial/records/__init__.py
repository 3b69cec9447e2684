"""Approval records: their content, signatures and validity."""
