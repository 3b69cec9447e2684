"""A release becomes one WARC file, which archives read without this program."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from warcio.archiveiterator import ArchiveIterator

from portalgen.errors import OutputError, PortalgenError, UnusableEnvironmentError, UsageError
from portalgen.publish.archiving.archive_release import WrittenArchive, archive_release, check_archive
from portalgen.publish.archiving.kept_release import find_damage, open_kept, open_prepared
from portalgen.publish.manifest import format_manifest
from portalgen.publish.server_rules import RedirectRule, ServerRules
from tests.makers.kept_targets import KeptTarget

MAIN: Final = "www.example.vn"
SO: Final = "so.example.vn"
FIRST: Final = {
    MAIN: {
        "index.html": b"<h1>C\xe1\xbb\x95ng</h1>",
        "404.html": b"<h1>404</h1>",
        "cu/index.html": b"<a href=/moi/>",
        "da-go/index.html": b"<h1>\xc4\x90\xc3\xa3 g\xe1\xbb\xa1</h1>",
        "tin/b\u00e1o c\u00e1o 100%.pdf": b"%PDF-1.7" + bytes(range(256)) * 600,
        "rong.txt": b"",
    },
    SO: {"index.html": b"<h1>So</h1>", "feed.xml": b"<feed/>"},
}
RULES: Final = ServerRules(
    (
        RedirectRule(MAIN, "/Default.aspx", f"https://{MAIN}/moi/", query="ItemId=12"),
        RedirectRule(MAIN, "/cu/", f"https://{MAIN}/moi/"),
        RedirectRule(MAIN, "/khu-cu/", f"https://{MAIN}/khu-moi/", is_prefix=True),
    ),
    (f"{MAIN}/da-go/index.html",),
)


@dataclass(frozen=True)
class Answer:
    kind: str
    status: str
    headers: dict[str, str]
    body: bytes


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> KeptTarget:
    """Two releases, of which the second changes one page."""
    made = KeptTarget(tmp_path_factory.mktemp("archive") / "target")
    more = {"redirects": {f"{MAIN}/cu/index.html": f"https://{MAIN}/moi/"}, "gone": frozenset(RULES.gone_paths)}
    made.add(FIRST, rules=RULES, **more)
    made.add({**FIRST, SO: {**FIRST[SO], "index.html": b"<h1>So, sua</h1>"}}, rules=RULES, **more)
    return made


def write(target: KeptTarget, out: Path, number: int = 2, since: int = 0) -> WrittenArchive:
    kept = open_kept(target.folder, target.releases[number - 1].name)
    former = open_kept(target.folder, target.releases[since - 1].name) if since else None
    return archive_release(kept, out, "portalgen 1.0", since=former)


def answers(file: Path) -> dict[str, Answer]:
    return {address: answer for address, answer in read(file) if answer.kind in {"response", "revisit"}}


def read(file: Path) -> Iterator[tuple[str, Answer]]:
    with file.open("rb") as stream:
        for record in ArchiveIterator(stream):
            headers = dict(record.http_headers.headers) if record.http_headers else dict(record.rec_headers.headers)
            status = record.http_headers.get_statuscode() if record.http_headers else ""
            body = record.content_stream().read()
            yield record.rec_headers.get_header("WARC-Target-URI") or "", Answer(record.rec_type, status, headers, body)


def test_every_file_stands_at_its_address_with_its_bytes(target: KeptTarget, tmp_path: Path) -> None:
    written = write(target, tmp_path / "a.warc.gz", 1)
    found = answers(written.file)
    assert {each.body for each in found.values()} == {data for below in FIRST.values() for data in below.values()}
    home, report = found[f"https://{MAIN}/"], found[f"https://{MAIN}/tin/b%C3%A1o%20c%C3%A1o%20100%25.pdf"]
    assert (home.status, home.body) == ("200", FIRST[MAIN]["index.html"])
    assert home.headers == {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Length": str(len(home.body)),
        "Last-Modified": "Fri, 27 Nov 2026 01:31:30 GMT",
    }
    assert report.headers["Content-Type"] == "application/pdf"
    assert len(found) == written.responses == 9


def test_redirects_and_pages_that_are_gone_are_answered_as_by_a_server_with_rules(
    target: KeptTarget, tmp_path: Path
) -> None:
    found = answers(write(target, tmp_path / "a.warc.gz").file)
    statuses = {address: answer.status for address, answer in found.items() if answer.status != "200"}
    assert statuses == {
        f"https://{MAIN}/404.html": "404",
        f"https://{MAIN}/cu/": "301",
        f"https://{MAIN}/da-go/": "410",
        f"https://{MAIN}/Default.aspx?ItemId=12": "301",
    }
    for address in (f"https://{MAIN}/cu/", f"https://{MAIN}/Default.aspx?ItemId=12"):
        assert found[address].headers["Location"] == f"https://{MAIN}/moi/"


def test_what_was_signed_is_in_the_archive(target: KeptTarget, tmp_path: Path) -> None:
    records = list(read(write(target, tmp_path / "a.warc.gz").file))
    manifest = format_manifest(target.releases[1])
    below = f"https://{MAIN}/.well-known/portal-release/"
    assert [records[0][1].kind, *(kind.kind for _, kind in records[1:4])] == ["warcinfo", *["metadata"] * 3]
    assert f"portal-release: {target.releases[1].name}".encode() in records[0][1].body
    aside = f"metadata://{MAIN}/portal-release/{target.releases[1].name}/"
    known = {address: each.body for address, each in records}
    assert known[f"{below}manifest.json"] == known[f"{aside}manifest.json"] == manifest
    assert {f"{below}manifest.json.sig", f"{below}files.json", f"{aside}details.json"} <= known.keys()


def test_the_same_release_gives_the_same_bytes_under_another_name(target: KeptTarget, tmp_path: Path) -> None:
    one, other = write(target, tmp_path / "mot.warc.gz"), write(target, tmp_path / "hai.warc.gz")
    assert one.file.read_bytes() == other.file.read_bytes()
    assert write(target, tmp_path / "ba.warc.gz", 1).file.read_bytes() != one.file.read_bytes()
    assert one.file.read_bytes()[4:8] == bytes(4), "the time of a gzip member"


def test_a_prepared_release_gives_the_same_pages_and_no_times(target: KeptTarget, tmp_path: Path) -> None:
    prepared = open_prepared(target.prepared(target.releases[1]))
    found = answers(archive_release(prepared, tmp_path / "a.warc.gz", "portalgen 1.0").file)
    served = answers(write(target, tmp_path / "b.warc.gz").file)
    assert {address: each.body for address, each in found.items()} == {
        address: each.body for address, each in served.items()
    }
    assert not any("Last-Modified" in each.headers for each in found.values())


def test_since_a_release_only_what_changed_is_held(target: KeptTarget, tmp_path: Path) -> None:
    written = write(target, tmp_path / "a.warc.gz", since=1)
    found = answers(written.file)
    assert [address for address, each in found.items() if each.kind == "response" and each.body] == [f"https://{SO}/"]
    assert found[f"https://{MAIN}/"].kind == "revisit"
    assert (written.revisits, check_archive(written.file)[1]) == (7, ())


def test_one_host_alone_is_archived(target: KeptTarget, tmp_path: Path) -> None:
    kept = open_kept(target.folder)
    written = archive_release(kept, tmp_path / "a.warc.gz", "portalgen 1.0", (SO,))
    assert set(answers(written.file)) == {f"https://{SO}/", f"https://{SO}/feed.xml"}
    with pytest.raises(UsageError, match="no host"):
        archive_release(kept, tmp_path / "b.warc.gz", "portalgen 1.0", ("khac.example.vn",))


def test_warcio_finds_every_digest_right_and_a_changed_byte(target: KeptTarget, tmp_path: Path) -> None:
    file = write(target, tmp_path / "a.warc.gz").file
    records, damaged = check_archive(file)
    assert (records, damaged) == (len(list(read(file))), ())
    text = gzip.decompress(file.read_bytes()).replace(b"So, sua", b"So, SUA")
    (tmp_path / "b.warc").write_bytes(text)
    assert len(check_archive(tmp_path / "b.warc")[1]) == 1
    (tmp_path / "c.warc.gz").write_bytes(b"khong phai WARC")
    with pytest.raises(UnusableEnvironmentError):
        check_archive(tmp_path / "c.warc.gz")


def test_a_file_that_was_changed_on_the_server_is_named_and_nothing_is_left(tmp_path: Path) -> None:
    target = KeptTarget(tmp_path / "target")
    release = target.add({SO: {"index.html": b"mot", "x.txt": b"hai"}})
    place = target.folder / "releases" / release.name / SO / "index.html"
    for change in (lambda: place.write_bytes(b"MOT"), place.unlink):
        change()
        assert list(find_damage(open_kept(target.folder))) == [f"{SO}/index.html"]
        with pytest.raises(UnusableEnvironmentError, match=r"index\.html"):
            write(target, tmp_path / "a.warc.gz", 1)
    assert not list(tmp_path.glob("*warc*")) and not list(tmp_path.glob(".*"))


def test_an_archive_is_never_overwritten_and_a_release_that_is_gone_is_said(target: KeptTarget, tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(b"mot")
    with pytest.raises(OutputError, match="exists already"):
        write(target, tmp_path / "a.warc.gz")
    for name in ("../records", "000009-x", ".."):
        with pytest.raises(UsageError, match="keeps no release"):
            open_kept(target.folder, name)


@pytest.mark.parametrize("name", ["manifest.json", "lists/so.example.vn.json", "details.json"])
@pytest.mark.parametrize("data", [b"", b"{}\n", b"\xff\xfe", None], ids=repr)
def test_a_damaged_record_is_a_sentence_and_no_traceback(tmp_path: Path, name: str, data: bytes | None) -> None:
    target = KeptTarget(tmp_path / "target")
    release = target.add({SO: {"index.html": b"mot"}})
    file = target.folder / "about" / release.name / name
    file.unlink() if data is None else file.write_bytes(data)
    with pytest.raises(PortalgenError):
        archive_release(open_kept(target.folder), tmp_path / "a.warc.gz", "portalgen 1.0")
