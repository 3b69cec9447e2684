"""The check of FCT210; its page is `FCT210.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain, islice
from typing import Final

from portalgen.diagnostics.model import LocalizedText, Place
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.number_line import HEAD_BLOCKS, NUMBER_PATTERN, digits_of, find_other_number_line
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import find_in_value, is_original
from portalgen.lint.rules.facts._effect_days import find_effect_statement
from portalgen.lint.rules.facts._issuers import find_other_issuers
from portalgen.lint.rules.facts._notice_numbers import find_other_notice_numbers
from portalgen.locale.dates import format_day
from portalgen.text.amounts import DONG, AmbiguousNumberError, parse_money, split_amount
from portalgen.text.named_days import date_of
from portalgen.text.normalization import fold, level_dashes

_TYPES: Final = "Quyết định|Nghị quyết|Nghị định|Thông tư|Chỉ thị|Công văn|Kế hoạch|Thông báo|Báo cáo|Tờ trình|Hướng dẫn|Kết luận|Công điện|Giấy mời"
_TITLE: Final = re.compile(
    rf"(?P<type>{_TYPES})\s+(?P<said>số\s*:?\s*)?{NUMBER_PATTERN}(?![\w/])(?:\s*,?\s*(?:ngày|ký ngày)\s+(?P<day>\d{{1,2}})(?:/|\s+tháng\s+)(?P<month>\d{{1,2}})(?:/|\s+năm\s+)(?P<year>\d{{4}}))?",
    re.IGNORECASE,
)
"""The number at the beginning of a title, which is that of the document itself."""
_DAY_LINE: Final = re.compile(
    r"[\s\0*_>|]*[^\W\d_][^\n,;:.\0]{1,40},\s+ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+(?P<year>\d{4})[\s\0*_|.]*"
)
_NAME: Final = re.compile(r"[\s\0*_|]*(?P<name>[A-ZÀ-ỸĐ][a-zà-ỹđ]+(?: [A-ZÀ-ỸĐ][a-zà-ỹđ]+){1,4})[\s\0*_|.]*")
_SIGNED: Final = re.compile(
    r"\(?\b(?:đã ký|ký tên)\b|^[\s*_]*(?:KT|TM|TL|TUQ)\.|GIÁM ĐỐC|CHỦ TỊCH|CHÁNH|TRƯỞNG", re.IGNORECASE
)
_POST: Final = re.compile(
    r"[\s\0*_|]*(?P<for>KT\.\s*)?(?P<post>(?P<deputy>PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG PHÒNG|CHÁNH VĂN PHÒNG|TRƯỞNG BAN|CHÁNH THANH TRA))(?:, PHÓ [A-ZÀ-ỸĐ ]+)?(?:\s*\((?:đã|Đã) ký\))?[\s\0*_|]*"
)
_LINE: Final = re.compile(r"[^\n]+")
_DAY_BEHIND: Final = re.compile(
    r",?\s+(?:ký )?ngày\s+(?P<day>\d{1,2})(?:/|\s+tháng\s+)(?P<month>\d{1,2})(?:/|\s+năm\s+)(?P<year>\d{4})(?!\d)"
)
"""The day of issue behind a cited number."""
_EFFECTIVE: Final = re.compile(
    r"(?:Quyết định|Nghị quyết|Chỉ thị|Quy chế|Quy định|Thông báo|Văn bản) này có hiệu lực(?: thi hành)?(?: kể)? từ ngày "
    r"(?P<day>\d{1,2})(?:/| tháng )(?P<month>\d{1,2})(?:/| năm )(?P<year>\d{4})(?!\d)"
)
_AMOUNT: Final = re.compile(
    r"\s*(?::|là|=)?\s*(?P<amount>\d[\d.,]*(?: (?:tỷ|triệu|nghìn|ngàn))? ?(?:đồng|VNĐ|VND))(?! (?:[/]|mỗi|một))"
)
_BACKWARDS: Final = re.compile(
    r"trở về trước|hồi tố|truy (?:lĩnh|thu|trả|nộp)|thời điểm (?:áp dụng|hưởng|tính)|áp dụng (?:kể )?từ|(?:được )?tính từ|đính chính|ghi nhầm",
    re.IGNORECASE,
)
"""Signs of a document that works backwards."""
_DAYS_TO_EFFECT: Final = 120
_FOOT_BLOCKS: Final = 6

_POSTS: Final = re.compile(
    r"(?:\btuyển(?: dụng)? (?P<number>\d{1,3}) (?:người|viên chức|công chức|lao động|nhân viên|chỉ tiêu)|(?<=: )(?P<quota>\d{1,3}) chỉ tiêu)(?!\w)",
    re.IGNORECASE,
)
_OTHER_POSTS: Final = re.compile(
    r"\b(?:đã|năm trước|năm ngoái|trước đây|đợt|kỳ|giai đoạn|dự kiến|năm 20\d\d|cử tuyển|sơ tuyển|trúng tuyển|tối đa|tối thiểu|hồ sơ)\b",
    re.IGNORECASE,
)
"""Words about another recruitment, or about people other than those wanted."""
_MOST_POSTS: Final = 12
"""Rows of posts up to which all their partial sums are compared: 4,096 of them."""


def check(text: PageText) -> Iterator[Violation]:
    """Yield FCT210 where title or text of a numbered item contradict the number, day or signer in its front matter.

    Cited numbers do not count: in the title only the beginning is read, in the text the lines of the form of
    Nghị định 30/2020/NĐ-CP (number, place and day, signature).
    """
    page = text.page
    key = page.kind.number_from
    if not is_original(text) or page.draft:
        return
    yield from _check_amounts(text)
    yield from _check_number_of_posts(text)
    if not key:
        return
    number = str(text.fields.get(key, ""))
    digits = digits_of(number)
    if digits:
        checks = (_check_title, _check_number_line)
        # one mistake, one message: the same number is repeated by both
        yield from islice(chain.from_iterable(each(text, key, number, digits) for each in checks), 1)
    for place, said in find_other_notice_numbers(text, number):
        yield _contradiction(place, key, number, said)
    yield from _check_day_line(text)
    yield from _check_own_citation(text, number)
    yield from _check_effective_day(text)
    yield from _check_signer(text)
    yield from _check_post(text)
    # the issuer in the front matter contradicts the letterhead and the number alike
    yield from islice(_check_issuer(text, key, number), 1)


def _check_title(text: PageText, key: str, number: str, digits: str) -> Iterator[Violation]:
    match = _TITLE.match(text.page.title)
    if match is None or "title" not in text.keys or not (match["said"] or match["rest"]):
        return
    words = match["number"] + (match["rest"] or "")
    if match["number"].lstrip("0") != digits or _has_other_symbol(words, number):
        yield _contradiction(_find(text, words), key, number, words)
        return
    issued = _issue_key(text)
    if match["day"] and issued is not None:
        day = date_of(int(match["year"]), int(match["month"]), int(match["day"]))
        if day is not None and day != issued[1]:
            said = match[0][match.start("day") :]
            yield _contradiction(_find(text, said), issued[0], _both(issued[1]), said)


def _has_other_symbol(said: str, number: str) -> bool:
    """Return True if two numbers end in the symbols of different agencies, as `15/QĐ-SNgV` and `15/QĐ-UBND` do."""
    symbols = [fold(level_dashes(each)).casefold().rpartition("/")[2].strip(" .") for each in (said, number)]
    return all(symbol.count("-") == 1 for symbol in symbols) and symbols[0] != symbols[1]


def _find(text: PageText, words: str) -> Place:
    """Return the place of words in the title, or of the title if they are written in another way."""
    return next(find_in_value(text, ("title",), re.compile(re.escape(words))), text.place("title"))


def _check_number_line(text: PageText, key: str, number: str, digits: str) -> Iterator[Violation]:
    line = find_other_number_line(text.outline, digits)
    if line is not None:
        yield _contradiction(line.block.place(line.start, line.length), key, number, line.words)


def _check_day_line(text: PageText) -> Iterator[Violation]:
    issued = _issue_key(text)
    if issued is None:
        return
    for block in text.outline.shown_texts[:HEAD_BLOCKS]:
        match = _DAY_LINE.fullmatch(block.shown)
        if match is not None:
            day = date_of(int(match["year"]), int(match["month"]), int(match["day"]))
            if day is not None and day != issued[1]:
                start, end = match.start("day"), match.end("year")
                yield _contradiction(
                    block.place(start, end - start), issued[0], _both(issued[1]), block.shown[start:end]
                )
            return


def _check_own_citation(text: PageText, number: str) -> Iterator[Violation]:
    """Compare the day behind the item's own number in the text (`Quyết định số 15/QĐ-SNgV ngày 10/01/2026`)."""
    issued = _issue_key(text)
    if issued is None or "/" not in number:
        return
    own = re.compile(rf"(?<![\w/.-]){re.escape(number.strip())}{_DAY_BEHIND.pattern}")
    for block in text.outline.shown_texts:
        match = own.search(block.shown) if number.strip() in block.shown else None
        if match is not None:
            day = date_of(int(match["year"]), int(match["month"]), int(match["day"]))
            # in another year, another document has the same number
            if day is not None and day != issued[1] and day.year == issued[1].year:
                start, end = match.start("day"), match.end("year")
                said = block.shown[start:end]
                yield _contradiction(block.place(start, end - start), issued[0], _both(issued[1]), said)
            return


