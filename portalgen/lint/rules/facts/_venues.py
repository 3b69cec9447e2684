"""Places of events in words, `Nhà văn hóa thôn 3`, and whether two of them are surely different places."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from portalgen.frozen import frozen
from portalgen.text.normalization import fold
from portalgen.text.surnames import CAPITALS

_HEAD: Final = (
    r"(?i:hội trường|nhà văn hóa|nhà văn hoá|nhà sinh hoạt|nhà cộng đồng|nhà rông|trụ sở|phòng họp|trường (?!hợp)|sân vận động|sân(?= )"
    r"|quảng trường|khách sạn|thư viện|bảo tàng|công viên|nhà thi đấu|trung tâm|chợ|trạm y tế|bệnh viện|thôn (?=[\dA-ZĐ])|buôn (?=[\dA-ZĐ])|tổ dân phố (?=[\dA-ZĐ]))"
)
_LOWER_WORD: Final = (
    r"(?i:cộng đồng|sinh hoạt|thôn|buôn|bon|tổ(?! chức)|khu|dân cư|dân|phố|xã|phường|đặc khu|huyện ủy|tỉnh ủy|thành ủy|đảng ủy|huyện|tỉnh|thành phố|số|tầng|văn hóa|văn hoá"
    r"|thể thao|lao động|tiểu học|trung học|cơ sở|phổ thông|mầm non|mẫu giáo|trung tâm|hành chính|ủy ban nhân dân|uỷ ban nhân dân|hội đồng nhân dân|học tập|thiếu nhi|đa năng|lớn|sở|cũ)(?!\w)"
)
_WORDS: Final = rf"(?: ?(?:{_LOWER_WORD}|[{CAPITALS}\d][\w'’]*|[-–](?= ))){{0,12}}+"
VENUE: Final = rf"{_HEAD}{_WORDS}(?:, (?:{_HEAD}|(?:số|đường|xã|phường)(?= [{CAPITALS}\d])){_WORDS}){{0,3}}"
"""A building or a hamlet with its name, and the places around it."""
_HAMLET: Final = re.compile(
    rf"(?<!\w)(?:(?P<type>(?i:thôn|buôn|bon|xóm|ấp|tổ dân phố|tdp|tổ|khu phố|khu))(?: số)? (?P<number>\d{{1,3}}(?!\d)|(?i:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w))"
    rf"|(?i:thôn|buôn|bon|xóm|ấp) (?P<name>[{CAPITALS}][\w'’]*(?:[ -][{CAPITALS}][\w'’]*){{0,3}}))"
)
_COUNTED: Final = ("khong", "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi")
_ABBREVIATIONS: Final = {
    "ubnd": "uy ban nhan dan",
    "nvh": "nha van hoa",
    "svd": "san van dong",
    "tdp": "to dan pho",
    "thcs": "trung hoc co so",
    "thpt": "trung hoc pho thong",
    "ks": "khach san",
}
_PURPOSES: Final = {
    "community": r"nha van hoa|nha sinh hoat|nha cong dong|nha rong|trung tam hoc tap",
    "school": r"truong (?:tieu hoc|trung hoc|pho thong|mam non|mau giao|dai hoc|cao dang|dan toc|chinh tri|trung cap|thpt|thcs|day nghe)",
    "hotel": r"khach san",
    "square": r"quang truong",
    "stadium": r"san van dong|nha thi dau|san bong",
    "park": r"cong vien",
    "library": r"thu vien",
    "museum": r"bao tang",
    "market": r"cho",
    "clinic": r"tram y te|benh vien",
    "office": r"tru so|trung tam hanh chinh|(?:hoi truong|phong hop)(?: (?:lon|tang \d+|so \d+|[a-z]))? (?:uy ban|huyen uy|tinh uy|thanh uy|dang uy|so|hoi dong)",
}
_PURPOSE: Final = re.compile(
    r"(?<!\w)(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _PURPOSES.items()) + r")(?!\w)"
)
_ROOMS: Final = {"office": re.compile(r"(?<!\w)(?:tru so|hoi truong|phong hop|trung tam)(?!\w)")}
"""Other words by which a page may mean a place of this purpose."""
_MAY_BE_ONE: Final = frozenset(
    map(
        frozenset,
        (
            *(("stadium", each) for each in ("community", "school", "park", "library", "square")),
            *(("library", each) for each in ("community", "school", "museum", "park", "square", "office")),
            *(("square", each) for each in ("park", "market", "museum")),
            ("park", "museum"),
            ("market", "park"),
        ),
    )
)
"""Pairs of purposes that the same place may have, or of places within each other."""
_GENERIC: Final = frozenset(re.findall(r"[a-z]+", " ".join(_PURPOSES.values()))) | _ABBREVIATIONS.keys()
_NAME: Final = re.compile(rf"(?<!\w)[{CAPITALS}][\w'’]*")


@frozen
class Venue:
    """A place of an event as far as words tell."""

    text: str
    purposes: frozenset[str]
    hamlets: frozenset[str]
    """Names or numbers of its hamlets or quarters."""
    names: frozenset[str]
    """Its words with a capital letter, without those of hamlets."""


def read_venue(words: str) -> Venue:
    """Return the place in these words."""
    text = expand_words(words)
    purposes = {str(match.lastgroup) for match in _PURPOSE.finditer(text)}
    hamlets = frozenset(_find_hamlets(words))
    if hamlets and not purposes:
        purposes = {"community"}
    names = frozenset(_fold(each) for each in _NAME.findall(_HAMLET.sub(" ", words)))
    return Venue(text, frozenset(purposes), hamlets, names - _GENERIC)


def is_surely_elsewhere(stated: Venue, own: Iterable[Venue], source: str) -> bool:
    """Return True if `stated` is none of these places, and is not named in the source of the page with them either."""
    text = expand_words(source)
    if frozenset(text.split()).issuperset(stated.text.split()) or stated.hamlets & frozenset(_find_hamlets(source)):
        return False
    return all(_are_different(stated, each, text) for each in own)


def _are_different(stated: Venue, own: Venue, text: str) -> bool:
    if stated.hamlets and own.hamlets:
        return not any(_is_part(each, other) for each in stated.hamlets for other in own.hamlets)
    if not stated.purposes or not own.purposes:
        return False
    if stated.purposes == own.purposes:
        is_named = own.purposes <= {"school", "hotel", "square", "park", "market"} and bool(stated.names and own.names)
        return is_named and not stated.names & frozenset(text.split())
    if any(each == other or {each, other} in _MAY_BE_ONE for each in stated.purposes for other in own.purposes):
        return False
    if {"office", "community"} == stated.purposes | own.purposes and not stated.hamlets | own.hamlets:
        return False  # the hall of a commune may be its house of culture
    return not any(_is_named(each, text) for each in stated.purposes)


def _is_named(purpose: str, text: str) -> bool:
    rooms = _ROOMS.get(purpose)
    if rooms is not None:
        return rooms.search(text) is not None
    return any(match.lastgroup == purpose for match in _PURPOSE.finditer(text))


def _is_part(name: str, other: str) -> bool:
    return f" {name} ".startswith(f" {other} ") or f" {other} ".startswith(f" {name} ")


def _find_hamlets(words: str) -> Iterable[str]:
    for match in _HAMLET.finditer(words):
        name = _fold(match["number"] or match["name"])
        yield str(_COUNTED.index(name)) if name in _COUNTED else name.lstrip("0")


def _fold(words: str) -> str:
    return " ".join(re.findall(r"\w+", fold(words).casefold()))


def expand_words(words: str) -> str:
    """Return the words without marks and punctuation, with common abbreviations in full."""
    return " ".join(_ABBREVIATIONS.get(each, each) for each in _fold(words).split())
