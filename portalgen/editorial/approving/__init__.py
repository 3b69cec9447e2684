"""Signing: the changes of a submission, each signer's part of them, and the place of the record."""
