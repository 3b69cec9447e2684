"""Who may set a code aside: the author of a page, the editorial board only, or nobody.

Errors of the build stay, since the build refuses what has them, and those of the pages that it made; so do the rules
about setting aside. Deadlines and approval (QĐ 2111, Articles 8 and 9) and marks of secrecy (Article 7) are the board's.
"""

from __future__ import annotations

from functools import cache
from typing import Final, Literal

from portalgen.diagnostics.model import Said, Severity
from portalgen.diagnostics.registry import CODES

Authority = Literal["author", "board", "nobody"]

_BUILD: Final = ("CFG1", "FMT1", "ATT1", "MRK1", "LNK1", "LNG1", "URL1", "TPL1", "HTM1")
_ABOUT_SETTING_ASIDE: Final = "SUP"
_LIMITS: Final = ("DDL", "APR")
_SECRECY: Final = ("PRV201", "ATT204")


@cache
def authority_over(code: str) -> Authority:
    """Who may set findings of this code aside: `board` by a waiver; `author` by a suppression or in `lint.yaml` too."""
    if code.startswith(_ABOUT_SETTING_ASIDE) or _is_error_of_the_build(code):
        return "nobody"
    return "board" if code.startswith(_LIMITS) or code in _SECRECY else "author"


def keeps_severity(prefix: str) -> bool:
    """Whether all that a code or a prefix of codes stands for keeps its severity, whatever `lint.yaml` says."""
    meant = [code for code in CODES if code.startswith(prefix)] or [prefix]
    return all(authority_over(code) != "author" for code in meant)


def why_locked(code: str) -> Said:
    """Why authors cannot set this code aside, as the second half of a sentence."""
    if code.startswith(_ABOUT_SETTING_ASIDE):
        return Said("quy tắc về bỏ qua luôn được báo", "rules about setting aside are always told")
    if authority_over(code) == "nobody":
        return Said("lệnh dựng cổng từ chối nội dung có lỗi này", "the build refuses content with this error")
    if code in _SECRECY:
        return Said("dấu độ mật chỉ Ban Biên tập xử lý được", "a mark of secrecy is for the editorial board to judge")
    return Said(
        "quy tắc về thời hạn và duyệt bài chỉ Ban Biên tập miễn được",
        "only the editorial board can waive rules on deadlines and approval",
    )


def _is_error_of_the_build(code: str) -> bool:
    return code.startswith(_BUILD) and code in CODES and CODES[code].severity is Severity.ERROR
