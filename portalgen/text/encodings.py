"""Decodes text in any encoding: files come from old programs, and from Excel.

Unicode is decoded as it is. Other text is decoded in each encoding used by Vietnamese offices, and the result with the
most Vietnamese words counts.
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
"""Characters used to detect an encoding."""
_PROBED: Final = 400
_BROKEN: Final = "\N{REPLACEMENT CHARACTER}"
"""The replacement for invalid bytes."""
_LEAST_SHARE: Final = 0.5
"""The least share of Vietnamese syllables among words beyond ASCII for a guess to count."""
_SURE_SHARE: Final = 0.9
"""The share at which the first guess is accepted."""


@frozen
class DecodedText:
    """A text in Unicode (NFC), and its original encoding."""

    text: str
    encoding: B
    is_utf8: bool
    """True if the data needs no conversion: any program that reads UTF-8 shows it correctly."""


_NO_FORM: Final = B("", "")


@frozen
class UndecodableText:
    """The reason why data cannot be read as text."""

    reason: Literal["other_form", "broken_utf8", "unknown"]
    form: B = _NO_FORM
    """The format of data other than text."""
    line: int = 0
    """The line of the first invalid letter."""


@frozen
class _Encoding:
    names: B
    codec: str
    font: LegacyFont = ""
    """The font in which the text was typed; the text is converted."""
    is_encoded_twice: bool = False
    """True if a program read UTF-8 as Windows-1252 and encoded it in UTF-8 again."""

    def convert(self, text: str) -> str:
        """Convert the codec's output to Unicode. Raises UnicodeError if impossible."""
        if self.is_encoded_twice:
            return nfc(b"".join(map(_byte_of, text)).decode("utf-8-sig"))
        return nfc(convert_legacy_text(text, self.font))


def _byte_of(letter: str) -> bytes:
    """Return the byte shown as `letter` in Windows-1252, which leaves five bytes undefined."""
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
"""Guesses in order of preference."""
_MARKED: Final = (
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
"""Byte order marks; a longer mark precedes its prefixes."""
_OTHER_FORMS: Final = (
    (b"PK\x03\x04", B("tệp của Excel hoặc LibreOffice (.xlsx, .ods)", "a file of Excel or LibreOffice (.xlsx, .ods)")),
    (b"\xd0\xcf\x11\xe0", B("tệp của Excel đời cũ (.xls)", "a file of an old Excel (.xls)")),
    (b"%PDF", B("tệp PDF", "a PDF file")),
)
"""First bytes of formats other than text."""
_LEAST_UTF8: Final = 4
"""Valid UTF-8 letters beyond ASCII, for each invalid letter, in UTF-8 with an error."""


def decode_text(data: bytes) -> DecodedText | UndecodableText:
    """Decode `data`, or return the reason why it cannot be decoded."""
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
    """Return the line of the first invalid letter in UTF-8 with an error, so no other encoding is assumed; else 0."""
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
    """Return the share of syllables among the words beyond ASCII; 1 for plain ASCII."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    return sum(is_syllable(word.lower()) for word in words) / len(words) if words else 1.0
