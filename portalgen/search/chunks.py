"""Cut Pagefind's index of words into small parts, so that a browser loads only those that hold a word of the query.

Pagefind writes an index of up to some 60 kB compressed as one file, and has no option for less. Its files are gzip of a
signature and CBOR: a part is `[[[word, pages, forms], …]]`, words in order; `pf_meta` is `[version, pages, parts,
filters, sorts, fields]`, where a part is `[first word, last word, name]`. Both Pagefind's program and ours load of the
parts those whose words reach from one end to the other around a word of the query.
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
"""Of Pagefind whose files are known. A bundle of another one stays as it is, and is read by its own program."""
AIM: Final = 12_000
"""Bytes of a part before it is compressed, to about half."""
MOST: Final = AIM * 3 // 2
SHORT: Final = 4_000
"""Bytes of a `pf_meta` that stands also in the entry, so that a browser has to ask for one file less."""

_SIGNATURE: Final = b"pagefind_dcd"
_DIGITS: Final = 7
"""Hexadecimal digits in the name of a part, as Pagefind has them; more where two would have the same."""
_META_DIGITS: Final = 10
_PARTS: Final = 2
"""Where the list of parts stands in `pf_meta`."""


@frozen
class _Word:
    """A word of the index, and its entry as Pagefind wrote it."""

    text: str
    entry: bytes


def split_chunks(bundle: Path) -> None:
    """Cut the parts of the indexes of words in the folder `bundle` where one is larger than `MOST`."""
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
    """Cut the index whose `pf_meta` has `name`; return its name afterwards."""
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
    """The words of a part, in order."""
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
    """The length of the array at `at`, and where its first element begins."""
    count = text[at] & 31
    size = 0 if count < 24 else 1 << (count - 24)
    return (int.from_bytes(text[at + 1 : at + 1 + size]) if size else count), at + 1 + size


def _cut(words: Sequence[_Word]) -> Iterator[tuple[_Word, ...]]:
    """The words in parts: each ends behind `AIM` where the next word begins with other two letters, or behind `MOST`."""
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
    """The head of an array of so many elements."""
    return cbor2.dumps([None] * count)[:-count] if count else b"\x80"


def _ranges(parts: Sequence[tuple[Sequence[_Word], str]]) -> Iterator[tuple[str, str, str]]:
    return ((words[0].text, words[-1].text, name) for words, name in parts)


def _crossings(parts: Sequence[tuple[Sequence[_Word], str]]) -> Iterator[tuple[str, str, str]]:
    """What words of two parts begin with, for each part beside the one that has it: Pagefind stops at the first it finds.

    They stand behind all the ranges: of those that hold a word, the first is the one that has it.
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
    return gzip.compress(_SIGNATURE + text, 6, mtime=0)  # more takes five times as long for a hundredth