def _check_signer(text: PageText) -> Iterator[Violation]:
    signatory = text.fields.get("signatory")
    name = str(signatory.get("name") or "") if isinstance(signatory, dict) else ""
    blocks = text.outline.shown_texts[-_FOOT_BLOCKS:]
    if not name or not any(_SIGNED.search(block.shown) for block in blocks):
        return
    for block in reversed(blocks):
        match = _NAME.fullmatch(block.shown)
        if match is not None:
            if fold(match["name"]).casefold() != fold(name).casefold():
                place = block.place(match.start("name"), len(match["name"]))
                yield _contradiction(place, "signatory.name", name, match["name"])
            return


def _check_effective_day(text: PageText) -> Iterator[Violation]:
    """Compare the day of the last article (`có hiệu lực kể từ ngày …`) with `effective`; DOC217 reports one before `issued`."""
    effective = text.fields.get("effective")
    if type(effective) is not date:
        yield from _check_year_of_effect(text)
        return
    issued = _issue_key(text)
    found = find_effect_statement(text, issued[1] if issued else None)
    if found is not None and found.day != effective and not (issued and effective < issued[1]):
        place = found.block.place(found.start, len(found.words))
        yield _contradiction(place, "effective", _both(effective), found.words)


def _check_year_of_effect(text: PageText) -> Iterator[Violation]:
    """Compare the day of effect with the day of issue: a year earlier, the year is mistyped.

    Decisions on persons and money may work backwards, so the title must name the later year, or the document be normative.
    """
    issued = _issue_key(text)
    if issued is None or "hiệu lực" not in text.body or _BACKWARDS.search(text.body):
        return
    for block in text.outline.shown_texts:
        match = _EFFECTIVE.search(block.shown) if "hiệu lực" in block.shown else None
        if match is None:
            continue
        year = int(match["year"])
        meant = date_of(year + 1, int(match["month"]), int(match["day"]))
        title = text.page.title
        is_said = text.fields.get("normative") is True or (str(year + 1) in title and str(year) not in title)
        if meant is not None and is_said and 0 <= (meant - issued[1]).days <= _DAYS_TO_EFFECT:
            start, end = match.start("day"), match.end("year")
            said = block.shown[start:end]
            yield _contradiction(block.place(start, end - start), issued[0], _both(issued[1]), said)
        return


