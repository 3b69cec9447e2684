"""Providers of private mailboxes, and a quick check for their names in a text."""

from __future__ import annotations

from typing import Final

SURE_MAIL_HOSTS: Final = (
    "gmail",
    "googlemail",
    "yahoo",
    "ymail",
    "rocketmail",
    "hotmail",
    "outlook",
    "icloud",
    "protonmail",
    "zohomail",
)
"""Names that are no other word, so a mailbox there is recognized even if spelled out."""


def may_hold_private_emails(text: str) -> bool:
    """Return True if the text may contain private mailboxes: a quick check with false positives."""
    if "@" in text:
        return True
    small = text.lower()
    return any(host in small for host in SURE_MAIL_HOSTS)
