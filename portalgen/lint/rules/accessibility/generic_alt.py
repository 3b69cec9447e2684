"""The check of ACC206; its page is `ACC206.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.accessibility._pictures import find_pictures, is_file_name, place_of_alt
from portalgen.lint.rules.accessibility._words import fold_words

_GENERIC: Final = frozenset(
    fold_words(each)
    for each in (
        "ảnh",
        "hình",
        "hình ảnh",
        "bức ảnh",
        "tấm ảnh",
        "ảnh minh họa",
        "hình minh họa",
        "hình ảnh minh họa",
        "ảnh tin bài",
        "ảnh đại diện",
        "image",
        "picture",
        "photo",
        "illustration",
        "photograph",
        "an image",
        "a picture",
    )
)

_SAYS_NOTHING: Final = LocalizedText("không nói ảnh cho thấy gì", "does not describe the picture")
_SAME_AS_CAPTION: Final = LocalizedText(
    "chép lại chú thích của ảnh, nên người nghe trình đọc màn hình nghe một câu hai lần",
    "repeats the caption, so people who use a screen reader hear the same sentence twice",
)
_SAME_AS_TITLE: Final = LocalizedText(
    "chép lại tiêu đề bài, không nói ảnh cho thấy gì",
    "repeats the title of the page and does not describe the picture",
)


def check(text: PageText) -> Iterator[Violation]:
    """Yield ACC206 for each alternative text that is a word such as `ảnh`, or repeats the title or the caption."""
    for picture in find_pictures(text):
        reason = _find_reason(fold_words(picture.alt), text.page.title, picture.caption)
        if reason is not None and not is_file_name(picture.alt.strip(), picture.file):  # ACC201 reports these
            yield violation("ACC206", place_of_alt(text, picture), alt=picture.alt, reason=reason)


def _find_reason(alt: str, title: str, caption: str) -> LocalizedText | None:
    if not alt:
        return None
    if alt == fold_words(caption):
        return _SAME_AS_CAPTION
    if alt == fold_words(title):
        return _SAME_AS_TITLE
    return _SAYS_NOTHING if alt in _GENERIC else None


RULE: Final = PageRule("ACC206", check)
