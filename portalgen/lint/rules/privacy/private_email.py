"""The check of PRV205; its page is `PRV205.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.privacy._lines import find_in_page
from portalgen.text.mail_hosts import may_hold_private_emails
from portalgen.text.personal_data import find_private_emails, mail_host_of


def check(text: PageText) -> Iterator[Violation]:
    """Yield PRV205 for each mailbox at a private provider; the message names only the provider."""
    if may_hold_private_emails(text.visible_text):
        for address, place in find_in_page(text, find_private_emails):
            yield violation("PRV205", place, host=mail_host_of(address))


RULE: Final = PageRule("PRV205", check)
