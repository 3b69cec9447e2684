"""Finds a sentence to the web editor that came with the text, such as `Em gửi bài, nhờ anh chị đăng giúp ạ.`"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from portalgen.render.markdown.outline import TextPart

EDITOR: Final = r"(?:các |quý )?(?:anh chị|anh/chị|chị/anh|anh|chị|em|cô|chú|bác|sếp|bạn|admin|[Bb]an [Bb]iên tập|BBT|tòa soạn|toà soạn|phòng|[Cc]ổng)"
"""The person who posts texts, as colleagues address them."""
_OWN: Final = (
    r"(?:[Ee]m|[Mm]ình|[Cc]háu|(?:[Bb]ên|[Pp]hòng|[Đđ]ơn vị|[Xx]ã|[Pp]hường|[Tt]rường|[Tt]hôn|[Tt]rạm) (?:em|mình))"
)
_UNIT: Final = r"(?:Phòng|Xã|Phường|Đơn vị|Thôn|Trường|Trạm|Văn phòng)"
_PIECE: Final = r"(?:tin bài|bài viết|bài|tin|ảnh|file|tệp|nội dung)"
_POST: Final = r"(?:duyệt và đăng|xem và đăng|biên tập và đăng|biên tập,? đăng|đăng tải|đăng|duyệt|up|đưa(?= (?:bài |tin |này )?lên ))"
_EDITORS: Final = rf"(?i:(?:các |quý ){{0,2}}{EDITOR}(?: biên tập)?)(?: [A-ZĐ]\w{{0,9}})?"
_HELP: Final = (
    rf"(?: (?:{_PIECE}|này|tin này|lên (?:web|trang|cổng|website))){{0,3}} (?:giúp|hộ)(?!\w)(?: {_OWN}| đơn vị| với)?[^\n,;:.!?]{{0,60}}"
    r"(?:, (?:em |mình )?(?:xin )?(?:cảm|cám) ơn[^\n,;:.!?]{0,30})?"
)
_NOTE: Final = (
    r"[(\[]?(?:Dạ,? )?(?:"
    rf"(?:{_OWN}|{_UNIT})(?: xin)? (?:gửi|chuyển)(?: lại)? {_PIECE}(?!\w)[^\n;:.!?]{{0,60}},? (?:(?:kính )?(?:nhờ|mong) )?(?:{_EDITORS} )?{_POST}(?: sớm)?{_HELP}"
    rf"|{_OWN}(?: xin)? gửi(?: lại)? {_PIECE}(?!\w)[^\n;:.!?]{{0,60}},? nhờ {_EDITORS} {_POST}(?!\w)[^\n,;:.!?]{{0,40}} (?:ạ|nhé)"
    rf"|{_OWN}(?: xin)? gửi (?:tin bài|bài viết|bài|tin)(?: và ảnh)?(?: này)? ạ"
    rf"|(?:Xin nhờ|Kính nhờ|Rất mong|Kính mong|Nhờ) {_EDITORS} {_POST}{_HELP}"
    rf"|(?:Bài|Tin)(?: này)?,? (?:{_OWN} )?nhờ {_EDITORS} {_POST}{_HELP}"
    rf"|Nhờ đăng{_HELP}"
    rf"|(?:{_EDITORS} )?(?i:đăng) (?:{_PIECE} )?(?:này )?(?:giúp|hộ)(?= (?:{_OWN}|với|đơn vị|trong|trước|hôm|ngay|sớm|ạ|nhé)(?!\w))[^\n,;:.!?]{{0,40}} (?:ạ|nhé)"
    r")"
)
"""A sentence of the sender who asks for the page to be posted."""
_FIRST: Final = re.compile(rf"{_NOTE}(?:[.!)\]]{{1,3}}(?=\s|\Z)|\Z)")
_LAST: Final = re.compile(rf"(?:\A|(?<=[.!?…)] )){_NOTE}[.!)\]]{{0,3}}\s*\Z")
_SIGNS: Final = ("giúp", "hộ", "ạ")


def find_sender_note(parts: Sequence[TextPart], index: int) -> re.Match[str] | None:
    """Return the match of a note at the edge of the body: at the beginning of the first part or the end of the last."""
    words = parts[index].text
    if index not in (0, len(parts) - 1) or not any(sign in words for sign in _SIGNS) or is_sample(parts, index):
        return None
    found = _FIRST.match(words) if index == 0 else None
    return found or (_LAST.search(words) if index == len(parts) - 1 else None)


def is_sample(parts: Sequence[TextPart], index: int) -> bool:
    """Return True if the part before ends with a colon: it is a sample letter (`Mẫu thư:`)."""
    return index > 0 and parts[index - 1].text.rstrip().endswith(":")
