"""Words that stand for values in usage lines and help, `FILE`, in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Collection
from types import MappingProxyType
from typing import Final

from portalgen.text.bilingual import Bilingual as B

_OF_CLICK: Final = MappingProxyType(
    {
        "COMMAND [ARGS]": B("LỆNH [THAM SỐ]", "COMMAND [ARGUMENTS]"),
        "INTEGER RANGE": B("SỐ", "NUMBER"),
        "INTEGER": B("SỐ", "NUMBER"),
        "OPTIONS": B("TÙY CHỌN", "OPTIONS"),
        "DIRECTORY": B("THƯ MỤC", "FOLDER"),
        "DIR": B("THƯ MỤC", "FOLDER"),
    }
)
"""Placeholders with other words in English, too: most are click's own."""
_OWN: Final = MappingProxyType(
    {
        "YYYY-MM-DD": "NĂM-THÁNG-NGÀY",
        "SUBMISSION": "BÀI GỬI",
        "PREPARED": "BẢN CHUẨN BỊ",
        "MANIFEST": "BẢN KÊ",
        "DURATION": "THỜI GIAN",
        "YYYY-MM": "NĂM-THÁNG",
        "OLD-TIP": "BẢN CŨ",
        "NEW-TIP": "BẢN MỚI",
        "SECONDS": "GIÂY",
        "ADDRESS": "ĐỊA CHỈ",
        "RELEASE": "BẢN PHÁT HÀNH",
        "COMMIT": "LẦN LƯU",
        "DIGEST": "MÃ BĂM",
        "FOLDER": "THƯ MỤC",
        "FORMAT": "ĐỊNH_DẠNG",
        "NUMBER": "SỐ",
        "RECORD": "PHIẾU",
        "SOURCE": "NGUỒN",
        "STATUS": "TRẠNG THÁI",
        "TARGET": "NƠI ĐĂNG",
        "BACKUP": "BẢN SAO LƯU",
        "BEFORE": "TRƯỚC",
        "AFTER": "SAU",
        "CLASS": "LOẠI",
        "CODES": "CÁC MÃ",
        "OFFER": "ĐỀ NGHỊ",
        "PATHS": "ĐƯỜNG DẪN",
        "BASE": "MỐC",
        "CODE": "MÃ",
        "FILE": "TỆP",
        "HEAD": "BẢN MỚI",
        "HOST": "TÊN MIỀN",
        "KIND": "LOẠI BÀI",
        "NAME": "TÊN",
        "PATH": "ĐƯỜNG DẪN",
        "PORT": "CỔNG",
        "SITE": "TRANG",
        "TEXT": "CHỮ",
        "TIME": "THỜI ĐIỂM",
        "YEAR": "NĂM",
        "KEY": "TÊN",
        "REV": "PHIÊN BẢN",
        "ID": "MÃ",
    }
)
"""The Vietnamese words of placeholders; English readers see the placeholder itself."""
_PLACEHOLDERS: Final = MappingProxyType({**_OF_CLICK, **{name: B(vi, name) for name, vi in _OWN.items()}})
_PLACEHOLDER: Final = re.compile(
    rf"(?<![\w-])({'|'.join(map(re.escape, sorted(_PLACEHOLDERS, key=len, reverse=True)))})(?![\w-])"
)


def name_placeholders(text: str, language: str, only: Collection[str] | None = None) -> str:
    """Return a usage line, or an option with its value, with the placeholders in `language`: `--out TỆP`.

    In a sentence, `only` are the placeholders to replace: `HEAD` may be a word of Git.
    """

    def name(found: re.Match[str]) -> str:
        return _PLACEHOLDERS[found[1]].text(language) if only is None or found[1] in only else found[0]

    return _PLACEHOLDER.sub(name, text)


def list_placeholders(shown: str) -> frozenset[str]:
    """Return the placeholders in an option or argument as click shows it: `FILE` and `DIR` in `--to FILE|DIR`."""
    return frozenset(_PLACEHOLDER.findall(shown))
