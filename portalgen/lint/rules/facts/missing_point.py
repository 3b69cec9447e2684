"""The check of FCT208; its page is `FCT208.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._typing import find_slips

_REFERENCE: Final = re.compile(
    r"\b(?P<what>điểm|mục|bước|khoản|ý)\s+(?P<number>\d{1,2})\s+(?=(?:đã )?(?:nêu trên|ở trên|trên đây|nói trên|nêu ở trên|kể trên|"
    r"nêu dưới|dưới đây|ở dưới|của thông báo này|của bài này|thông báo này|kế hoạch này)(?! (?:của|trong|tại|ở)(?! (?:bài|trang|thông báo|danh sách) này)))",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(
    r"^[ \t>*_#|]*(?:điểm|mục|bước|khoản|ý|phần|chương)?[ \t]*(?P<number>\d{1,2})(?:[.):|/]|[ \t]*\|)",
    re.IGNORECASE | re.MULTILINE,
)
_OTHER_NUMBERS: Final = re.compile(r"^[ \t>*_#|]*(?:[IVX]{1,4}|[a-zđ])[.)][ \t]", re.MULTILINE)
_SIGNS: Final = ("nêu trên", "ở trên", "trên đây", "nói trên", "kể trên", "nêu ", "dưới đây", "ở dưới", " này")
_OWN_ARTICLE: Final = re.compile(r"[\s*_#>]*Điều (?P<number>\d{1,3})[*_ ]*[.:]")
_CLAUSE: Final = re.compile(r"[\s*_>]*(?P<number>\d{1,2})\\?[.)] ")
_CITED_CLAUSE: Final = re.compile(
    r"khoản (?P<number>\d{1,2}) Điều (?P<article>\d{1,3})(?!\d)(?!,? (?:khoản|điểm|Điều|và|hoặc|của|Luật|Bộ luật|Nghị|Thông tư|Hiến pháp|Pháp lệnh|Quyết định số|Quy (?:chế|định) (?!này)))"
)
_CITED_ARTICLE: Final = re.compile(
    r"Điều (?P<number>\d{1,3}) (?:của )?(?:[Qq]uyết định|[Qq]uy chế|[Qq]uy định|[Nn]ghị quyết|[Nn]ội quy|[Tt]hông báo|[Kk]ế hoạch|[Vv]ăn bản) này"
)
_OWN_PART: Final = re.compile(r"[\s*_#>]*(?:Mục |Phần )?(?P<name>[IVX]{1,5})[*_ ]*[.)/:](?=\W|$)")
_CITED_PART: Final = re.compile(
    r"(?:Mục|mục) (?P<name>[IVX]{1,5}) (?:của )?(?:Quyết định|Quy chế|Quy định|Thông báo|Kế hoạch|Hướng dẫn|Đề án|Văn bản|Công văn) này(?!\w)",
    re.IGNORECASE,
)
_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_AMENDS: Final = re.compile(r"sửa đổi|bổ sung|thay thế|thay cụm từ|bãi bỏ", re.IGNORECASE)
_OWN_ANNEX: Final = re.compile(r"(?:Phụ lục|PHỤ LỤC) (?P<name>[IVX]{1,4}|\d{1,2})(?!\w).{0,80}", re.DOTALL)
_CITED_ANNEX: Final = re.compile(
    r"Phụ lục (?P<name>[IVX]{1,4}|\d{1,2})(?!\w)(?! (?:của|ban hành|kèm theo (?:Nghị|Thông|Quyết|Luật)|Nghị|Thông|Quyết|Luật))"
)


def check(text: PageText) -> Iterator[Violation]:
    """Yield FCT208 for each reference to a missing point of the same page.

    Pages without numbered points, or with letters and Roman numerals, are left out.
    """
    yield from _check_clauses(text)
    yield from _check_annexes(text)
    yield from _check_articles(text)
    yield from _check_parts(text)
    found = (
        list(find_slips(text, _REFERENCE, _REFERENCE.search))
        if any(sign in text.body for sign in _SIGNS) and _REFERENCE.search(text.body)
        else []
    )
    if not found:
        return
    numbers = {int(match["number"]) for match in _NUMBERED.finditer(text.body)} | set(_count_entries(text))
    if len(numbers) < 2 or _OTHER_NUMBERS.search(text.body):
        return
    for words, place in found:
        match = _REFERENCE.match(f"{words} nêu trên")
        if match is not None and int(match["number"]) > max(numbers):
            yield violation("FCT208", place, text=" ".join(words.split()), last=str(max(numbers)))


def _check_clauses(text: PageText) -> Iterator[Violation]:
    """Check `khoản 5 Điều 2` against the clauses of the page's own Điều 2, unless another text is cited."""
    if "khoản " not in text.body or not _CITED_CLAUSE.search(text.body):
        return
    articles: dict[str, set[int]] = {}
    current: set[int] = set()
    for line in text.body.splitlines():
        if (article := _OWN_ARTICLE.match(line)) is not None:
            current = articles.setdefault(article["number"], set())
        elif (clause := _CLAUSE.match(line)) is not None:
            current.add(int(clause["number"]))
    for words, place in find_slips(text, _CITED_CLAUSE, _CITED_CLAUSE.search):
        match = _CITED_CLAUSE.match(words)
        own = articles.get(match["article"], set()) if match is not None else set()
        if match is not None and len(own) > 1 and int(match["number"]) > max(own):
            yield violation("FCT208", place, text=words, last=str(max(own)))


