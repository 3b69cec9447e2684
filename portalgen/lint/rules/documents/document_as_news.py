"""The check of DOC219; its page is `DOC219.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.text.normalization import nfc

_NUMBER: Final = re.compile(r"^[ \t*_>|]*Số\s*:?\s*(?P<number>\d+\s*/\s*[^\s,;.*_|]+)", re.MULTILINE)
_BASIS: Final = re.compile(r"^[ \t*_>|-]*Căn cứ\s", re.MULTILINE)
_SIGNED: Final = re.compile(
    r"^[ \t*_>|]*(?:Nơi nhận\s*:|(?:KT|TM|TL|TUQ)\.\s*\S)|\(?\b[Đđ]ã ký\)?|"
    r"^[ \t*_>|]*(?:CHỦ TỊCH|PHÓ CHỦ TỊCH|GIÁM ĐỐC|PHÓ GIÁM ĐỐC|CHÁNH VĂN PHÒNG|TRƯỞNG BAN)[ \t*_|]*$",
    re.MULTILINE,
)
_SYMBOL: Final = re.compile(
    r"^[ \t*_|]*(?:[A-ZÀ-ỸĐ][A-ZÀ-ỸĐ \t*_|,-]{0,99}[ \t*_|])?(?:Số|SỐ)[ \t*_]*(?::[ \t*_]*(?=[\d/])|(?=\d))"
    r"(?P<number>\d*[ \t]*(?:/[ \t]*\d{4}[ \t]*)?[/-][ \t]*[A-ZĐ]{2,}[^\s,;.*_|]*)",
    re.MULTILINE,
)
"""The number, possibly blank, with the symbol of a document, at the beginning of a line or after the issuer."""
_HEADING: Final = re.compile(
    r"(?<![^\W\d_])(?:QUYẾT ĐỊNH|NGHỊ QUYẾT|NGHỊ ĐỊNH|THÔNG TƯ|CHỈ THỊ|THÔNG BÁO|KẾ HOẠCH|TỜ TRÌNH|BÁO CÁO|CÔNG ĐIỆN|"
    r"HƯỚNG DẪN|CHƯƠNG TRÌNH|PHƯƠNG ÁN|ĐỀ ÁN|LỆNH|QUY CHẾ|QUY ĐỊNH|GIẤY MỜI|THÔNG CÁO)(?![^\W\d_])"
)
"""The type of document, in capitals."""
_CONTENT: Final = re.compile(
    r"(?:^[ \t*_#|]*|[:.;][ \t*_]+)Điều 1[ \t*_]*[.:]|^[ \t*_|-]*Căn cứ\s+[^\n]{0,80}\d+(?:/\d{4})?/", re.MULTILINE
)
"""Its first article, or a basis with its number."""
_CLOSING: Final = re.compile(
    r"^[ \t*_|]*(?:Nơi nhận[ \t*_]*:|(?:KT|TM|TL|TUQ)\.[ \t]*[A-ZÀ-ỸĐ]{2,}|(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|HIỆU TRƯỞNG|TRƯỞNG|CHÁNH|BÍ THƯ|CHỦ NHIỆM)(?:[ -][A-ZÀ-ỸĐ -]{1,60})?[ \t*_|]*$)",
    re.MULTILINE,
)
"""The recipients or the signature, on a separate line."""
_HEADING_LINE: Final = re.compile(rf"^[ \t*_#|]*{_HEADING.pattern}[ \t*_|:]*$", re.MULTILINE)
_FORMULA: Final = re.compile(r"^[ \t*_#|]*QUYẾT (?:ĐỊNH|NGHỊ)[ \t*_]*:[ \t*_|]*$", re.MULTILINE)
"""The formula of decision, followed by the articles; no other text has it on a separate line."""
_FIRST_ARTICLE: Final = re.compile(r"^[ \t*_#|]*Điều 1[ \t*_]*[.:]", re.MULTILINE)
_ADDRESSED: Final = re.compile(r"^[ \t*_#|]*Kính gửi[ \t*_]*:", re.MULTILINE)
_BASES_AND_SIGNATURE: Final = LocalizedText("căn cứ và chữ ký", "the bases and the signature")
_NAME_AND_ARTICLES: Final = LocalizedText("tên loại và nội dung", "the name and the content")
_NAME_AND_CLOSING: Final = LocalizedText("tên loại và nơi nhận, chữ ký", "the name and the recipients or signature")
_UNNUMBERED: Final = LocalizedText("(không ghi)", "(not given)")
_ADDRESSEES: Final = LocalizedText("nơi gửi tới (Kính gửi)", "the addressees")

_Found = tuple[str | LocalizedText, LocalizedText]
"""(number of the document, other parts found)."""


def check(text: PageText) -> Iterator[Violation]:
    """Yield DOC219 if a page other than a document has the number and the parts of a document.

    Kinds other than news may contain the text of their decision; they are reported only if it is signed.
    """
    page = text.page
    if page.kind.is_document or page.draft:
        return
    body = nfc(text.body)
    if not any(word in body for word in ("Số", "SỐ", "QUYẾT")):
        return
    found = _find_signed(body) or (_find_unsigned(body) if page.kind.is_report else None)
    if found is not None:
        number, parts = found
        yield violation("DOC219", text.place("kind"), number=_on_one_line(number), parts=parts)


def _on_one_line(number: str | LocalizedText) -> str | LocalizedText:
    return " ".join(number.split()) if isinstance(number, str) else number


def _find_signed(body: str) -> _Found | None:
    number = _NUMBER.search(body)
    if number is not None and _BASIS.search(body) and _SIGNED.search(body):
        return number["number"], _BASES_AND_SIGNATURE
    return None


def _find_unsigned(body: str) -> _Found | None:
    """Find a document with missing lines, from the order of the parts after its number; quotations do not count."""
    number = _SYMBOL.search(body)
    if number is None:
        return _find_unnumbered(body)
    heading = _HEADING.search(body, number.end())
    if heading is not None and _CONTENT.search(body, heading.end()):
        return number["number"], _NAME_AND_ARTICLES
    if _ADDRESSED.search(body, number.end()):
        return number["number"], _ADDRESSEES
    is_closed = _HEADING_LINE.search(body) is not None and _CLOSING.search(body, number.end()) is not None
    return (number["number"], _NAME_AND_CLOSING) if is_closed else None


def _find_unnumbered(body: str) -> _Found | None:
    """Find a decision without a number: its bases, the formula of decision, and its first article."""
    formula = _FORMULA.search(body)
    if formula is None or not _BASIS.search(body, 0, formula.start()):
        return None
    return (_UNNUMBERED, _NAME_AND_ARTICLES) if _FIRST_ARTICLE.search(body, formula.end()) else None


RULE: Final = PageRule("DOC219", check)
