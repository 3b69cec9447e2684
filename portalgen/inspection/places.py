"""Where an element is in the text of its page.

The parser keeps no positions. An element is the n-th of its name in the tree, and so is its start tag among those of
the text once what is no markup is blanked out; looked up only for what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.inspection.document import Document, Element

_NO_MARKUP: Final = re.compile(
    r"<!--.*?-->|(?<=<script)\b[^>]*>.*?(?=</script)"
    r"|(?<=<style)\b[^>]*>.*?(?=</style)|(?<=<title>).*?(?=</title)|(?<=<textarea)\b[^>]*>.*?(?=</textarea)",
    re.DOTALL | re.IGNORECASE,
)
_TEMPLATE: Final = re.compile(r"<template(?=[\s/>])[^>]*>|</template(?=[\s/>])", re.IGNORECASE)
_VISIBLE: Final = re.compile(r"[^\n]")
EXCERPT_LIMIT: Final = 400
"""Characters of a line that are shown."""


def place_of_element(element: Element | None, document: Document, path: str) -> Place:
    """Return the place of an element's start tag in the page at `path`; the first line where there is none to find."""
    if element is None or element.tag is None:
        return Place(path)
    number = next((n for n, each in enumerate(document.by_name[element.tag]) if each.mem_id == element.mem_id), None)
    text = _blank_non_markup(document.text)
    for begin, end in _find_templates(text):
        text = text[:begin] + _blank(text[begin:end]) + text[end:]
    tags = re.finditer(rf"<{re.escape(element.tag)}(?=[\s/>])[^>]*>?", text, re.IGNORECASE)
    match = next((each for n, each in enumerate(tags) if n == number), None)
    if match is None:
        return Place(path)
    begin = document.text.rfind("\n", 0, match.start()) + 1
    line = document.full_text[begin:].partition("\n")[0]
    column = match.start() - begin
    number_of_line = document.text.count("\n", 0, match.start()) + 1
    if column >= EXCERPT_LIMIT:
        return Place(path, number_of_line, column + 1)
    length = min(match.end() - match.start(), EXCERPT_LIMIT - column, len(line) - column)
    return Place(path, number_of_line, column + 1, length, line[:EXCERPT_LIMIT])


def find_template_parts(document: Document) -> Iterator[Document]:
    """Yield the content of each `<template>` of a page at its place in it; one within another is a part of that."""
    for begin, end in _find_templates(_blank_non_markup(document.text)):
        text = _blank(document.text[:begin]) + document.text[begin:end] + _blank(document.text[end:])
        yield Document(text, document.host, document.full_text)


def _find_templates(markup: str) -> Iterator[tuple[int, int]]:
    """Yield (begin, end) of the content of each outermost `<template>`."""
    depth, begin = 0, 0
    for tag in _TEMPLATE.finditer(markup):
        if tag[0].startswith("</"):
            depth = max(depth - 1, 0)
            if not depth and begin:
                yield begin, tag.start()
                begin = 0
        else:
            depth += 1
            begin = begin or tag.end()
    if begin:
        yield begin, len(markup)


def _blank_non_markup(text: str) -> str:
    return _NO_MARKUP.sub(lambda match: _blank(match[0]), text)


def _blank(text: str) -> str:
    return _VISIBLE.sub(" ", text)
