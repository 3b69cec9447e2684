"""Numbers and addresses of private people, found in folded text (`portalgen.text.pasted`).

Similar numbers (of documents, amounts, office telephones, account codes, ISBN) are not reported, since each kind
requires its structure or its label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from portalgen.text.mail_hosts import SURE_MAIL_HOSTS, may_hold_private_emails
from portalgen.text.pasted import Span
from portalgen.text.surnames import CAPITALS
from portalgen.text.wrapped_lines import WrapPattern

_GAP: Final = r"(?:[ ]{1,3}(?:[.-][ ]{0,2})?|[.-][ ]{0,2})"
"""Separators of digit groups. Each gap has a single reading, so matching is linear."""

_START: Final = r"(?:(?<![\w+/@=#-])(?<!\w[.,])|(?<=[^\W\d],)|(?<=\d{4},)|(?<=-\d\d,)|(?<=\A\d,)|(?<=\A\d\d,)|(?<=\d{9}[/-])|(?<=[. ]\d{3}[/-]))"
"""The start of a number in a list without blanks.

A comma there separates it from words, days, numbers, and the row's count. A decimal never has four digits before the
comma and the structure of such a number after it.
"""
_END: Final = r"(?![\w@%])(?!/(?!0\d[\d .]{7}))(?!\.\d)(?!-\d(?![\d .]{8}))"
_END_OF_GROUPS: Final = rf"{_END}(?!,\d)"
"""Groups of digits before a comma and a digit are an amount with decimals."""
_TIE: Final = r"[\s*_:.(–-]*(?:(?:số|là|no|mã)\b[\s*_:.(–-]*)*"
"""Between a label and its number."""

_LONG: Final = re.compile(
    r"\d(?<!\d\d)(?:\d{7}(?!\d)|(?:(?:[^\w|,;:/%\"&<]|_|&#?\w{2,7};|</?\w[^<>\n]{0,80}>){0,6}\d){8})"
)
"""Nine digits, or eight in one piece, with any raw text between: line breaks, emphasis, entities, tags."""
_ENCODED: Final = ("&#", "\\u", "\\x")
"""How digits may be written otherwise."""

_NAME_WORD: Final = rf"[{CAPITALS}]\w{{0,15}}"
_BRIDGE: Final = (
    r"(?:[\s*_:.,(){}\[\]\"'“”/–=-]|(?:(?i:số|là|no|mã|mang|thẻ|giấy|của|cũ|mới|gắn|chip|chíp|điện tử|hoặc|và|cá nhân|ông|bà|anh|chị|em|cháu|cụ|tôi|mình|chủ hộ|công dân"
    rf"|hộ chiếu|khách hàng|người nộp thuế|người lao động|bệnh nhân|học sinh)|CMND|CCCD|CC|ĐDCN|MST|{_NAME_WORD})(?!\w)){{0,24}}?"
)
"""Text between a label and its number: signs, and words about its holder."""
_OF_AMOUNT: Final = r"(?![ ]?(?:đồng|đ\b|VN[DĐ]|USD|tỷ|tỉ|triệu|nghìn|người|hồ sơ|lượt|trường hợp|thẻ|công dân|hộ\b|m2|m²|ha\b|khách|giao dịch))"
"""No unit follows a number of a person."""
_LABEL_OF_CITIZEN: Final = (
    r"(?i:\b(?:C\.?C\.?C\.?D|C\.?M\.?N\.?D|CMTND|CMT|ĐDCN|MSĐD|căn[ ]{1,3}cước(?:[ ]công[ ]dân)?|chứng[ ]{1,3}minh[ ](?:nhân[ ]dân|thư)|(?:giấy|số)[ ]chứng[ ]minh"
    r"|(?:số|mã)[ ]định[ ]danh(?:[ ]cá[ ]nhân)?)(?:\b|(?=\d)))"
)
_GROUPED_CITIZEN: Final = re.compile(rf"{_START}(?P<number>0\d{{11}}{_END}|0\d(?:{_GAP}?\d){{10}}{_END_OF_GROUPS})")
_CITIZEN_IN_ADDRESS: Final = re.compile(r"(?<=[/=:?&#_-])(?P<number>0\d{11})(?![\d%])")
"""Twelve digits behind a sign of an address or of a file name."""
_GROUPS_OF_CITIZEN: Final = frozenset(
    ((12,), (3, 3, 3, 3), (4, 4, 4), (3, 9), (9, 3), (3, 3, 6), (6, 3, 3), (3, 1, 2, 6), (3, 1, 8), (4, 2, 6), (4, 8))
)
"""How twelve digits of a citizen are parted; other groups want the label."""
_NETWORK: Final = re.compile(r"\bIP(?:v4)?\b")
_GROUP_BEFORE: Final = re.compile(r"\d[ .-]{1,3}\Z")
_ENTRY: Final = re.compile(r"^\W*\d{1,3}[.)][ ]{1,3}\Z")
_GROUP_BEHIND: Final = re.compile(r"[ .-]{1,3}(?:\d{3}|\d{4})(?!\d)")
"""Another group of the same kind: the digits are part of an amount or of a longer number."""
_LABELLED_CITIZEN: Final = re.compile(
    rf"{_LABEL_OF_CITIZEN}{_BRIDGE}(?P<number>(?<!\d)(?:\d(?:{_GAP}?\d){{11}}|\d(?:{_GAP}?\d){{8}})){_END}{_OF_AMOUNT}"
)
_PROVINCES: Final = 96
"""Codes of provinces in personal identification numbers run from 001 to 096 (TT 59/2021/TT-BCA, annex)."""
_CENTURIES: Final = "0123"
"""Century and sex: men and women born from 1900 on, from 2000 on (NĐ 137/2015, article 13)."""
_YOUNG: Final = 40
"""The latest accepted year of birth after 2000."""

_BANKS: Final = (
    r"Vietcombank|VCB|Agribank|BIDV|Viet[iI]n ?[bB]ank|CTG|Techcombank|TCB|MB ?[bB]ank|MB|ACB|Sacombank|VP ?[bB]ank|TP ?[bB]ank|HD ?[bB]ank|SHB|VIB|LP ?[bB]ank"
    r"|LienVietPostBank|Eximbank|SeA ?[bB]ank|OCB|MSB|Nam A Bank|Kien[lL]ong ?[bB]ank|DongA ?[bB]ank|SCB|ABBank|PVcomBank|Co-?op[bB]ank"
)
_LABEL_OF_ACCOUNT: Final = (
    r"(?i:\b(?:S\.?T\.?K|số[ ](?:tài[ ]khoản|TK|T/K)|TK[ ](?:ngân[ ]hàng|cá[ ]nhân|số)"
    rf"|(?:tài[ ]khoản|TK)(?=[ ]*(?:số|:|ngân[ ]hàng|cá[ ]nhân|của[ ](?:ông|bà|anh|chị|(?:chúng[ ])?tôi|em|mình|cháu)\b|\(|(?:{_BANKS})\b))|account[ ](?:no|number)))"
)
_SHORT_ACCOUNT: Final = re.compile(
    rf"\b(?:TK|tk|(?i:tài[ ]khoản))[ :.]{{0,3}}(?:(?i:số)[ :]{{0,3}})?(?P<number>\d(?:{_GAP}?\d){{7,18}}){_END}{_OF_AMOUNT}"
)
_BANK: Final = re.compile(
    r"bank\b|\bngân hàng\b|\b(?:BIDV|VCB|CTG|ACB|VIB|SHB|TCB|MB)\b|chủ (?:TK|tài khoản)", re.IGNORECASE
)
"""Words that make a mere `TK` or `tài khoản` a bank account."""
_ACCOUNT: Final = re.compile(
    rf"{_LABEL_OF_ACCOUNT}(?P<between>[^\d\n|;]{{0,70}}?)(?P<number>(?<!\d)\d(?:{_GAP}?\d){{7,18}}){_END}{_OF_AMOUNT}"
)
"""Eight digits at least: codes of the accounting plan have up to five."""
_AT_BANK: Final = re.compile(
    rf"\b(?:{_BANKS})(?:[ ]?(?:[:–-]|số|STK)[ :]{{0,3}}(?!1[89]00|02)|[ ]{{1,3}}(?!1[89]00|02|0[35789]\d{{8}}(?!\d))(?=\d{{9}}))(?P<number>\d(?:{_GAP}?\d){{8,18}}){_END}{_OF_AMOUNT}"
)
"""A number behind the name of its bank."""
_NO_ACCOUNT: Final = re.compile(
    r"điện thoại|\bĐT\b|\bSĐT\b|hotline|tổng đài|\bfax\b|mã số|\bMST\b|\bngày\b|\bLuật\b|VNeID|dịch vụ công|đăng nhập|quyết định|kinh phí|số tiền|CCCD|CMND|căn cước|hộ chiếu|BHXH|BHYT",
    re.IGNORECASE,
)
"""Another label between an account's label and a number."""
_OF_TREASURY: Final = re.compile(r"\d{4}[ .-]\d[ .-]\d{7}(?:[ .-]\d{5})?")
"""Accounts with the State Treasury are written thus (account, level of the budget, unit, project)."""
_DATE: Final = re.compile(r"\d{1,2}[.-]\d{1,2}[.-]\d{4}")

