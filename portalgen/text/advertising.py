"""Wording of commercial advertisements in Vietnamese and English (QĐ 2111, Art. 6(2))."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import Final

from portalgen.text.words import split_into_words

ADVERTISING_PHRASES: Final = (
    "mua ngay hôm nay",
    "mua ngay",
    "đặt hàng ngay",
    "đặt mua ngay",
    "giảm giá sốc",
    "giảm giá cực sốc",
    "khuyến mãi đặc biệt",
    "khuyến mại đặc biệt",
    "khuyến mãi khủng",
    "khuyến mại khủng",
    "liên hệ ngay để được tư vấn",
    "liên hệ ngay để nhận ưu đãi",
    "gọi ngay để được tư vấn",
    "ưu đãi hấp dẫn",
    "ưu đãi khủng",
    "ưu đãi có một không hai",
    "số 1 việt nam",
    "số một việt nam",
    "uy tín hàng đầu việt nam",
    "giá rẻ nhất thị trường",
    "giá tốt nhất thị trường",
    "cam kết chất lượng tốt nhất",
    "cam kết giá tốt nhất",
    "cơ hội vàng đầu tư",
    "sinh lời cao",
    "buy now",
    "order now",
    "best price guaranteed",
    "limited time offer",
)
"""Advertising phrases never used by authorities; lower case, NFC."""

JOINT_PHRASES: Final = (
    "liên hệ đặt mua",
    "liên hệ đặt hàng",
    "giá chỉ từ",
    "giá chỉ còn",
    "giá rẻ nhất",
    "giá tốt nhất",
    "số lượng có hạn",
    "nhanh tay đăng ký",
    "nhanh tay đặt hàng",
    "nhanh tay đặt mua",
    "uy tín số 1",
    "uy tín số một",
    "uy tín hàng đầu",
    "cam kết chất lượng",
    "giao hàng toàn quốc",
    "miễn phí vận chuyển",
)
"""Phrases that an authority may use once (`cam kết chất lượng giáo dục`): two in a paragraph are advertising."""

_OFFER: Final = re.compile(
    r"(?<!\w)(?P<offer>giảm giá[ ](?:sốc|sập sàn|cực sâu|kịch sàn|toàn bộ|ngay|đến|tới|lên đến|lên tới|\d{1,2}[ ]?%)|(?:giảm|ưu đãi|chiết khấu|hoàn tiền)[ ](?:(?:học phí|lệ phí|phí|giá|khóa học|chi phí|vé|đặc biệt|trọn gói|ngay)[ ]){0,2}(?:đến[ ]|tới[ ]|lên đến[ ]|lên tới[ ])?\d{1,2}[ ]?%"
    r"|giá[ ](?:chỉ|ưu đãi|sốc|gốc|khai trương|khuyến m[ãạ]i)(?!\w)(?:[ ](?:từ|còn))?|chỉ[ ](?:từ|còn|với)[ ]\d[\d.,]{0,12}[ ]?(?:đồng|đ|k|nghìn|triệu|tỷ|tỉ|vnđ)(?!\w)"
    r"|(?:nhận|tặng)[ ](?:ngay[ ]|kèm[ ])?(?:voucher|quà tặng|ưu đãi|phiếu mua hàng)|tặng kèm|giá tốt nhất|nhận khuyến m[ãạ]i|voucher|freeship|free ship|giải ngân (?:trong ngày|nhanh|ngay)|(?:vay )?không (?:cần )?thế chấp|miễn phí (?:giao hàng|vận chuyển|lắp đặt)|trả góp 0[ ]?%|giá[ ](?:bán[ ]?)?:?[ ]?\d[\d.,]{2,12}[ ]?(?:đồng|đ|k|nghìn|triệu|vnđ)|\d{1,3}[.]\d{3}(?:[.]\d{3})?[ ]?(?:đồng|đ|vnđ)[ ]?/[ ]?(?:kg|lít|hộp|chậu|đêm|người|khách|chai|gói|bộ|m2|m²|cái|con|tháng)"
    r"|(?:khuyến m[ãạ]i|ưu đãi)[ ](?:hấp dẫn|lớn|khủng|đặc biệt|có hạn)|combo)(?!\w)",
    re.IGNORECASE,
)
"""A seller's offer. Authorities also mention prices and discounts, so an offer counts only beside a call to buy."""
_CALL: Final = re.compile(
    r"(?<!\w)(?P<call>(?:liên hệ|gọi|nhắn tin|nhấc máy)[ ](?:ngay[ ])?(?:qua[ ]|tới[ ]|đến[ ]|số[ ])?(?:hotline|zalo|fanpage|(?:phòng|nhân viên)[ ](?:kinh doanh|bán hàng|tư vấn)|cửa hàng|shop)|(?:liên hệ|gọi)[ ]ngay[ ](?:\d[\d .]{5,14}(?<=\d)|để[ ](?:được (?:tư vấn|báo giá)|đặt|mua|nhận))"
    r"|inbox|(?:đặt|mua|chốt|sở hữu)(?:[ ](?:hàng|vé|phòng|bàn|chỗ|tour|mua|đơn|cọc))?[ ]ngay|đặt[ ](?:hàng|mua|phòng|tour|bàn|vé)[ ](?:qua|tại)[ ](?:zalo|fanpage|facebook|hotline|website|số điện thoại|shop|cửa hàng)(?!\w)"
    r"|nhanh tay|(?:đừng|chớ|không)(?:[ ](?:nên|để))?[ ]bỏ lỡ|đăng ký ngay[ ](?:hôm nay|để (?:nhận|được|hưởng|giữ))|kẻo lỡ|kẻo hết|số lượng có hạn|hotline (?:đặt|bán|tư vấn)|liên hệ đặt|liên hệ mua hàng|đến ngay (?:cửa hàng|showroom|shop))(?!\w)",
    re.IGNORECASE,
)
"""A seller's call to readers."""
_OPENING_SALE: Final = re.compile(
    r"(?<!\w)(?P<offer>giảm giá (?:sốc|sập sàn|cực sốc|cực sâu|kịch sàn|khủng)|đại hạ giá|xả (?:hàng|kho) (?:giá|giảm)|mua (?:\d|một|hai) tặng (?:\d|một|hai)|đồng giá \d+[ ]?k"
    r"|(?:cam kết|bảo đảm|đảm bảo)[ ](?:sẽ[ ])?(?:chữa|trị|điều trị)[ ](?:khỏi|dứt điểm)|không[ ](?:khỏi|hiệu quả)[ ,]{1,2}(?:xin )?hoàn[ ](?:lại )?tiền)(?!\w)",
    re.IGNORECASE,
)
"""Openings used only by sellers."""
_OF_OFFICE: Final = re.compile(
    r"(?<!\w)(?:114|113|115|112|hộ nghèo|chính sách xã hội|một cửa|thủ tục|dịch vụ công|ubnd|ủy ban nhân dân|công an|bảo hiểm|lệ phí|(?:miễn,? giảm|mức|mức thu|hỗ trợ|thu|đóng|nộp) học phí|trường (?:mầm non|mẫu giáo|tiểu học|thcs|thpt|trung học|phổ thông|dân tộc nội trú|cao đẳng|đại học)|giáo dục thường xuyên|học sinh|sinh viên|thư viện|(?:ngày hội|hội chợ|phiên|sàn|phiên giao dịch|sàn giao dịch|dịch vụ) việc làm|hội sách|ngày sách|bệnh viện (?:đa khoa )?(?:tỉnh|khu vực|công lập)|người cao tuổi|người khuyết tật|xúc tiến thương mại"
    r"|khuyến m[ãạ]i tập trung|kích cầu|bình ổn|hội chợ|phiên chợ|hợp tác xã tham gia|đấu giá|tiêm chủng|hiến máu|vneid|an sinh|trạm y tế|trung tâm y tế|tiền thuê đất|sở (?:y tế|xây dựng|nội vụ|tài chính|tư pháp|công thương|giáo dục|nông nghiệp|khoa học|văn hóa))(?!\w)",
    re.IGNORECASE,
)
"""Words of paragraphs in which an office reports fees, aid, fairs or sales by another party."""

