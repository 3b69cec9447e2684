"""Marks of secrecy on documents: MẬT, TỐI MẬT, TUYỆT MẬT, alone, after their label or beside a document.

The same letters occur in common words (`mật ong`, `bí mật`, `MẬT ĐỘ DÂN SỐ`) and in laws about secrecy. So a mark
counts only if it fills a line or a cell, follows `Độ mật:`, is in brackets in capitals, or is beside a document, its
number or its urgency. It does not count if adjacent lines explain the other levels.

`Mật` without capitals counts only beside a document (`Công văn mật số 15`, `Số 05-CV/TU, Mật`), or as a separate
paragraph in a text that is neither about honey nor about the law on secrets. The wording of an envelope (`Chỉ người có
tên mới được bóc bì`) and a level in a file name are marks too.

Lines are folded (`portalgen.text.pasted`). Marks are found letter-spaced too, and as stored by the fonts TCVN3 and VNI.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Final
from unicodedata import is_normalized, normalize

from portalgen.text.pasted import Span, fold_pasted
from portalgen.text.wrapped_lines import WrapPattern

_CIRCUMFLEX: Final = "\u0302"
_DOT: Final = "\u0323"
_ACUTE: Final = "\u0301"
_GAP: Final = "[ ._-]{0,2}"
"""Separators between the letters of a word."""


def _forms(base: str, mark: str, composed: str, hat: str, marked: str, tcvn3: str, vni: str) -> str:
    """The spellings of a letter with a circumflex and a tone."""
    marks = f"{_CIRCUMFLEX}{mark}|{mark}{_CIRCUMFLEX}"
    return f"(?:{composed}|{hat}{mark}|{marked}{_CIRCUMFLEX}|{base}(?:{marks})|{tcvn3}|{vni})"


def _spaced(*letters: str) -> str:
    """Return a pattern for a word whose letters may be separated."""
    return _GAP.join(letters)


_MAT: Final = _spaced("M", _forms("A", _DOT, "Ậ", "Â", "Ạ", "Ë", "AÄ"), "T")
_TOI: Final = _spaced("T", _forms("O", _ACUTE, "Ố", "Ô", "Ó", "è", "OÁ"), "I")
_TUYET: Final = _spaced("T", "U", "Y", _forms("E", _DOT, "Ệ", "Ê", "Ẹ", "Ö", "EÄ"), "T")
_TIE: Final = r"[ \t_.–—-]{0,6}"
"""Separators between the two words of a level."""
_RAISED: Final = rf"(?:{_TOI}|{_TUYET}){_TIE}{_MAT}"
_MARK_OR_PART: Final = rf"(?P<mark>(?:(?:{_TOI}|{_TUYET}){_TIE})?{_MAT})"
_MARK: Final = rf"{_MARK_OR_PART}(?!\w)"
_RAISED_MARK: Final = rf"(?<!\w)(?P<mark>{_RAISED})(?!\w)"
_RAISED_WORDS: Final = (
    rf"(?i:(?:{_spaced('T', 'Ố', 'I')}|{_spaced('T', 'U', 'Y', 'Ệ', 'T')})[ _–-]{{0,4}}{_spaced('M', 'Ậ', 'T')})"
)
"""A raised level in any case."""

_DECORATION: Final = r"[\s\ufeff\u200b\u2500-\u257f>#*_\"'“”‘’«»【】《》•●▪◦■★`\\\[\](){}=~.!+–—-]{0,200}"
"""Decoration added around words by Markdown, YAML and typists, without a word. Bounded to keep matching linear."""
_KEY: Final = r"(?:[\w-]{1,60}:(?=\s)|\d{1,2}[.)]|[a-zđ]\))?"
"""A key of YAML, or the number of an entry in a list."""
_WHAT: Final = r"(?P<what>(?:TÀI LIỆU|VĂN BẢN|HỒ SƠ|CÔNG VĂN|DẤU|BẢN)[ \t]{1,3})?"
_CELL: Final = re.compile(rf"{_DECORATION}+{_KEY}{_DECORATION}+{_WHAT}{_MARK}{_DECORATION}")
_WITHOUT_MARKS: Final = re.compile(
    rf"{_DECORATION}+{_KEY}{_DECORATION}+(?i:(?:muc[ ])?do[ ]mat|dau[ ]mat)[*_ \t]{{0,9}}:{_DECORATION}+(?P<mark>(?i:(?:toi|tuyet)[ ]{{1,3}})?(?i:mat)){_DECORATION}"
)
"""A level behind its label, both typed without marks."""
_LINE: Final = re.compile(
    rf"{_DECORATION}+(?:[\w-]{{1,60}}:(?=\s))?{_DECORATION}+(?P<mark>{_RAISED_WORDS}|T ?O ?I M ?A ?T|T ?U ?Y ?E ?T M ?A ?T){_DECORATION}"
)
"""A raised level as the only words of a line, in any case, and in capitals without marks."""
_CELL_END: Final = re.compile(r"[|\t]| {4,}")
_WORD: Final = re.compile(r"\w")
_KEY_OF_LINE: Final = re.compile(r"\A[\s-]*[\w-]{1,60}:(?=\s)")
_HEAD: Final = re.compile(
    r"\b(?:[ỦU][ỶY] BAN|UBND|HĐND|HỘI ĐỒNG NHÂN DÂN|TỈNH [ỦU][ỶY]|THÀNH [ỦU][ỶY]|SỞ|CÔNG AN|QUÂN SỰ|BỘ (?:CHỈ HUY|QUỐC PHÒNG|NỘI VỤ|NGOẠI GIAO)|VĂN PHÒNG|CỘNG H(?:ÒA|OÀ)"
    r"|H(?:ỎA|OẢ) TỐC|KHẨN|Số[ ]?:|(?:Độc lập|ĐỘC LẬP)[ ]?[–-]|ĐẢNG (?:CỘNG SẢN|BỘ|ỦY)|BAN (?:CHỈ ĐẠO|CHẤP HÀNH)|\w{1,12}, ngày[ ][\d.…_])"
)
"""Text beside a mark at the head of a document, and not beside honey in a table."""

_WITHIN: Final = _MARK.replace("?P<mark>", "?:")
_LABEL: Final = r"(?i:(?:(?:(?:mức|dấu|chỉ|phân[ ]loại)[ \t]+){0,2}(?:cấp[ ])?độ[ \t]+(?:bảo[ ])?mật|(?:mức|cấp|dấu)[ ]+(?:bảo[ ])?mật|do_mat|phân[ ]loại(?:[ ]mật|[ ]bảo[ ]mật|[ ]tài[ ]liệu)?|đóng[ ]dấu)(?:[ ]\([^()|]{0,40}\))?)"
_LEVEL: Final = rf"(?P<mark>{_RAISED_WORDS}|(?i:{_spaced('M', 'Ậ', 'T')})|{_WITHIN})(?!\w)"
_URGENT: Final = r"(?:H(?:ỎA|OẢ) TỐC|THƯỢNG KHẨN|KHẨN)"
_NUMBER: Final = r"(?i:số)[ ]?:?[ ]?\d{0,6}[^\s|]{0,40}"
_PAPER: Final = r"(?i:tài liệu|văn bản|hồ sơ|công văn|kế hoạch|báo cáo|quyết định|tờ trình|phương án|đề án|chỉ thị|nghị quyết|thông báo|công điện|biên bản|bản đồ|phụ lục|dự thảo|giấy mời|thư mời|thông tri|công hàm)"
_DOCUMENT_NUMBER: Final = r"(?<![\w/])\d{1,6}(?:(?:/\d{4})?/|-[A-ZĐ]{1,6}/)[A-ZĐ][\w-]*"
_DOCUMENT: Final = re.compile(_DOCUMENT_NUMBER)
"""The number of a document."""
_NATION: Final = r"(?:CỘNG[ ]H(?:ÒA|OÀ)[ ]XÃ[ ]HỘI|ĐẢNG[ ]CỘNG[ ]SẢN)"
_OF_DAY: Final = r"(?:[ ]{1,2}(?i:ngày)[ ]{1,2}\d{1,2}[/.-]\d{1,2}[/.-]\d{4})"
_SMALL_LEVEL: Final = r"(?P<mark>[Mm]ật)(?!\w)"
"""The lowest level without capitals, also part of many common words."""
_STOP: Final = r"(?=[ ]{0,2}[\"'”’»*_]{0,3}[ ]?(?:[,.;!)\]|]|\Z))"
"""The end of a level: no word continues it, as in `mật độ`."""
_PART: Final = r"[ \t,;/|–—-]"
_PAGE: Final = r"(?i:trang|tr[.]|page)[ ]?(?:số[ ])?\d{1,4}(?:[ ]?(?:/|trên|of)[ ]?\d{1,4})?"
_OF_PAGES: Final = r"\d{1,4}[ ]?/[ ]?\d{1,4}"
_PATTERNS: Final = (
    re.compile(rf"\A{_DECORATION}+{_MARK_OR_PART}{_PART}{{0,9}}(?={_NATION})"),
    re.compile(rf"{_NATION}[ ](?:CHỦ[ ]NGHĨA[ ])?VIỆT[ ]NAM{_PART}{{0,9}}{_MARK}"),
    re.compile(rf"\A{_DECORATION}+{_MARK}{_PART}{{1,9}}(?:{_PAGE}|{_OF_PAGES}){_DECORATION}\Z"),
    re.compile(rf"\A{_DECORATION}+(?:{_PAGE}|{_OF_PAGES}){_PART}{{1,9}}{_MARK}{_DECORATION}\Z"),
    re.compile(rf"\A{_DECORATION}+{_RAISED_MARK}{_PART}{{1,9}}\d{{1,4}}{_DECORATION}\Z"),
    re.compile(rf"\A{_DECORATION}+\d{{1,4}}{_PART}{{1,9}}{_RAISED_MARK}{_DECORATION}\Z"),
    re.compile(rf"[(\[]\s{{0,9}}{_MARK}\s{{0,9}}[)\]]"),
    re.compile(
        rf"(?:\A|\||\t){_DECORATION}+{_KEY}{_DECORATION}+{_LABEL}[*_ \t]{{0,9}}[:=|–-]{_DECORATION}+{_LEVEL}{_DECORATION}"
        r"(?=\||\t|\Z)"
    ),
    re.compile(rf"\A{_DECORATION}+{_KEY}{_DECORATION}+{_LABEL}[ \t]{{1,9}}{_LEVEL}{_DECORATION}\Z"),
    re.compile(
        rf"\A{_DECORATION}+{_LABEL}[*_ \t]{{0,9}}:{_DECORATION}+{_LEVEL}[ \t]{{0,3}}"
        r"(?=[;.](?!.{0,200}(?i:tối[ ]mật|tuyệt[ ]mật)))"
    ),
    re.compile(rf"\A{_DECORATION}+{_MARK}[ \t]{{0,3}}[:;,–-][ \t]{{0,3}}(?=\d{{1,6}}/)"),
    re.compile(rf"\A{_DECORATION}+{_MARK}[ \t]{{1,9}}(?=(?i:số)[ ]?[:\d])"),
    re.compile(rf"\A{_DECORATION}+{_NUMBER}[ \t]{{1,60}}{_MARK}{_DECORATION}\Z"),
    re.compile(rf"\A{_DECORATION}+{_URGENT}[ \t,;/–-]{{1,9}}{_MARK}{_DECORATION}\Z"),
    re.compile(rf"\A{_DECORATION}+{_MARK}[ \t,;/–-]{{1,9}}{_URGENT}{_DECORATION}\Z"),
    re.compile(
        rf"\A{_DECORATION}+(?P<mark>Mật)[ ]?[,;/–-][ ]?(?i:{_URGENT}){_DECORATION}\Z|\A{_DECORATION}+(?i:{_URGENT})[ ]?[,;/–-][ ]?(?P<last>Mật){_DECORATION}\Z"
    ),
)
"""Reported anywhere."""
_ONE_LEVEL: Final = (
    re.compile(rf"(?:\A|[,;])[ \t\"]{{0,9}}(?P<mark>{_RAISED})[ \t\"]{{0,9}}(?=[,;]|\Z)"),
    re.compile(rf"{_PAPER} [\"'“‘«]{_MARK}[\"'”’»]"),
    re.compile(rf"(?<!\w){_LABEL}[ \t]{{0,3}}:[ \t]{{0,3}}{_LEVEL}[ \t\"'*_”’]{{0,9}}(?=[,;.)\]|]|\Z)"),
    re.compile(rf"{_PAPER}[ ]{{1,3}}[(\[\"“]?{_SMALL_LEVEL}[)\]\"”]?[ ]{{1,3}}(?=(?i:số)[ ]?:?[ ]?{_DOCUMENT_NUMBER})"),
    re.compile(
        rf"(?<![\w/])\d{{1,6}}(?:(?:/\d{{4}})?/|-[A-ZĐ]{{1,6}}/)[A-ZĐ][\w-]*{_OF_DAY}?(?:[ ]?[,;.–—-]{{1,2}}[ ]{{0,3}}|[ ]?\([ ]?)"
        rf"(?i:(?:độ|mức|dấu)[ ])?[\"“]?{_SMALL_LEVEL}{_STOP}"
    ),
    re.compile(rf"{_DOCUMENT_NUMBER}{_OF_DAY}?[ ]{{1,9}}{_SMALL_LEVEL}{_DECORATION}\Z"),
)
"""Reported on a line with a single level: a list of levels explains them."""
_TITLE: Final = rf"\A{_DECORATION}+{_KEY}{_DECORATION}+"
_STAMP: Final = r"(?i:(?:(?:có|đóng|mang)[ ])?(?:(?:độ|mức|dấu)[ ](?:đỏ[ ]|chỉ[ ](?:độ[ ]mật[ ])?|độ[ ])?)?)"
"""Words about a stamp before its level."""
_NAMED_LEVEL: Final = rf"(?P<mark>{_RAISED_WORDS}|M[ậẬ][tT])(?!\w)"
"""A level as a name: `mật` in small letters behind `độ` speaks of levels at large."""
_AT_THE_EDGE: Final = (
    re.compile(rf"{_TITLE}{_RAISED_MARK}[ \t\"”’\])]{{0,9}}[:–—-]"),
    re.compile(rf"{_TITLE}{_MARK}[ \t\"”’\])]{{0,9}}[:–—-][ \t]{{1,3}}(?={_PAPER})"),
    re.compile(rf"[:–—;-][ \t]{{0,3}}{_RAISED_MARK}{_DECORATION}\Z"),
    re.compile(rf"{_PAPER}.{{0,80}}[,;–—-][ \t]{{1,3}}{_MARK}{_DECORATION}\Z"),
    re.compile(
        rf"{_PAPER}.{{0,120}}[(\[][ ]{{0,3}}(?i:(?:có )?(?:(?:độ|mức|dấu) )?)(?P<mark>{_RAISED_WORDS})[ ]{{0,3}}[)\]]"
    ),
    re.compile(
        rf"{_PAPER}[ ](?i:số[ ]?:?[ ]?)?\d{{1,6}}(?:/\d{{4}})?/[\w-]{{1,40}}[ ,;–-]{{1,4}}(?i:(?:có )?(?:(?:độ|mức|dấu) )?)"
        rf"(?P<mark>{_RAISED_WORDS})(?!\w)"
    ),
    re.compile(rf"{_DOCUMENT_NUMBER}[^()|]{{0,40}}\([ ]{{0,3}}{_STAMP}(?P<mark>{_RAISED_WORDS}|(?i:mật))[ ]{{0,3}}\)"),
    re.compile(rf"{_DOCUMENT_NUMBER}[ ,;–-]{{1,4}}{_MARK}{_DECORATION}\Z"),
    re.compile(rf"{_DOCUMENT_NUMBER}[ ,;–-]{{1,4}}(?i:(?:có|đóng|mang)[ ])?(?i:độ|mức|dấu)[ ]{_NAMED_LEVEL}"),
    re.compile(rf"{_TITLE}{_PAPER}[ ]{_RAISED_MARK}{_DECORATION}(?:[:–—-]|\Z)"),
    re.compile(rf"{_TITLE}(?i:tài liệu|văn bản|công văn)[ ](?P<mark>{_RAISED_WORDS}){_DECORATION}(?::|\Z)"),
    re.compile(rf"{_TITLE}(?P<mark>{_RAISED_WORDS})[ ]{{0,3}}[:–—-][ ]{{1,3}}(?={_PAPER}[^|]{{0,20}}\d)"),
    re.compile(
        rf"\A\s*(?:title|summary):{_DECORATION}+(?P<mark>{_RAISED_WORDS})[ ]{{0,3}}[:–—-][ ]{{1,3}}(?={_PAPER})"
    ),
    re.compile(rf"{_PAPER}[ ](?P<mark>{_RAISED_WORDS})[ ](?=(?i:số)[ ]?:?[ ]?\d)"),
    re.compile(rf"{_LABEL}[ ][\"“‘«]{_LEVEL}[\"”’»]"),
    re.compile(rf"{_PAPER}.{{0,120}}?[ ,;(\[–—-]{_LABEL}[ ]{_NAMED_LEVEL}[ ]{{0,3}}[)\]\"'”’]{{0,3}}\Z"),
    re.compile(
        rf"\A\s*(?:title|summary):.{{0,160}}[,;(–—-][ ]{{0,3}}(?i:độ[ ]|mức[ ])?{_NAMED_LEVEL}[ ]{{0,3}}[)\"'”’]{{0,3}}\Z"
    ),
    re.compile(
        rf"{_PAPER}[ ]{{1,3}}[(\[\"“]?{_SMALL_LEVEL}[)\]\"”]?[ ]{{1,3}}(?=(?i:số)[ ]?:?[ ]?\d|(?i:ngày)[ ]\d{{1,2}}[/.-])"
    ),
    re.compile(
        rf"{_PAPER}(?:[ ](?i:số)[ ]?\d{{1,6}})?(?:{_OF_DAY}[ ]?[,;(–—-]|[ ]?\()[ ]{{0,3}}(?i:(?:độ|mức|dấu)[ ])?[\"“]?{_SMALL_LEVEL}{_STOP}"
    ),
    re.compile(rf"{_TITLE}(?P<mark>Mật)[ ]{{0,3}}[\])][ ]{{0,3}}[:–—-]?[ ]{{0,3}}(?={_PAPER})"),
    re.compile(rf"{_TITLE}(?P<mark>Mật)[ ]{{0,3}}[:–—-][ ]{{1,3}}(?={_PAPER}[^|]{{0,20}}\d)"),
    re.compile(rf"\A\s*(?:title|summary):{_DECORATION}+(?P<mark>Mật)[ ]{{0,3}}[:–—-][ ]{{1,3}}(?={_PAPER})"),
    re.compile(rf"(?i:đây|này)[ ](?i:là|thuộc)[ ](?i:(?:một|loại|diện)[ ])?{_PAPER}[ ]{_SMALL_LEVEL}{_STOP}"),
)
"""Reported on a line with a single level, unless it is a rule about secrecy."""
_IN_PROSE: Final = (
    re.compile(rf"(?<![\w“\"'‘«(])(?<!\bđộ )(?<!\bmức ){_RAISED_MARK}(?![”\"'’»)])"),
    re.compile(rf"{_PAPER}[ ]{{1,3}}{_MARK}[ ]{{1,3}}(?=(?i:số)[ ]?:?[ ]?\d|(?i:của|ngày|về|do|gửi)\b)"),
)
"""Reported on such a line if the surrounding words are not in capitals."""
_OF_STATE: Final = r"(?P<mark>(?i:bí mật nhà nước))(?!\w)"
_THIS_PAPER: Final = (
    re.compile(
        rf"(?:{_PAPER}|(?i:bài|tệp))[ ]này[ ](?i:là|thuộc|có|mang|(?:được[ ]|đã[ ])?đóng)[ ][^.;|]{{0,40}}?"
        rf"(?i:độ|mức|dấu)[ ](?:mật[ ]là[ ])?{_NAMED_LEVEL}"
    ),
    re.compile(
        rf"(?:{_PAPER}|(?i:bài|tệp))[ ]này[ ](?i:(?:là|chứa)[ ](?:(?:tài liệu|văn bản)[ ])?(?:thuộc[ ])?|thuộc[ ](?:(?:phạm vi|danh mục)[ ])?){_OF_STATE}(?![ ](?:hay|không))"
    ),
    re.compile(
        rf"[(\[][ ]?{_PAPER}[ ](?i:thuộc|chứa)[ ](?i:(?:phạm vi|danh mục)[ ])?{_OF_STATE}(?=[ ]?[,;)\]])(?!\)[ ](?:gồm|được|phải|là|do|không)(?!\w))"
    ),
)
"""Reported on a line with a single level and no denial before it, even if it mentions rules."""
_STAMPED: Final = (
    re.compile(rf"{_PAPER}[^.|]{{0,60}}?[ ](?i:có|mang|đóng)[ ](?i:dấu)[ ](?i:đỏ[ ]|chỉ[ ])?{_NAMED_LEVEL}"),
    re.compile(
        rf"(?i:tài liệu|văn bản|công văn|công điện|tờ trình)[ ](?P<mark>{_RAISED_WORDS})[ ](?=(?:của|về|số|ngày|do|gửi)\b)"
    ),
    re.compile(
        rf"(?:{_PAPER})[ ]{_SMALL_LEVEL}[ ](?=(?i:của)[ ](?:Ban|Bộ|Tỉnh ủy|Thành ủy|Đảng ủy|Thường trực|UBND|Ủy ban|HĐND|Công an|Sở|Chính phủ|Thủ tướng)(?!\w)(?![^.]{{0,80}}(?<!\d)19\d\d))"
    ),
    re.compile(
        r"(?P<mark>(?i:(?:chỉ[ ])?(?:người|đồng[ ]chí|cá[ ]nhân)[ ]có[ ]tên(?:[ ](?:trên|ở|ghi)[^.,;|]{0,20}?)?[ ](?:mới[ ])?được[ ]"
        r"(?:quyền[ ])?(?:bóc|(?:mở|xé)(?=[ ]?[.,;:!\"”’)\]]|[ ]?\Z|[ ](?:bì|thư|phong|bao)(?!\w)))(?:[ ](?:phong[ ]bì|bao[ ]bì|bì|thư))?(?!\w)))"
    ),
)
"""Reported on such a line that is neither a rule nor a story; the last is the wording of an envelope."""
_ANY_LEVEL: Final = rf"(?P<mark>{_RAISED_WORDS}|[Mm][ậẬ][tT])(?!\w)"
_OF_LEVEL: Final = (
    re.compile(rf"{_PAPER}[^.|]{{0,80}}?[ ](?i:độ|mức|loại|dấu)[ ][\"“‘«']{_ANY_LEVEL}[\"”’»']"),
    re.compile(
        rf"(?:{_PAPER}|(?i:nội dung|thông tin|cuộc họp))[^.|]{{0,80}}?[ ](?i:có|mang|xếp|thuộc|với)[ ](?i:độ|mức|loại)[ ]{_NAMED_LEVEL}{_STOP}"
    ),
    re.compile(rf"\A(?![\s>]*#){_DECORATION}+(?i:độ|mức|loại|dấu)[ ][\"“‘«']{_NAMED_LEVEL}{_DECORATION}\Z"),
    re.compile(
        rf"\A(?![\s>]*#){_DECORATION}+(?:(?i:(?:(?:mức|cấp)[ ])?độ|mức)[*_ ]{{0,3}}:{_DECORATION}+|{_PAPER}(?i:[ ]này)?[ ](?i:có[ ])?(?i:độ|mức)[ ]|(?i:dấu)[ ])"
        rf"(?P<mark>M[ậẬ][tT])(?!\w){_DECORATION}\Z"
    ),
    re.compile(rf"\([ ]?{_PAPER}[ ]{_ANY_LEVEL}[ ]?\)"),
    re.compile(
        rf"{_PAPER}(?=[^|]*(?:\d|này|kèm))[^.|]{{0,60}}?[ ](?i:có|được|đã|mang)[ ](?i:đóng[ ])?(?i:dấu)[ ]{_SMALL_LEVEL}"
    ),
)
"""Reported on such a line, unless the text is about state secrets in general."""
_IN_BRACKETS: Final = re.compile(r"[(\[][ ]?(?P<mark>Mật)[ ]?[)\]]")
"""A level in brackets with a single capital; counts if the text has no other subject called `Mật`."""
_FILE_END: Final = r"\.(?i:pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|txt|zip|rar|7z|jpe?g|png|webp)(?!\w)"
_FILE_NAMES: Final = (
    re.compile(rf"(?<![^\W_])(?P<mark>(?i:tuyet[ _-]?mat))(?![^\W\d_])(?=[\w ().-]{{0,120}}{_FILE_END})"),
    re.compile(
        rf"(?<![^\W_])(?:(?i:cong[ _-]?van|tai[ _-]?lieu|van[ _-]?ban|ke[ _-]?hoach|do|dau)[ _(-]{{1,3}}(?P<mark>(?i:(?:toi[ _-]?)?mat))"
        rf"|(?P<raised>(?i:toi[ _-]?mat)))(?=[ _)-]{{0,3}}(?:\d[\w ().-]{{0,80}})?{_FILE_END})"
    ),
    re.compile(
        rf"(?:(?<![^\W_])(?P<raised>{_RAISED})|(?:[_(\[–-][ ]?|{_PAPER}[ _(-]{{1,3}})(?P<mark>{_MAT}|[Mm]ật))(?![^\W_])[ _)\]-]{{0,3}}(?:\d[\w ().-]{{0,80}})?{_FILE_END}"
    ),
)
"""A level in the name of a file, with marks or without: `tuyet-mat.pdf`, but not `mat-tran.pdf` (`mặt trận`)."""
_DENIAL: Final = re.compile(
    r"\b(?:không|chưa|đừng|cấm|nếu|khi|trường[ ]hợp|mọi|các|những|kháng[ ]chiến|chiến[ ]tranh|chiến[ ]dịch|bảo[ ]tàng|triển[ ]lãm|hướng[ ]dẫn|cách|thủ[ ]tục|trưng[ ]bày|lưu[ ]trữ|năm[ ]19\d\d)\b",
    re.IGNORECASE,
)
"""Words before a mark about denials, general cases and the past."""
_RULE: Final = re.compile(
    r"mẫu[ ]dấu|con[ ]dấu|đóng[ ](?:bằng|ở|vào|trên)|tiết[ ]lộ|làm[ ]lộ|phạt[ ]|xử[ ]lý|bao[ ]lâu|được[ ]bảo[ ]vệ|hành[ ]vi|dấu[ ]chỉ|phân[ ]loại|danh[ ]mục|bí[ ]mật[ ]nhà[ ]nước|\bluật\b|nghị[ ]định|thông[ ]tư|\bđiều[ ]\d|\bkhoản[ ]\d|quy[ ]định|quy[ ]chế|giải[ ]mật|lịch[ ]sử"
    r"|\bphim\b|truyện|tiểu[ ]thuyết|cuốn|tập[ ]huấn|thời[ ]hạn|thẩm[ ]quyền|\bphải\b|được[ ]lưu|lưu[ ]giữ|bảo[ ]quản|số[ ]lượng|quản[ ]lý|soạn[ ]thảo|tiếp[ ]nhận|tiêu[ ]h[uủ][yỷ]"
    r"|thế[ ]nào|là[ ]gì|hoặc|các[ ]mức|mật[ ]ong|trà\b|thương[ ]hiệu|sản[ ]phẩm|nhà[ ]hàng|quán",
    re.IGNORECASE,
)
"""Words of rules, lessons and stories about secrecy (and of shops), whose lines bear no mark."""
_ANY: Final = re.compile(rf"{_MARK}|{_RAISED_WORDS}")

_SIGN: Final = re.compile(r"\A[\s>]*(#{1,6}|[-*+]|\d{1,3}[.)]|[a-zđ]\)|\|)")
"""The sign of a heading, an entry or a row: the line is part of a series."""
_LEADING_LEVEL: Final = re.compile(rf"\A[\s|>]{{0,9}}{_DECORATION}+{_KEY}{_DECORATION}+(?i:độ[ ])?{_LEVEL}")
_NEAR: Final = 8
_NEAR_HEADINGS: Final = 60
"""Lines within which levels of the same kind explain each other."""
_HEADER: Final = re.compile(rf"{_DECORATION}+{_LABEL}{_DECORATION}+")
_LEVEL_CELL: Final = re.compile(rf"{_DECORATION}+{_LEVEL}{_DECORATION}+")
_LABELLED: Final = re.compile(_LABEL)

_BETWEEN: Final = r"[^\w\n]{0,8}_{0,2}"
_CAPITALS: Final = re.compile(
    rf"M{_BETWEEN}[ẬậÂâẠạËAa]{_BETWEEN}[{_CIRCUMFLEX}{_DOT}Ä]{{0,2}}{_BETWEEN}T(?:(?![^\W_])|(?=CỘNG|ĐẢNG))"
)
_COMMON: Final = re.compile(
    r"(?<![^\W_])(?<!bí )(?<!Bí )(?<!bảo )(?<!Bảo )(?<!cơ )(?<!thân )(?<!túi )(?<!đường )[Mm]ật(?![ ](?:ong|khẩu|độ|mã|thiết|thư|mía)|[^\W_])"
)
"""The letters of the lowest level, outside the most common words."""
_ALONE: Final = re.compile(
    r"[\s>*_\"“”'‘’«»\[\](){}=~.!–—-]{0,40}+(?P<mark>[Mm]ật)[\s*_\"“”'‘’«»\[\](){}=~.!–—-]{0,40}"
)
_LIST_SIGN: Final = re.compile(r"\s*[-*+–][ ]")
_LONGEST_ALONE: Final = 60
_OWN_NUMBER: Final = re.compile(rf"\W{{0,9}}(?i:số)[ ]?:?[ ]?{_DOCUMENT_NUMBER}")
_ABOUT_SECRECY: Final = re.compile(r"bí mật nhà nước|bảo vệ bí mật", re.IGNORECASE)
_ABOUT_OTHERS: Final = re.compile(
    r"(?<!\w)(?:ong|mật (?:hoa|mía|dừa|gấu|ngọt)|(?:túi|ống|đường|sỏi|gan|nước|rỉ) mật|gan,? mật|tụy)(?!\w)",
    re.IGNORECASE,
)
"""Words of texts about secrecy itself, and about honey and gall, in which `Mật` is a heading or a thing."""
_ENVELOPE: Final = ("bóc", "BÓC", "Bóc", "có tên", "CÓ TÊN", "Có tên")
_WITHOUT_MARKS_IN_NAMES: Final = re.compile(r"(?i:yet|oi|van|lieu|ban|hoach|do|dau)[ _(-]{0,3}(?i:mat)")
_IN_NAMES: Final = ("-mat", "_mat", "-MAT", "_MAT", " MAT", " mat.", "(mat", "(MAT", "tmat", "imat")
_SPLIT: Final = ("*ậ", "ậ*", "_ậ", "ậ_")
"""Letters of a word separated by emphasis."""
_BEHIND: Final = re.compile(
    r"(?:tối|tuyệt|độ|mức|cấp|dấu|bảo|do)[\W_]{0,9}m[aậ]t|(?:là|thuộc|chứa|nội dung|tài liệu|văn bản|phạm vi|danh mục) bí mật nhà nước|\d/[^\n]{1,60}\([ ]*mật",
    re.IGNORECASE,
)
"""Words before the letters of a level or of its label, not all in capitals."""
_STACK_SIGNS: Final = r"[ \t|*_#>+-]{0,40}"
_STACKED: Final = re.compile(
    rf"^{_STACK_SIGNS}M{_STACK_SIGNS}\r?\n(?:{_STACK_SIGNS}\r?\n){{0,3}}{_STACK_SIGNS}Ậ{_STACK_SIGNS}\r?\n(?:{_STACK_SIGNS}\r?\n){{0,3}}{_STACK_SIGNS}T{_STACK_SIGNS}\r?$",
    re.MULTILINE,
)
"""A stamp with a letter per line."""
_LETTER_LINE: Final = re.compile(rf"{_STACK_SIGNS}(?P<mark>M){_STACK_SIGNS}")
_LONGEST_LETTER_LINE: Final = 80
_STACK: Final = 10
"""Lines that three such letters and the empty lines between may take."""
_ENCODED: Final = ("&#", "\\u", "</", "М", "Т", "Μ", "Τ")
"""How letters and the breaks between them may be written otherwise."""

MARK_WRAP: Final = WrapPattern(
    inside=re.compile(
        rf"(?<!\w)(?:{_TOI}|{_TUYET}|(?i:tối|tuyệt|(?:mức )?độ|công văn|văn bản|tài liệu|người có tên(?: mới)?(?: được)?(?: bóc)?)|{_PAPER} mật)[\s*_]*\Z"
    ),
    label=re.compile(rf"{_LABEL}[\s*_]*:[\s*_]*\Z|\A{_DECORATION}+(?:{_TOI}|{_TUYET}){_DECORATION}\Z"),
    rest=re.compile(r"[*_]{0,3}(?i:m|t|đ|b|số|ngày)"),
)
"""Line breaks within a mark."""


def speaks_of_secrecy(text: str) -> bool:
    """Return True if a visible text may contain marks: a quick check with false positives."""
    if _may_bear_mark(text):
        return True
    if any(sign in text for sign in _ENCODED) or any(sign in text for sign in _SPLIT):
        return _may_bear_mark(fold_pasted(text).text)
    return not is_normalized("NFKC", text) and _may_bear_mark(normalize("NFKC", text))


def _may_bear_mark(text: str) -> bool:
    return (_CAPITALS.search(text) or _STACKED.search(text)) is not None or (
        (("mật" in text or "Mật" in text) and (_BEHIND.search(text) or _COMMON.search(text)) is not None)
        or (("do_mat" in text or "o mat" in text) and _BEHIND.search(text) is not None)
        or (any(sign in text for sign in _IN_NAMES) and _WITHOUT_MARKS_IN_NAMES.search(text) is not None)
        or any(hint in text for hint in _ENVELOPE)
    )


def find_marks_in_lines(lines: Sequence[str]) -> Iterator[tuple[int, tuple[Span, ...]]]:
    """Yield (index, spans from left to right) of every line with a mark of secrecy.

    Skips lines that explain levels: entries, headings and rows beside lines of their kind with another level.
    """
    column: int | None = None
    levels = _LevelStore(lines)
    about = _Subject(lines)
    for index, line in enumerate(lines):
        if "|" not in line:
            column = None
        elif column is None:
            column = next((at for at, cell in enumerate(_cells(line)) if _HEADER.fullmatch(line, *cell)), None)
        stacked = _LETTER_LINE.fullmatch(line) if len(line) <= _LONGEST_LETTER_LINE else None
        if stacked and _STACKED.match("\n".join(lines[index : index + _STACK])):
            yield index, (stacked.span("mark"),)
            continue
        if not _may_bear_mark(line):
            continue
        alone = _find_alone(lines, index)
        if alone and not about.is_other:
            yield index, (alone,)
            continue
        spans = set(find_secrecy_marks(line))
        if not about.is_secrecy:
            spans |= {*_find_levels(line)}
        if not about.is_other and _RULE.search(line) is None:
            spans |= {*_find_matches(line, (_IN_BRACKETS,))}
        spans = {*_leave_out_parts(spans)}
        if column is not None and _DOCUMENT.search(line):
            spans |= set(_in_column(line, column))
        if spans and not _explains_levels(lines, index, min(spans), levels):
            yield index, tuple(sorted(spans))


class _Subject:
    """The subject of a text, computed once on demand."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines

    @cached_property
    def is_secrecy(self) -> bool:
        """True if the text is about state secrets in general."""
        return any(map(_ABOUT_SECRECY.search, self._lines))

    @cached_property
    def is_other(self) -> bool:
        """True if a paragraph `Mật` may be a heading or a thing in the text."""
        return self.is_secrecy or any(map(_ABOUT_OTHERS.search, self._lines))