_TELEPHONE: Final = re.compile(
    rf"{_START}(?P<number>\(?(?:\+84|0084)\)?{_GAP}?(?:\(0\){_GAP}?)?[35789](?:{_GAP}?\d){{8}}|[(\[{{]?0[35789]\d(?:[)\]}}]?{_GAP}?\d){{7}}){_END}"
)
_LABEL_OF_TELEPHONE: Final = (
    r"(?:(?i:\b(?:điện[ ]thoại|SĐT|ĐTDĐ|ĐT|DĐ|di[ ]động|zalo|liên[ ]hệ|gọi|alo|số[ ]máy|phone|mobile|viber|tel)\b)|☎)"
)
_LABELLED_TELEPHONE: Final = re.compile(
    rf"{_LABEL_OF_TELEPHONE}[^\d\n|;]{{0,40}}?(?P<number>(?<!\d)\(?(?:\+?84\)?{_GAP}?0?|0{_GAP}?)[35789](?:\)?{_GAP}?\d){{8}}){_END}"
)
"""Groups of any length, and the code of the country without its sign."""
_IN_GROUPS: Final = re.compile(
    rf"{_START}(?P<number>0(?:[357](?P<gap>[.-])|9(?P<space>{_GAP}))(?!(?:19|20)\d\d)\d{{4}}(?:(?P=gap)(?!(?:19|20)\d\d(?!\d))|(?P=space))\d{{4}}|0[35789](?:\.\d\d){{4}}"
    rf"|\(0[3579]\)[ .]?\d{{4}}[ .-]?\d{{4}}|0(?P<tie>[.-])[35789]\d\d(?P=tie)\d{{3}}(?P=tie)\d{{3}}){_END}{_OF_AMOUNT}"
)
"""Two digits first, then groups of four (not years) or pairs with dots; or a single digit first.

`08` was the code of a city, with office numbers such as `08.3829.1234`.
"""
_WITH_SIGNS: Final = re.compile(
    rf"{_LABEL_OF_TELEPHONE}[^\d\n|;]{{0,40}}?(?P<number>(?<!\d)0[35789]\d{{1,2}}(?P<sign>[ ]?[/,_:…'’][ ]?)\d{{3,4}}(?P=sign)\d{{3,4}}){_END}"
)
"""Groups after a label, separated twice by the same other sign."""
_OF_CITY: Final = re.compile(r"\(?08[ .)-]{1,2}[2-7]")
"""A number of that city's offices before 2017."""
_MAYBE_WITH_SIGNS: Final = re.compile(r"0[35789]\d{1,2}[ ]?[/,:…'’][ ]?\d{3,4}[ ]?[/,:…'’]")
_LAST_OF_LOT: Final = 55
_DIGIT_WORDS: Final = (
    "không",
    "một",
    "hai",
    "ba",
    "bốn",
    "năm",
    "sáu",
    "bảy",
    "tám",
    "chín",
    "mốt",
    "tư",
    "lăm",
    "bẩy",
)
_DIGITS_OF_WORDS: Final = dict(zip(_DIGIT_WORDS, "01234567891457", strict=True))
_IN_WORDS: Final = re.compile(
    rf"(?<!\w)(?P<number>không[ ,.-]{{1,3}}(?:ba|năm|bảy|bẩy|tám|chín)(?:[ ,.-]{{1,3}}(?:{'|'.join(_DIGIT_WORDS)})){{8}})(?!\w)",
    re.IGNORECASE,
)
"""The ten digits in words."""
_MAYBE_IN_WORDS: Final = re.compile(
    r"hông[ ,.-]{1,3}(?:ba|năm|bảy|bẩy|tám|chín)[ ,.-]{1,3}(?:" + "|".join(_DIGIT_WORDS) + r")(?!\w)", re.IGNORECASE
)
_WITH_LETTERS: Final = re.compile(
    r"(?<![\w@/.-])(?:\+84[ .-]?|[0oO])[35789](?=[\d .-]{0,12}[oO]|(?<=[oO].)\d)(?:[ .-]?[\doO]){8}(?![\w@])|(?<![\w@/.-])[oO][35789](?:[ .-]{1,3}|(?=[\doO]))(?:[ .-]?[\doO]){8}(?![\w@])"
)
"""A mobile number with the letter O for zeros."""
_MAYBE_WITH_LETTERS: Final = re.compile(
    r"[oO0+](?:(?<=[oO])[35789][\doO .-]|(?<=0)[35789](?=[\d .-]{0,12}[oO])|(?<=\+)84[ .-]?[35789](?=[\d .-]{0,12}[oO]))"
)
"""The beginning of every such number; much faster to find."""
_O_AS_ZERO: Final = str.maketrans("oO", "00")
_HOTLINE: Final = re.compile(
    r"(?:đường dây nóng|hotline|tổng đài|số(?: điện thoại)? trực(?: ban)?+)(?:[^\w,;.|]{0,6}(?:số\b[^\w,;.|]{0,4})?|[ ](?:của[ ]|tại[ ])?"
    r"(?:sở|UBND|HĐND|[uủ][yỷ] ban|công an|bộ|cục|chi cục|ban|văn phòng|trung tâm|bệnh viện|trạm|trường|xã|phường|tỉnh|thành phố|cơ quan|phòng)(?!\w)[^\d,;.|]{0,70})\Z",
    re.IGNORECASE,
)
"""An office's published number."""
_HOTLINE_LENGTH: Final = 110
"""Characters before a number that may name the hotline's owner."""
_OTHER_NUMBER: Final = re.compile(
    r"(?i:mã[ ]số|MST|số[ ]thuế|BHXH|BHYT|tài[ ]khoản|STK|ISBN|ISSN|mã[ ]vạch|serial|mã[ ]hồ[ ]sơ|số[ ]hiệu|ĐKKD|GPKD|GCNĐKDN|(?:đăng[ ]ký|giấy[ ]phép)[ ](?:kinh[ ]doanh|doanh[ ]nghiệp)"
    r"|mã[ ](?:DN|doanh[ ]nghiệp|chuẩn[ ]chi|QHNS|quan[ ]hệ[ ]ngân[ ]sách))[^\d,;]{0,30}\Z"
)
"""A label before ten digits other than a telephone number."""
_NO_CITIZEN: Final = re.compile(
    r"(?i:\b(?:mã[ ](?:đơn[ ]vị|đơn[ ]hàng|vận[ ]đơn|giao[ ]dịch|khách[ ]hàng|hàng|lô|sản[ ]phẩm|tra[ ]cứu|thiết[ ]bị|tài[ ]sản|dự[ ]án|QR)"
    r"|đơn[ ]vị|biên[ ]lai|hóa[ ]đơn|hoá[ ]đơn|vận[ ]đơn|phiếu(?:[ ](?:thu|chi|gửi))?|hợp[ ]đồng|lô(?:[ ]hàng)?|se-?ri|số[ ](?:khung|máy|công[ ]tơ)))"
    rf"{_TIE}\Z"
)
"""A label right before twelve digits other than a citizen's number."""
_LABEL_LENGTH: Final = 60
"""Characters before a number searched for its label."""

