"""Texts that stand in for a text that is still to come: "Nội dung đang được cập nhật."."""

from __future__ import annotations

import re
from typing import Final

from portalgen.text.normalization import nfc

_COMMENT: Final = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_HEADING: Final = re.compile(r"^ {0,3}#{1,6}(?:[ \t].*)?$|^ {0,3}(?:=+|-{3,}|\*{3,}|_{3,})[ \t]*$", re.MULTILINE)
_MARKS: Final = re.compile(r"[*_~`>#|\[\](){}\"“”'‘’]+")
_SENTENCE: Final = re.compile(r"[.!?…:;\n]+|\s[-–—]\s")
_LINE_START: Final = re.compile(r"\n(\w)")
_FIRST: Final = 1500
"""Characters that are looked at first: nearly every text says something in them."""
_LONGEST: Final = 20
"""Words of a sentence that may only promise a text; a longer one says something."""
_SUBJECT: Final = (
    r"(?:(?:toàn bộ|các|những|phần|phần còn lại|chi tiết)\s)*(?:nội dung|thông tin|bài viết|bài|tin bài|tin|văn bản|toàn văn|"
    r"tệp|file|trang|mục|chuyên mục|dữ liệu|tài liệu|hồ sơ|số liệu|hình ảnh)"
)
_PROMISE: Final = re.compile(
    rf"(?:{_SUBJECT}\b.*?\b)?(?:(?:hiện|vẫn|còn|đang|sẽ|chưa|chờ|tạm thời)\s)+(?:có|được|tiếp tục|đang|sớm|nội dung|\s)*"
    r"(?:cập nhật|bổ sung|hoàn thiện|biên tập|biên soạn|soạn thảo|soạn|xây dựng|đăng tải|đăng|nhập|viết|dịch|có|nội dung)\b.*"
    r"|(?:sẽ\s)?(?:cập nhật|bổ sung|đăng|điền|viết)(?:\s(?:nội dung|thông tin|chi tiết|toàn văn|đầy đủ|tiếp))*\s(?:sau|ở đây|vào đây|sớm)\b.*"
    r"|(?:mời|xin|vui lòng|kính mong|quý|bạn|đọc giả|độc giả|\s)*(?:quay lại|xem lại|trở lại|theo dõi)\b.*"
    r"|(?:xin\s)?(?:trân trọng\s)?cảm ơn\b.*|(?:xin\s)?lỗi\b.*"
    r"|lorem ipsum.*|todo|tbd|tba|n/?a|x{3,}|test|chờ|tạm|đang cập nhật"
    r"|(?:the\s)?(?:content|page|text|information|article)?\s?(?:is|are|will be|to be)\s(?:\w+\s)?(?:updated|written|added|completed|translated)\b.*"
    r"|(?:coming soon|under construction|updating|to be (?:updated|added|announced)|write the text here)\b.*"
)


def is_placeholder(body: str) -> bool:
    """Return whether a body of Markdown has nothing for a reader: nothing but headings, comments, and promises of a text.

    A picture, a table or a sentence that says anything else makes it a text, however short it is.
    """
    without_comments = _COMMENT.sub("", body)
    if len(without_comments) > _FIRST and not _has_no_text(without_comments[:_FIRST].rpartition("\n")[0]):
        return False
    return _has_no_text(without_comments)


def _has_no_text(markdown: str) -> bool:
    plain = nfc(_HEADING.sub("", markdown))
    if "![" in plain:
        return False
    joined = _LINE_START.sub(lambda match: (" " if match[1].islower() else "\n") + match[1], plain)
    sentences = (" ".join(part.split()) for part in _SENTENCE.split(_MARKS.sub(" ", joined.casefold())))
    return all(_is_promise(sentence) for sentence in sentences if sentence)


def _is_promise(sentence: str) -> bool:
    return sentence.count(" ") < _LONGEST and _PROMISE.fullmatch(sentence.strip(" -,")) is not None
