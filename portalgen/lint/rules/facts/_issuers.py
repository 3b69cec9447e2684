"""The issuer of a document in the letterhead and the title of its page, for FCT210."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.kinds.definition import label_of_choice
from portalgen.lint.number_line import HEAD_BLOCKS
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import find_in_value
from portalgen.text.letterhead import contradicts_issuer, extract_letterhead, find_agencies, is_same_agency, read_agency
from portalgen.text.normalization import fold

_IN_CAPITALS: Final = re.compile(r"\b(?:SỞ|ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG NHÂN DÂN|HĐND)(?!\w)")
_TITLE: Final = re.compile(
    r"(?P<type>[^\W\d_]+ [^\W\d_]+)(?: số \S+)? của (?P<agency>(?:Chủ tịch )?(?:Sở|UBND|(?:Ủy|Uỷ) ban nhân dân|HĐND|Hội đồng nhân dân)"
    r"(?: [^\W\d_]+,?| -){1,9}?)(?= (?:về|v/v|ban hành|quy định|hướng dẫn|triển khai|phê duyệt|công bố|thực hiện|tuyển|mời|tổ chức)\b)",
    re.IGNORECASE,
)


def find_other_issuers(text: PageText, number: str) -> Iterator[tuple[Place, str]]:
    """Yield the agencies in letterhead and title that are surely not the issuer, with their places."""
    issuer = str(text.fields.get("issuer") or "")
    if "issuer" in text.keys and issuer:
        yield from _find_in_letterhead(text, issuer, number)
        yield from _find_in_title(text, issuer)


def _find_in_letterhead(text: PageText, issuer: str, number: str) -> Iterator[tuple[Place, str]]:
    blocks = text.outline.shown_texts[:HEAD_BLOCKS]
    if not any(_IN_CAPITALS.search(each.shown) for each in blocks[:4]):
        return
    shown = "\n".join(each.shown for each in blocks).replace("\0", " ")
    agency = contradicts_issuer(find_agencies(extract_letterhead(shown)), issuer, number)
    if agency is not None:
        first = re.compile(rf"(?<!\w){agency.written.split()[0]}(?!\w)")
        block = next((each for each in reversed(blocks) if first.search(each.shown)), blocks[0])
        yield block.place(0, len(block.shown)), agency.written


def _find_in_title(text: PageText, issuer: str) -> Iterator[tuple[Place, str]]:
    """Compare `Thông báo của Sở Y tế về …` if the document is of that type; other titles cite documents."""
    match = _TITLE.match(text.page.title)
    field = text.page.kind.field("document_type")
    if match is None or field is None or "title" not in text.keys:
        return
    label = label_of_choice(field.choices, str(text.fields.get("document_type", ""))).vi
    agency, stated = read_agency(match["agency"]), read_agency(issuer)
    if agency is None or stated is None or fold(match["type"]).casefold() not in fold(label).casefold().split(", "):
        return
    if not is_same_agency(agency, stated):
        words = match["agency"]
        yield next(find_in_value(text, ("title",), re.compile(re.escape(words))), text.place("title")), words
