"""The check of FCT208; its page is `FCT208.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.facts._own_points import find_missing_letters, find_missing_numbers
from portalgen.lint.rules.facts._point_letters import POINT_LETTERS
from portalgen.lint.rules.word._typing import find_slips

_REFERENCE: Final = re.compile(
    r"\b(?P<what>điểm|mục|bước|khoản|ý)\s+(?P<number>\d{1,2})\s+(?=(?:đã )?(?:nêu trên|ở trên|trên đây|nói trên|nêu ở trên|kể trên|"
    r"nêu dưới|dưới đây|ở dưới|(?:của )?(?:thông báo|bài(?: viết)?|kế hoạch|hướng dẫn|nội quy) này)(?! (?:của|trong|tại|ở)(?! (?:bài|trang|thông báo|danh sách) này)))",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(
    r"^[ \t>*_#|]*(?:điểm|mục|bước|khoản|ý|phần|chương)?[ \t]*(?P<number>\d{1,2})(?:[.):|/]|[ \t]*\|)",
    re.IGNORECASE | re.MULTILINE,
)
_OTHER_NUMBERS: Final = re.compile(r"^[ \t>*_#|]*(?:[IVX]{1,4}|[a-zđ])[.)][ \t]", re.MULTILINE)
_SIGNS: Final = ("nêu trên", "ở trên", "trên đây", "nói trên", "kể trên", "nêu ", "dưới đây", "ở dưới", " này")
_OWN_ARTICLE: Final = re.compile(r"[\s*_#>]*Điều (?P<number>\d{1,3})[*_ ]*(?:[.:]|\Z)")
_CLAUSE: Final = re.compile(r"[\s*_>]*(?P<number>\d{1,2})\\?[.)] ")
_CITED_CLAUSE: Final = re.compile(
    r"khoản (?P<number>\d{1,2}) Điều (?P<article>\d{1,3})(?!\d)(?!,? (?:khoản|điểm|Điều|và|hoặc|của|Luật|Bộ luật|Nghị|Thông tư|Hiến pháp|Pháp lệnh|Quyết định số|Quy (?:chế|định) (?!này)))"
)
_OWN_TEXT: Final = r"(?:[Qq]uyết định|[Qq]uy chế|[Qq]uy định|[Nn]ghị quyết|[Nn]ội quy|[Tt]hông báo|[Kk]ế hoạch|[Hh]ướng dẫn|[Vv]ăn bản) này"
_POINT: Final = re.compile(rf"[\s*_>]*(?P<letter>[{POINT_LETTERS}])\\?\) ")
_CITED_POINT: Final = re.compile(
    rf"(?<!\w)[Đđ]iểm (?P<letter>[{POINT_LETTERS}]) (?:khoản (?P<clause>\d{{1,2}}) )?(?:(?P<own>Điều này)|Điều (?P<article>\d{{1,3}}) (?:của )?{_OWN_TEXT})"
)
"""`điểm d khoản 2 Điều này`, or of an article of this text; not after other points, which have the words in common."""
_OWN_PART: Final = re.compile(
    r"[\s*_#>]*(?:(?:Phần|PHẦN|Mục|MỤC|Chương|CHƯƠNG) )?(?P<roman>[IVX]{1,5})(?:\\?[.):]| [–-]|[*_ ]*\Z)"
)
_CITED_PART: Final = re.compile(
    r"(?<!\w)[Mm]ục (?P<roman>[IVX]{1,5}) (?:của )?(?:[Kk]ế hoạch|[Tt]hông báo|[Cc]hương trình|[Đđ]ề án|[Bb]áo cáo|[Pp]hương án|[Hh]ướng dẫn|[Cc]ông văn|[Tt]ờ trình|[Qq]uyết định|[Qq]uy chế|[Qq]uy định|[Vv]ăn bản) này(?!\w)"
)
_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_CITED_ARTICLE: Final = re.compile(
    r"Điều (?P<number>\d{1,3}) (?:của )?(?:[Qq]uyết định|[Qq]uy chế|[Qq]uy định|[Nn]ghị quyết|[Nn]ội quy|[Tt]hông báo|[Kk]ế hoạch|[Vv]ăn bản) này"
)
_ENGLISH: Final = {
    "điểm": "point",
    "mục": "part",
    "bước": "step",
    "khoản": "clause",
    "ý": "point",
    "Điều": "article",
    "Mục": "part",
    "Phụ lục": "annex",
}
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
    yield from _check_points(text)
    yield from _check_parts(text)
    yield from _check_annexes(text)
    yield from _check_articles(text)
    for words, place, last in chain(find_missing_numbers(text), find_missing_letters(text)):
        yield violation("FCT208", place, text=words, end=_name_last("điểm", str(last)))
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
            yield violation(
                "FCT208",
                place,
                text=" ".join(words.split()),
                end=_name_last(match["what"].casefold(), str(max(numbers))),
            )


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
            yield violation(
                "FCT208", place, text=words, end=_name_last("khoản", str(max(own)), f"Điều {match['article']}")
            )


def _check_points(text: PageText) -> Iterator[Violation]:
    """Check `điểm d khoản 2 Điều này` against the points of that clause, unless the page amends another text."""
    if (
        "iểm " not in text.body
        or not _CITED_POINT.search(text.body)
        or _AMENDS.search(f"{text.page.title}\n{text.body}")
    ):
        return
    points: dict[tuple[str, str], list[str]] = {}
    article_at: dict[int, str] = {}
    article = clause = ""
    for number, line in enumerate(text.lines, 1):
        if (head := _OWN_ARTICLE.match(line)) is not None:
            article, clause = head["number"], ""
            if any(each[0] == article for each in points):
                return  # the articles of two texts
            points[article, ""] = []
        elif (head := _CLAUSE.match(line)) is not None:
            clause = head["number"]
        elif (head := _POINT.match(line)) is not None:
            points.setdefault((article, clause), []).append(head["letter"])
        article_at[number] = article
    for words, place in find_slips(text, _CITED_POINT, _CITED_POINT.search):
        match = _CITED_POINT.match(words)
        if match is None:
            continue
        article = article_at.get(place.line, "") if match["own"] else match["article"]
        own = points.get((article, match["clause"] or ""), [])
        if article and _is_beginning(own) and POINT_LETTERS.index(match["letter"]) > POINT_LETTERS.index(own[-1]):
            within = f"khoản {match['clause']} Điều {article}" if match["clause"] else f"Điều {article}"
            yield violation("FCT208", place, text=" ".join(words.split()), end=_name_last("điểm", own[-1], within))


def _is_beginning(letters: Sequence[str]) -> bool:
    """Return True if these are two points or more, from `a` on, in the order of official texts."""
    return len(letters) > 1 and "".join(letters) == POINT_LETTERS[: len(letters)]


def _check_parts(text: PageText) -> Iterator[Violation]:
    """Check `Mục V Kế hoạch này` against the parts of the page, if they are I, II and so on, and no file is attached."""
    if "ục " not in text.body or not _CITED_PART.search(text.body) or text.fields.get("attachments"):
        return
    if _AMENDS.search(text.page.title):
        return
    own = [match["roman"] for line in text.body.splitlines() if (match := _OWN_PART.match(line)) is not None]
    if len(own) < 2 or tuple(own) != _ROMAN[: len(own)]:
        return
    for words, place in find_slips(text, _CITED_PART, _CITED_PART.search):
        match = _CITED_PART.match(words)
        if match is not None and match["roman"] in _ROMAN[len(own) :]:
            yield violation("FCT208", place, text=" ".join(words.split()), end=_name_last("Mục", own[-1]))


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
            yield violation("FCT208", place, text=words, end=_name_last("Điều", str(max(own))))


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
            yield violation("FCT208", place, text=words, end=_name_last("Phụ lục", own[-1]))


def _name_last(what: str, name: str, within: str = "") -> LocalizedText:
    """Return the statement that names the last part of that kind."""
    return LocalizedText(
        f"{what} cuối cùng{within and ' của '}{within} là {what} {name}",
        f"the last {_ENGLISH[what]}{within and ' of '}{within} is {what} {name}",
    )


def _count_entries(text: PageText) -> Iterator[int]:
    """Yield 1, 2, 3 … for lists whose entries all begin with the same number."""
    for block in text.outline.blocks:
        if block.kind == "list" and block.mark in (".", ")"):
            lines = text.lines[block.line - 1 : block.end - 1]
            yield from range(1, sum(_NUMBERED.match(line) is not None for line in lines) + 1)


RULE: Final = PageRule("FCT208", check)
