"""Finds the files that a page names in its front matter, links, pictures and shortcodes, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.kinds.definition import Kind
from portalgen.lint.page_text import PageText
from portalgen.render.markdown.targets import TargetKind, link_target_of, picture_target_of
from portalgen.render.shortcodes.model import ParameterType
from portalgen.render.shortcodes.syntax import read_call
from portalgen.render.shortcodes.table import SHORTCODES

NamedFile = tuple[str, Place]

_FILE_TYPES: Final = (ParameterType.FILE, ParameterType.TARGET)
_FIELD_TYPES: Final = frozenset(("file", "picture"))
_IN_OUTLINE: Final = ("figure", "document", "data", "map")
_FILES: Final = {
    shortcode.name: {each.name: each.type for each in shortcode.parameters if each.type in _FILE_TYPES}
    for shortcode in SHORTCODES
    if shortcode.name not in _IN_OUTLINE
}
"""By shortcode missing from the outline: the parameters that name files, with their types."""
_NAMES: Final = tuple(name for name, files in _FILES.items() if files)
_CALL: Final = re.compile(rf"[ ]{{0,3}}(?P<call>\{{\{{[ \t]*(?P<name>{'|'.join(_NAMES)})[ \t].*\}}\}})[ \t]*")
_FENCE: Final = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")


def find_named_files(text: PageText) -> tuple[NamedFile, ...]:
    """Return (name, place) for each time that this source names a file, in the order of the text.

    Names are relative to the page's folder and as the editor wrote them, except that `%20` and similar are decoded.
    Links to pages or to the web are not files. Files that a translation inherits are reported at its original.
    """
    return (*_find_in_front_matter(text), *_find_in_body(text), *_find_in_shortcodes(text))


@lru_cache(maxsize=256)
def _groups_of(kind: Kind) -> tuple[str, ...]:
    """Return the list fields of a kind with entries that name a file."""
    groups = (each for each in kind.fields if each.type == "group" and each.is_list)
    return tuple(each.name for each in groups if (file := each.below("file")) and file.type in _FIELD_TYPES)


def _find_in_front_matter(text: PageText) -> Iterator[NamedFile]:
    for group in _groups_of(text.page.kind):
        entries = text.keys.get(group)
        for index, entry in enumerate(entries if isinstance(entries, list) else ()):
            name = entry.get("file") if isinstance(entry, dict) else None
            if isinstance(name, str) and name:
                yield name, text.place(group, index, "file")


def _find_in_body(text: PageText) -> Iterator[NamedFile]:
    for link in text.outline.links:
        target = link_target_of(link.target)
        if target.kind is TargetKind.ATTACHMENT:
            yield target.address, link.place
    for picture in text.outline.pictures:
        target = picture_target_of(picture.file)
        if target.kind is TargetKind.ATTACHMENT:
            yield (picture.file if picture.is_shortcode else target.address), picture.place
    for file in text.outline.files:
        yield file.file, file.place


def _find_in_shortcodes(text: PageText) -> Iterator[NamedFile]:
    """Yield the files of shortcodes missing from the outline: found by their lines, outside of code."""
    if not any(name in text.text for name in _NAMES):
        return
    fence = ""
    for number, line in enumerate(text.lines[text.page.body_line - 1 :], text.page.body_line):
        fence_match = _FENCE.match(line)
        if fence_match is not None and (not fence or fence_match[1].startswith(fence)):
            fence = "" if fence else fence_match[1]
        match = None if fence else _CALL.fullmatch(line)
        if match is not None:
            yield from _find_in_call(text, number, match)


def _find_in_call(text: PageText, number: int, line: re.Match[str]) -> Iterator[NamedFile]:
    call = read_call(line["call"])
    files = _FILES[line["name"]]
    for key, value in call.arguments if call else ():
        kind = files.get(key.text)
        is_page = kind is ParameterType.TARGET and link_target_of(value.text).kind is not TargetKind.ATTACHMENT
        if kind is not None and not is_page:
            yield value.text, text.span(number, line.start("call") + value.offset + 1, value.length)