def _find_alone(lines: Sequence[str], index: int) -> Span | None:
    """Return the level if it is a whole paragraph, or a whole line beside the head of a document."""
    line = lines[index]
    match = _ALONE.fullmatch(line) if len(line) <= _LONGEST_ALONE else None
    if match is None or _LIST_SIGN.match(line):
        return None
    beside = [lines[near].strip(" \t>") for near in (index - 1, index + 1) if 0 <= near < len(lines)]
    is_paragraph = not any(each and each != "---" for each in beside)
    is_at_head = any(_HEAD.search(each) or _OWN_NUMBER.match(each) for each in beside)
    return match.span("mark") if is_paragraph or is_at_head else None


def _in_column(line: str, column: int) -> Iterator[Span]:
    cells = tuple(_cells(line))
    if column < len(cells):
        match = _LEVEL_CELL.fullmatch(line, *cells[column])
        if match:
            yield match.span("mark")


class _LevelStore:
    """The (sign, level) at the beginning of each line, read once on demand."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._levels: dict[int, tuple[str, str]] = {}

    def level_of(self, index: int) -> tuple[str, str]:
        """Return the last character of the line's sign and the level after it; ("", "") if absent."""
        if index not in self._levels:
            line = self._lines[index]
            sign = _SIGN.match(line)
            match = _LEADING_LEVEL.match(line) if sign else None
            self._levels[index] = (sign[1][-1], _initial_of(match["mark"])) if sign and match else ("", "")
        return self._levels[index]


