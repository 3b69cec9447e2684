"""The bodies of translations, and their parts in a language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.content.model import Page
from portalgen.frozen import frozen
from portalgen.lint.context import LintContext
from portalgen.text.normalization import nfc

_NO_TEXT: Final = re.compile(
    r"\{\{(?:(?!\{\{).)*?\}\}|\]\((?:(?!\]\()[^)])*\)|`[^`]*`|https?://\S+|\{[#.][^{}]*\}|^[ \t]*+\|?[ \t]*+:?-{2,}.*$",
    re.MULTILINE,
)
"""Parts of a body in no language: shortcodes, link targets, code, addresses and attributes.

No match extends past the start of another part, so the time is linear in the length of the text.
"""

_MARKED: Final = re.compile(
    r"\[[^\[\]]*\]\{[^{}\n]*\blang[ \t]*=[^{}\n]*\}|^[ \t]*\{[^{}\n]*\blang[ \t]*=[^{}\n]*\}[ \t]*\n(?:[ \t]*\S.*\n?)+"
    r"|^#+.*\{[^{}\n]*\blang[ \t]*=[^{}\n]*\}[ \t]*$",
    re.MULTILINE,
)
"""A phrase, a block or a heading with its own language: `[…]{lang=vi}`."""
_PASSAGE_END: Final = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+|>#]|\d+[.)]))|[*|]+")
"""The end of a block, an entry, a cell or a part with emphasis."""


@frozen
class Translation:
    """A page in another language than its original, neither of them a draft."""

    page: Page
    original: Page


def find_translations(context: LintContext) -> Iterator[Translation]:
    """Yield every English page with a Vietnamese original."""
    for item in context.library.items:
        for page in item.pages[1:]:
            if page.language == "en" and item.original.language == "vi" and not page.draft:
                yield Translation(page, item.original)


def normalized_body_of(context: LintContext, page: Page) -> str:
    """Return the page's body in normal form C, its lines ending with `\\n`."""
    return nfc("\n".join(raw_lines_of(context, page)[page.body_line - 1 :]))


def raw_lines_of(context: LintContext, page: Page) -> list[str]:
    """Return the raw lines of the page's file, without their ends."""
    return re.split(r"\r\n?|\n", context.text_of(page.source))


def strip_markup(text: str) -> str:
    """Return a body without shortcodes, link targets, code and addresses."""
    return _NO_TEXT.sub(" ", text)


def blank_marked_phrases(text: str) -> str:
    """Return a body without its phrases, blocks and headings that state a language; the lines are kept."""
    return _MARKED.sub(lambda match: "\n" * match[0].count("\n"), text) if "lang" in text else text


def split_passages(text: str) -> list[str]:
    """Return the passages of a body: a page shows each as a text of its own."""
    return _PASSAGE_END.split(text)