_MAIL_HOSTS: Final = r"(?:gmail|googlemail|yahoo|ymail|rocketmail|hotmail|outlook|live|msn|icloud|me|mac|aol|proton|protonmail|gmx|zohomail)"
_EMAIL: Final = re.compile(
    rf"(?<![\w.%+-])(?P<number>[A-Za-z0-9][\w.%+-]*@{_MAIL_HOSTS}\.(?:com\.vn|com|vn|me|net))(?![\w-]|\.\w)",
    re.IGNORECASE,
)

_AT_IN_BRACKETS: Final = (
    r"(?:[ ]?[\[({<][ ]?(?:at|a|a[ -]?còng|a[ -]?cong|@)[ ]?[\])}>][ ]?|[ ]a[ -](?:còng|móc)[ ]|%40|@)"
)
_MAIL_END: Final = r"(?:[ ]{0,2}(?:\.|[\[({][ ]?(?:dot|chấm|\.)[ ]?[\])}]|(?<=[ ])(?:dot|chấm)(?=[ ]))[ ]{0,2}(?:com(?:\.vn)?|net|vn|me)(?!\w))"
_EMAIL_IN_WORDS: Final = re.compile(
    rf"(?<![\w.%+-])(?P<number>[A-Za-z0-9][A-Za-z0-9_.+-]{{0,63}}(?:{_AT_IN_BRACKETS}(?P<host>{'|'.join(SURE_MAIL_HOSTS)})(?![\w-]){_MAIL_END}?"
    rf"|(?:[ ]{{1,2}}(?:@|at[ ])|@[ ])[ ]?(?P<told>{'|'.join(SURE_MAIL_HOSTS)})(?![\w-]){_MAIL_END}))(?!-?\w|\.\w)",
    re.IGNORECASE,
)
"""`ten [at] gmail`, `ten a còng gmail chấm com`, `ten at gmail dot com`, `ten @ gmail.com`, `ten@gmail`."""

