"""The markup in the text of a page: its start tags and the content of its templates. The parser keeps no positions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

TextSpan = tuple[int, int]
"""(begin, end) in the text of a page."""

_NO_MARKUP: Final = re.compile(
    r"<!--.*?-->|(?<=<script)\b[^>]*>.*?(?=</script)"
    r"|(?<=<style)\b[^>]*>.*?(?=</style)|(?<=<title>).*?(?=</title)|(?<=<textarea)\b[^>]*>.*?(?=</textarea)",
    re.DOTALL | re.IGNORECASE,
)
_TEMPLATE: Final = re.compile(r"<template(?=[\s/>])[^>]*>|</template(?=[\s/>])", re.IGNORECASE)
_START_TAG: Final = re.compile(r"<([A-Za-z][^\s/>]*)[^>]*>?")
_VISIBLE: Final = re.compile(r"[^\n]")


def find_start_tags(text: str) -> Mapping[str, Sequence[TextSpan]]:
    """Return the start tags of a page by element name, except within templates."""
    markup = _blank_non_markup(text)
    for begin, end in _find_templates(markup):
        markup = markup[:begin] + blank_text(markup[begin:end]) + markup[end:]
    tags: defaultdict[str, list[TextSpan]] = defaultdict(list)
    for match in _START_TAG.finditer(markup):
        tags[match[1].lower()].append(match.span())
    return tags


def find_template_contents(text: str) -> Iterator[TextSpan]:
    """Yield the content of each outermost `<template>` of a page."""
    return _find_templates(_blank_non_markup(text))


def blank_text(text: str) -> str:
    """Return spaces, and the ends of lines, in the place of `text`."""
    return _VISIBLE.sub(" ", text)


def _find_templates(markup: str) -> Iterator[TextSpan]:
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
    return _NO_MARKUP.sub(lambda match: blank_text(match[0]), text)
