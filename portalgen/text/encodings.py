"""Text in whatever encoding it was written: files come out of old programs, and out of Excel.

Unicode is read as it is. What is none is read in each encoding that Vietnamese offices have used, and the reading in which
the most words are Vietnamese counts.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from portalgen.frozen import frozen
from portalgen.text.bilingual import Bilingual as B
from portalgen.text.legacy_fonts import LegacyFont, convert_legacy_text
from portalgen.text.normalization import nfc
from portalgen.text.syllables import is_syllable

_WORD: Final = re.compile(r"[^\W\d_]+")
_SAMPLE: Final = 20_000
"""Characters by which an encoding is known."""
_PROBED: Final = 400
_BROKEN: Final = "\N{REPLACEMENT CHARACTER}"
"""What stands for bytes that are no letter."""
_LEAST_SHARE: Final = 0.5
"""The share of words beyond ASCII that have to be Vietnamese syllables for a guess to count."""
_SURE_SHARE: Final = 0.9
"""The share with which the first guess counts that has it."""


@frozen
class DecodedText:
    """A text in Unicode (NFC), and what it was written in."""

    text: str
    encoding: B
    is_utf8: bool
    """Whether it needs no conversion: any program that reads UTF-8 shows it as it is."""


_NO_FORM: Final = B("", "")


@frozen
class UndecodableText:
    """Why data is no text that can be read."""

    reason: Literal["other_form", "broken_utf8", "unknown"]
    form: B = _NO_FORM
    """What the data is, where it is no text."""
    line: int = 0
    """Of the first letter that is broken."""


@frozen
class _Encoding:
    names: B
    codec: str
    font: LegacyFont = ""
    """The font in which the text was typed; it is converted."""
    is_encoded_twice: bool = False
    """Whether a program took UTF-8 for Windows-1252 and wrote it in UTF-8 once more."""

    def convert(self, text: str) -> str:
        """Return what the codec gives in Unicode. Raises UnicodeError where it cannot be that."""
        if self.is_encoded_twice:
            return nfc(b"".join(map(_byte_of, text)).decode("utf-8-sig"))
        return nfc(convert_legacy_text(text, self.font))


def _byte_of(letter: str) -> bytes:
    """The byte that Windows-1252 shows as `letter`; it leaves five of them undefined."""
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1")


_GUESSES: Final = (
    _Encoding(B("UTF-8", "UTF-8"), "utf-8-sig"),
    _Encoding(
        B("UTF-8 bị mã hóa hai lần, đã đổi lại", "UTF-8 encoded twice, converted"), "utf-8-sig", is_encoded_twice=True
    ),
    _Encoding(
        B("UTF-8, phông TCVN3 (.VnTime), đã đổi sang Unicode", "UTF-8 in a TCVN3 font, converted"), "utf-8-sig", "tcvn3"
    ),
    _Encoding(B("UTF-8, phông VNI, đã đổi sang Unicode", "UTF-8 in a VNI font, converted"), "utf-8-sig", "vni"),
    _Encoding(B("Windows-1258, đã đổi sang Unicode", "Windows-1258, converted"), "cp1258"),
    _Encoding(B("TCVN3 (ABC), đã đổi sang Unicode", "TCVN3 (ABC), converted"), "latin-1", "tcvn3"),
    _Encoding(B("VNI, đã đổi sang Unicode", "VNI, converted"), "latin-1", "vni"),
)
"""In the order in which they are preferred."""
_MARKED: Final = (
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
"""A longer mark stands before a shorter one with which it begins."""
_OTHER_FORMS: Final = (
    (b"PK\x03\x04", B("tệp của Excel hoặc LibreOffice (.xlsx, .ods)", "a file of Excel or LibreOffice (.xlsx, .ods)")),
    (b"\xd0\xcf\x11\xe0", B("tệp của Excel đời cũ (.xls)", "a file of an old Excel (.xls)")),
    (b"%PDF", B("tệp PDF", "a PDF file")),
)
"""First bytes of what is no text."""
_LEAST_UTF8: Final = 4
"""Letters beyond ASCII that have to be right in UTF-8 for each that is broken, for a text to be UTF-8 with a fault."""


def decode_text(data: bytes) -> DecodedText | UndecodableText:
    """Return the text, or why there is none."""
    form = next((names for mark, names in _OTHER_FORMS if data.startswith(mark)), None)
    if form is not None:
        return UndecodableText("other_form", form=form)
    wide = _wide_encoding_of(data)
    if wide:
        label = wide[:6].upper()
        try:
            return DecodedText(nfc(data.decode(wide)), B(label, label), is_utf8=False)
        except UnicodeDecodeError:
            return UndecodableText("unknown")
    line = _broken_line_of(data)
    return UndecodableText("broken_utf8", line=line) if line else _guess_encoding(data)


def _guess_encoding(data: bytes) -> DecodedText | UndecodableText:
    best: tuple[float, _Encoding, str] | None = None
    for each in _GUESSES:
        try:
            text = data.decode(each.codec)
            share = _vietnamese_share_of(each.convert(_sample_of(text)))
        except UnicodeError:
            continue
        if best is None or share > best[0]:
            best = share, each, text
        if share >= _SURE_SHARE:
            break
    if best is None or (best[0] < _LEAST_SHARE and not _is_utf8(data)):
        return UndecodableText("unknown")
    share, encoding, text = best
    if share < _LEAST_SHARE:
        encoding, text = _GUESSES[0], data.decode(_GUESSES[0].codec)
    try:
        return DecodedText(encoding.convert(text), encoding.names, is_utf8=encoding is _GUESSES[0])
    except UnicodeError:
        return UndecodableText("unknown")


def _broken_line_of(data: bytes) -> int:
    """The line of the first broken letter of UTF-8 with a fault, so that it is not taken for another encoding; else 0."""
    text = data.decode("utf-8", "replace")
    broken = text.count(_BROKEN)
    if broken == 0 or _is_utf8(data):
        return 0
    if sum(not each.isascii() for each in text) - broken < _LEAST_UTF8 * broken:
        return 0
    return text[: text.index(_BROKEN)].count("\n") + 1


def _sample_of(text: str) -> str:
    """The beginning of a text, in whole lines."""
    return text if len(text) <= _SAMPLE else text[:_SAMPLE].rpartition("\n")[0]


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return True


def _wide_encoding_of(data: bytes) -> str:
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return encoding
    probed = data[:_PROBED]
    for encoding, high in (("utf-32-le", slice(3, None, 4)), ("utf-32-be", slice(0, None, 4))):
        if len(probed) >= 8 and not any(probed[high]) and not any(probed[2 if high.start else 1 :: 4]):
            return encoding
    if probed[1::2].count(0) > len(probed) // 5:
        return "utf-16-le"
    return "utf-16-be" if probed[0::2].count(0) > len(probed) // 5 else ""


def _vietnamese_share_of(text: str) -> float:
    """The share of syllables among the words beyond ASCII; of plain ASCII all of it."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    return sum(is_syllable(word.lower()) for word in words) / len(words) if words else 1.0
