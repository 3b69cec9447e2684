"""Parses written numbers, percentages and sums of money into a canonical text.

The canonical text is exact, and the same for every notation of an amount:

    decimal   `12.5`, or with its unit `12.5 ha`
    percent   `37.5`
    money     `1250000000 VND`: the whole amount and the code of its currency

Parsing a canonical text returns it unchanged.

Both notations are read, `1.250,5` and `1,250.5`. A single point before exactly three digits separates thousands, as in
the language of the portals. A single comma there is ambiguous, thousands in English and a fraction in Vietnamese, and
is refused.
"""

from __future__ import annotations

import re
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from portalgen.text.normalization import nfc

MOST_DIGITS: Final = 18
"""Before the decimal mark; a national budget has 16, in đồng."""
MOST_DECIMALS: Final = 6
DONG: Final = "VND"

_SPACES: Final = re.compile(r"[ \t\u00a0\u2009\u202f]+")
_PLAIN: Final = re.compile(r"[0-9]+")
_THOUSANDS: Final = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_GROUPS: Final = tuple(
    (re.compile(pattern), mark)
    for pattern, mark in (
        (r"[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]+)?", " "),
        (rf"[0-9]{{1,3}}(?:\.[0-9]{{3}}){{2,}}|[0-9]{{1,3}}(?:\.[0-9]{{3}})+,[0-9]+|{_THOUSANDS.pattern}", "."),
        (r"[0-9]{1,3}(?:,[0-9]{3}){2,}|[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+", ","),
    )
)
"""(pattern of a number with separated thousands, separator): without it, at most one decimal mark remains."""
_AMBIGUOUS: Final = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_FRACTION: Final = re.compile(r"[0-9]+[.,][0-9]+")
_UNIT: Final = re.compile(r"[^\W\d_][\w/%²³.·-]*(?: [\w/%²³.·-]+)*|%")
_MOST_UNIT: Final = 24
_MEASURE: Final = re.compile(r"(?P<number>[-\u2212]?[0-9](?:[0-9., ]*[0-9])?) ?(?P<unit>\D.*)?")

SCALES: Final = MappingProxyType(
    {
        **dict.fromkeys(("nghìn tỷ", "ngàn tỷ", "nghìn tỉ", "ngàn tỉ", "trillion"), 10**12),
        **dict.fromkeys(("tỷ", "tỉ", "billion"), 10**9),
        **dict.fromkeys(("triệu", "million"), 10**6),
        **dict.fromkeys(("nghìn", "ngàn", "thousand"), 10**3),
    }
)
"""The words for a thousand and more, in both languages."""
_NAMES: Final = MappingProxyType(
    {
        **dict.fromkeys(("", "đồng", "đ", "₫", "vnđ", "đồng việt nam", "dong"), DONG),
        **dict.fromkeys(("us$", "đô la mỹ", "đô-la mỹ", "us dollars"), "USD"),
        **dict.fromkeys(("€", "euro"), "EUR"),
        **dict.fromkeys(("yên", "yên nhật", "yen"), "JPY"),
        **dict.fromkeys(("won", "won hàn quốc"), "KRW"),
        **dict.fromkeys(("nhân dân tệ",), "CNY"),
        **dict.fromkeys(("sdr",), "XDR"),
    }
)
CURRENCIES: Final = frozenset(
    (
        *("VND", "USD", "EUR", "JPY", "GBP", "CHF", "KRW", "CNY", "AUD", "CAD", "NZD", "SGD", "THB"),
        *("LAK", "KHR", "INR", "TWD", "HKD", "DKK", "NOK", "SEK", "KWD", "SAR", "AED", "XDR"),
    )
)
"""Codes (ISO 4217) of the currencies of lenders, donors and neighbouring countries."""
_DECIMALS_OF: Final = MappingProxyType(dict.fromkeys(("VND", "JPY", "KRW"), 0))
"""Decimals of currencies without a smaller unit in use; the default is two."""
_MONEY: Final = re.compile(
    rf"(?P<before>[A-Z]{{3}} )?(?P<number>[0-9](?:[0-9., ]*[0-9])?) ?(?P<scale>{'|'.join(SCALES)})?(?: |\b|(?=\D))(?P<name>[^\d.,]*)",
    re.IGNORECASE,
)

