"""The words around an official paper, always Vietnamese, like the paper (NĐ 30/2020 [second]: check the form)."""

from __future__ import annotations

from typing import Final

from portalgen.editorial.tables.tables import ReportLetterhead

NATION: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
PLACE_AND_DAY: Final = "…………, ngày …… tháng …… năm ……"
PAPER_NAME: Final = "BÁO CÁO"
RECIPIENTS: Final = "Nơi nhận:"
SIGNATURE_NOTE: Final = "(Ký, ghi rõ họ tên, đóng dấu)"
_UNKNOWN_POST: Final = "……………………"


def blank_number(letterhead: ReportLetterhead) -> str:
    """Return the number line of a paper not yet numbered: `Số: …/BC-…`."""
    return f"Số: ……{letterhead.symbol}"


def signatory_lines(letterhead: ReportLetterhead) -> tuple[str, ...]:
    """Return the body signed for, if any, and the post; dots if the post is not configured."""
    lines = (letterhead.on_behalf, letterhead.signatory or _UNKNOWN_POST)
    return tuple(each.upper() for each in lines if each)