def _check_post(text: PageText) -> Iterator[Violation]:
    """Compare the post below the text with that of the signatory: a deputy signs with `KT.`, a chief does not."""
    signatory = text.fields.get("signatory")
    post = str(signatory.get("post") or "") if isinstance(signatory, dict) else ""
    if not post:
        return
    lines = [
        (block, match, line.start())
        for block in text.outline.shown_texts[-_FOOT_BLOCKS:]
        for line in _LINE.finditer(block.shown)
        if (match := _POST.fullmatch(line[0]))
    ]
    if not lines:
        return
    block, match, start = lines[-1]
    is_deputy = any(each["deputy"] or each["for"] for _, each, _ in lines)
    if is_deputy != post.casefold().startswith("phó"):
        place = block.place(start + match.start("post"), len(match["post"]))
        yield _contradiction(place, "signatory.post", post, match["post"])


def _check_issuer(text: PageText, key: str, number: str) -> Iterator[Violation]:
    """Compare letterhead, title and symbol of the number with the issuer.

    The symbol is compared for the two agencies of a commune and the province.
    """
    issuer = fold(str(text.fields.get("issuer", ""))).casefold()
    symbol = fold(number).casefold()
    is_council = symbol.endswith("-hdnd")
    heads = [block.shown.strip("\0*_ \n").upper() for block in text.outline.shown_texts[:3]]
    is_council_head = any(each.startswith("HỘI ĐỒNG NHÂN DÂN") for each in heads)
    if is_council_head and "uy ban nhan dan" in issuer and not any("ỦY BAN NHÂN DÂN" in each for each in heads):
        block = next(each for each in text.outline.shown_texts if "HỘI ĐỒNG NHÂN DÂN" in each.shown.upper())
        yield _contradiction(block.place(0, len(block.shown)), "issuer", str(text.fields["issuer"]), heads[0])
        return
    for place, said in find_other_issuers(text, number):
        yield _contradiction(place, "issuer", str(text.fields["issuer"]), said)
    is_of_council = "hoi dong nhan dan" in issuer or "hdnd" in issuer
    is_known = is_council or symbol.endswith("-ubnd")
    if "issuer" in text.keys and is_known and is_council != is_of_council:
        yield _contradiction(text.place("issuer"), key, number, str(text.fields["issuer"]))


