"""Inserts an id into a page without one. It consists of the site's id and the file name, or else the title."""

from __future__ import annotations

from collections.abc import Collection
from itertools import count
from typing import Final

from portalgen.config.yaml_text import Tree, YamlText, as_mapping, parse_yaml
from portalgen.lint.fixes.lines import split_lines_with_ends
from portalgen.text.slugs import slug_of

_SCHEMA: Final = "# yaml-language-server:"
_LONGEST: Final = 80


def insert_missing_id(head: str, path: str, site: str, taken: Collection[str], item: str = "") -> str:
    """Return the front matter with an id as its first key.

    The id is `item`, which the page uses in its other languages, or otherwise an id that is not in `taken` (ids in
    use). Return `head` unchanged if it has an id, cannot be parsed, or translates an original without an id.
    """
    tree, _ = parse_yaml(YamlText(head, path, "FMT"))
    keys = as_mapping(tree)
    if keys is None or "id" in keys or ("translated_from" in keys and not item):
        return head
    name = _name_of_page(path) or slug_of(str(keys.get("title") or ""))
    if not name and not item:
        return head
    identifier = item or _find_free_id(f"{site}-{_shorten_name(name)}", taken)
    changed = _insert_line(head, f"id: {identifier}")
    expected: Tree = {"id": identifier, **keys}
    return changed if parse_yaml(YamlText(changed, path, "FMT"))[0] == expected else head


def _name_of_page(path: str) -> str:
    """Return the name for the id: the file's, or the folder's for `index.*` and `_index.*`; empty for the site's own."""
    *folders, file = path.split("/")
    stem = file.split(".")[0]
    if stem not in ("index", "_index"):
        return slug_of(stem)
    return slug_of(folders[-1]) if len(folders) > 2 else ""


def _shorten_name(name: str) -> str:
    if len(name) <= _LONGEST:
        return name
    return name[: _LONGEST + 1].rpartition("-")[0] or name[:_LONGEST]


def _find_free_id(identifier: str, taken: Collection[str]) -> str:
    if identifier not in taken:
        return identifier
    return next(each for number in count(2) if (each := f"{identifier}-{number}") not in taken)


def _insert_line(head: str, line: str) -> str:
    lines = split_lines_with_ends(head)
    at = 1 if lines and lines[0].startswith(_SCHEMA) else 0
    end = "\r\n" if "\r\n" in head else "\n"
    return "".join([*lines[:at], line + end, *lines[at:]])