def _check_articles(text: PageText) -> Iterator[Violation]:
    """Check `Điều 9 Quyết định này` against the page's own articles, unless it amends another text."""
    if "Điều " not in text.body or not _CITED_ARTICLE.search(text.body):
        return
    own = {int(match["number"]) for line in text.body.splitlines() if (match := _OWN_ARTICLE.match(line)) is not None}
    if len(own) < 2 or _AMENDS.search(f"{text.page.title}\n{text.body}"):
        return
    for words, place in find_slips(text, _CITED_ARTICLE, _CITED_ARTICLE.search):
        match = _CITED_ARTICLE.match(words)
        if match is not None and int(match["number"]) > max(own):
            yield violation("FCT208", place, text=words, last=str(max(own)))


def _check_parts(text: PageText) -> Iterator[Violation]:
    """Check `Mục V Kế hoạch này` against the page's own parts, if they are I, II, III … and the page is no excerpt."""
    if not _CITED_PART.search(text.body) or text.fields.get("attachments") or _AMENDS.search(text.page.title):
        return
    own = [match["name"] for line in text.body.splitlines() if (match := _OWN_PART.match(line)) is not None]
    if len(own) < 2 or own != list(_ROMAN[: len(own)]):
        return
    for words, place in find_slips(text, _CITED_PART, _CITED_PART.search):
        match = _CITED_PART.match(words)
        if match is not None and match["name"] in _ROMAN[len(own) :]:
            yield violation("FCT208", place, text=words, last=own[-1])


def _check_annexes(text: PageText) -> Iterator[Violation]:
    """Check references to annexes against the page's own, if it has several and no attached file."""
    if "Phụ lục" not in text.body or text.fields.get("attachments"):
        return
    own = [match["name"] for block in text.outline.texts if (match := _OWN_ANNEX.fullmatch(block.text)) is not None]
    if len(own) < 2:
        return
    for words, place in find_slips(text, _CITED_ANNEX, _CITED_ANNEX.search):
        match = _CITED_ANNEX.match(words)
        if match is not None and match["name"] not in own:
            yield violation("FCT208", place, text=words, last=own[-1])


def _count_entries(text: PageText) -> Iterator[int]:
    """Yield 1, 2, 3 … for lists whose entries all begin with the same number."""
    for block in text.outline.blocks:
        if block.kind == "list" and block.mark in (".", ")"):
            lines = text.lines[block.line - 1 : block.end - 1]
            yield from range(1, sum(_NUMBERED.match(line) is not None for line in lines) + 1)


RULE: Final = PageRule("FCT208", check)
