"""How many pages a list has, and where they lie; their links are built in `outputs.pagination`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.config.portal import Site
from portalgen.plan.model import Address, Output, OutputType
from portalgen.plan.segments import PAGE_NUMBER_SEGMENT

DEFAULT_PAGE_SIZE: Final = 20
"""Entries on one page of a term's list, and of a section that the configuration does not declare."""


def paginate_output(
    site: Site, code: str, output_type: OutputType, subject: str, base: str, total: int, size: int, source: str
) -> Iterator[Output]:
    """Yield the output of each page of a list of `total` entries, `size` a page; an empty list has one page."""
    for number in range(1, max(1, -(-total // size)) + 1):
        path = base if number == 1 else f"{base}{PAGE_NUMBER_SEGMENT.text(code)}-{number}/"
        yield Output(Address(site.host, path), site.id, code, output_type, subject, source, number)
