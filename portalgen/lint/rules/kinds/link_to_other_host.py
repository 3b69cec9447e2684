"""The check of KND204; its page is `KND204.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.kinds._values import find_values


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND204 at each address outside of the hosts of its field and their subdomains."""
    for field, location, value in find_values(text.page, lambda each: bool(each.hosts)):
        host = _host_of(str(value))
        if not any(host == each or host.endswith(f".{each}") for each in field.hosts):
            yield violation("KND204", text.place(*location), host=host, key=field.name, hosts=", ".join(field.hosts))


def _host_of(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        return ""


RULE: Final = PageRule("KND204", check)