def _explains_levels(lines: Sequence[str], index: int, span: Span, levels: _LevelStore) -> bool:
    line = lines[index]
    sign = _SIGN.match(line)
    if sign is None or _DOCUMENT.search(line) or _HEAD.search(line) or _LABELLED.search(line):
        return False
    mark = sign[1][-1], _initial_of(line[slice(*span)])
    reach = _NEAR_HEADINGS if sign[1][0] == "#" else _NEAR
    near = map(levels.level_of, range(max(0, index - reach), min(index + reach + 1, len(lines))))
    return any(sign_near == mark[0] and level != mark[1] for sign_near, level in near)


def _initial_of(mark: str) -> str:
    """Return the letters that identify a level: M, TU, or T and another letter."""
    letters = "".join(filter(str.isalpha, mark.upper()))
    return letters[:2] if letters[:2] == "TU" else letters[:1]


def _find_levels(line: str) -> Iterator[Span]:
    """Yield the levels that a line assigns to a document, unless it is a rule or denies them."""
    if _RULE.search(line) is None and len([*islice(_ANY.finditer(line), 2)]) < 2:
        yield from _leave_out_denied(line, _find_matches(line, _OF_LEVEL))


def _leave_out_denied(line: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans without a denial before them; the first denial in the line decides, for any number of spans."""
    denial = _DENIAL.search(line)
    return (span for span in spans if denial is None or denial.end() > span[0])


def find_secrecy_marks(line: str) -> Iterator[Span]:
    """Yield the spans of marks of secrecy in a line, from left to right."""
    if not _may_bear_mark(line):
        return
    spans = {*_in_cells(line), *_find_matches(line, _PATTERNS), *_find_in_file_names(line)}
    levels = [match[0] for match in islice(_ANY.finditer(line), 2)]
    if len(levels) <= 1:
        spans |= {*_find_matches(line, _ONE_LEVEL)}
        for pattern in (_LINE, _WITHOUT_MARKS):
            if pattern.fullmatch(line):
                spans |= {*_find_matches(line, (pattern,))}
        is_rule = _RULE.search(line) is not None
        said = _find_matches(line, _THIS_PAPER if is_rule else (*_THIS_PAPER, *_STAMPED))
        spans |= {*_leave_out_denied(line, said)}
        if not is_rule:
            spans |= {*_find_matches(line, _AT_THE_EDGE)}
            if levels and _is_mixed(line, levels[0]):
                spans |= {*_find_matches(line, _IN_PROSE)}
    yield from _leave_out_parts(spans)


def _leave_out_parts(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans not contained in another, from left to right. Sorted, only an earlier span can contain one."""
    reached = -1
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if span[1] > reached:
            reached = span[1]
            yield span


def _is_mixed(line: str, mark: str) -> bool:
    """Return True if the words beside the mark are not in capitals; the key of a YAML line is ignored."""
    return any(map(str.islower, _KEY_OF_LINE.sub("", line).replace(mark, "")))


def _in_cells(line: str) -> Iterator[Span]:
    """Yield marks that fill a cell or the line.

    A bare MẬT beside other cells may be a product's name, so there it counts only at the head of a document.
    """
    cells = tuple(_cells(line))
    filled = sum(_WORD.search(line, start, end) is not None for start, end in cells)
    matches = [match for start, end in cells if (match := _CELL.fullmatch(line, start, end)) is not None]
    is_head = bool(matches) and _HEAD.search(line) is not None  # once: a line may be long, and have many cells
    for match in matches:
        if filled == 1 or match["what"] or _initial_of(match["mark"]) != "M" or is_head:
            yield match.span("mark")


def _cells(line: str) -> Iterator[Span]:
    start = 0
    for match in _CELL_END.finditer(line):
        yield start, match.start()
        start = match.end()
    yield start, len(line)


def _find_in_file_names(line: str) -> Iterator[Span]:
    for pattern in _FILE_NAMES:
        for match in pattern.finditer(line):
            groups = match.groupdict()
            yield match.span("raised" if groups.get("raised") else "mark")


def _find_matches(line: str, patterns: tuple[re.Pattern[str], ...]) -> Iterator[Span]:
    return (
        match.span("last" if match.groupdict().get("last") else "mark")
        for pattern in patterns
        for match in pattern.finditer(line)
    )
