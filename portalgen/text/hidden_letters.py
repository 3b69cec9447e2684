"""Makes invisible and misleading letters visible: `⟨U+202E đảo chiều chữ⟩`.

Characters without width, direction marks, terminal controls, letters of a foreign script within a word, and unusual
spaces are followed or replaced by their number and a name. Joiners and selectors within emoji stay, since they mislead
no reader.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from portalgen.text.bilingual import Bilingual as B

_JOINER: Final = "\u200d"
_SELECTORS: Final = "\ufe0e\ufe0f"
_EMOJI: Final = re.compile("[\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff\u20e3#*0-9]")
"""Characters that an emoji selector may follow."""
_WORD: Final = re.compile(r"[^\W_]+")
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e0fff"
    "\U000f0000-\U0010ffff]"
)
_SPACES: Final = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000\x0b\x0c]")
_DISGUISED: Final = re.compile(
    "[\u00d0\u00f0\u0189\u0250-\u02af\u1d00-\u1d2b\u2024\u2044\u2215\uff01-\uff5e\U0001d400-\U0001d7ff]"
)
"""Letters, digits and marks drawn like other characters: Icelandic and phonetic letters, slashes, full width."""
_OTHER_DIGITS: Final = re.compile(r"(?![0-9])\d")
_LINE_ENDS: Final = re.compile(r"[\n\r\t]")
_FOREIGN: Final = re.compile("[\u0370-\u058f\u10a0-\u10ff\u13a0-\u13ff]")
"""Scripts easily confused with Latin."""
_ALIKE: Final = frozenset("АВЕКМНОРСТУХІЈЅаеорсухіјѕԁһԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοανυρ")
"""Cyrillic and Greek letters drawn like Latin letters."""
_SINGLE: Final = frozenset("ανυρΑΒΕΖΗΙΚΜΝΟΡΤΥΧΔ")
"""Letters that are a mathematical sign when alone."""
_HYPHENS: Final = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-"))
_LOOKS: Final = str.maketrans(
    "АВЕКМНОРСТУХІЈЅаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧοÐƉðɑ\u2024\u2044\u2215’‘“”′",
    "ABEKMHOPCTYXIJSaeopcyxijsABEZHIKMNOPTYXoĐĐđa.//''\"\"'",
)

_BIDI: Final = B("ký tự đổi chiều chữ", "turns the direction of text")
_WIDTHLESS: Final = B("ký tự không có bề rộng", "no width")
_NAMES: Final = {
    "\xa0": B("dấu cách không ngắt", "no-break space"),
    "\u202f": B("dấu cách hẹp không ngắt", "narrow no-break space"),
    "\u3000": B("dấu cách chữ Hán", "ideographic space"),
    "\xad": B("gạch nối mềm, không nhìn thấy", "soft hyphen"),
    "\u034f": B("ký tự nối không nhìn thấy", "invisible joiner"),
    "\ufeff": B("dấu đầu tệp (BOM)", "byte order mark"),
    "\u200b": B("dấu cách không có bề rộng", "zero-width space"),
    "\u200c": B("dấu tách không có bề rộng", "zero-width non-joiner"),
    "\u200d": B("dấu nối không có bề rộng", "zero-width joiner"),
    "\u2060": B("dấu nối từ không có bề rộng", "word joiner"),
    "\u202e": B("đảo chiều chữ: phải sang trái", "right-to-left override"),
    "\u202d": B("đảo chiều chữ: trái sang phải", "left-to-right override"),
    "\u2028": B("ngắt dòng", "line separator"),
    "\u2029": B("ngắt đoạn", "paragraph separator"),
    "\x1b": B("ký tự điều khiển màn hình (ESC)", "escape"),
    "\u2800": B("ô chữ nổi trống", "blank braille pattern"),
    "\u3164": B("chữ Hàn trống", "Hangul filler"),
}
_RANGES: Final = (
    ("\x00", "\x1f", B("ký tự điều khiển", "control character")),
    ("\x7f", "\x9f", B("ký tự điều khiển", "control character")),
    ("\u061c", "\u061c", _BIDI),
    ("\u2000", "\u200a", B("dấu cách khác thường", "another space")),
    ("\u1680", "\u1680", B("dấu cách khác thường", "another space")),
    ("\u205f", "\u205f", B("dấu cách khác thường", "another space")),
    ("\u200e", "\u200f", _BIDI),
    ("\u202a", "\u202e", _BIDI),
    ("\u2066", "\u2069", _BIDI),
    ("\u2060", "\u206f", _WIDTHLESS),
    ("\u0370", "\u03ff", B("chữ Hy Lạp", "Greek letter")),
    ("\u0400", "\u052f", B("chữ Kirin (như tiếng Nga)", "Cyrillic letter")),
    ("\u0300", "\u036f", B("dấu tách khỏi chữ", "a mark apart from its letter")),
    ("\ufe00", "\ufe0f", B("ký tự chọn dạng chữ, không nhìn thấy", "variation selector")),
    ("\ud800", "\udfff", B("không phải chữ", "not a character")),
    ("\ue000", "\uf8ff", B("chữ riêng của một phông", "private use")),
    ("\uff01", "\uff5e", B("chữ rộng", "full-width letter")),
    ("\U0001d400", "\U0001d7ff", B("chữ toán học", "mathematical letter")),
    ("\U000e0000", "\U000e007f", B("thẻ không nhìn thấy", "invisible tag")),
    ("\U000e0100", "\U000e01ef", B("ký tự chọn dạng chữ, không nhìn thấy", "variation selector")),
)


def show_hidden(text: str, language: str = "vi", *, shows_spaces: bool = False) -> str:
    """Return `text` on a single line, with hidden characters shown by number and name.

    Line breaks become spaces. Unusual spaces do too, unless `shows_spaces`: it shows a space used in place of another.
    """
    if text.isascii() and text.isprintable():
        return text
    strangers = _find_strangers(text)
    if not (strangers or _UNSEEN.search(text) or _SPACES.search(text) or _LINE_ENDS.search(text)):
        return text
    return "".join(
        _show(text, at, letter, strangers, language, shows_spaces=shows_spaces) for at, letter in enumerate(text)
    )


def show_every_letter(text: str, language: str = "vi") -> str:
    """Return `text` with the number of each letter missing from keyboards, to compare texts that look the same."""
    return "".join(
        letter if letter in _USUAL or _is_vietnamese(letter) else f"{_drawn(letter)}{name_letter(letter, language)}"
        for letter in text
    )


def look_of(text: str) -> str:
    """Return a key that is equal for texts drawn alike."""
    seen = _UNSEEN.sub("", unicodedata.normalize("NFKC", text)).translate(_LOOKS).translate(_HYPHENS)
    return " ".join(unicodedata.normalize("NFC", seen).split())


def name_letter(letter: str, language: str = "vi") -> str:
    """Return `⟨U+202E đảo chiều chữ⟩`."""
    label = _NAMES.get(letter) or next((name for first, last, name in _RANGES if first <= letter <= last), None)
    name = label.text(language) if label is not None else unicodedata.name(letter, "").lower()
    return f"⟨U+{ord(letter):04X}{' ' if name else ''}{name}⟩"


_USUAL: Final = frozenset(map(chr, range(0x20, 0x7F)))


def _is_vietnamese(letter: str) -> bool:
    """Return True if a letter belongs to the Vietnamese alphabet, which is Latin with marks."""
    return letter in "đĐ" or (unicodedata.normalize("NFD", letter)[0] in _USUAL and letter.isalpha())


def _find_strangers(text: str) -> frozenset[int]:
    """Return the positions of letters drawn like other letters."""
    if text.isascii():
        return frozenset()
    found = {match.start() for match in _DISGUISED.finditer(text)}
    found.update(match.start() for match in _OTHER_DIGITS.finditer(text))
    if not unicodedata.is_normalized("NFC", text):
        found.update(_find_marks(text))
    if _FOREIGN.search(text) is None:
        return frozenset(found)
    words = [match for match in _WORD.finditer(text) if not match[0].isascii()]
    foreign = {match.start(): [at for at, letter in enumerate(match[0]) if _FOREIGN.match(letter)] for match in words}
    has_own_words = any(
        letter not in _ALIKE for match in words for at in foreign[match.start()] for letter in match[0][at]
    )
    for match in words:
        places = foreign[match.start()]
        if not places or (len(match[0]) == 1 and match[0] in _SINGLE):
            continue
        is_mixed = any(letter.isalpha() and not _FOREIGN.match(letter) for letter in match[0])
        if is_mixed or (not has_own_words and all(letter in _ALIKE for letter in match[0])):
            found.update(match.start() + at for at in places)
    return frozenset(found)


def _find_marks(text: str) -> set[int]:
    """Return the positions of marks separate from the letter that they compose with."""
    return {
        at
        for at, letter in enumerate(text)
        if at and unicodedata.combining(letter) and not unicodedata.is_normalized("NFC", text[at - 1 : at + 1])
    }


def _drawn(letter: str) -> str:
    return "" if _UNSEEN.match(letter) or letter.isspace() else letter


def _show(text: str, at: int, letter: str, strangers: frozenset[int], language: str, *, shows_spaces: bool) -> str:
    if at in strangers:
        is_named = text.startswith(f"⟨U+{ord(letter):04X}", at + 1)  # it was shown before
        return letter if is_named else letter + name_letter(letter, language)
    if letter in "\n\r\t":
        return " "
    if _SPACES.match(letter):
        return name_letter(letter, language) if shows_spaces else " "
    if not _UNSEEN.match(letter) or _is_of_emoji(text, at):
        return letter
    return name_letter(letter, language)


def _is_of_emoji(text: str, at: int) -> bool:
    """Return True if a joiner or selector is part of an emoji."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] in _SELECTORS:
        return _EMOJI.match(before) is not None and (not before.isascii() or after == "\u20e3")
    is_behind = _EMOJI.match(before) is not None or before in ("\ufe0f", "\u20e3")
    return text[at] == _JOINER and is_behind and not before.isascii() and _EMOJI.match(after) is not None
