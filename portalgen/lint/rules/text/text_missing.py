"""The check of TXT233; its page is `TXT233.md`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText

_RULE: Final = " \t-*_"
"""Characters of a drawn line."""
_OF_NEWS: Final = LocalizedText(
    "tin chỉ có tiêu đề, phần bài bên dưới dòng `---` thứ hai còn trống",
    "the news item has a title but no text below the second `---`",
)
_CONTENT_KEYS: Final = ("attachments", "images", "image", "video", "videos", "files", "source")


def check(text: PageText) -> Iterator[Violation]:
    """Yield TXT233 if news has neither a body nor a file or picture as its content, or a heading has no text."""
    page = text.page
    if page.draft:
        return
    if text.body.strip():
        yield from _check_headings(text)
    elif page.kind.is_report and not any(text.keys.get(key) or page.fields.get(key) for key in _CONTENT_KEYS):
        yield violation("TXT233", text.place("title"), what=_OF_NEWS)


def _check_headings(text: PageText) -> Iterator[Violation]:
    """Yield a violation at the first heading without text below; documents may have headings alone."""
    headings = () if text.page.kind.is_document else text.outline.headings
    for heading, after in pairwise((*headings, None)):
        if heading is None or (after is not None and after.level > heading.level):
            continue
        end = after.place.line - 1 if after else len(text.lines)
        below = text.lines[heading.place.line : end]
        is_written = text.lines[heading.place.line - 1].lstrip(" >").startswith("#")  # WRD207 reports a line of dashes
        if is_written and not any(each.strip(_RULE) for each in below):
            what = LocalizedText(
                f"dưới tiêu đề mục `{heading.text}` không có nội dung",
                f"there is no text below the heading `{heading.text}`",
            )
            yield violation("TXT233", heading.place, what=what)
            return


RULE: Final = PageRule("TXT233", check)
