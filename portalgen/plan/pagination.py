"""The pages of a list and their addresses; their links are built in `outputs.pagination`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.config.portal import Site
from portalgen.plan.model import Address, Output, OutputType
from portalgen.plan.segments import PAGE_NUMBER_SEGMENT

DEFAULT_PAGE_SIZE: Final = 20
"""Entries per page for lists of terms and of sections not in the configuration."""


def paginate_output(
    site: Site, code: str, output_type: OutputType, subject: str, base: str, total: int, size: int, source: str
) -> Iterator[Output]:
    """Yield the output of each page of a list of `total` entries, `size` per page; an empty list has one page."""
    for number in range(1, max(1, -(-total // size)) + 1):
        path = base if number == 1 else f"{base}{PAGE_NUMBER_SEGMENT.text(code)}-{number}/"
        yield Output(Address(site.host, path), site.id, code, output_type, subject, source, number)