_FEES: Final = re.compile(r"(?<!\w)học phí(?!\w)", re.IGNORECASE)
_OF_SELLER: Final = re.compile(
    r"(?<!\w)(?:trung tâm (?:ngoại ngữ|anh ngữ|tiếng anh|tin học|luyện thi|đào tạo|gia sư)|anh ngữ|học viện|học viên|công ty|khóa học|english|academy|lớp luyện)(?!\w)",
    re.IGNORECASE,
)
"""Words of paragraphs that sell lessons; offices use other words for school fees."""

_WORDS_OF_PHRASES: Final = tuple(frozenset(each.split()) for each in ADVERTISING_PHRASES)
_WORDS_OF_JOINT: Final = tuple(frozenset(each.split()) for each in JOINT_PHRASES)
_REFUSED: Final = re.compile(r"\b(?:không|đừng|chớ|chưa|tránh|do not|don't|never)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
"""Words before a phrase that the text advises against: `không nên mua ngay`."""
_SALE_HINTS: Final = (
    "giảm giá",
    "hạ giá",
    "xả hàng",
    "xả kho",
    "tặng",
    "đồng giá",
    "cam kết",
    "bảo",
    "hoàn tiền",
    "hoàn lại tiền",
)
_LONGEST_CALL: Final = 200
_CALL_HINTS: Final = (
    *(
        "inbox",
        "nhanh tay",
        "bỏ lỡ",
        "đăng ký ngay",
        "kẻo ",
        "có hạn",
        "hotline",
        "fanpage",
        "zalo",
        "shop",
        "cửa hàng",
        "nhắn tin",
        "nhấc máy",
    ),
    *(
        "hệ ngay",
        "gọi ngay",
        "đặt ngay",
        "mua ngay",
        "chốt ngay",
        "hữu ngay",
        "hàng ngay",
        "vé ngay",
        "phòng ngay",
        "bàn ngay",
    ),
    *(
        "chỗ ngay",
        "tour ngay",
        "đơn ngay",
        "cọc ngay",
        "hệ đặt",
        "hệ mua hàng",
        "phòng kinh doanh",
        "nhân viên",
        "qua facebook",
        "qua website",
    ),
    *("tại website", "qua số điện thoại"),
)
_WARNING: Final = re.compile(
    r"cảnh báo|cảnh giác|lừa đảo|mạo danh|giả mạo|sai sự thật|gây nhầm lẫn|thổi phồng|vi phạm|xử phạt|người tiêu dùng"
    r"|chiêu trò|quảng cáo|\bscams?\b|\bfraud|\bconsumers?\b|misleading",
    re.IGNORECASE,
)
"""Words of texts about advertisements: consumer protection, warnings, sanctions."""
_OPENING: Final = "\"'“‘«"
_OTHER_DOTS: Final = ("ı", "\u0307")
"""The dots of `ı` and `İ`, which equal `i` under `re.IGNORECASE` but not after folding."""


@lru_cache(maxsize=8)
def _pattern(all_phrases: tuple[str, ...]) -> re.Pattern[str]:
    phrases = {phrase.strip().lower() for phrase in all_phrases if phrase.strip()}
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_spaced, longest_first))})(?!\w)", re.IGNORECASE)


