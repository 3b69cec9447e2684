"""Splits Pagefind's index of words into small parts, so a browser loads only parts with words of the query.

Pagefind writes an index of up to about 60 kB compressed as a single file, and has no option for a smaller size. Its
files are gzip of a signature and CBOR. A part is `[[[word, pages, forms], …]]`, with words in order. `pf_meta` is
`[version, pages, parts, filters, sorts, fields]`, with parts as `[first word, last word, name]`. Both Pagefind's
program and ours load the parts whose range of words includes a word of the query.
"""

from __future__ import annotations

import gzip
import json
from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from io import BytesIO
from itertools import pairwise, takewhile
from pathlib import Path
from typing import Any, Final

import cbor2

from portalgen.frozen import frozen
from portalgen.writer.manifest import BUNDLE_ENTRY

VERSIONS: Final = frozenset({"1.5.2"})
"""Supported versions of Pagefind. A bundle of another version stays unchanged, and is read by its own program."""
AIM: Final = 12_000
"""Bytes of a part before compression, which about halves it."""
MOST: Final = AIM * 3 // 2
SHORT: Final = 4_000
"""Maximum bytes of a `pf_meta` embedded in the entry as well, to save browsers a request."""

_SIGNATURE: Final = b"pagefind_dcd"
_DIGITS: Final = 7
"""Hexadecimal digits in the name of a part, as in Pagefind; more if two names would be equal."""
_META_DIGITS: Final = 10
_PARTS: Final = 2
"""The index of the list of parts in `pf_meta`."""


@frozen
class _Word:
    """A word of the index, and its entry as written by Pagefind."""

    text: str
    entry: bytes


def split_chunks(bundle: Path) -> None:
    """Split the word indexes in the folder `bundle` if a part is larger than `MOST`."""
    entry = bundle / BUNDLE_ENTRY
    if not entry.is_file():
        return
    told = json.loads(entry.read_bytes())
    if told.get("version") not in VERSIONS:
        return
    for language in told["languages"].values():
        language["hash"] = _split_language(bundle, language["hash"])
        meta = (bundle / f"pagefind.{language['hash']}.pf_meta").read_bytes()
        if len(meta) <= SHORT:
            language["meta"] = b64encode(meta).decode()
    entry.write_text(json.dumps(told, ensure_ascii=False, separators=(",", ":")), "utf-8")


def _split_language(bundle: Path, name: str) -> str:
    """Split the index named `name` in its `pf_meta`; return its new name."""
    meta_file = bundle / f"pagefind.{name}.pf_meta"
    meta: list[Any] = cbor2.loads(_unpack(meta_file))
    files = [bundle / "index" / f"{part}.pf_index" for _, _, part in meta[_PARTS]]
    texts = [_unpack(file) for file in files]
    if max(map(len, texts), default=0) <= MOST:
        return name
    language = name.rpartition("_")[0]
    words = [word for text in texts for word in _words_in(text)]
    for file in files:
        file.unlink()
    names: set[str] = set()
    parts = [(part, _write_part(bundle, language, part, names)) for part in _cut(words)]
    meta[_PARTS] = [*_ranges(parts), *_crossings(parts)]
    written = cbor2.dumps(meta)
    fresh = f"{language}_{sha256(written).hexdigest()[:_META_DIGITS]}"
    meta_file.unlink()
    (bundle / f"pagefind.{fresh}.pf_meta").write_bytes(_pack(written))
    return fresh


def _words_in(text: bytes) -> Iterator[_Word]:
    """Yield the words of a part, in order."""
    count, at = _read_length(text, 1)
    stream = BytesIO(text)
    stream.seek(at)
    decoder = cbor2.CBORDecoder(stream)
    for _ in range(count):
        word = decoder.decode()[0]
        end = stream.tell()
        yield _Word(word, text[at:end])
        at = end


def _read_length(text: bytes, at: int) -> tuple[int, int]:
    """Return the length of the array at `at`, and the position of its first element."""
    count = text[at] & 31
    size = 0 if count < 24 else 1 << (count - 24)
    return (int.from_bytes(text[at + 1 : at + 1 + size]) if size else count), at + 1 + size


def _cut(words: Sequence[_Word]) -> Iterator[tuple[_Word, ...]]:
    """Yield the words in parts.

    A part ends after `AIM` bytes before a word with two other first letters, or after `MOST` bytes.
    """
    part: list[_Word] = []
    size = 0
    for word in words:
        if size >= MOST or (size >= AIM and part[-1].text[:2] != word.text[:2]):
            yield tuple(part)
            part, size = [], 0
        part.append(word)
        size += len(word.entry)
    yield tuple(part)


def _write_part(bundle: Path, language: str, words: Sequence[_Word], names: set[str]) -> str:
    text = b"".join((b"\x81", _length(len(words)), *(word.entry for word in words)))
    digest = sha256(text).hexdigest()
    name = next(each for end in range(_DIGITS, len(digest)) if (each := f"{language}_{digest[:end]}") not in names)
    names.add(name)
    (bundle / "index" / f"{name}.pf_index").write_bytes(_pack(text))
    return name


def _length(count: int) -> bytes:
    """Return the head of an array of `count` elements."""
    return cbor2.dumps([None] * count)[:-count] if count else b"\x80"


def _ranges(parts: Sequence[tuple[Sequence[_Word], str]]) -> Iterator[tuple[str, str, str]]:
    return ((words[0].text, words[-1].text, name) for words, name in parts)


def _crossings(parts: Sequence[tuple[Sequence[_Word], str]]) -> Iterator[tuple[str, str, str]]:
    """Yield prefixes shared by adjacent parts as extra ranges, for each part with a range outside the prefix.

    Pagefind stops at the first range that includes a word. These entries come after all ranges, so the first match of
    a word is still its own part.
    """
    listed: dict[tuple[str, str, str], None] = {}
    for before, after in pairwise(parts):
        letters = zip(before[0][-1].text, after[0][0].text, strict=False)
        shared = len(list(takewhile(lambda pair: pair[0] == pair[1], letters)))
        for end in range(1, shared + 1):
            beginning = after[0][0].text[:end]
            beside = (name for words, name in (before, after) if words[0].text > beginning)
            listed |= dict.fromkeys((beginning, beginning, name) for name in beside)
    yield from listed


def _unpack(file: Path) -> bytes:
    return gzip.decompress(file.read_bytes()).removeprefix(_SIGNATURE)


def _pack(text: bytes) -> bytes:
    return gzip.compress(_SIGNATURE + text, 6, mtime=0)  # higher levels take five times as long to save one per cent
