"""Address ledgers `site-config/addresses/<site>.txt`: a site's published addresses with item and date of entry.

Only `portalgen addresses --record` writes these files, on main. The first line contains the column names; lines are
sorted by address, so that the same addresses always give the same bytes. Builds do not read them.
"""

from __future__ import annotations

import os
import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final

from portalgen.config.places import CONFIG_FOLDER, LEDGER_FOLDER_NAME
from portalgen.config.values import parse_date
from portalgen.frozen import frozen
from portalgen.text.bilingual import Bilingual as B
from portalgen.text.slugs import SLUG_PATTERN, is_slug

LEDGER_FOLDER: Final = f"{CONFIG_FOLDER}/{LEDGER_FOLDER_NAME}"
NO_ITEM: Final = "-"
"""Replaces the id of an address without an item: a home page, a list, a redirect of the configuration."""
_ENDING: Final = ".txt"
_COLUMNS: Final = ("address", "id", "language", "recorded")
_SPACE: Final = " "
"""Separator of columns, which cannot contain it."""
_HEADER: Final = _SPACE.join(_COLUMNS)
_COUNT: Final = len(_COLUMNS)
_PATTERNS: Final = {
    "address": r"https://[^\s/]+/\S*",
    "id": rf"{NO_ITEM}|{SLUG_PATTERN}",
    "language": SLUG_PATTERN,
    "day": r"\d{4}-\d{2}-\d{2}",
}
"""The patterns of a line's cells, by the key of the problem reported on a mismatch."""
_LINE: Final = re.compile(_SPACE.join(f"({each})" for each in _PATTERNS.values()), re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class LedgerLine:
    """A published address."""

    url: str
    """The permalink, with its host; no two lines of a ledger have the same."""
    language: str
    id: str
    """The id of the item; `-` if the address has no item."""
    recorded: date
    """The day of entry."""


@frozen
class LedgerProblem:
    """An invalid line of a ledger."""

    line: int
    """From 1."""
    text: str
    reason: B


@frozen
class AddressLedger:
    """The ledger of a site as read from its file."""

    site: str
    lines: tuple[LedgerLine, ...] = ()
    problems: tuple[LedgerProblem, ...] = ()
    line_numbers: Mapping[LedgerLine, int] | None = None
    """The line number of each line, from 1; None for a ledger without a file."""


_REASONS: Final = {
    "header": B(f"dòng đầu phải là `{_HEADER}`", f"the first line must be `{_HEADER}`"),
    "encoding": B("tệp không phải UTF-8", "the file is not UTF-8"),
    "bytes": B("tệp phải là UTF-8 không có dấu BOM, mỗi dòng kết thúc bằng LF, như lệnh ghi ra", "the file must be UTF-8 without a byte order mark, with LF line ends, as written by the command"),
    "columns": B(f"mỗi dòng có {_COUNT} cột, cách nhau đúng một dấu cách", f"each line must have {_COUNT} columns separated by a single space"),
    "address": B("cột đầu phải là địa chỉ đầy đủ, bắt đầu bằng https://", "the first column must be a full address beginning with https://"),
    "id": B("cột thứ hai phải là mã bài, hoặc -", "the second column must be the id of an item, or -"),
    "language": B("cột thứ ba phải là mã ngôn ngữ, ví dụ vi", "the third column must be a language code, such as vi"),
    "day": B("cột thứ tư phải là một ngày dạng 2026-11-24", "the fourth column must be a day such as 2026-11-24"),
    "order": B("các dòng phải theo thứ tự địa chỉ, mỗi địa chỉ một dòng", "lines must be sorted by address, without repeated addresses"),
}  # fmt: skip


def ledger_path(site: str) -> str:
    """Return the path of a site's ledger from the portal's root."""
    return f"{LEDGER_FOLDER}/{site}{_ENDING}"


def site_of_ledger(path: str) -> str:
    """Return the id of the site that owns the ledger at `path`.

    Return an empty string if `path` is not that of a ledger.
    """
    folder, _, name = path.rpartition("/")
    site = name.removesuffix(_ENDING)
    return site if folder == LEDGER_FOLDER and name.endswith(_ENDING) and is_slug(site) else ""


def parse_ledger(site: str, data: bytes) -> AddressLedger:
    """Parse the bytes of a ledger file into its valid lines and the problems of the rest."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return AddressLedger(site, problems=(LedgerProblem(1, "", _REASONS["encoding"]),))
    lines: dict[LedgerLine, int] = {}
    problems = [] if _is_plain(data) else [LedgerProblem(1, "", _REASONS["bytes"])]
    last = ""
    for number, written in enumerate(text.splitlines(), 1):
        parsed = _parse_line(number, written)
        if isinstance(parsed, LedgerLine):
            if parsed.url <= last:
                problems.append(LedgerProblem(number, written, _REASONS["order"]))
            last = parsed.url
            lines.setdefault(parsed, number)
        elif parsed:
            problems.append(LedgerProblem(number, written, _REASONS[parsed]))
    return AddressLedger(site, tuple(lines), tuple(problems), lines)


def _is_plain(data: bytes) -> bool:
    """Return True if the bytes have the written form. CRLF is accepted where Git may have converted line ends."""
    return not data.startswith(BOM_UTF8) and (b"\r" not in data or os.linesep == "\r\n")


def _parse_line(number: int, written: str) -> LedgerLine | str:
    """Return the line, else the key of its problem; empty for the column names."""
    if number == 1:
        return "" if written == _HEADER else "header"
    match = _LINE.fullmatch(written)
    if match is None:
        return _find_wrong_column(written.split(_SPACE))
    url, id, language, day = match.groups()
    recorded = _parse_day(day)
    return "day" if recorded is None else LedgerLine(url, language, id, recorded)


@lru_cache(maxsize=4096)
def _parse_day(written: str) -> date | None:
    try:
        return parse_date(written)
    except ValueError:
        return None


def _find_wrong_column(cells: list[str]) -> str:
    """Return the key of the problem in an invalid line's cells."""
    if len(cells) != len(_PATTERNS):
        return "columns"
    return next(
        key
        for (key, pattern), cell in zip(_PATTERNS.items(), cells, strict=True)
        if not re.fullmatch(pattern, cell, re.ASCII)
    )


def format_ledger(lines: Iterable[LedgerLine]) -> str:
    """Return the text of a ledger, sorted."""
    rows = (_SPACE.join((each.url, each.id, each.language, each.recorded.isoformat())) for each in sorted(lines))
    return "".join(f"{row}\n" for row in (_HEADER, *rows))


def list_ledger_paths(root: Path) -> Iterator[str]:
    """Yield the ledger files below `root`, sorted. Symlinks are skipped, because they lead to foreign content."""
    folder = root / LEDGER_FOLDER
    if folder.is_symlink() or not folder.is_dir():
        return
    for file in sorted(folder.iterdir()):
        path = f"{LEDGER_FOLDER}/{file.name}"
        if site_of_ledger(path) and file.is_file() and not file.is_symlink():
            yield path


def read_ledgers(root: Path) -> Mapping[str, AddressLedger]:
    """Return the ledgers below `root` by site."""
    return {
        site: parse_ledger(site, (root / path).read_bytes())
        for path in list_ledger_paths(root)
        if (site := site_of_ledger(path))
    }
