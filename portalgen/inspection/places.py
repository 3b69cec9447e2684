"""Positions of elements in the text of their page.

An element is the n-th with its name in the tree, and so is its start tag in the text with everything but markup blanked
out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from portalgen.diagnostics.model import Place, place_in_line
from portalgen.inspection.document import Document, Element
from portalgen.inspection.markup import blank_text, find_template_contents


def place_of_element(element: Element | None, document: Document, path: str) -> Place:
    """Return the place of an element's start tag in the page at `path`; the first line if not found."""
    span = document.start_tags.get(element.mem_id) if element is not None else None
    if span is None:
        return Place(path)
    number = bisect_right(document.line_starts, span[0])
    column = span[0] - document.line_starts[number - 1]
    line = document.lines[number - 1]
    return place_in_line(path, number, column + 1, min(span[1] - span[0], len(line) - column), line)


def find_template_parts(document: Document) -> Iterator[Document]:
    """Yield the content of each `<template>` of a page at its place; nested ones are part of the outer."""
    for begin, end in find_template_contents(document.text):
        text = blank_text(document.text[:begin]) + document.text[begin:end] + blank_text(document.text[end:])
        yield Document(text, document.host, document.full_text, document.allowed_script)