_NAME: Final = rf"{_NAME_WORD}(?:[ ]{_NAME_WORD}){{1,5}}"
_SHORT_NAME: Final = rf"(?:K|Ha|Y|H)[’'][ ]?{_NAME_WORD}"
"""Names of highland peoples, possibly a single word (`K'Brểu`)."""
_PERSON: Final = (
    r"(?:\b(?:[Ôô]ng|ÔNG|[Bb]à|BÀ|[Aa]nh|[Cc]hị|[Ee]m|[Cc]háu|[Cc]ụ|[Cc]hủ hộ|[Hh]ộ|[Cc]ông dân|[Đđ]ương sự|[Bb]ị can|[Bb]ị cáo|[Tt]hí sinh|[Đđ]ối tượng|[Nn]ghi phạm|[Nn]ạn nhân|[Bb]ị hại"
    r"|[Nn]guyên đơn|[Bb]ị đơn|[Vv]ợ|[Cc]hồng|[Cc]on|[Nn]gười dân|[Nn]gười vi phạm|[Tt]ài xế|[Ll]ái xe|[Bb]ệnh nhân|[Hh]ọc sinh|[Ss]inh viên)[ ]+(?:(?:là|ông|bà|anh|chị|em|cháu)[ ]+)?"
    rf"|\b[Hh]ọ(?:,)?(?:[ ]và)?(?:[ ]chữ đệm,?)?(?:[ ]và)?[ ]tên[\s*_]*:[\s*_]*){_NAME}"
)
_DAY: Final = r"(?P<number>\d{1,2}[ ]?[/.-][ ]?\d{1,2}[ ]?[/.-][ ]?(?P<year>(?:19|20)\d\d)|\d{1,2} tháng \d{1,2} năm (?P<written>(?:19|20)\d\d))"
_BORN: Final = re.compile(
    rf"{_PERSON}[^.;|\n]{{0,20}}?[,;(|\s*_]+(?i:sinh ngày|ngày(?:, tháng, năm)? sinh)[\s*_:|]*{_DAY}(?!\d)"
)
_YEAR_LABEL: Final = r"(?:(?i:sinh[ ]năm|năm[ ]sinh|sn\.?|s\.n\.?|s/n|n/s|sinh))"
_RESIDENCE: Final = (
    r"(?i:\b(?:trú tại|trú ở|trú|thường trú|tạm trú|cư trú|hộ khẩu|HKTT|ĐKTT|ĐKNKTT|ĐKHKTT|NKTT|nơi ở|chỗ ở|địa chỉ|đ/c|ngụ|số nhà|ở thôn|ở xã|ở phường|ở tổ|thôn|xóm|ấp|buôn|bon|tổ dân phố|TDP|khu phố"
    r"|(?:học sinh )?lớp \d))"
)
_BORN_IN: Final = re.compile(
    rf"(?:{_PERSON}|(?<!\w){_NAME}|(?<!\w){_SHORT_NAME})[\s,(:;–-]+{_YEAR_LABEL}[\s:.]*(?P<number>(?P<year>(?:19|20)\d\d))\b[^.|\n]{{0,60}}?{_RESIDENCE}"
)
_BORN_SHORT: Final = re.compile(
    rf"{_PERSON}[\s,(:;–-]+(?:(?i:sn\.?|s/n|n/s)|S\.N\.?)[\s:.]*(?P<number>(?P<year>(?:19|20)\d\d))\b"
)
"""The abbreviation of reports about people is enough without a residence."""
_BORN_ON: Final = re.compile(
    rf"(?<!\w){_NAME}[\s,(:;–-]+(?i:sinh ngày|ngày sinh)[\s:]*{_DAY}[^.|\n]{{0,60}}?{_RESIDENCE}"
)
_BORN_SELF: Final = re.compile(
    rf"(?i:(?<!\w)(?:tôi|em|mình|cháu|tớ)(?:[ ]tên[^.;:|\n\d]{{1,40}})?,?[ ]sinh(?:[ ]vào)?[ ]ngày)[ :]{{1,3}}{_DAY}(?!\d)"
)
"""A day after a speaker's statement about themselves or their child; no name required."""
_BORN_FORM: Final = re.compile(
    rf"(?:\A|(?<=[|;,(.\n*_-]))[\s*_|]{{0,8}}(?i:ngày(?:,? tháng,? năm)? sinh)[\s*_]{{0,8}}[:|][\s*_|]{{0,8}}{_DAY}(?!\d)"
)
"""A label as in a form with a day behind it, at the beginning of a line, a cell or a part of a sentence."""
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_LATE: Final = re.compile(
    r"\bliệt sĩ|\banh hùng|hy sinh|hi sinh|\bqua đời|\btừ trần|\bmất (?:năm|ngày)|\bdanh nhân|\bnhạc sĩ|\bnhà thơ|\bnhà văn|\bhọa sĩ|\bnghệ nhân|\bcố (?:nhạc|nghệ|tổng|chủ|thủ|giáo)|"
    r"\b1[89]\d\d[ ]?[–-][ ]?(?:19|20)\d\d\b",
    re.IGNORECASE,
)
"""Words about historical figures, whose lives are public."""
_BORN_BEFORE: Final = re.compile(rf"\b[Ss]inh (?:ngày|năm)[ ]{_DAY}[,;]?[ ](?:tại [^.;|\n]{{0,60}}?, )?{_PERSON}")
_BORN_ALONE: Final = (_BORN_SELF, _BORN_FORM)
_BIRTH_HINTS: Final = (
    *("inh ngày", "inh năm", "INH NGÀY", "INH NĂM", "ày sinh", "ăm sinh", "ÀY SINH", "ĂM SINH", "ăm Sinh", "ày Sinh"),
    *(
        "NS",
        "ns:",
        "ns ",
        "ns.",
        "N.S",
        "n.s",
        "of birth",
        "OF BIRTH",
        "of Birth",
        "irth date",
        "irthdate",
        "DOB",
        "D.O.B",
        "dob",
        "inh:",
    ),
    *("inh Năm", "inh Ngày", "inh 19", "inh 20", "SN", "Sn", "sn", "S.N", "s.n", "s/n", "S/N", "n/s", "N/S"),
)
_ANY_DAY: Final = r"(?P<number>(?:\d{1,2}[ ]?[/.-][ ]?\d{1,2}[ ]?[/.-][ ]?|\d{1,2}\s(?:[A-Z][a-z]{2,8}|tháng[ ]\d{1,2}[ ]năm)[ ])(?P<year>(?:19|20)\d\d|\d\d)|(?P<written>(?:19|20)\d\d)[-/.]\d{1,2}[-/.]\d{1,2})(?![\d/])"
"""A day with its year at the end, of four digits or two, or at the beginning."""
_BORN_LABELLED: Final = re.compile(
    rf"(?<!\w){_NAME}[\s*_]*[,;:|(\[–—-]?[\s*_|(]*(?:(?i:ngày(?:,? tháng,? năm)? sinh|date of birth|birth ?date|d\.?o\.?b\.?)[\s*_]*[:|][\s*_|]*|(?<!\w)(?i:ns|sn|s\.n\.?|n\.s\.?|s/n|n/s)[\s.:]{{1,3}}){_ANY_DAY}"
)
"""A label as in a form, or its abbreviation, behind a name, and a day."""
_BORN_NS: Final = re.compile(
    rf"(?:{_PERSON}[\s,(:;–-]+(?:NS|ns|N\.S\.?)[\s.:]{{1,3}}|(?<!\w){_NAME}[\s,;–-]*\([ ]?(?i:ns|sn)[ ]?[.:][ ]?)(?P<number>(?P<year>(?:19|20)\d\d))\b(?![ ]?[–-][ ]?\d)"
)
_SHORT_YEAR: Final = re.compile(r"\d[ ]?[/.-][ ]?\d{1,2}[ ]?[/.-][ ]?\d\d(?!\d)")
_THIS_CENTURY: Final = 26
"""Two digits up to these are years of this century."""
_LIVING: Final = 1926
"""The year before which a person's birth makes them a historical figure."""

