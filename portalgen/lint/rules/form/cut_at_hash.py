"""The check of FMT202; its page is `FMT202.md`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from portalgen.kinds.definition import Field, Kind
from portalgen.lint.comments import find_yaml_comments
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText

_HASH: Final = re.compile(r"^(?![ \t]*#)[^\n]*?[ \t]#[^\n]*", re.MULTILINE)
"""A line with a `#` after a space that is not entirely a comment."""
_COMMENT: Final = re.compile(r"#\s*(?:portalgen\s*:|(?<=# )[^\W\d_])", re.IGNORECASE)
"""The beginning of a separate comment: a word, as written by `portalgen new`, or a suppression."""
_KEY: Final = re.compile(r"\s*(?:-\s+)*(?P<key>[\w-]+):(?:\s+|$)")
_ENTRY: Final = re.compile(r"\s*-\s+")
_TEXTS: Final = frozenset(("line", "text"))
_AT_MOST: Final = 20


def check(text: PageText) -> Iterator[Violation]:
    """Yield FMT202 for each text of the front matter cut off by a `#` that does not begin a recognizable comment."""
    if not _may_be_cut(text.head.text):
        return
    lines = text.lines[text.head.first_line - 1 : text.page.body_line - 2]
    keys, count = _text_keys(text.page.kind), 0
    key, read = "", 0
    for index, column in find_yaml_comments(lines):
        line = lines[index]
        for above in lines[read : index + 1]:
            match = _KEY.match(above)
            key = match["key"] if match is not None else key
        read = index + 1
        start = _value_start(line)
        if key not in keys or not line[start:column].strip() or _is_comment(line, column):
            continue
        value = line[start:].rstrip()
        yield violation(
            "FMT202",
            text.span(text.head.first_line + index, start + 1, len(value)),
            shown=_shorten(line[start:column].strip()),
            quoted=_quote(value),
        )
        count += 1
        if count == _AT_MOST:
            return


def _may_be_cut(head: str) -> bool:
    """Return True if any `#` needs a closer look; comments in the form of templates are recognized without YAML."""
    if " #" not in head and "\t#" not in head:
        return False
    lines = (match[0] for match in _HASH.finditer(head))
    return any(not _is_comment(line, at + 1) for line in lines for at in _find_hashes(line))


def _find_hashes(line: str) -> Iterator[int]:
    return (match.start() for match in re.finditer(r"[ \t]#", line))


def _is_comment(line: str, column: int) -> bool:
    stands_apart = line[:column].endswith(("  ", "\t"))
    match = _COMMENT.match(line, column)
    return match is not None and (stands_apart or "portalgen" in match[0].casefold())


def _value_start(line: str) -> int:
    """Return the index of the value of a line: after its key, its dash or its indentation."""
    match = _KEY.match(line) or _ENTRY.match(line)
    return match.end() if match is not None else len(line) - len(line.lstrip())


@cache
def _text_keys(kind: Kind) -> frozenset[str]:
    """Return the text keys of a kind, including the keys of groups."""
    return frozenset(_find_texts(kind.fields)) - {"kind", "translated_from"}


def _find_texts(fields: Iterable[Field]) -> Iterator[str]:
    for field in fields:
        if field.type in _TEXTS:
            yield field.name
        yield from _find_texts(field.fields)


def _quote(value: str) -> str:
    return json.dumps(value.replace("`", "'"), ensure_ascii=False)


def _shorten(value: str) -> str:
    return value.replace("`", "'")[:80]


RULE: Final = PageRule("FMT202", check)
