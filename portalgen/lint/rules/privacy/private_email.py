"""The check of PRV205; its page is `PRV205.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.privacy._lines import find_in_page
from portalgen.text.personal_data import find_private_emails, mail_host_of, may_hold_private_emails


def check(text: PageText) -> Iterator[Violation]:
    """PRV205 for each mailbox at a provider for private people; the message names the provider only."""
    if may_hold_private_emails(text.visible_text):
        for address, place in find_in_page(text, find_private_emails):
            yield violation("PRV205", place, host=mail_host_of(address))


RULE: Final = PageRule("PRV205", check)