_INSURANCE: Final = re.compile(
    r"(?i:\b(?:(?:(?:mã[ ]số|mã|số|số[ ]sổ|số[ ]thẻ|mã[ ]thẻ|thẻ|sổ|sổ/thẻ)[ ](?:BHXH|BHYT|bảo[ ]hiểm(?:[ ](?:xã[ ]hội|y[ ]tế))?)|BHXH|BHYT)"
    r"|(?:mã[ ]số[ ]thuế|MST)[ ](?:của[ ])?(?:cá[ ]nhân|TNCN|thu[ ]nhập[ ]cá[ ]nhân|ông|bà|anh|chị|(?:tôi|em|mình|cháu)\b)))"
    rf"{_BRIDGE}(?P<number>(?<![\dA-Z])(?:[A-Z]{{2}}{_GAP}?)?\d(?:{_GAP}?\d){{9,12}}){_END}{_OF_AMOUNT}"
)

_HEALTH: Final = re.compile(r"BHYT|bảo hiểm y tế", re.IGNORECASE)
_HEALTH_CARD: Final = re.compile(rf"(?<!\w)(?P<number>[A-Z]{{2}}[1-5]\d{{12}}){_END}")
"""The fifteen characters of a card, on a line about health insurance."""

_PASSPORT_HINTS: Final = ("hiếu", "HIẾU", "assport", "ASSPORT", "H/C", "h/c", "HC")
_PASSPORT: Final = re.compile(
    r"(?i:\b(?:hộ[ ]{1,3}chiếu|passport|số[ ]HC|HC[ ]số|H/C))"
    r"(?:[\s*_:.,()\[\]\"'“”/#|–=-]|(?:(?i:số|mã|mang|là|no|number|phổ thông|công vụ|ngoại giao|cũ|mới|gắn chíp|gắn chip|điện tử|quốc gia|của|ông|bà|anh|chị|người|nước ngoài|Việt Nam|CMND|CCCD|căn cước|hoặc)"
    rf"|[{CAPITALS}](?!\d)\w*)(?!\w)){{1,24}}?"
    rf"(?P<number>(?<!\w)(?:[A-Z](?:[ -]?[A-Z])?{_GAP}?\d(?:{_GAP}?\d){{5,7}}|[a-z]\d{{7,8}}|\d(?:{_GAP}?\d){{7,8}})){_END}{_OF_AMOUNT}"
)
"""A letter or two and six to eight digits, or eight or nine digits, behind the label. No decree or procedure is written so."""