def _check_number_of_posts(text: PageText) -> Iterator[Violation]:
    """Compare `tuyển 09 người` with the numbers of `posts`. Any part of them, or the right number elsewhere, is accepted."""
    posts = text.fields.get("posts")
    if not isinstance(posts, list | tuple) or len(posts) > _MOST_POSTS:
        return
    numbers = [each.get("number") if isinstance(each, Mapping) else None for each in posts]
    known = [each for each in numbers if isinstance(each, int)]
    if not known or len(known) < len(numbers):
        return
    parts = {0}
    for number in known:
        parts |= {part + number for part in parts}
    words = f"{text.page.title}\n{text.page.summary}\n{text.body}"
    if re.search(rf"(?<![\d/.,-])0*{sum(known)}(?![\d/.,-]?\d)", words):
        return
    for block in text.outline.shown_texts:
        for match in _POSTS.finditer(block.shown):
            start = max(block.shown.rfind(mark, 0, match.start()) for mark in ".;\n") + 1
            ends = [at for mark in ".;\n" if (at := block.shown.find(mark, match.end())) >= 0]
            end = min((match.end() + 40, *ends))
            if int(match["number"] or match["quota"]) not in parts and not _OTHER_POSTS.search(block.shown, start, end):
                place = block.place(match.start(), match.end() - match.start())
                yield _contradiction(place, "posts", str(sum(known)), match[0])
                return


def _check_amounts(text: PageText) -> Iterator[Violation]:
    """Compare the sums behind the label of a field (`Giá gói thầu: …`) with the field."""
    for field in text.page.kind.own_fields:
        value = text.fields.get(field.name)
        if field.type != "money" or not isinstance(value, str) or field.is_list:
            continue
        label = re.compile(rf"(?<!\w){re.escape(field.label.vi)}{_AMOUNT.pattern}", re.IGNORECASE)
        for block in text.outline.shown_texts:
            for match in label.finditer(block.shown):
                said = _parse(match["amount"])
                if said is not None and said != value:
                    place = block.place(match.start("amount"), len(match["amount"]))
                    yield _contradiction(place, field.name, _in_dong(value), match["amount"])
                    return


def _in_dong(value: str) -> str:
    number, currency = split_amount(value)
    return f"{number:,} {'đồng' if currency == DONG else currency}".replace(",", ".")


def _parse(amount: str) -> str | None:
    try:
        return parse_money(amount)
    except AmbiguousNumberError:
        return None


def _issue_key(text: PageText) -> tuple[str, date] | None:
    key = text.page.kind.date_from
    value = text.fields.get(key)
    return (key, value) if key != "date" and type(value) is date else None


def _both(day: date) -> LocalizedText:
    return LocalizedText(format_day(day, "vi"), format_day(day, "en"))


def _contradiction(place: Place, key: str, value: str | LocalizedText, said: str) -> Violation:
    return violation("FCT210", place, key=key, value=value, said=" ".join(said.split()))


RULE: Final = PageRule("FCT210", check)
