"""The check of FCT210; its page is `FCT210.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from portalgen.diagnostics.model import LocalizedText, Place
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import find_in_value, is_original
from portalgen.locale.dates import format_day
from portalgen.text.named_days import date_of
from portalgen.text.normalization import fold, level_dashes

_TYPES: Final = "Quyết định|Nghị quyết|Nghị định|Thông tư|Chỉ thị|Công văn|Kế hoạch|Thông báo|Báo cáo|Tờ trình|Hướng dẫn|Kết luận|Công điện|Giấy mời"
_NUMBER: Final = r"(?P<number>\d{1,6})(?P<rest>(?:/\d{4})?/[^\W\d_](?:[^\W_]|[-.&/])*)?"
_TITLE: Final = re.compile(
    rf"(?P<type>{_TYPES})\s+(?P<said>số\s*:?\s*)?{_NUMBER}(?![\w/])(?:\s*,?\s*(?:ngày|ký ngày)\s+(?P<day>\d{{1,2}})(?:/|\s+tháng\s+)(?P<month>\d{{1,2}})(?:/|\s+năm\s+)(?P<year>\d{{4}}))?",
    re.IGNORECASE,
)
"""The number at the beginning of a title, which is that of the document itself."""
_NUMBER_LINE: Final = re.compile(rf"[\s*_>|]*Số\s*:?\s*{_NUMBER}(?![\w/])", re.IGNORECASE)
_DAY_LINE: Final = re.compile(
    r"[\s*_>|]*[^\W\d_][^\n,;:.]{1,40},\s+ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+(?P<year>\d{4})[\s*_|]*"
)
_FILE: Final = re.compile(
    r"(?:^|[-_ .])(?:(?P<before>\d{1,5})[-_ ](?:\d{4}[-_ ])?(?:qd|tb|kh|cv|nq|ct|bc|hd|ttr|kl)|(?:qd|tb|kh|cv|nq|bc|hd|ttr|kl)[-_ ](?:so[-_ ])?(?P<after>\d{1,5}))"
    r"(?=[-_ .]|$)",
    re.IGNORECASE,
)
_NAME: Final = re.compile(r"[\s*_|]*(?P<name>[A-ZÀ-ỸĐ][a-zà-ỹđ]+(?: [A-ZÀ-ỸĐ][a-zà-ỹđ]+){1,4})[\s*_|.]*")
_SIGNED: Final = re.compile(
    r"\(?\b(?:đã ký|ký tên)\b|^[\s*_]*(?:KT|TM|TL|TUQ)\.|GIÁM ĐỐC|CHỦ TỊCH|CHÁNH|TRƯỞNG", re.IGNORECASE
)
_HEAD_BLOCKS: Final = 8
_FOOT_BLOCKS: Final = 6


def check(text: PageText) -> Iterator[Violation]:
    """Yield FCT210 where title, text or file name of a numbered item contradict the number, day or signer in its front matter.

    Cited numbers do not count: in the title only the beginning is read, in the text the lines of the form of
    Nghị định 30/2020/NĐ-CP (number, place and day, signature).
    """
    page = text.page
    key = page.kind.number_from
    if not key or not is_original(text) or page.draft:
        return
    number = str(text.fields.get(key, ""))
    digits = _digits_of(number)
    if digits:
        yield from _check_title(text, key, number, digits)
        yield from _check_number_line(text, key, number, digits)
        yield from _check_files(text, key, number, digits)
    yield from _check_day_line(text)
    yield from _check_signer(text)


def _digits_of(number: str) -> str:
    match = re.match(r"\s*(?:số\s*:?\s*)?(\d{1,6})(?=\D|$)", number, re.IGNORECASE)
    return match[1].lstrip("0") if match else ""


def _check_title(text: PageText, key: str, number: str, digits: str) -> Iterator[Violation]:
    match = _TITLE.match(text.page.title)
    if match is None or "title" not in text.keys or not (match["said"] or match["rest"]):
        return
    if match["number"].lstrip("0") != digits:
        words = match["number"] + (match["rest"] or "")
        yield _contradiction(_find(text, words), key, number, words)
        return
    issued = _issue_key(text)
    if match["day"] and issued is not None:
        day = date_of(int(match["year"]), int(match["month"]), int(match["day"]))
        if day is not None and day != issued[1]:
            said = match[0][match.start("day") :]
            yield _contradiction(_find(text, said), issued[0], _both(issued[1]), said)


def _find(text: PageText, words: str) -> Place:
    """Return the place of words in the title, or of the title if they are written in another way."""
    return next(find_in_value(text, ("title",), re.compile(re.escape(words))), text.place("title"))


def _check_number_line(text: PageText, key: str, number: str, digits: str) -> Iterator[Violation]:
    for block in text.outline.shown_texts[:_HEAD_BLOCKS]:
        match = _NUMBER_LINE.match(block.shown)
        if match is not None and match["rest"]:
            if match["number"].lstrip("0") != digits:
                start = match.start("number")
                words = level_dashes(match[0][start:])
                yield _contradiction(block.place(start, match.end() - start), key, number, words)
            return


def _check_day_line(text: PageText) -> Iterator[Violation]:
    issued = _issue_key(text)
    if issued is None:
        return
    for block in text.outline.shown_texts[:_HEAD_BLOCKS]:
        match = _DAY_LINE.fullmatch(block.shown)
        if match is not None:
            day = date_of(int(match["year"]), int(match["month"]), int(match["day"]))
            if day is not None and day != issued[1]:
                start, end = match.start("day"), match.end("year")
                yield _contradiction(
                    block.place(start, end - start), issued[0], _both(issued[1]), block.shown[start:end]
                )
            return


def _check_files(text: PageText, key: str, number: str, digits: str) -> Iterator[Violation]:
    """Check the names of the attached files, if one of them names a number and none the number of the item."""
    others: list[tuple[int, str, str]] = []
    for index, entry in enumerate(text.fields.get("attachments") or ()):
        name = str(entry.get("file", ""))
        match = _FILE.search(fold(name))
        if match is None:
            continue
        found = (match["before"] or match["after"]).lstrip("0")
        if found == digits:
            return
        others.append((index, name, found))
    for index, name, found in others[:1]:
        if "attachments" in text.keys and not re.search(rf"(?<!\d){found}(?!\d)", f"{text.page.title}\n{text.body}"):
            yield _contradiction(text.place("attachments", index, "file"), key, number, name)


def _check_signer(text: PageText) -> Iterator[Violation]:
    signatory = text.fields.get("signatory")
    name = str(signatory.get("name") or "") if isinstance(signatory, dict) else ""
    blocks = text.outline.shown_texts[-_FOOT_BLOCKS:]
    if not name or not any(_SIGNED.search(block.shown) for block in blocks):
        return
    for block in reversed(blocks):
        match = _NAME.fullmatch(block.shown)
        if match is not None:
            if fold(match["name"]).casefold() != fold(name).casefold():
                place = block.place(match.start("name"), len(match["name"]))
                yield _contradiction(place, "signatory.name", name, match["name"])
            return


def _issue_key(text: PageText) -> tuple[str, date] | None:
    key = text.page.kind.date_from
    value = text.fields.get(key)
    return (key, value) if key != "date" and type(value) is date else None


def _both(day: date) -> LocalizedText:
    return LocalizedText(format_day(day, "vi"), format_day(day, "en"))


def _contradiction(place: Place, key: str, value: str | LocalizedText, said: str) -> Violation:
    return violation("FCT210", place, key=key, value=value, said=" ".join(said.split()))


RULE: Final = PageRule("FCT210", check)