_NUMBER_LABEL: Final = rf"(?:{_LABEL_OF_CITIZEN}|{_LABEL_OF_ACCOUNT}|{_LABEL_OF_TELEPHONE}|(?i:BHXH|BHYT|bảo hiểm xã hội|bảo hiểm y tế|cá nhân|hộ chiếu|passport|mã số thuế|MST|mã số))"
NUMBER_WRAP: Final = WrapPattern(
    inside=re.compile(rf"{_NUMBER_LABEL}[^|;]{{0,60}}\d[ .-]{{0,3}}\Z"),
    in_prose=re.compile(r"[^\W\d_].*\d[ .-]{0,3}\Z"),
    label=re.compile(
        rf"{_NUMBER_LABEL}[\s*_:.(–-]*(?:(?i:số|là|no|mã)\b[\s*_:.(–-]*){{0,3}}\Z"
        rf"|{_NUMBER_LABEL}[^\d|;.:]{{0,40}}(?:(?<=[ ])số|:)[\s*_]*\Z"
    ),
    rest=re.compile(r"[+(]?\d|[A-Z]{1,2}[ -]?\d|[a-z]\d{7}"),
)
"""Line breaks within numbers: after words and a digit, or after a label."""
BIRTH_WRAP: Final = WrapPattern(
    inside=re.compile(
        rf"(?:{_YEAR_LABEL}|(?i:sinh ngày|ngày sinh))[\s:.]*(?:(?:19|20)\d\d[ ,;)]*)?\Z|(?<!\w){_NAME}[ ,(]*\Z"
    ),
    label=re.compile(r"(?!)"),
    rest=re.compile(r"\(?\w"),
    reaches=True,
)
TREASURY: Final = re.compile(r"kho bạc|KBNN", re.IGNORECASE)
"""The State Treasury, which keeps the accounts of agencies."""


