"""Numbers of documents in the names of files: `51-tb-sngv.pdf`, `TB 51-SNgV.docx`."""

from __future__ import annotations

import re
from typing import Final

from portalgen.text.normalization import fold, level_dashes

_NUMBER: Final = re.compile(r"0*(?P<digits>[1-9]\d{0,5})(?:/\d{4})?/(?P<symbol>[a-z][a-z0-9&.-]*)")
_TYPES: Final = ("qd", "kh", "tb", "bc", "nq", "ct", "ttr", "hd", "kl", "gm", "cd", "cv")
_WORDS: Final = {
    "quyet dinh": "qd", "ke hoach": "kh", "thong bao": "tb", "bao cao": "bc", "nghi quyet": "nq", "chi thi": "ct",
    "to trinh": "ttr", "huong dan": "hd", "ket luan": "kl", "giay moi": "gm", "cong dien": "cd", "cong van": "cv",
}  # fmt: skip
_TYPE_WORDS: Final = re.compile(r"\b(?:" + "|".join(each.replace(" ", r"[\W_]*") for each in _WORDS) + r")(?![a-z])")
_TOKEN: Final = re.compile(r"[a-z]+|\d+")
_OF_SOMETHING_ELSE: Final = frozenset(
    ("mau", "bieu", "luc", "phuluc", "pl", "danh", "thao", "theo", "cu", "sach", "form", "anh")
)
"""Words in the names of annexes, forms, drafts and cited documents."""
_COUNTED: Final = frozenset(("thang", "quy", "nam", "ngay", "tuan", "dot", "lan", "nguoi", "chi", "thu"))
"""Words behind a number that counts something: `bao-cao-6-thang`."""
_SYMBOLS: Final = frozenset(("ubnd", "hdnd", "hdbc", "ubmttq", "bqlkcn"))
_SYLLABLE: Final = re.compile(r"[bcdghklmnpqrstvx]{0,3}y|.*[aeiou].*")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_HIGHEST_COUNT: Final = 31
"""Numbers up to a day of a month may be dates or versions, unless something else shows that they are not."""


def find_other_number_in_name(name: str, number: str) -> str:
    """Return the number in a file name if it differs from `number` and has its type and agency; "" otherwise.

    Dates, years, versions and numbers of annexes are not numbers of documents.
    """
    own = _NUMBER.match(_fold(number).replace(" ", ""))
    if own is None:
        return ""
    kind, _, agency = own["symbol"].partition("-")
    kind, agency = (kind, agency) if kind in _TYPES else ("cv", kind)
    found = _list_numbers(_tokens_of(name), kind, agency.partition("-")[0])
    return found[0] if found and own["digits"] not in found else ""


def has_number_in_name(name: str, number: str) -> bool:
    """Return True if the digits of `number` stand in a file name."""
    own = _NUMBER.match(_fold(number).replace(" ", ""))
    return own is not None and own["digits"] in (each.lstrip("0") for each in _tokens_of(name))


def _fold(text: str) -> str:
    return level_dashes(fold(text)).casefold()


def _tokens_of(name: str) -> list[str]:
    stem = _fold(name).rpartition("/")[2].rpartition(".")[0]
    short = _TYPE_WORDS.sub(lambda match: f" {_WORDS[' '.join(re.findall('[a-z]+', _spaced(match[0])))]}- ", stem)
    return _TOKEN.findall(short)


def _spaced(words: str) -> str:
    """Return the two words of a type with a space, also if the name joins them (`quyetdinh`)."""
    plain = re.sub(r"[\W_]+", "", words)
    return next(each for each in _WORDS if each.replace(" ", "") == plain)


def _list_numbers(tokens: list[str], kind: str, agency: str) -> list[str]:
    if _OF_SOMETHING_ELSE.intersection(tokens):
        return []
    numbers = []
    for place, token in enumerate(tokens):
        if not token.isdecimal() or _YEAR.fullmatch(token) or len(token) > len("99999"):
            continue
        before, after = tokens[:place], tokens[place + 1 :]
        if _is_number(before, after, int(token), kind, agency) and token.lstrip("0"):
            numbers.append(token.lstrip("0"))
    return numbers


def _is_number(before: list[str], after: list[str], value: int, kind: str, agency: str) -> bool:
    """Return True if a number between these words is that of a document of this type and agency."""
    said = before[-1:] == ["so"]
    before = before[:-1] if said else before
    has_year = bool(after) and _YEAR.fullmatch(after[0]) is not None
    after = after[1:] if has_year else after
    if (before and before[-1].isdecimal()) or (after and (after[0].isdecimal() or after[0] in _COUNTED)):
        return False
    if after[:1] == [kind]:
        return not _is_of_other(after[1:], agency)
    if after[:1] == [agency]:
        return before[-1:] == [kind] or not before
    if before[-1:] != [kind] or has_year or _is_of_other(after, agency):
        return False
    return said or value > _HIGHEST_COUNT


def _is_of_other(after: list[str], agency: str) -> bool:
    """Return True if the word behind is the symbol of another agency, which is no syllable of Vietnamese."""
    if not after or after[0] == agency or not agency:
        return False
    return after[0] in _SYMBOLS or (len(after[0]) > 1 and _SYLLABLE.fullmatch(after[0]) is None)
