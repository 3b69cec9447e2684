"""News attributed to newspapers, agencies and stations: `Theo VnExpress, …`, `TTXVN đưa tin, …`, `dẫn lại từ báo …`.

A ministry, a report or the weather station is not press (`theo Báo cáo số 12`, `Theo Đài Khí tượng`), nor is a
newspaper that signs an agreement or receives an answer to its question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.text.pasted import Span
from portalgen.text.surnames import CAPITALS

_TITLE: Final = rf"[{CAPITALS}][\w&+-]{{0,20}}(?:[ ][{CAPITALS}][\w&+-]{{0,20}}){{0,4}}"
_ADDRESS: Final = r"(?<![\w@/.-])(?!\w{0,30}\.?gov\.vn)(?:www\.)?[a-z0-9-]{2,30}(?:\.(?!gov)[a-z0-9-]{2,20}){0,2}\.(?:vn|com|net|org)(?![\w.-]*\w)"
_PRESS: Final = (
    rf"(?:[Bb]áo(?:[ ](?:điện[ ]tử|mạng))?[ ](?!Cáo|Chí|Hiệu|Động|Ứng){_TITLE}|[Tt]ạp[ ]chí[ ]{_TITLE}"
    rf"|(?:[Đđ]ài|[Kk]ênh)[ ](?:(?:[Pp]hát[ ]thanh|[Tt]ruyền[ ]hình|[Tt]iếng[ ]nói|PT[ -]?TH|PT|TH|TNVN|THVN)(?!\w)[ ]?(?:(?:và|-)[ ][Tt]ruyền[ ]hình[ ]?)?(?:{_TITLE})?|VT[VC]\w{{0,4}}|VOV\w{{0,4}}|BBC|CNN)"
    r"|[Tt]hông[ ]tấn[ ]xã[ ](?:Việt[ ]Nam|VN)|TTXVN|VOV\d?(?:\.VN)?|VTV\d{0,2}|VTC(?:[ ]News)?|HTV\d?|V[nN]E[xX]?xpress|VnExpress|Vnexpress|VIETNAMNET|VietNamNet|Viet[nN]am[nN]et|Vietnam\+|VietnamPlus|Vietnamplus"
    rf"|Dân[ ]trí|Dân[ ]Trí|Tuổi[ ]Trẻ(?:[ ]Online)?|Thanh[ ]Niên(?:[ ]Online)?|Tiền[ ]Phong|Lao[ ]Động[ ]Online|Znews|Zing(?:[ ]News)?|Kênh[ ]?14|Kenh14|CafeF|Soha|Reuters|AFP|BBC|CNN|Tân[ ]Hoa[ ]xã|Xinhua|Bloomberg|{_ADDRESS})"
)
_OF: Final = r"(?:(?:thông[ ]tin|ghi[ ]nhận|nguồn(?:[ ]tin)?|tin|(?:một[ ])?bài(?:[ ]viết|[ ]đăng)?)(?:[ ](?:từ|của|trên|đăng[ ]trên|đăng[ ]tải[ ]trên))?[ ]|trang(?:[ ]tin)?(?:[ ]điện[ ]tử)?[ ]|(?:tờ|hãng[ ](?:tin|thông[ ]tấn))[ ](?:báo[ ])?)?"
_PATTERNS: Final = (
    re.compile(
        rf"(?:\A|(?<=[.!?…:;“\"(–-]))[\s*_“\"(]{{0,6}}(?P<source>Theo[ ]{_OF}{_PRESS})(?!\w)[^.,;:()|]{{0,40}}(?:[,:)]|[ ][–-][ ]|[ ]thì[ ]|\.?\Z|\.[ ])"
    ),
    re.compile(r"(?:\A|(?<=[.!?…][ ]))(?P<source>Theo (?:một số )?báo chí)(?=[ ]?,)"),
    re.compile(
        rf"(?<!\w)(?P<source>(?i:hãng (?:tin|thông tấn)|tờ) (?:{_TITLE}|{_PRESS}))[ ](?:cho[ ]biết|cho[ ]hay|đưa[ ]tin)(?!\w)"
    ),
    re.compile(rf"(?<!\w)(?P<source>[Nn]hư {_PRESS})[ ]đã[ ](?:đưa|thông[ ]tin)(?!\w)"),
    re.compile(rf"[,(–—-][ ]?(?P<source>theo[ ]{_OF}{_PRESS})(?!\w)[ ]?(?:[.,)]|\Z)"),
    re.compile(
        rf"(?<!\w)(?P<source>{_PRESS})(?!\w)(?:[ ](?:ngày|sáng|chiều|tối|hôm)[ ][^.,;:|]{{1,20}})?[ ](?:đưa[ ]tin|dẫn[ ]lời|dẫn[ ]nguồn|loan[ ]tin|cho[ ]hay)(?!,[ ](?:bài|ảnh|viết|phát|tuyên[ ]truyền)(?!\w))(?:[ ]?[,:]|[ ]rằng|[ ][^.;|]{{1,60}}?(?:cho[ ]biết|rằng))"
    ),
    re.compile(
        rf"(?<!\w)(?P<source>(?i:trích(?:[ ]dẫn)?|dẫn|dẫn[ ]lại|(?:lược|biên)?[ ]?dịch|đăng[ ]lại|sao[ ]chép|chép[ ]lại|tổng[ ]hợp|sưu[ ]tầm|lấy)(?:[ ]lại)?[ ](?i:từ|theo|nguồn|trên)[ ]{_OF}(?:{_PRESS}|(?i:mạng(?:[ ]xã[ ]hội)?(?=[ ]?(?:[.,;)]|\Z))|(?:mạng[ ])?internet)))(?!\w)"
    ),
)
_REPORTED: Final = re.compile(
    rf"(?:\A[\s*_“\"(]{{0,6}}|(?<=[.!?…,;:–—-][ ]))(?P<source>{_PRESS})(?!\w)(?:[ ](?:ngày|sáng|chiều|tối|hôm|số[ ]ra)[ ][^.,;:|]{{1,20}}?)?"
    r"[ ](?:đã[ ]|vừa[ ])?(?:(?:đưa|loan)[ ]tin|ghi[ ]nhận|cho[ ](?:biết|hay)|dẫn[ ]lời)(?!\w)"
    r"(?![ ](?:trực[ ]tiếp|về|đầy[ ]đủ|kịp[ ]thời|rộng[ ]rãi|sẽ|và|những|sự|các[ ]ý[ ]kiến|đóng[ ]góp|công[ ]lao)(?!\w)|,[ ](?:bài|ảnh|viết|phát|tuyên[ ]truyền)(?!\w))"
)
"""A clause that begins with the press and a verb of reporting: `…, báo Tuổi Trẻ đưa tin hôm thứ Sáu`."""
_COVERED: Final = re.compile(
    r"(?<!\w)(?:được[ ](?:(?:các|nhiều)[ ])?|(?:đề[ ]nghị|giao|mời|yêu[ ]cầu|nhờ|như|gồm|có|với|và|cùng|của)[ ](?:các[ ])?)"
    r"(?:báo|đài|cơ[ ]quan|tờ|[Bb]áo|Đài|Cơ quan|Thông|VTV|VOV|TTXVN|HTV|Vn|Dân trí|Tuổi Trẻ|Thanh Niên|Sở|UBND|Ủy ban)[^.!?;]{0,60},[ ]\Z"
)
"""Before a newspaper in a list of media that are to report, or that reported the agency's own event."""
_BEFORE: Final = 120
_AFTER: Final = 300
_SENTENCE_BREAK: Final = re.compile(r"[.!?][ ]")
_OWN_MATTER: Final = re.compile(
    r"học[ ]bổng|trao[ ](?:tặng|giải|quà)|cuộc[ ]thi|tài[ ]trợ|ban[ ]tổ[ ]chức|tòa[ ]soạn|toà[ ]soạn|phát[ ]sóng|ký[ ]kết|giải[ ](?:báo|chạy|việt)|tuyển[ ]dụng",
    re.IGNORECASE,
)
"""Words of sentences in which the press writes about itself."""
_ANSWER: Final = re.compile(
    r"phản ánh|đính chính|kiểm tra, xác minh|trả lời báo|cải chính|sai sự thật|bịa đặt|tin giả", re.IGNORECASE
)
"""Words of sentences in which an agency answers the press."""
_HINTS: Final = (
    "đã đưa",
    "đã thông tin",
    "Theo ",
    "theo ",
    "đưa tin",
    "dẫn lời",
    "loan tin",
    "cho hay",
    "cho biết",
    "ghi nhận",
    "rích",
    "ẫn ",
    "dịch",
    "ăng lại",
    "ép",
    "ổng hợp",
    "ưu tầm",
    "ấy",
)
_END: Final = re.compile(
    rf"[(\[*_–—-]?[ ]?(?:(?i:nguồn(?: tin)?)[ ]?:?[ ](?:(?i:internet|mạng|sưu tầm|báo chí|tổng hợp)|{_PRESS})|(?i:(?:bài (?:và )?|ảnh |tin ){{0,3}}sưu tầm)(?:[ ](?i:từ|trên|theo)[ ].{{1,60}})?|ST"
    rf"|(?i:(?:tin |bài )?tổng hợp (?:từ|theo) ).{{1,60}}|(?i:theo )(?:{_PRESS}|(?i:internet))|(?:TTXVN|VOV|VTV|VnExpress|Vietnam\+|VietnamPlus|VietNamNet|Dân trí))[ ]?[)\]*_]?\.?"
    rf"|[*_]{{0,3}}(?!(?:Trường|Sở|Phòng|Ban|Hội|Trạm|UBND|HĐND|Công)(?!\w)){_TITLE}(?:[ ]?/[ ]?|[ ][–-][ ]|[ ]\()(?:[Tt]heo[ ])?{_PRESS}\)?[*_]{{0,3}}\.?",
)
"""The last line of copied news: its source, or its author and newspaper."""
_LONGEST_END: Final = 120


def may_quote_press(text: str) -> bool:
    """Return True if the text may quote the press: a quick check with false positives."""
    return any(hint in text for hint in _HINTS)


def find_quoted_press(paragraph: str) -> Iterator[Span]:
    """Yield the spans in which a paragraph quotes the press, from left to right."""
    if may_quote_press(paragraph) and _ANSWER.search(paragraph) is None:
        found = {match.span("source") for pattern in _PATTERNS for match in pattern.finditer(paragraph)}
        yield from sorted(found.union(_find_reports(paragraph)))


def _find_reports(paragraph: str) -> Iterator[Span]:
    for match in _REPORTED.finditer(paragraph):
        start, end = match.span("source")
        sentence = _SENTENCE_BREAK.split(paragraph[end : end + _AFTER], maxsplit=1)[0]
        if not _COVERED.search(paragraph[max(start - _BEFORE, 0) : start]) and not _OWN_MATTER.search(sentence):
            yield start, end


def is_source_line(paragraph: str) -> bool:
    """Return True if a paragraph only names the source of the text above it."""
    return len(paragraph) <= _LONGEST_END and _END.fullmatch(paragraph) is not None