def _spaced(phrase: str) -> str:
    return r"\s+".join(map(re.escape, phrase.split()))


@lru_cache(maxsize=64)
def phrase_pattern_of(words: str) -> re.Pattern[str]:
    """Return a pattern for `words` in raw text, with composed (NFC) or decomposed (NFD) marks."""
    return re.compile(f"{_spaced(words)}|{_spaced(unicodedata.normalize('NFD', words))}", re.IGNORECASE)


def may_advertise(words: Collection[str], more: Sequence[str] = ()) -> bool:
    """Return True if a text with these words (`split_into_words`) may contain an advertising phrase; call it first."""
    present = frozenset(words)
    if any(each <= present for each in _WORDS_OF_PHRASES) or sum(each <= present for each in _WORDS_OF_JOINT) > 1:
        return True
    return any(frozenset(split_into_words(each)) <= present for each in more)


def may_hold_wording(text: str, more: Sequence[str] = ()) -> bool:
    """Return True if the text contains an advertising phrase, also across line breaks; call `may_advertise` first."""
    shown = " ".join(text.casefold().split())
    if any(each in shown for each in _OTHER_DOTS):
        return True
    phrases = (" ".join(each.casefold().split()) for each in more)
    if any(each in shown for each in (*ADVERTISING_PHRASES, *phrases)):
        return True
    return sum(each in shown for each in JOINT_PHRASES) > 1


