"""Words around the name of a former body: its offices and acts, and the signs of the past and of its address."""

from __future__ import annotations

import re
from typing import Final

from portalgen.lint.rules.facts._units import NAME, compile_words
from portalgen.text.surnames import CAPITALS, FREQUENT_SURNAMES, SURNAMES

_COMMITTEE: Final = (
    r"(?:(?:HĐND và )?UBND|HĐND|(?:Uỷ|Ủy) ban nhân dân|Hội đồng nhân dân(?: và (?:Uỷ|Ủy) ban nhân dân)?)"
)
_ROOM: Final = r"[Pp]hòng (?!khám|giao dịch|[Cc]ông chứng|thí nghiệm|trưng bày|vé|cháy|chống|học|họp)[^.,;:()\n]{2,50}?"
_RANKS: Final = r"(?:(?:Quyền|[Pp]hó) )?"
POST: Final = (
    rf"(?:{_RANKS}(?:Chủ tịch|[Gg]iám đốc|Bí thư(?: Thường trực)?|[Cc]hánh (?:Văn phòng|Thanh tra)|[Tt]rưởng(?= (?:[Pp]hòng|Công an)))"
    r"|[Ll]ãnh đạo|[Đđ]ại diện|[Nn]gười phát ngôn)(?: phụ trách| của)?"
)
OFFICE: Final = (
    rf"(?:(?:(?P<post>{POST})|Văn phòng|Ban [Tt]iếp công dân|[Bb]ộ phận [^.,;:()\n]{2, 40}? (?:của|thuộc|tại)|[Bb]ộ phận [Mm]ột cửa) )?"
    rf"(?:{_COMMITTEE}|{_ROOM}|Công an|Thanh tra|Huyện [uủ][yỷ]|Thành [uủ][yỷ]|Ban Chỉ huy [Qq]uân sự"
    r"|[Bb]ộ phận (?:[Mm]ột cửa|[Tt]iếp nhận[^.,;:()\n]{0,30}?)|Sở [^.,;:()\n]{3,50}?|Văn phòng|Ban [Tt]iếp công dân|Chi cục [Tt]huế)"
)
BEHIND_OFFICE: Final = compile_words(rf"(?<!\w)(?P<office>{OFFICE}) (?:cấp )?\Z")
BEHIND_POST: Final = compile_words(rf"\b(?:(?P<post>{POST})|Thanh tra|Văn phòng) \Z")
"""Before a department."""
FIRST_IN_CLAUSE: Final = compile_words(
    r"(?:^|[.,;:!?–—|(\n-]|\d|\b(?:và|cùng|rằng|thì|nay|hiện|hiện nay|theo đó|ngoài ra|đồng thời|đề nghị|mời|yêu cầu|giao))[\s\0>*]*\Z",
    re.IGNORECASE,
)
"""Before the subject of a sentence. Behind `của`, `do` and `được` a body is none: `giấy do UBND huyện cấp`."""
_ACTS: Final = (
    r"thông (?:báo|tin)|(?:kính )?mời|tổ chức(?! lại)|tiếp (?:nhận|dân|công dân|xúc)|nhận (?:hồ sơ|đơn)|yêu cầu|đề nghị"
    r"|ban hành|công (?:bố|khai)|hướng dẫn|khuyến cáo|cảnh báo|cho biết|triển khai|phối hợp|chủ trì|tuyển|niêm yết"
    r"|lấy ý kiến|trả (?:kết quả|lời)|giải quyết|cấp (?:giấy|đổi|lại|phép|bản)|chịu trách|làm việc|thực hiện"
    r"|quyết định|phê duyệt|thu hồi|xem xét|thẩm định|phụ trách|quản lý|kiểm tra|xử (?:lý|phạt)|khởi công|khai mạc"
    r"|kêu gọi|báo cáo|trình|vận động|bố trí|phát động|có (?:trách|văn bản|thông báo|kế hoạch)|đăng tải|hỗ trợ"
    r"|chỉ đạo|khen thưởng|xác nhận|rà soát|kết luận"
)
_ACTS_OF_PERSONS: Final = (
    r"phát biểu|nhấn mạnh|khẳng định|nêu (?:rõ|ý kiến)|cho hay|chia sẻ|lưu ý|ghi nhận|giải trình|trao đổi|trả lời|tham dự"
    r"|dự (?:họp|hội nghị|lễ|buổi)|ký|chúc mừng|trao (?:tặng|giải|quà|thưởng)|đánh giá|thống nhất|giao nhiệm vụ|điều hành"
    r"|khảo sát|đến thăm|thăm|cam kết|đối thoại|làm rõ|nhận định|tiếp"
)
_PLACES: Final = rf"(?:[\s\0]*(?:,? (?:(?:tỉnh|thành phố|thị xã|huyện) |(?:TP|TX)\.?[\s\0]*)|, ){NAME}){{0,2}}"
"""Behind a body: `, huyện Lâm Hà, tỉnh Lâm Đồng`."""
_ADVERBS: Final = r"(?:(?:sẽ|đang|vừa|cũng|đều|xin|trân trọng|tiếp tục|hiện|đã|chính thức|có|cùng) )*"
_ACT: Final = rf"(?:[\s\0]*\([^)]{{0,40}}\))?{_PLACES}[\s\0]*[,:]? {_ADVERBS}(?:{_ACTS})\b"
ACT: Final = compile_words(_ACT)
_PERSON: Final = (
    rf" (?:(?:ông|bà|đồng chí) {NAME}|(?!Hồ Chí Minh)(?:{'|'.join(sorted(SURNAMES))})(?: [{CAPITALS}][\w']*){{2,4}}"
    rf"|(?:{'|'.join(sorted(FREQUENT_SURNAMES))}) [{CAPITALS}][\w']*)"
)
ACT_OF_POST: Final = compile_words(
    rf"{_PLACES}(?:{_PERSON})?[\s\0]*\)?[,:]? {_ADVERBS}(?:{_ACTS}|{_ACTS_OF_PERSONS})\b"
)
"""Behind a body whose post stands before it: ` Nguyễn Văn A kết luận` behind `Phó Giám đốc Sở Xây dựng`."""
DONE: Final = re.compile(
    r"\b(?:đã|từng (?=là|có|làm|được|nộp|gửi|đến|tới|sang|thăm|dự|phối hợp|tiếp|đón|gặp|tổ chức))", re.IGNORECASE
)
ASKED: Final = compile_words(r"\b(?:hãy|vui lòng) [^,.;:]*(?: (?:hoặc|hay|và) [^,.;:]*)?\Z", re.IGNORECASE)
SENT: Final = compile_words(
    r"\b(?:nộp|gửi|liên hệ|đăng ký|phản ánh|đến|nhận (?:kết quả|hồ sơ|mẫu)|khai báo|trình báo|báo|gọi|hỏi|làm thủ tục|chuyển)\b"
    r"[^.;]{0,80}\Z",
    re.IGNORECASE,
)
TO: Final = compile_words(
    r"\b(?:tại|về|cho|đến|tới|với|qua|ở|vào|lên|liên hệ|gọi|hỏi) (?:trụ sở )?(?:(?:của|thuộc) )?\Z", re.IGNORECASE
)
OR_TO: Final = compile_words(
    r"\b(?:(?:UBND|(?:Uỷ|Ủy) ban nhân dân|Sở|Công an|Trung tâm Phục vụ) [^.;:()]{2,50}?|trưởng (?:thôn|ban))(?:,| hoặc| hay| và)"
    r" (?:trực ban )?\Z"
)
"""Behind another body to be addressed: `báo Công an xã hoặc`."""
PART_OF: Final = compile_words(
    r"\b(?:Chi cục|Phòng|Trung tâm|Ban|Thanh tra|Văn phòng|Bộ phận|Đội|Tổ|Hội đồng)\b[^.,;:()\n]{0,60}? (?:của|thuộc|trực thuộc) \Z"
)
"""A part of the body, before its name."""
_NO_NOUN: Final = "".join(
    rf"(?<!{each}\s)" for each in ("công", "chương", "quy", "tờ", "lộ", "giáo", "hành", "quá", "tiến", "thuyết")
)
"""Before `trình` as a verb: no `công trình`."""
IN_WORK: Final = compile_words(
    rf"(?:\b{_NO_NOUN}trình(?: lên)?|\b(?<!theo\s)báo cáo(?: với)?|\b(?:xin|lấy|chờ) ý kiến(?: của)?|\btham mưu(?: cho)?"
    r"|\b(?:chờ|đợi)|\b(?<!thông\s)(?<!cảnh\s)báo (?:ngay|cho)(?: trực ban)?"
    r"|\bđoàn (?:công tác|kiểm tra|cán bộ|đại biểu|giám sát|thanh tra|khảo sát)(?: liên ngành)? (?:của|từ)"
    r"|\b(?:xin|phải có|cần có|chờ) (?:(?:giấy|văn bản|công văn|sự) )?(?:phép|xác nhận|ý kiến|chấp thuận|đồng ý|thẩm định|chủ trương)\b(?: [^.,;:()]{1,40}?)? (?:của|từ)"
    r"|\bmới nhất(?: của)?"
    r"|\b(?:phối hợp|làm việc|trao đổi|ký kết|thống nhất|họp|hợp tác|liên kết)(?: chặt chẽ| trực tiếp)? (?:với|cùng)(?: với)?|\bphối hợp(?: chặt chẽ| trực tiếp)?|\bsẽ cùng(?: với)?|\bcùng với)"
    r"(?: (?:các )?(?:đại diện|lãnh đạo))? \Z",
    re.IGNORECASE,
)
"""Before a body, or a list of bodies, that is to decide, allow or take part."""
FOR_ACT: Final = compile_words(r"\b(?:để|(?:sẽ|phải|cần|cần phải|chờ|còn phải) (?:do|được)) \Z", re.IGNORECASE)
"""Before a body whose act is still to come: `để UBND huyện phê duyệt`."""
DATED_OF: Final = compile_words(
    r"\bngày \d{1,2}(?:\s?[/.-]\s?\d{1,2}\s?[/.-]\s?| tháng \d{1,2} năm )\d{4} của \Z", re.IGNORECASE
)
ENTRY: Final = compile_words(rf"[\s\0]*(?:{OFFICE} )?\Z")
ENTRY_END: Final = compile_words(rf"(?:, (?:thành phố|thị xã|huyện|tỉnh) {NAME})?[\s\0]*[.;,]?[\s\0]*\Z")
LIST_LEAD: Final = compile_words(
    r"\b(?:đến|nộp|gửi|liên hệ|tiếp nhận|nhận)\b[^.;]{0,60}\b(?:các|những) (?:điểm|nơi|địa chỉ|địa điểm|cơ quan|đơn vị)\b[^.;]{0,60}:[\s\0]*\Z",
    re.IGNORECASE,
)
"""The line before a list of bodies to be addressed."""
ADDRESS_LABEL: Final = compile_words(
    r"\b(?:địa chỉ(?! (?:thường|tạm|thửa|cũ|nhà|hộ))|trụ sở|nơi (?:nhận|nộp)|địa điểm (?:nhận|nộp|tiếp))\b",
    re.IGNORECASE,
)
PAST: Final = compile_words(
    r"\b(?:trước (?:đây|kia)|(?:năm|tháng|thập kỷ) trước|cũ|nguyên (?:là|lãnh đạo|giám đốc|phó|chủ tịch|bí thư|trưởng|chánh|cán bộ)|tiền thân|s[áa]p nhập|hợp nhất|chia tách|giải thể|kết thúc hoạt động"
    r"|chấm dứt hoạt|chuyển (?:giao|về|sang|cho)|bàn giao|kế thừa|thay (?:cho|thế)|không còn|nay (?:là|thuộc)|đổi tên|thời kỳ"
    r"|lịch sử hình thành|trong lịch sử|hồi (?:đó|ấy|năm|tháng)|(?:khi|lúc|năm|thời|thuở) (?:ấy|đó)|năm ngoái|ngày trước|ngày nay|những năm|lúc bấy|cơ sở (?:hợp|sáp|nhập)|bãi bỏ|thế kỷ|ngày xưa|sắp xếp|bỏ cấp|xóa bỏ|được thành lập)\b",
    re.IGNORECASE,
)
PROVINCE: Final = re.compile(r"tỉnh\b", re.IGNORECASE)
NEGATED: Final = compile_words(r"\b(?:không (?:cần|phải|còn)|thay vì|khỏi|khi còn|có phải)\b", re.IGNORECASE)
"""Before a body that is not to be addressed any more."""
ON_FILE: Final = compile_words(
    r"\b(?:biên bản|quy chế|hợp đồng|thỏa thuận|hết hiệu lực|còn (?:hiệu lực|giá trị)|lưu (?:ở|tại|trữ)|tiếp tục (?:giải quyết|xử lý))\b",
    re.IGNORECASE,
)
"""In a sentence about a paper of the past."""
BEFORE: Final = compile_words(r"\btrước(?: ngày)? \Z", re.IGNORECASE)
YEAR: Final = re.compile(r"(?<!\d)(?P<year>1[5-9]\d\d|20\d\d)(?!\d)")
_ITEM_START: Final = r"(?:các )?(?:Sở|sở|UBND|Uỷ ban|Ủy ban|Công an|Thanh tra|Ban|Văn phòng|Trung tâm|Chi cục|Cục|Bộ Chỉ huy|Hội|Liên đoàn|Mặt trận)"
_COMMA_OR_AND: Final = r"(?:[\s\0]*,(?: và| cùng)?| và| cùng| hoặc| hay)"
_NO_ITEM: Final = (
    r"do|của|mà|được|để|tại|từ|đã|nay|phối hợp|với|gửi|nộp|trình|báo cáo|liên hệ|yêu cầu|đề nghị|giao|mời|làm việc"
)
_ITEM: Final = rf"{_ITEM_START} (?:(?!{_COMMA_OR_AND} {_ITEM_START}\b)(?! (?:{_NO_ITEM}) )[^,.;:()\n]){{2,60}}"
LIST_BEFORE: Final = compile_words(rf"(?<!\w)(?!(?<=của\s)(?:UBND|Uỷ ban|Ủy ban))(?:{_ITEM}{_COMMA_OR_AND} )+\Z")
"""Other bodies of a list, before a body; without `UBND tỉnh` in `thực hiện ý kiến của UBND tỉnh, Sở Xây dựng tổ chức`."""
ACT_OF_LIST: Final = compile_words(rf"(?:{_COMMA_OR_AND} {_ITEM}?)+?{_ACT}")
"""Other bodies of a list, behind a body, and their act."""
AGENT: Final = compile_words(r"\b(?:do|được|bị|bởi)(?: lãnh đạo)? \Z", re.IGNORECASE)
"""Before the bodies that did the act of the noun before it."""
