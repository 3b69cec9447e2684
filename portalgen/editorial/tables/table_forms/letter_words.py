"""The words around an official paper, Vietnamese in every language as the paper is (NĐ 30/2020 [second]: check the form)."""

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
    """Return the number as it stands until the paper has one: `Số: …/BC-…`."""
    return f"Số: ……{letterhead.symbol}"


def signatory_lines(letterhead: ReportLetterhead) -> tuple[str, ...]:
    """Return for whom the post signs, where it signs for a body, and the post, or dots where nobody has said which."""
    lines = (letterhead.on_behalf, letterhead.signatory or _UNKNOWN_POST)
    return tuple(each.upper() for each in lines if each)