def may_hold_numbers(text: str) -> bool:
    """Return True if the text may contain numbers: a quick check with false positives."""
    return (
        (_LONG.search(text) or _MAYBE_WITH_LETTERS.search(text) or _MAYBE_WITH_SIGNS.search(text)) is not None
        or any(each in text for each in _ENCODED)
        or ("hông" in text and _MAYBE_IN_WORDS.search(text) is not None)
    )


def find_citizen_numbers(line: str) -> Iterator[Span]:
    """Numbers of citizens: twelve digits of their structure, or nine or twelve behind their label."""
    if not may_hold_numbers(line):
        return
    labelled_starts: set[int] = set()
    for match in _LABELLED_CITIZEN.finditer(line):
        labelled_starts.add(match.start("number"))
        yield match.span("number")
    taken = {*find_bank_accounts(line), *find_insurance_numbers(line)}
    is_of_network = _NETWORK.search(line) is not None  # once: a line may be long, and hold many numbers
    for match in _GROUPED_CITIZEN.finditer(line):
        span = match.span("number")
        if span[0] in labelled_starts or span in taken or _is_other_number(line, span[0]):
            continue
        if _NO_CITIZEN.search(line, max(0, span[0] - _LABEL_LENGTH), span[0]):
            continue
        if _is_citizen(_digits(match["number"])) and _is_grouped_as_citizen(line, span, is_of_network=is_of_network):
            yield span


def find_citizen_numbers_in_addresses(text: str) -> Iterator[Span]:
    """Numbers of citizens within addresses and names of files, by their structure alone."""
    for match in _CITIZEN_IN_ADDRESS.finditer(text):
        if _is_citizen(match["number"]):
            yield match.span("number")


def _is_grouped_as_citizen(line: str, span: Span, *, is_of_network: bool) -> bool:
    """Return True if the digits are grouped like a citizen's number, by a single sign, and not part of a longer row.

    `is_of_network` is True if the line is about network addresses, which are grouped alike.
    """
    number = line[slice(*span)]
    groups = tuple(len(group) for group in re.split(r"[ .-]+", number))
    if groups not in _GROUPS_OF_CITIZEN or len(set(re.findall(r"[ .-]+", number))) > 1:
        return False
    if len(groups) == 1:
        return True
    if "." in number and is_of_network and all(int(group) <= 255 for group in groups):
        return False
    before = line[max(0, span[0] - _LABEL_LENGTH) : span[0]]
    is_part = _GROUP_BEFORE.search(before) is not None and _ENTRY.search(before) is None
    return not is_part and _GROUP_BEHIND.match(line, span[1]) is None


def _is_other_number(line: str, start: int) -> bool:
    """Return True if the number at `start` has the label of another kind of number."""
    return _OTHER_NUMBER.search(line, max(0, start - _LABEL_LENGTH), start) is not None


def _is_citizen(digits: str) -> bool:
    century, year = digits[3], int(digits[4:6])
    return 1 <= int(digits[:3]) <= _PROVINCES and century in _CENTURIES and (century in "01" or year <= _YOUNG)


def find_bank_accounts(line: str) -> Iterator[Span]:
    """Yield labelled account numbers; numbers placed with the State Treasury by the line belong to agencies."""
    if not may_hold_numbers(line) or TREASURY.search(line):
        return
    seen_spans: set[Span] = set()
    for pattern in (_ACCOUNT, _AT_BANK, _SHORT_ACCOUNT) if _BANK.search(line) else (_ACCOUNT, _AT_BANK):
        for match in pattern.finditer(line):
            span, number = match.span("number"), match["number"]
            if span in seen_spans or _DATE.fullmatch(number) or _OF_TREASURY.fullmatch(number):
                continue
            if _NO_ACCOUNT.search(match.groupdict().get("between") or "") is None:
                seen_spans.add(span)
                yield span


def find_private_telephones(line: str) -> Iterator[Span]:
    """Yield mobile numbers of Vietnam (03, 05, 07, 08, 09 and eight digits, or +84), except labelled hotlines."""
    if not may_hold_numbers(line):
        return
    line = _WITH_LETTERS.sub(lambda match: match[0].translate(_O_AS_ZERO), line)
    seen_starts: set[int] = set()
    for match in _TELEPHONE.finditer(line):
        number = match["number"].replace("(0)", "")
        groups = re.split(r"[ .()-]+", number.strip("()"))
        is_decimal = len(groups) == 2 and "." in number and len(groups[0]) > 4
        is_abroad = number.startswith(("+", "(+", "00"))
        if (
            all(len(group) > 1 for group in groups[2 if is_abroad else 0 :])
            and not is_decimal
            and _is_telephone(line, match.start())
        ):
            seen_starts.add(match.start("number"))
            yield match.span("number")
    for pattern in (_LABELLED_TELEPHONE, _IN_GROUPS, _WITH_SIGNS, _IN_WORDS):
        for match in pattern.finditer(line):
            start = match.start("number")
            if start not in seen_starts and not _is_row(match["number"]) and _is_telephone(line, start):
                seen_starts.add(start)
                yield match.span("number")


