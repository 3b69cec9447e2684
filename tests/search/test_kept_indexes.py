"""Indexes that are kept in the cache, by what the real Pagefind was given."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from portalgen.search import pagefind
from portalgen.search.bundles import PageDocument, SearchIndex
from portalgen.search.indexing import index_bundles
from portalgen.search.kept_indexes import KeptIndexes
from portalgen.store.digest import digest_bytes

pytestmark = pytest.mark.heavy

HOSTS = ("a.example", "b.example", "c.example")
HTML = '<html lang="vi"><head><title>{title}</title></head><body><main data-pagefind-body><h1>{title}</h1></main></body></html>'


@pytest.fixture
def indexed(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Path]]:
    """The folders that Pagefind was given."""
    given: list[Path] = []
    run = pagefind.run_pagefind

    def noted(site: Path, *rest: object) -> None:
        given.append(site)
        run(site, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(pagefind, "run_pagefind", noted)
    yield given


def _bundles(out: Path, title: str = "Đà Lạt", mark: str = "") -> list[SearchIndex]:
    bundles = []
    for host in HOSTS:
        file = out / host / "tin" / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(HTML.format(title=f"{title} {host}"), "utf-8")
        page = PageDocument("/tin/", file, digest_bytes(file.read_bytes() + mark.encode()))
        bundles.append(SearchIndex(f"{host}/pagefind", "vi", (page,)))
    return bundles


def _files(out: Path) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def _index(out: Path, cache: Path, title: str = "Đà Lạt", mark: str = "") -> dict[str, str]:
    return index_bundles(out, _bundles(out, title, mark), {}, jobs=1, cache=cache)


def test_a_build_into_another_folder_gets_the_same_bytes_and_only_pagefinds_program_anew(
    tmp_path: Path, indexed: list[Path]
) -> None:
    cache = tmp_path / "cache"
    first = _index(tmp_path / "one", cache)
    assert len(indexed) == len(HOSTS)
    assert _index(tmp_path / "two", cache) == first
    assert len(indexed) == len(HOSTS) + 1
    assert _files(tmp_path / "two") == _files(tmp_path / "one")
    assert (tmp_path / "two" / HOSTS[0] / "pagefind/pagefind.js").stat().st_nlink == len(HOSTS)


def test_no_page_is_read_where_the_documents_are_the_same(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = _index(tmp_path / "one", cache)
    bundles = _bundles(tmp_path / "two")
    for bundle in bundles:
        bundle.pages[0].file.unlink()
    assert index_bundles(tmp_path / "two", bundles, {}, jobs=2, cache=cache) == first


def test_pages_whose_text_alone_is_the_same_are_not_indexed_again(tmp_path: Path, indexed: list[Path]) -> None:
    _index(tmp_path / "one", tmp_path / "cache")
    _index(tmp_path / "two", tmp_path / "cache", mark="another header")
    assert len(indexed) == len(HOSTS) + 1
    assert _files(tmp_path / "two") == _files(tmp_path / "one")


def test_the_last_index_of_a_bundle_is_kept(tmp_path: Path, indexed: list[Path]) -> None:
    cache = tmp_path / "cache"
    _index(tmp_path / "one", cache)
    _index(tmp_path / "one", cache, "Bảo Lộc")
    assert len(indexed) == 2 * len(HOSTS)
    _index(tmp_path / "two", cache, "Bảo Lộc")
    assert len(indexed) == 2 * len(HOSTS) + 1
    assert len(list((cache / "search").iterdir())) == len(HOSTS)
    assert _files(tmp_path / "two") == _files(tmp_path / "one")


def _cut(data: bytes) -> bytes:
    return data[:-1]


def _flip(data: bytes) -> bytes:
    return data[:-9] + bytes([data[-9] ^ 1]) + data[-8:]


def _empty(_: bytes) -> bytes:
    return b""


def _of_another_version(data: bytes) -> bytes:
    rest = b"{}\n" + data
    return b"\n".join((digest_bytes(rest).encode(), rest))


@pytest.mark.parametrize("spoil", [_cut, _flip, _empty, _of_another_version])
def test_what_was_damaged_is_indexed_again(
    tmp_path: Path, indexed: list[Path], spoil: Callable[[bytes], bytes]
) -> None:
    cache = tmp_path / "cache"
    first = _index(tmp_path / "one", cache)
    for file in (cache / "search").iterdir():
        file.write_bytes(spoil(file.read_bytes()))
    assert _index(tmp_path / "two", cache) == first
    assert len(indexed) == 2 * len(HOSTS)
    assert _index(tmp_path / "three", cache) == first
    assert len(indexed) == 2 * len(HOSTS) + 1


def test_a_cache_that_cannot_be_written_only_costs_time(tmp_path: Path, indexed: list[Path]) -> None:
    (tmp_path / "cache").write_text("a file", "ascii")
    first = _index(tmp_path / "one", tmp_path / "cache")
    assert _index(tmp_path / "two", tmp_path / "cache") == first
    assert len(indexed) == 2 * len(HOSTS)


def test_no_code_is_kept(tmp_path: Path) -> None:
    _index(tmp_path / "one", tmp_path / "cache")
    code = (tmp_path / "one" / HOSTS[0] / "pagefind/pagefind.js").read_bytes()[:200]
    kept = [file.read_bytes() for file in (tmp_path / "cache" / "search").iterdir()]
    assert kept
    assert not any(code in each for each in kept)


def test_no_file_is_put_anywhere_else(tmp_path: Path) -> None:
    _index(tmp_path / "one", tmp_path / "cache")
    kept = KeptIndexes(tmp_path / "cache")
    assert kept.find(f"{HOSTS[0]}/pagefind") is not None
    for file in (tmp_path / "cache" / "search").iterdir():
        _, head, content = file.read_bytes().split(b"\n", 2)
        values = json.loads(head)
        values["files"] = {"../../x": len(content)}
        rest = b"\n".join((json.dumps(values).encode(), content))
        file.write_bytes(b"\n".join((digest_bytes(rest).encode(), rest)))
    assert kept.find(f"{HOSTS[0]}/pagefind") is None
