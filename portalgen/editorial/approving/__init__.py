"""Signing as it is done: what a submission changes, who signs what of it, and where the record goes."""