def _is_row(number: str) -> bool:
    """Return True if a number in odd groups is not a telephone number, or is an office's former number."""
    return _OF_CITY.match(number) is not None or _counts_up(number)


def _counts_up(number: str) -> bool:
    """Return True if the pairs of digits are consecutive days, classes or drawn numbers: `07.08.09.10.11`."""
    pairs = number.split(".")
    return len(pairs) == 5 and int(pairs[-1]) <= _LAST_OF_LOT and all(a < b for a, b in pairwise(pairs))


def _is_telephone(line: str, start: int) -> bool:
    """Return True unless a label marks the number at `start` as an office's or as another kind of number."""
    return not _is_other_number(line, start) and not _HOTLINE.search(line, max(0, start - _HOTLINE_LENGTH), start)


def find_passport_numbers(line: str) -> Iterator[Span]:
    """Numbers of passports behind their label."""
    if may_hold_passports(line):
        for match in _PASSPORT.finditer(line):
            yield match.span("number")


def may_hold_passports(text: str) -> bool:
    """Return True if the text may contain passport numbers: a quick check with false positives."""
    return any(each in text for each in _PASSPORT_HINTS)


def national_number_of(telephone: str) -> str:
    """The digits of a telephone number as it is dialled within the country: `+84 912…` and `O912…` as `0912…`."""
    digits = _digits(telephone.translate(_O_AS_ZERO)) or _digits_of_words(telephone)
    international = digits.removeprefix("00").removeprefix("84") if digits.startswith(("84", "0084")) else ""
    return f"0{international.removeprefix('0')}" if len(international) >= 9 else digits


def find_private_emails(line: str) -> Iterator[Span]:
    """Yield mailboxes at private providers, with their sign or in words."""
    spans = {match.span("number") for match in _EMAIL.finditer(line)}
    ends = {end for _, end in spans}
    if any(host in line.lower() for host in SURE_MAIL_HOSTS):
        spans |= {match.span("number") for match in _EMAIL_IN_WORDS.finditer(line) if match.end("number") not in ends}
    yield from sorted(spans)


def mail_host_of(address: str) -> str:
    """Return the provider of a mailbox as written after the sign; its name if the address is in words."""
    match = _EMAIL_IN_WORDS.fullmatch(address) if _EMAIL.fullmatch(address) is None else None
    return (match["host"] or match["told"]).lower() if match else address.rpartition("@")[2]


def may_hold_birth_dates(text: str) -> bool:
    """Return False if no line of `text` (visible text) can contain a birth date: a cheap check to run first."""
    text = text.replace("\n", " ")
    return any(each in text for each in _BIRTH_HINTS)


def find_birth_dates(line: str) -> Iterator[Span]:
    """Yield birth dates (or years, with a residence) of living persons: named, speaking, or filling in a form."""
    if not may_hold_birth_dates(line) or (_YEAR.search(line) or _SHORT_YEAR.search(line)) is None or _LATE.search(line):
        return
    seen_spans: set[Span] = set()
    for pattern in (_BORN, _BORN_IN, _BORN_SHORT, _BORN_ON, _BORN_BEFORE, _BORN_LABELLED, _BORN_NS, *_BORN_ALONE):
        for match in pattern.finditer(line):
            groups = match.groupdict()
            year = groups["year"] or groups.get("written") or "0"
            span = match.span("number")
            if _full_year(int(year)) >= _LIVING and span not in seen_spans:
                seen_spans.add(span)
                yield span


def _full_year(year: int) -> int:
    return year if year > 99 else year + (2000 if year <= _THIS_CENTURY else 1900)


def find_insurance_numbers(line: str) -> Iterator[Span]:
    """Labelled numbers of social or health insurance and of personal income tax."""
    if not may_hold_numbers(line):
        return
    patterns = (_INSURANCE, _HEALTH_CARD) if _HEALTH.search(line) else (_INSURANCE,)
    yield from sorted({match.span("number") for pattern in patterns for match in pattern.finditer(line)})


def is_told_in_words(found: str) -> bool:
    """Return True if a number or mailbox is written in letters alone, so the letters are masked."""
    return bool(_digits_of_words(found)) or ("@" not in found and may_hold_private_emails(found))


def _digits_of_words(text: str) -> str:
    if _IN_WORDS.fullmatch(text) is None:
        return ""
    return "".join(_DIGITS_OF_WORDS[word] for word in re.split(r"[ ,.-]+", text.lower()))


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
