"""A page that is read without its portal, for rules that use nothing of its site."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Final, cast

from portalgen.config.lint_settings import LintSettings
from portalgen.config.portal import Site
from portalgen.content.front_matter_reading import read_front_matter
from portalgen.content.model import Page
from portalgen.kinds.table import KINDS
from portalgen.lint.model import LintRule, PageRule
from portalgen.lint.page_text import PageText

NEWS: str = "id: so-a\nkind: news\ntitle: Hội nghị\nsummary: Tin ngắn.\ndate: 2026-11-21\norigin: own\n"
_ATTRIBUTES: Final = frozenset(each.name for each in fields(Page))


def page_text_of(body: str, head: str = NEWS, language: str = "vi") -> PageText:
    """Return the page of this front matter and body; AssertionError where it cannot be read."""
    path = f"content/so/tin-tuc/a.{language}.md"
    data = f"---\n{head}---\n\n{body}".encode()
    front_matter, faults = read_front_matter(data, path, KINDS)
    assert front_matter is not None, faults
    page = Page(
        source=path,
        site="so",
        section="tin-tuc",
        name="a",
        language=language,
        kind=front_matter.kind,
        id=front_matter.values["id"],
        title=front_matter.values["title"],
        summary=front_matter.values.get("summary", ""),
        date=front_matter.values.get("date"),
        slug="",
        draft=bool(front_matter.values.get("draft")),
        publish_at=None,
        expires_at=None,
        fields={key: value for key, value in front_matter.values.items() if key not in _ATTRIBUTES},
        digest=front_matter.digest,
        head_digest=front_matter.head_digest,
        body_digest=front_matter.body_digest,
        original_digest=front_matter.original_digest,
        body_start=front_matter.body_start,
        body_line=front_matter.body_line,
    )
    return PageText(page, cast(Site, None), LintSettings(), data)


def findings_of(rules: Sequence[LintRule], text: PageText) -> list[tuple[str, int]]:
    """Return the code and the line (from 1 at the body's first) of each finding, in the order of the rules."""
    above = text.page.body_line
    return [
        (each.diagnostic.code, each.diagnostic.place.line - above)
        for rule in rules
        if isinstance(rule, PageRule)
        for each in rule.check(text)
    ]