_COMPOUND: Final = re.compile(r"(?P<billions>[0-9]{1,6}) t[ỷỉ],? (?:và )?(?P<millions>[0-9]{1,3}) triệu(?: đồng)?")


class AmbiguousNumberError(ValueError):
    """`12,500` may mean twelve thousand five hundred, or twelve and a half."""


def parse_decimal(written: str) -> str | None:
    """Return the canonical text of a number, with a unit after a space if present; None if it is not a number."""
    match = _MEASURE.fullmatch(_tidy(written))
    if match is None:
        return None
    sign = "-" if match["number"][0] in "-\u2212" else ""
    number = _parse_number(match["number"].lstrip("-\u2212"))
    unit = (match["unit"] or "").strip()
    if number is None or (unit and (len(unit) > _MOST_UNIT or not _UNIT.fullmatch(unit))):
        return None
    text = f"{sign if number else ''}{_canonical(number)}"
    return f"{text} {unit}" if unit else text


def parse_percent(written: str) -> str | None:
    """Return the canonical text of a percentage, written with or without its sign; None if it is not a percentage."""
    number = _parse_number(_tidy(written).removesuffix("%").rstrip())
    return None if number is None else _canonical(number)


def parse_money(written: str) -> str | None:
    """Return the whole amount and its currency code, đồng by default; None if it is not an amount.

    A fraction too small for the currency is not an amount.
    """
    match = _MONEY.fullmatch(_tidy(written))
    if match is None:
        return None
    before, after = (match["before"] or "").strip().upper(), match["name"].strip().casefold()
    if before and after:
        return None
    currency = before or _NAMES.get(after) or after.upper()
    number = _parse_number(match["number"])
    if currency not in CURRENCIES or number is None:
        return None
    amount = number * SCALES.get((match["scale"] or "").casefold(), 1)
    text = _canonical(amount)
    whole, _, decimals = text.partition(".")
    if len(whole) > MOST_DIGITS or len(decimals) > _DECIMALS_OF.get(currency, 2):
        return None
    return f"{text} {currency}"


def suggest_money(written: str) -> str:
    """Return a sum in đồng written in several parts as one number, `5,3 tỷ đồng` for `5 tỷ 300 triệu`; else ""."""
    match = _COMPOUND.fullmatch(_tidy(written).casefold())
    if match is None:
        return ""
    amount = int(match["billions"]) * 10**9 + int(match["millions"]) * 10**6
    number = _canonical(Decimal(amount).scaleb(-9)).replace(".", ",")
    text = f"{number}0" if _AMBIGUOUS.fullmatch(number) else number
    return f"{text} tỷ đồng"


def split_amount(kept: str) -> tuple[Decimal, str]:
    """Return the number of a canonical text, and its unit or currency ("" if none)."""
    number, _, unit = kept.partition(" ")
    return Decimal(number), unit


def _parse_number(written: str) -> Decimal | None:
    """Parse an unsigned number in either notation. Raises AmbiguousNumberError."""
    if _AMBIGUOUS.fullmatch(written):
        raise AmbiguousNumberError(written)
    if _PLAIN.fullmatch(written):
        return _limited(written)
    for pattern, mark in _GROUPS:
        if pattern.fullmatch(written):
            return _limited(written.replace(mark, ""))
    return _limited(written) if _FRACTION.fullmatch(written) else None


def _limited(digits: str) -> Decimal | None:
    """Return the number of digits with at most one decimal mark; None if it exceeds the allowed digits."""
    whole, _, decimals = digits.replace(",", ".").partition(".")
    decimals = decimals.rstrip("0")
    if len(whole.lstrip("0")) > MOST_DIGITS or len(decimals) > MOST_DECIMALS:
        return None
    return Decimal(f"{whole}.{decimals}" if decimals else whole)


def _canonical(number: Decimal) -> str:
    """Format without exponent or trailing zeros, except a zero that keeps three decimals from reading as thousands."""
    text = format(number, "f")
    if "." not in text:
        return text
    text = text.rstrip("0").rstrip(".")
    return f"{text}0" if _THOUSANDS.fullmatch(text) else text


def _tidy(written: str) -> str:
    return _SPACES.sub(" ", nfc(written)).strip()
