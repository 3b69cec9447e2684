"""Parses a file for fixes in the same way as for page rules."""

from __future__ import annotations

from functools import lru_cache
from typing import cast

from portalgen.config.lint_settings import LintSettings
from portalgen.config.portal import Site
from portalgen.content.front_matter import FrontMatter
from portalgen.content.front_matter_reading import read_front_matter
from portalgen.content.model import Page
from portalgen.kinds.collection import Kinds
from portalgen.lint.page_text import PageText


@lru_cache(maxsize=2)
def read_page_to_fix(data: bytes, path: str, kinds: Kinds) -> PageText | None:
    """Return the page for rules that do not depend on its site. Return None if the page cannot be parsed.

    The result is cached: consecutive fixes of a file often pass the same bytes, and parsing takes most of the time.
    """
    front_matter, _ = read_front_matter(data, path, kinds)
    if front_matter is None:
        return None
    return PageText(_build_page(front_matter, path), cast(Site, None), LintSettings(), data)


def _build_page(front_matter: FrontMatter, path: str) -> Page:
    return Page(
        source=path,
        site="",
        section="",
        name="",
        language="",
        kind=front_matter.kind,
        id=front_matter.values["id"],
        title=front_matter.values["title"],
        summary=front_matter.values.get("summary", ""),
        date=None,
        slug="",
        draft=False,
        publish_at=None,
        expires_at=None,
        fields={},
        digest=front_matter.digest,
        head_digest=front_matter.head_digest,
        body_digest=front_matter.body_digest,
        original_digest=front_matter.original_digest,
        body_start=front_matter.body_start,
        body_line=front_matter.body_line,
    )
