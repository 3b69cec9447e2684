"""Reduces several spaces within a sentence to one (TXT204), except in code, tables, typed columns and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from portalgen.config.yaml_text import Tree
from portalgen.diagnostics.model import Place
from portalgen.kinds.collection import Kinds
from portalgen.kinds.table import KINDS
from portalgen.lint.fixes.reading import read_page_to_fix
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.text import double_space

_LINE_END: Final = re.compile(r"\r\n?|\n")


def collapse_double_spaces(data: bytes, path: str, kinds: Kinds = KINDS) -> bytes:
    """Return the page with single spaces. Return `data` if it has errors or if its meaning would change."""
    before = read_page_to_fix(data, path, kinds)
    if before is None:
        return data
    places = [each for each in double_space.find_double_spaces(before) if double_space.is_slip(before, each)]
    changed = _remove_spaces(before.text, places).encode("utf-8")
    after = read_page_to_fix(changed, path, kinds)
    return changed if after is not None and _extract_meaning(after) == _extract_meaning(before) else data


def _remove_spaces(text: str, places: Iterable[Place]) -> str:
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    spans = {(starts[each.line - 1] + each.column - 1, each.length) for each in places}
    for start, length in sorted(spans, reverse=True):
        if text[start : start + length].strip(" ") == "":
            text = f"{text[:start]} {text[start + length :]}"
    return text


def _extract_meaning(text: PageText) -> tuple[object, ...]:
    """Return the parts to preserve.

    Values except their spaces, targets of links and pictures, and the body's structure.
    """
    outline = text.outline
    return (
        _collapse_spaces(dict(text.keys)),
        tuple(each.level for each in outline.headings),
        tuple(each.target for each in outline.links),
        tuple((each.file, each.is_shortcode) for each in outline.pictures),
        tuple(each.file for each in outline.files),
        tuple((len(each.headers), each.rows) for each in outline.tables),
        tuple((each.kind, each.is_bold, " ".join(each.text.split())) for each in outline.texts),
    )


def _collapse_spaces(tree: Tree) -> Tree:
    if isinstance(tree, dict):
        return {key: _collapse_spaces(each) for key, each in tree.items()}
    if isinstance(tree, list):
        return [_collapse_spaces(each) for each in tree]
    return " ".join(tree.split()) if isinstance(tree, str) else tree