_NOUN_BEFORE: Final = re.compile(
    r"\b(?!(?:please|and|or|to|can|you|then|just|so|must|should|may|will)\b)[^\W\d_]+\s+\Z", re.IGNORECASE
)
"""The word that makes `order` a noun: the tab order now, in order now."""


def find_advertising(text: str, more: Sequence[str] = (), *, is_called: bool = False) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of every advertising phrase in a paragraph in NFC.

    `more` adds phrases. `is_called` is True if the neighbouring paragraph calls readers to buy (`calls_to_buy`).

    Paragraphs about advertisements, or warning of them, yield no spans. Phrases quoted or advised against are skipped.
    """
    matches = list(_pattern((*ADVERTISING_PHRASES, *more)).finditer(text))
    matches += _find_joint_phrases(text, matches)
    matches = sorted(matches or _find_offers(text, is_called=is_called), key=re.Match.start)
    if not matches or speaks_of_advertising(text):
        return
    for match in matches:
        before = text[: match.start()]
        is_noun = match[0].lower().startswith("order") and _NOUN_BEFORE.search(before) is not None
        if not is_noun and not before.endswith(tuple(_OPENING)) and _REFUSED.search(before) is None:
            yield match.span()


def may_offer(text: str) -> bool:
    """Return True if a text may contain an offer and a call beside it: a quick check with false positives."""
    small = text.lower()
    if any(hint in small for hint in _SALE_HINTS) and _OPENING_SALE.search(text) is not None:
        return True
    return any(hint in small for hint in _CALL_HINTS) and (_CALL.search(text) and _OFFER.search(text)) is not None


def calls_to_buy(text: str) -> bool:
    """Return True if a paragraph is short and calls readers to buy, like the line below an offer."""
    return len(text) <= _LONGEST_CALL and _CALL.search(text) is not None and not _is_of_office(text)


def _find_offers(text: str, *, is_called: bool) -> list[re.Match[str]]:
    """Return the first offer of a paragraph with, or beside, a call to buy, unless the paragraph is about an office."""
    sale = _OPENING_SALE.search(text)
    if sale is None and (is_called or _CALL.search(text) is not None) and not _is_of_office(text):
        sale = _OFFER.search(text)
    return [sale] if sale is not None else []


def _is_of_office(text: str) -> bool:
    """Return True if a paragraph is about an office's work, or about fees of a school without sales."""
    if _OF_OFFICE.search(text) is not None:
        return True
    return _FEES.search(text) is not None and _OF_SELLER.search(text) is None


def _find_joint_phrases(text: str, others: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """Return the phrases that advertise because they occur together, except parts of `others`."""
    joint_matches = list(_pattern(JOINT_PHRASES).finditer(text))
    alone = len({each[0].lower() for each in joint_matches}) < 2 and not others
    taken = [each.span() for each in others]
    return (
        []
        if alone
        else [each for each in joint_matches if not any(a < each.end() and each.start() < b for a, b in taken)]
    )


def speaks_of_advertising(text: str) -> bool:
    """Return True if the text is about advertisements, consumers or fraud, and may quote advertising phrases."""
    return _WARNING.search(text) is not None
