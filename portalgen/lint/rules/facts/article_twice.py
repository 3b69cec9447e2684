"""The check of FCT209; its page is `FCT209.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText

_PART: Final = re.compile(
    r"[\s\0*_]*(?P<text>(?P<what>Điều|ĐIỀU|Bước|BƯỚC|Article|Step)\s+(?P<number>\d{1,3})|(?P<roman>[IVX]{1,6}))[\s\0*_]*(?:[.:](?!\d)|(?P<end>\Z))"
)
_WORDS: Final = ("Điều", "ĐIỀU", "Bước", "BƯỚC", "Article", "Step", "II.")
_AMENDS: Final = re.compile(r"sửa đổi|bổ sung|thay thế|thay cụm từ|bãi bỏ|như sau|amend", re.IGNORECASE)
_ROMAN: Final = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")

_OTHER_TEXT: Final = re.compile(
    r"[\s\0*_]*(?:(?:Luật|Bộ luật|Nghị định|Thông tư|Nghị quyết|Quyết định|Quy chế|Quy định|Nội quy|Phụ lục|Bản|Mẫu|Cũ|Mới|Trước|Nay|Hỏi|Đáp)"
    r"[^.\n]{0,150}:|(?!CHƯƠNG|PHẦN|MỤC)[^a-zà-ỹđ]{4,150})[\s\0*_]*"
)
"""A line above the articles of another text: `Luật Nhà ở:`, `Bản mới:`, `QUY CHẾ`."""


def check(text: PageText) -> Iterator[Violation]:
    """Yield FCT209 for each article, step or part (I, II) with the number of the one before it, or a smaller one.

    Numbers may begin again at 1, and articles at any number below the name of another text (`Luật Nhà ở:`, `QUY CHẾ`).
    Those of an amending document belong to the amended one and are left out.
    """
    if not any(word in text.body for word in _WORDS):
        return
    before: dict[str, tuple[int, str]] = {}
    is_amending = False
    for block in text.outline.shown_texts:
        match = _PART.match(block.shown) if block.kind != "cell" else None
        if match is not None and match["end"] is not None and (block.kind != "heading" or not match["number"]):
            match = None
        if match is not None and match["what"] in ("Điều", "ĐIỀU") and _is_cited(text, block.place(0, 1).line):
            continue
        number = _number_of(match) if match is not None else 0
        if match is None or not number:
            if _OTHER_TEXT.fullmatch(f"{block.shown}:" if block.kind == "heading" else block.shown):
                before.pop("điều", None)
            is_amending = is_amending or _AMENDS.search(block.plain) is not None
            continue
        what = (match["what"] or "").casefold()
        words = " ".join(match["text"].split())
        last, shown = before.get(what, (0, ""))
        if last >= number > 1 and not is_amending:
            place = block.place(match.start("text"), len(match["text"]))
            yield violation("FCT209", place, text=words, why=_explain(shown, is_twice=last == number))
        before[what] = number, words
        is_amending = _AMENDS.search(block.plain) is not None


def _explain(before: str, *, is_twice: bool) -> LocalizedText:
    if is_twice:
        return LocalizedText(
            f"được ghi hai lần: phần đứng trước cũng là `{before}`",
            f"is there twice: the part before is `{before}` as well",
        )
    return LocalizedText(f"đứng sau `{before}`, trái thứ tự của số", f"stands behind `{before}`, out of order")


def _number_of(match: re.Match[str]) -> int:
    """Return the number of an article, a step or a part; 0 if it is none."""
    if match["number"]:
        return int(match["number"])
    roman = match["roman"].casefold()
    return _ROMAN.index(roman) if roman in _ROMAN else 0


def _is_cited(text: PageText, line: int) -> bool:
    """Return True if an article stands in a quotation or is the entry of a list."""
    return text.lines[line - 1].lstrip().startswith((">", "- ", "+ ", "* "))


RULE: Final = PageRule("FCT209", check)
