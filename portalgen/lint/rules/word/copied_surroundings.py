"""The check of WRD241; its page is `WRD241.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText, Place
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._sender_notes import EDITOR, find_sender_note, is_sample
from portalgen.lint.rules.word._traces import last_line_of, shorten
from portalgen.render.markdown.outline import TextPart

_BUTTON: Final = (
    r"(?:Chia sẻ|Bình luận|Lưu(?: bài)?|In(?: bài(?: viết)?| trang)?|Thích|Facebook|Zalo|Twitter|Messenger|Sao chép liên kết|"
    r"Copy link|Gửi (?:e-?mail|bài|bình luận)|Theo dõi|Nghe (?:đọc )?bài|Share|Tweet|Print|Like|Comment|Cỡ chữ:?|A ?[+−–-]|Báo lỗi|"
    r"Tải về|Đọc bài|Về đầu trang|Quay lại|Trang chủ|Google News|Phản hồi)"
    r"(?: bài viết| (?:qua |lên |trên )?(?:email|Facebook|Zalo|Twitter|Messenger|mạng xã hội))?"
    r"|\d[\d.,]{0,9}[KkMm]? (?:lượt |người )?(?:thích|bình luận|chia sẻ|xem|likes?|comments?|shares?|views?)"
)
_ROW: Final = rf"(?:{_BUTTON})(?:[\s|,•·/–-]+(?:{_BUTTON})){{1,12}}"
_ANYWHERE: Final = (
    r"\[(?:\d{1,2}:\d{2},? \d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?,? \d{1,2}:\d{2})(?: ?[AP]M)?\]\s?[^:\n]{1,50}:",
    r"(?:Sent from my (?:iPhone|iPad|Galaxy|Samsung|Android|mobile)|(?:Đã )?[Gg]ửi từ (?:iPhone|iPad|Galaxy|Samsung|điện thoại|Zalo|thiết bị)(?: [^\n]{1,30})?)\.?$",
    r"-{3,} ?(?:Original Message|Forwarded message|Thư gốc|Tin nhắn được chuyển tiếp) ?-{3,}",
    r"(?:Đã chuyển tiếp|Tin nhắn đã được thu hồi|Tin nhắn đã chuyển tiếp|Quảng cáo|ADVERTISEMENT)$",
    rf"{_ROW}$",
    r"(?:Commented|Comment|(?:Đã )?[Nn]hận xét|Ghi chú) ?\[[^\[\]\s]{1,8}\d{1,4}\] ?:",
    r"#[^\W\d]\w*(?:[ \t,]+#[^\W\d]\w*)+$",
    r"Theo dõi [^\n]{2,60} trên Google (?:News|Tin tức)\.?$",
    r"Theo dõi (?:báo|Báo|Tạp chí|tạp chí|Đài) [^\n]{2,40} trên (?:Facebook|Zalo|YouTube|TikTok)\.?$",
    r"Tags?:[^\n]{0,200}$",
    r"Cỡ chữ:?(?: ?A ?[+−–-]?){1,4}$",
    r"(?:Xem|Đọc) (?:thêm|tiếp):? ?(?:>+|»|→)$",
    r"(?:Would you like me to|Let me know if you(?:'d|’d| would)? (?:like|need|want)|I hope this helps|As an AI )",
    r"(?:Là|Với tư cách là) (?:một )?(?:mô hình ngôn ngữ|trợ lý (?:AI|ảo))",
)
_FIRST: Final = (
    r"(?:Chắc chắn rồi|Tất nhiên rồi|Rất sẵn lòng)[!,.][^\n]{0,40}đây là (?:một )?(?:bài|bản|đoạn|nội dung|phiên bản|gợi ý|mẫu) ",
    r"Dưới đây là (?:một |bản )?(?:bài viết|bản tin|tin bài|bài đăng|bài báo|phiên bản|bản viết lại|bản thảo)"
    r"(?: hoàn chỉnh| chi tiết| ngắn gọn)?"
    r" (?:theo yêu cầu|bạn yêu cầu|đã được (?:viết lại|chỉnh sửa|biên tập|tối ưu)|chuẩn SEO|về [^\n]{3,120}:$|hoàn chỉnh|mẫu)",
    r"(?:Sure|Certainly|Of course|Absolutely)[!,.] (?:Here|Below)",
    r"Here(?: is|'s|’s) (?:the|a|an|your) (?:\w+ ){0,2}(?:article|text|draft|version|translation|post|rewrite|summary)\b",
)
_LAST: Final = (
    r"(?:Hy vọng|Mong rằng|Chúc) [^\n]{0,30}(?:bài viết|nội dung|thông tin|bản tin)[^\n]{0,40}\bbạn\b",
    r"Bạn có muốn (?:tôi|mình) [^\n]{3,200}\?$",
    r"Nếu bạn (?:muốn|cần),? (?:tôi|mình) có thể ",
)
_INSIDE: Final = re.compile(
    r"(?:Commented|Comment|[Nn]hận xét) ?\[[A-ZĐ]{1,4}\d{1,4}\] ?:|(?<=[.!?…”)] )#[^\W\d]\w*(?:[ \t,]+#[^\W\d]\w*){2,}\Z"
)
"""Additions after the text of a paragraph: a Word comment, or three hashtags in a row."""
_INSIDE_SIGNS: Final = ("ommented [", "omment [", "hận xét [", "#")
_MEDIUM: Final = (
    r"(?:Hình ảnh|Ảnh|Sticker|Nhãn dán|Video|File|Tệp(?: tin| đính kèm)?|Photo|Image|Picture|GIF|Album|Audio|Voice|Tin nhắn thoại|"
    r"Ghi âm|Vị trí|Danh thiếp|Liên kết|Cuộc gọi(?: nhỡ| thoại| video)?|Đính kèm)"
)
"""Placeholders of a chat for content it cannot copy."""
_REMARK: Final = r"\[[A-ZĐ]{1,4}\d{1,4}(?:R\d{1,3})?\]"
_LEFT_BEHIND: Final = re.compile(
    rf"(?<![^\s*_])\[{_MEDIUM}\](?:\s*\[{_MEDIUM}\])*[.,]?[*_]{{0,3}}$"
    r"|(?<!\S)\[(?:Hình ảnh|Sticker|Nhãn dán|Photo)\](?= )"
    r"|(?:…|\.{2,3}) ?[*_]{0,3}(?:Xem thêm|Xem tiếp|Đọc tiếp|Đọc thêm|Hiển thị thêm|See more|Read more|Show more)(?: ?(?:»|>{1,2}|→))?\.?[*_]{0,3}$"
    rf"|(?<![^\W_])(?:Commented|Comment|[Nn]hận xét) ?{_REMARK} ?:"
    r"|(?:(?<![^\s.,;:!?)”])|(?<=[a-zà-ỹ]))(?:Formatted: ?(?:Font|Indent|Left|Right|Justif|Cent|Line|Space|Normal|Bullet|List|English|Vietnamese|Tab|Not |Highlight|Level|"
    r"Heading|Style|Different|Superscript|Subscript|Underline|Pattern)"
    r"|Đã định dạng: ?(?:Phông|Font|Thụt|Căn|Giãn|Tiếng|Không|Trái|Phải)"
    r"|Field Code Changed|(?:Deleted|Inserted): ?(?=[^\s\d])|Đã (?:xóa|xoá): ?(?=[^\s\d]))"
    rf"|(?<=[a-zà-ỹ])\[[A-ZĐ]{{2,4}}[1-9]\d?\](?=[\s.,;:!?)”]|\Z)"
    rf"|(?:^|(?<=[.!?…”)] )|(?<=[.!?…”)]))\[[A-ZĐ]{{2,4}}[1-9]\d?\](?::|$)",
    re.MULTILINE,
)
"""Leftovers of chats, shortened posts and Word's review tab, within or after the text of a paragraph."""
_LEFT_BEHIND_SIGNS: Final = (
    "]",
    "hêm",
    "iếp",
    " more",
    "ormatted:",
    "định dạng:",
    "Field Code",
    "eleted:",
    "nserted:",
    "Đã x",
)
_MAYBE_LEFT_BEHIND: Final = re.compile(
    rf"\[(?:{_MEDIUM}|[A-ZĐ]{{1,4}}[1-9])|(?:…|\.\.) ?[*_]{{0,3}}(?:Xem|Đọc|Hiển|See|Read|Show) |Formatted:|Đã định dạng:|Field Code Changed|Deleted:|Inserted:|Đã xo?[óá]a?:"
)
_SENDER: Final = r"(?:em|mình|tôi|chị|anh|cháu|bên em|phòng em|đơn vị|phòng|với)"
_WORK: Final = r"(?:đăng|duyệt|biên tập|xem|sửa|chỉnh|rà|kiểm tra|đẩy|up|đưa)"
_TO_EDITOR: Final = re.compile(
    rf"(?:Dạ,? )?(?:(?:Em|Mình|Tôi|Cháu|Chị|Anh)(?: xin)?|Xin) (?:gửi|chuyển)(?: lại)? {EDITOR}(?!\w)(?=[^\n]{{0,120}}(?:\bđăng\b|\bweb\b|website|\bduyệt\b|\bnhé\b|\bạ\b|"
    rf"\bfile\b|\btệp\b|\btin\b|biên tập))[^\n]{{0,160}}\Z"
    rf"|(?:Dạ,? )?(?:Nhờ )?(?i:{EDITOR})(?: [A-ZĐ]\w{{0,9}})? {_WORK}(?: lại)?(?: (?:bài|tin|ảnh|lên web|lên)){{0,2}}(?: này)? (?:giúp|hộ|cho) {_SENDER}(?!\w)[^\n]{{0,80}}\Z"
    rf"|Nhờ {EDITOR}(?: [A-ZĐ]\w{{0,9}})? (?:giúp (?:em )?)?{_WORK}(?!\w)[^\n,;]{{0,40}}?(?:\bgiúp|\bhộ|\bnhé|\bạ)(?!\w)[^\n]{{0,40}}\Z"
    r"|Kính gửi:? (?:[Bb]an [Bb]iên tập|BBT|[Tt]òa soạn|[Tt]oà soạn|[Qq]uản trị|admin)(?!\w)[^\n]{0,80}\Z"
    rf"|(?:Dạ,? )?(?:(?:Em|Mình|Cháu) )?(?:[Kk]ính )?[Cc]hào {EDITOR}(?: [A-ZĐ]\w{{0,9}})?(?:[,!. ]|ạ|nhé){{0,6}}\Z"
    rf"|(?:(?:Em|Mình|Cháu|Bên em) )?(?:xin )?(?:[Cc]ảm|[Cc]ám) ơn {EDITOR}(?!\w)(?: [A-ZĐ]\w{{0,9}}| nhiều| rất nhiều| ạ| nhé){{0,3}}[.!]*\Z"
    rf"|(?:Rất |Kính )?[Mm]ong {EDITOR}(?!\w)[^\n]{{0,30}} (?:đăng|duyệt|biên tập)(?!\w)[^\n]{{0,60}}\Z"
    rf"|(?:Dạ,? )?(?i:{EDITOR})(?: [A-ZĐ]\w{{0,9}})? ơi[,!]?(?=[^\n]{{0,80}} (?:gửi|đăng|duyệt)(?!\w))[^\n]{{0,120}}\Z"
    rf"|(?:Dạ,? )?(?:Em|Mình|Cháu) chào {EDITOR}(?!\w)(?=[^\n]{{0,40}} gửi(?!\w))[^\n]{{0,160}}\Z"
    rf"|(?:Kính nhờ|Kính đề nghị|Đề nghị|Kính mong) (?:[Bb]an [Bb]iên tập|BBT|[Cc]ổng|anh chị|anh/chị)(?!\w)[^\n]{{0,40}} (?:đăng|duyệt|biên tập)(?!\w)[^\n]{{0,80}}\Z"
    rf"|Gửi {EDITOR} (?:bài|tin|file|tệp|nội dung)(?!\w)(?=[^\n]{{0,60}}(?:đăng|web|duyệt))[^\n]{{0,100}}\Z"
    rf"|Dear {EDITOR}(?: [A-ZĐ]\w{{0,9}})?[,!. ]{{0,3}}\Z"
    rf"|Có gì {EDITOR}(?: [A-ZĐ]\w{{0,9}})? (?:báo|nhắn|gọi|alo)(?!\w)[^\n]{{0,60}}\Z"
)
"""The message that came with the text for the web editor, at its beginning or end."""
BUTTON_ROW: Final = re.compile(_ROW)
"""Buttons of a page, side by side."""
_NO_EMPHASIS: Final = str.maketrans("", "", "*_")
_BULLETS: Final = frozenset("-*+")
_BUTTON_ENTRY: Final = re.compile(rf"(?:{_BUTTON})")
_BUTTONS: Final = 3
"""Minimum number of consecutive list entries that are buttons."""
_ANY: Final = re.compile("|".join(f"(?:{each})" for each in _ANYWHERE), re.MULTILINE)
_OPENING: Final = re.compile("|".join(f"(?:{each})" for each in _FIRST))
_WORDS: Final = 4
"""Number of first and last words of the part to delete, as quoted in the message."""
_WHOLE_ENDS: Final = (":", "]", "-")
"""Endings of a head before the author's own text."""
_SENTENCE_END: Final = re.compile(r"[.!?:…]+[”\")]*(?=\s|\Z)|(?=\n)|\Z")
_CLOSING: Final = re.compile("|".join(f"(?:{each})" for each in _LAST))
_SENTENCES: Final = (_ANY, _OPENING, _CLOSING, _TO_EDITOR)
"""Patterns that match a sentence or its beginning."""


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD241 for each paragraph with such a line, except in quotations."""
    parts = text.outline.texts
    linked: set[int] | None = None
    looks_inside = _MAYBE_LEFT_BEHIND.search(text.body) is not None
    for index, part in enumerate(parts):
        if part.kind != "paragraph":
            continue
        lead = text.lines[part.place.line - 1][: part.place.column - 1].strip()
        found = _find_line(parts, index) or find_sender_note(parts, index) if not lead else None
        place = part.place
        if found is None and looks_inside and ">" not in lead and any(sign in part.text for sign in _LEFT_BEHIND_SIGNS):
            until = parts[index + 1].place.line if index + 1 < len(parts) else len(text.lines) + 1
            found, place = _find_left_behind(text, part, until)
        if found is None and lead[:1] in _BULLETS and _begins_buttons(parts, index):
            found = _BUTTON_ENTRY.match(part.text)
        if found is None:
            continue
        if linked is None:
            linked = {link.place.line for link in text.outline.links}
        if place.line not in linked:
            shown, extent = _describe(found)
            yield violation("WRD241", place, text=shown, extent=extent)


def _describe(found: re.Match[str]) -> tuple[str, LocalizedText]:
    """Return (match as quoted in the message, with `…` if its sentence goes on; description of the part to delete)."""
    shown, text = shorten(found[0]), found.string
    end = found.end()
    if found.re in _SENTENCES and not found[0].rstrip().endswith(_WHOLE_ENDS):
        end = _SENTENCE_END.search(text, max(end - 1, 0)).end()  # type: ignore[union-attr]  # it finds the end of the text
    ending = " ".join(text[found.start() : end].split())
    if ending == shown:
        return shown, LocalizedText("phần này", "part")
    words = ending.split(" ")
    first, last = " ".join(words[:_WORDS]), " ".join(words[-_WORDS:])
    return shown.removesuffix("…") + "…", LocalizedText(
        f"câu hoặc dòng này, từ `{first}` đến `{last}`", f"sentence or line, from `{first}` to `{last}`"
    )


def _find_left_behind(text: PageText, part: TextPart, until: int) -> tuple[re.Match[str] | None, Place]:
    """Return (match, place) of a leftover in a displayed line of the paragraph."""
    for number in range(part.place.line, last_line_of(text, part, until) + 1):
        start = part.place.column - 1 if number == part.place.line else 0
        line = text.lines[number - 1][start:].rstrip(" \\")
        found = _LEFT_BEHIND.search(line)
        if found is not None and found[0].translate(_NO_EMPHASIS) in part.text.translate(_NO_EMPHASIS):
            return found, text.span(number, start + found.start() + 1, len(found[0]))
    return None, part.place


def _find_line(parts: tuple[TextPart, ...], index: int) -> re.Match[str] | None:
    """Return the match of a line that begins or interrupts a paragraph without belonging to the text."""
    words, count = parts[index].text, len(parts)
    is_edge = index in (0, count - 1) and not is_sample(parts, index)
    return (
        _ANY.match(words)
        or (_OPENING.match(words) if index == 0 else None)
        or (_CLOSING.match(words) if index == count - 1 else None)
        or (_TO_EDITOR.match(words) if is_edge else None)
        or (_INSIDE.search(words) if any(sign in words for sign in _INSIDE_SIGNS) else None)
    )


def _begins_buttons(parts: tuple[TextPart, ...], index: int) -> bool:
    """Return True if the entry is the first of several buttons."""
    entries = parts[index : index + _BUTTONS]
    if len(entries) < _BUTTONS or not all(_BUTTON_ENTRY.fullmatch(each.text) for each in entries):
        return False
    return index == 0 or _BUTTON_ENTRY.fullmatch(parts[index - 1].text) is None


RULE: Final = PageRule("WRD241", check)
