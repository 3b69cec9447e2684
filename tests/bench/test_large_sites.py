"""The sites whose size is measured are written as the kinds of today ask."""

from __future__ import annotations

from pathlib import Path

import pytest
from large_sites import PageText, write_document, write_pages, write_project, write_site

from portalgen.config.load import load_portal
from portalgen.content.read import read_library


@pytest.mark.parametrize(
    ("kind", "pages"),
    [
        ("legal_document", tuple(write_pages(write_document, 5))),
        ("project", tuple(write_pages(write_project, 5))),
    ],
)
def test_what_is_measured_has_no_fault(kind: str, pages: tuple[PageText, ...], tmp_path: Path) -> None:
    write_site(tmp_path, "muc", kind, pages)
    portal, faults = load_portal(tmp_path)
    assert portal is not None, faults
    library, faults = read_library(portal)
    assert faults == ()
    assert sum(item.original.kind.name == kind for item in library.items) == 5
