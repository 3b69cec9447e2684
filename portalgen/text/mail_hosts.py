"""Providers of mailboxes for private people, and whether a text may name one: all that a line without one needs."""

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
"""What is no other word: a mailbox there is told in words as well."""


def may_hold_private_emails(text: str) -> bool:
    """Whether it is worth looking for mailboxes: quick, and true more often than there are any."""
    if "@" in text:
        return True
    small = text.lower()
    return any(host in small for host in SURE_MAIL_HOSTS)
