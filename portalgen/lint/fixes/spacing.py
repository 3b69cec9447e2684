"""Several spaces within a sentence become one, where rule TXT204 finds them: not in code, tables or addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, cast

from portalgen.config.lint_settings import LintSettings
from portalgen.config.portal import Site
from portalgen.config.yaml_text import Tree
from portalgen.content.front_matter import FrontMatter, read_front_matter
from portalgen.content.model import Page
from portalgen.diagnostics.model import Place
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.text import double_space

_LINE_END: Final = re.compile(r"\r\n?|\n")


def collapse_double_spaces(data: bytes, path: str) -> bytes:
    """The page with single spaces, or `data` where it has faults or would say anything else afterwards."""
    before = _page_text(data, path)
    if before is None:
        return data
    places = [each.diagnostic.place for each in double_space.check(before)]
    changed = _narrowed(before.text, places).encode("utf-8")
    after = _page_text(changed, path)
    return changed if after is not None and _said(after) == _said(before) else data


def _page_text(data: bytes, path: str) -> PageText | None:
    """The page as the rule reads it, which asks nothing of the site."""
    sheet, _ = read_front_matter(data, path)
    return None if sheet is None else PageText(_page(sheet, path), cast(Site, None), LintSettings(), data)


def _page(sheet: FrontMatter, path: str) -> Page:
    return Page(
        source=path,
        site="",
        section="",
        name="",
        language="",
        kind=sheet.kind.name,
        id=sheet.values["id"],
        title=sheet.values["title"],
        summary=sheet.values.get("summary", ""),
        date=None,
        slug="",
        draft=False,
        publish_at=None,
        expires_at=None,
        fields={},
        digest=sheet.digest,
        head_digest=sheet.head_digest,
        body_digest=sheet.body_digest,
        original_digest=sheet.original_digest,
        body_start=sheet.body_start,
        body_line=sheet.body_line,
    )


def _narrowed(text: str, places: Iterable[Place]) -> str:
    starts = [0, *(found.end() for found in _LINE_END.finditer(text))]
    spans = {(starts[each.line - 1] + each.column - 1, each.length) for each in places}
    for start, length in sorted(spans, reverse=True):
        if text[start : start + length].strip(" ") == "":
            text = f"{text[:start]} {text[start + length :]}"
    return text


def _said(text: PageText) -> tuple[object, ...]:
    """What must stay: the values but for their spaces, what is linked to and shown, and how the body is built."""
    outline = text.outline
    return (
        _squeezed(dict(text.keys)),
        tuple(each.level for each in outline.headings),
        tuple(each.target for each in outline.links),
        tuple((each.file, each.is_shortcode) for each in outline.pictures),
        tuple(each.file for each in outline.files),
        tuple((len(each.headers), each.rows) for each in outline.tables),
        tuple((each.kind, each.is_bold, " ".join(each.text.split())) for each in outline.texts),
    )


def _squeezed(tree: Tree) -> Tree:
    if isinstance(tree, dict):
        return {key: _squeezed(each) for key, each in tree.items()}
    if isinstance(tree, list):
        return [_squeezed(each) for each in tree]
    return " ".join(tree.split()) if isinstance(tree, str) else tree
