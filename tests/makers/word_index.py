"""A search bundle as Pagefind writes it, of words of one's own: one part, however large."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import cbor2

SIGNATURE = b"pagefind_dcd"


def write_bundle(folder: Path, words: Mapping[str, int], version: str = "1.5.2") -> Path:
    """Write a bundle of one page; each word has as many places in it as `words` says."""
    listed = [[word, [[0, list(range(count))]], []] for word, count in sorted(words.items())]
    _write(folder / "index/vi_0000000.pf_index", [listed])
    parts = [[listed[0][0], listed[-1][0], "vi_0000000"]] if listed else []
    _write(folder / "pagefind.vi_0000000000.pf_meta", [version, [["vi_1111111", 9]], parts, [], [], ["title"]])
    languages = {"vi": {"hash": "vi_0000000000", "wasm": None, "page_count": 1}}
    told = {"version": version, "languages": languages, "include_characters": ["‿"]}
    (folder / "pagefind-entry.json").write_text(json.dumps(told), "utf-8")
    return folder


def read_words(folder: Path) -> list[Any]:
    """The words of a bundle with what is told of them, in the order of its parts."""
    return [word for _, _, name in read_ranges(folder) for word in read_part(folder, name)]


def read_part(folder: Path, name: str) -> list[Any]:
    """The words of one part."""
    [words] = _read(folder / f"index/{name}.pf_index")
    return list(words)


def read_ranges(folder: Path) -> list[tuple[str, str, str]]:
    """First word, last word and name of each part, each part once."""
    parts: dict[str, tuple[str, str, str]] = {}
    for first, last, name in read_list(folder):
        parts.setdefault(name, (first, last, name))
    return list(parts.values())


def read_list(folder: Path) -> list[tuple[str, str, str]]:
    """The list of parts as it stands."""
    told = json.loads((folder / "pagefind-entry.json").read_text("utf-8"))
    [language] = told["languages"].values()
    return [(first, last, name) for first, last, name in _read(folder / f"pagefind.{language['hash']}.pf_meta")[2]]


def names_that_pagefind_loads(parts: Iterable[tuple[str, str, str]], word: str) -> set[str]:
    """What Pagefind's program loads for a word: what holds it, or where nothing does what holds it by its first letters."""
    parts = list(parts)
    holding = {name for first, last, name in parts if first <= word <= last}
    return holding or {
        name
        for first, last, name in parts
        if word[: len(first)] >= first[: len(word)] and word[: len(last)] <= last[: len(word)]
    }


def _write(file: Path, value: object) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(gzip.compress(SIGNATURE + cbor2.dumps(value)))


def _read(file: Path) -> Any:
    return cbor2.loads(gzip.decompress(file.read_bytes()).removeprefix(SIGNATURE))
