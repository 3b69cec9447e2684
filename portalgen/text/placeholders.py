"""Placeholders for missing texts: "Nội dung đang được cập nhật."."""

from __future__ import annotations

import re
from typing import Final

from portalgen.text.normalization import nfc

_COMMENT: Final = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_HEADING: Final = re.compile(r"^ {0,3}#{1,6}(?:[ \t].*)?$|^ {0,3}(?:=+|-{3,}|\*{3,}|_{3,})[ \t]*$", re.MULTILINE)
_WORD: Final = re.compile(r"\w+")
_FIRST_LINE: Final = re.compile(r"^(?! {0,3}[#=*_-])[^\n]*\w.*$", re.MULTILINE)
_BEGINNING: Final = 200
"""Characters of a line checked first."""
_FIRST: Final = 1500
"""Characters checked first: nearly every text has content in them."""
_WORDS: Final = frozenset(
    _WORD.findall(
        # The promised thing.
        "nội dung thông tin bài viết văn bản toàn văn tệp file trang mục chuyên mục dữ liệu tài liệu số liệu hình ảnh tin chi "
        "tiết đầy đủ này đó của các những phần còn lại bộ cả "
        # The promise.
        "hiện nay tại vẫn tạm thời đang sẽ chưa chờ đợi được có cập nhật bổ sung hoàn thiện biên tập soạn thảo xây dựng chỉnh sửa "
        "số hóa đăng tải gửi nhận nhập dịch xong sau sớm nhất dần tiếp tục thêm trong gian tới sắp ngay khi ở đây vào lên cổng và "
        "để biết "
        # The promising office, and its readers.
        "ban biên tập viên chúng tôi sở đơn vị cơ quan bộ phận phụ trách mời xin vui lòng kính mong quý vị bạn đọc độc giả quay lại trở "
        "xem theo dõi cảm ơn trân trọng lỗi vì sự bất tiện "
        # The same in English, and filler words.
        "the this that content page text information article details full more is are will be being to been updated updating added "
        "written completed translated available soon later shortly coming under construction please check come back again thank you "
        "announced here write tbd tba todo na xxx lorem ipsum dolor sit amet consectetur adipiscing elit"
    )
)
"""Words without content; any other word, or a number, is content."""
_PROMISES: Final = frozenset(
    _WORD.findall(
        "đang sẽ chưa chờ đợi sau sớm cập bổ đây lorem soon later updated updating coming construction added written completed "
        "tbd tba todo xxx shortly here"
    )
)
"""Words of promises; a short text without them is not a promise."""
_POINTERS: Final = frozenset(
    _WORD.findall("đính kèm theo bản gốc bài liên kết đường dẫn link pdf word vừa được đã ít phút giờ nữa mai hôm")
)
"""Words that only refer to a text, or to its time."""
_LEADS: Final = _PROMISES.union(("xem", "tệp", "file", "link"))
"""Words that make a sentence without words of its own a promise or a reference."""
_TARGET: Final = re.compile(r"\]\([^)]{0,500}\)|<?\b(?:https?://|www\.)[^\s>)]{1,500}>?|\{\{[^}]{0,500}\}\}")
_MARKUP: Final = re.compile(r"[*_`#>|\\]+")
_TOO_LITTLE: Final = 3
"""Fewer own words than this add no content to a title."""


def is_placeholder(body: str) -> bool:
    """Return True if a Markdown body has only headings, comments, and the promise of a text.

    A picture, a number, or any word not needed by a promise makes it a text of any length.
    """
    if _says_something_at_once(body):
        return False
    without_comments = _COMMENT.sub("", body)
    if len(without_comments) > _FIRST and not _has_no_text(without_comments[:_FIRST].rpartition("\n")[0]):
        return False
    return _has_no_text(without_comments)


def strip_markdown(markdown: str) -> str:
    """Return the words of Markdown, line by line: without comments, addresses, shortcodes and marks."""
    return _MARKUP.sub(" ", _TARGET.sub(" ", _COMMENT.sub("", markdown)))


def find_own_words(text: str, known: str) -> frozenset[str]:
    """Return the different words of a text that are neither in `known` nor needed by a promise or reference.

    Numbers are not words.
    """
    words = frozenset(_WORD.findall(nfc(text).casefold())) - _WORDS - _POINTERS
    return frozenset(each for each in words.difference(_WORD.findall(nfc(known).casefold())) if not each.isdecimal())


def only_promises(text: str, known: str = "") -> bool:
    """Return True if a text promises or references another text, with hardly a word beyond that and `known`."""
    words = _WORD.findall(nfc(text).casefold())
    return not _LEADS.isdisjoint(words) and len(find_own_words(text, known)) < _TOO_LITTLE


def lacks_text(body: str, known: str) -> bool:
    """Return True if a Markdown body is a promise, a bare link, or adds no content to `known` (its title).

    A picture is a text. So is a body without a promise or link and with no other words ("Toàn văn.").
    """
    if "![" in body:
        return False
    if is_placeholder(body):
        return True
    text = strip_markdown(body)
    leads = _TARGET.search(body) is not None or not _WORDS.issuperset(_WORD.findall(nfc(text).casefold()))
    return leads and len(find_own_words(text, known)) < _TOO_LITTLE


def _says_something_at_once(body: str) -> bool:
    """Return True if the first line other than blanks and headings has content: true for nearly every text."""
    if "<!--" in body:
        return False
    first = _FIRST_LINE.search(body)
    if first is None:
        return False
    line = first[0] if len(first[0]) <= _BEGINNING else first[0][:_BEGINNING].rpartition(" ")[0]
    return any(match[0] not in _WORDS for match in _WORD.finditer(nfc(line).casefold()))


def _has_no_text(markdown: str) -> bool:
    plain = nfc(_HEADING.sub("", markdown)).casefold()
    if "![" in plain:
        return False
    words = frozenset(_WORD.findall(plain))
    return not words or (words <= _WORDS and not words.isdisjoint(_PROMISES))
