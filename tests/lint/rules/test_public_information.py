"""What is reported of items that must be public, where the site lists them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from portalgen.config.load import load_portal
from portalgen.content.read import read_library
from portalgen.diagnostics.model import Severity
from portalgen.diagnostics.registry import CODES
from portalgen.lint.context import LintContext
from portalgen.lint.rules.kinds.publication_unknown import check
from tests.makers.portal import AT, SmallPortal
from tests.makers.public_portal import OLDER, SITE_FILE, public_portal

NEITHER: Any = cast(Any, None)
"""Law and settings of the linter, which the rule does not read."""


def list_noted(portal: SmallPortal) -> list[str]:
    loaded, _ = load_portal(portal.root)
    assert loaded is not None
    library = read_library(loaded)[0]
    context = LintContext(loaded, library, NEITHER, NEITHER, AT, lambda source: (portal.root / source).read_bytes())
    return sorted(each.diagnostic.place.path for each in check(context))


def test_an_item_without_a_time_of_publication_is_noted_where_the_site_has_the_list(tmp_path: Path) -> None:
    portal = public_portal(tmp_path / "portal")
    # Neither the sample, nor what says `publish_at`, nor what is kept out of the list.
    assert list_noted(portal) == ["content/so/gioi-thieu/chi-tieu.vi.md", OLDER]
    portal.edit(OLDER, "issued:", "publish_at: 2026-12-01T08:00\nissued:")
    assert list_noted(portal) == ["content/so/gioi-thieu/chi-tieu.vi.md"], "readers do not have it yet"
    portal.edit(SITE_FILE, ", public_information]", "]")
    assert list_noted(portal) == []
    assert CODES["KND250"].severity is Severity.NOTE
