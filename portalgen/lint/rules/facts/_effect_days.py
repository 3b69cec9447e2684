"""The day from which a document says that it has effect, for FCT210."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from portalgen.frozen import frozen
from portalgen.lint.page_text import PageText
from portalgen.render.markdown.shown_text import ShownText
from portalgen.text.named_days import date_of
from portalgen.text.normalization import fold

_TYPES: Final = "Luật|Nghị định|Thông tư|Quyết định|Nghị quyết|Chỉ thị|Quy chế|Quy định|Thông báo|Kế hoạch|Hướng dẫn|Công văn|Nội quy|Văn bản"
_STATEMENT: Final = re.compile(
    rf"(?P<type>{_TYPES})(?P<this>\s+này)?\s+(?:chính\s+thức\s+)?(?:có|bắt\s+đầu\s+có)\s+hiệu\s+lực(?:\s+thi\s+hành)?\s+(?P<said>"
    r"(?:kể\s+)?từ\s+(?:ngày\s+)?(?:(?P<day>\d{1,2})(?:\s?[/.-]\s?|\s+tháng\s+)(?P<month>\d{1,2})(?:\s?[/.-]\s?|\s+năm\s+)(?P<year>\d{4})(?!\d)"
    r"|(?P<signing>ký(?:\s+ban\s+hành)?)(?![^\W\d_]|\s+(?:hợp đồng|kết|tên|xác)))"
    r"|sau\s+(?P<count>\d{1,2})\s+ngày,?\s+(?:kể\s+)?từ\s+ngày\s+ký(?:\s+ban\s+hành)?(?![^\W\d_]))"
)
_OPENING_QUOTES: Final = ('"', "'", "“", "‘", "«")
_BEGINNINGS: Final = re.compile(r"(?:^[\s\0*_>]*|[.;\n)][\s\0*_>]+)$")
"""Text before a sentence, after which a document without `này` is the one of the page."""


@frozen
class EffectStatement:
    """A statement of the day of effect: its block, the position of its words, from 0, and the day."""

    block: ShownText
    start: int
    words: str
    day: date


def find_effect_statement(text: PageText, issued: date | None) -> EffectStatement | None:
    """Return the first statement of the day from which the page's own document has effect; None if there is none."""
    return next(_find_statements(text, issued), None)


def _find_statements(text: PageText, issued: date | None) -> Iterator[EffectStatement]:
    for block in text.outline.shown_texts:
        if "hiệu lực" not in block.shown and "hiệu\n" not in block.shown:
            continue
        for match in _STATEMENT.finditer(block.shown):
            before = block.shown[: match.start()]
            is_own = match["this"] or (_BEGINNINGS.search(before) and _is_type_of_page(text, match["type"]))
            day = _day_of(match, issued)
            if is_own and not before.endswith(_OPENING_QUOTES) and day is not None:
                start = match.start("day") if match["day"] else match.start("said")
                end = match.end("year") if match["day"] else match.end("said")
                yield EffectStatement(block, start, block.shown[start:end], day)


def _is_type_of_page(text: PageText, form: str) -> bool:
    return fold(text.page.title).casefold().startswith(fold(form).casefold())


def _day_of(match: re.Match[str], issued: date | None) -> date | None:
    if match["day"]:
        return date_of(int(match["year"]), int(match["month"]), int(match["day"]))
    return issued + timedelta(days=int(match["count"] or 0)) if issued is not None else None
