"""Files beside pages: found by their exact name, believed by their content."""

from __future__ import annotations

import io
import os
import unicodedata
import zipfile
from hashlib import blake2b
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portalgen.config.portal_settings import Limits
from portalgen.content.files import FileFacts, InvalidFile, format_of, inspect_file, locate_file
from portalgen.content.svg import MAX_ELEMENTS, read_svg_attributes
from portalgen.diagnostics.model import Diagnostic, LocalizedText, Place
from portalgen.diagnostics.sentences import help_of, sentence_of
from tests.makers.examples import scaled

LIMITS = Limits()
FORMATS = (
    *("pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "doc", "xls", "ppt", "rtf", "txt"),
    *("csv", "json", "xml", "zip", "gz", "jpg", "png", "gif", "webp", "avif", "tiff", "svg"),
    *("mp4", "mp3", "aac", "vtt"),
)
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 4 3">{}</svg>'


def archive(*members: str, first: tuple[str, bytes] | None = None) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as made:
        if first:
            made.writestr(*first)
        for member in members:
            made.writestr(member, "x")
    return written.getvalue()


DOCX = archive("[Content_Types].xml", "word/document.xml")
ODT = archive("content.xml", first=("mimetype", b"application/vnd.oasis.opendocument.text"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def ole(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le").ljust(128, b"\0")


def look(folder: Path, name: str, content: bytes, limits: Limits = LIMITS) -> FileFacts | InvalidFile:
    (folder / name).write_bytes(content)
    return inspect_file(folder / name, name, limits, FORMATS)


def values(found: object) -> dict[str, object]:
    assert isinstance(found, InvalidFile), found
    for language in ("vi", "en"):
        shown = Diagnostic(found.code, Place("a.md"), found.values)
        assert sentence_of(shown, language)
        assert help_of(shown, language)
    return {"code": found.code, **dict(found.values)}


@pytest.fixture
def page(tmp_path: Path) -> Path:
    folder = tmp_path / "content" / "sngv" / "tin-tuc"
    folder.mkdir(parents=True)
    (folder / "Bao-cao.pdf").write_bytes(PDF)
    (folder / "anh").mkdir()
    (folder / "anh" / "hoi-nghi.jpg").write_bytes(b"x")
    return folder


class TestLocate:
    @pytest.mark.parametrize("name", ["Bao-cao.pdf", "./Bao-cao.pdf", "anh/hoi-nghi.jpg"])
    def test_a_file_beside_the_page_is_found(self, page: Path, tmp_path: Path, name: str) -> None:
        assert locate_file(page, name, tmp_path) == page / name

    @pytest.mark.parametrize(
        ("name", "meant"),
        [
            ("bao-cao.pdf", "Bao-cao.pdf"),
            ("Báo-cáo.pdf", "Bao-cao.pdf"),
            ("Bao-cao.PDF", "Bao-cao.pdf"),
            ("Bao-cap.pdf", "Bao-cao.pdf"),
            ("anh/hoi_nghi.jpg", "anh/hoi-nghi.jpg"),
            ("Anh/hoi-nghi.jpg", "anh/hoi-nghi.jpg"),
            ("quy-hoach-2030.xlsx", ""),
        ],
    )
    def test_a_missing_file_comes_with_the_closest_name(
        self, page: Path, tmp_path: Path, name: str, meant: str
    ) -> None:
        assert values(locate_file(page, name, tmp_path)) == {"code": "ATT101", "file": name, "suggestion": meant}

    @pytest.mark.parametrize("name", ["anh", "", ".", "Bao-cao.pdf/x", "khong/co/tep.pdf", "a" * 5000])
    def test_what_is_no_file_is_missing(self, page: Path, tmp_path: Path, name: str) -> None:
        assert values(locate_file(page, name, tmp_path))["code"] == "ATT101"

    @pytest.mark.parametrize(
        "name", ["../x.pdf", "anh/../Bao-cao.pdf", "/etc/passwd", "~/x", "C:/x.pdf", "anh\\hoi-nghi.jpg", "a\0.pdf"]
    )
    def test_a_name_that_leads_out_is_refused(self, page: Path, tmp_path: Path, name: str) -> None:
        assert values(locate_file(page, name, tmp_path))["code"] == "ATT102"

    def test_no_symlink_is_followed_not_even_inside_the_folder(self, page: Path, tmp_path: Path) -> None:
        (page / "tep.pdf").symlink_to(page / "Bao-cao.pdf")
        (page / "thu-muc").symlink_to(page / "anh")
        (page / "cut.pdf").symlink_to(page / "khong-co")
        for name in ("tep.pdf", "thu-muc/hoi-nghi.jpg", "cut.pdf"):
            assert values(locate_file(page, name, tmp_path))["code"] == "ATT102"

    def test_a_page_below_a_symlink_has_no_files(self, page: Path, tmp_path: Path) -> None:
        (tmp_path / "lien-ket").symlink_to(page)
        assert values(locate_file(tmp_path / "lien-ket", "Bao-cao.pdf", tmp_path))["code"] == "ATT102"

    def test_a_page_outside_the_root_has_no_files(self, page: Path, tmp_path: Path) -> None:
        assert values(locate_file(page, "Bao-cao.pdf", tmp_path / "site-config"))["code"] == "ATT102"
        around = tmp_path / "content" / ".." / ".."
        assert values(locate_file(around, "x.pdf", tmp_path))["code"] == "ATT102"

    def test_a_root_that_is_itself_a_symlink_is_fine(self, page: Path, tmp_path: Path) -> None:
        root = tmp_path / "cong"
        root.symlink_to(tmp_path / "content")
        folder = root / "sngv" / "tin-tuc"
        assert locate_file(folder, "Bao-cao.pdf", root) == folder / "Bao-cao.pdf"

    def test_composed_and_decomposed_names_are_the_same(self, page: Path, tmp_path: Path) -> None:
        on_disk = unicodedata.normalize("NFD", "Báo cáo quý.pdf")
        (page / on_disk).write_bytes(PDF)
        assert locate_file(page, "Báo cáo quý.pdf", tmp_path) == page / on_disk

    @settings(max_examples=scaled(150))
    @given(st.text(alphabet=list("aA./\\~:\0éđ-"), max_size=12))
    def test_what_is_found_lies_in_the_folder(self, tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
        folder = tmp_path_factory.getbasetemp() / "bat-ky"
        (folder / "a").mkdir(parents=True, exist_ok=True)
        (folder / "a" / "A").write_bytes(b"x")
        found = locate_file(folder, name, folder)
        if isinstance(found, Path):
            assert found.resolve().is_relative_to(folder.resolve())


class TestFacts:
    def test_the_digest_and_the_size_are_of_the_content(self, tmp_path: Path) -> None:
        content = PDF + b"x" * 700_000
        facts = look(tmp_path, "Quyet-dinh.PDF", content)
        digest = blake2b(content, digest_size=16).hexdigest()
        assert facts == FileFacts(
            tmp_path / "Quyet-dinh.PDF", "Quyet-dinh.PDF", "pdf", "document", len(content), digest
        )

    @pytest.mark.parametrize(
        ("name", "content", "media"),
        [
            ("a.pdf", PDF, "document"),
            ("a.pdf", b"\xef\xbb\xbf\r\n" + PDF, "document"),
            ("a.docx", DOCX, "document"),
            ("a.xlsx", archive("[Content_Types].xml", "xl/workbook.xml"), "document"),
            ("a.pptx", archive("[Content_Types].xml", "ppt/presentation.xml"), "document"),
            ("a.odt", ODT, "document"),
            ("a.doc", ole("WordDocument"), "document"),
            ("a.xls", ole("Book"), "document"),
            ("a.ppt", ole("PowerPoint Document"), "document"),
            ("a.rtf", b"{\\rtf1 x}", "document"),
            ("a.txt", "Ủy ban nhân dân".encode(), "document"),
            ("a.csv", "tên,số\nĐà Lạt,1\n".encode(), "data"),
            ("a.csv", b"MZ,ID3,BM\n1,2,3\n", "data"),
            ("a.json", b' {"a": 1}', "data"),
            ("a.xml", b'\xef\xbb\xbf<?xml version="1.0"?><a/>', "data"),
            ("a.zip", archive("x"), "data"),
            ("a.zip", DOCX, "data"),
            ("a.zip", archive(), "data"),
            ("a.gz", b"\x1f\x8b\x08\0rest", "data"),
            ("a.jpeg", b"\xff\xd8\xff\xe0rest", "image"),
            ("a.png", b"\x89PNG\r\n\x1a\nrest", "image"),
            ("a.gif", b"GIF89arest", "image"),
            ("a.tif", b"II*\0rest", "image"),
            ("a.webp", b"RIFF\0\0\0\0WEBPVP8 ", "image"),
            ("a.avif", b"\0\0\0\x1cftypavif\0\0\0\0", "image"),
            ("a.avif", b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif", "image"),
            ("a.svg", SVG.format("<g/>").encode(), "vector"),
            ("a.mp4", b"\0\0\0\x18ftypisom\0\0\0\0isommp42", "video"),
            ("a.mp3", b"\xff\xfb\x90\0rest", "audio"),
            ("a.mp3", b"ID3\x04rest", "audio"),
            ("a.aac", b"\xff\xf1\x50\x80rest", "audio"),
            ("a.vtt", b"WEBVTT\n\n00:00.000 --> 00:01.000\nA\n", "captions"),
        ],
    )
    def test_a_true_file_is_accepted(self, tmp_path: Path, name: str, content: bytes, media: str) -> None:
        facts = look(tmp_path, name, content)
        assert isinstance(facts, FileFacts), facts
        assert (facts.format, facts.media) == (format_of(name), media)

    @pytest.mark.parametrize(
        ("name", "content", "actual"),
        [
            ("a.pdf", b"\x7fELF\x02\x01\x01\0", "ELF (Linux)"),
            ("a.docx", b"MZ\x90\0\x03\0\0\0", "EXE (Windows)"),
            ("a.txt", b"#!/bin/sh\nrm x\n", "script (#!)"),
            ("a.jpg", b"\xcf\xfa\xed\xfe\x07\0\0\x01", "Mach-O (macOS)"),
            ("a.pdf", b"", LocalizedText("rỗng (0 byte)", "empty (0 bytes)")),
            ("a.txt", b"", LocalizedText("rỗng (0 byte)", "empty (0 bytes)")),
            ("a.pdf", DOCX, "DOCX"),
            ("a.docx", ODT, "ODT"),
            ("a.docx", archive("x"), "ZIP"),
            ("a.docx", archive("word/document.xml"), "ZIP"),
            ("a.docx", archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "DOCM"),
            ("a.docx", DOCX[:-30], "ZIP"),
            ("a.xlsx", DOCX, "DOCX"),
            ("a.docx", ole("EncryptedPackage"), "OLE"),
            ("a.doc", ole("!_StringPool"), "OLE"),
            ("a.doc", DOCX, "DOCX"),
            ("a.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
            ("a.jpg", b"\x89PNG\r\n\x1a\nrest", "PNG"),
            ("a.mp4", b"\0\0\0\x14ftypqt  \0\0\0\0qt  ", "MOV"),
            ("a.csv", "tên".encode("utf-16"), "UTF-16"),
            ("a.csv", "tên,số".encode("cp1258", "replace") + b"\xea", "ANSI"),
            ("a.txt", b"a\0b", "BIN"),
            ("a.txt", "ngà".encode()[:-1], "ANSI"),
            ("a.pdf", b"ngay mai", "TXT"),
            ("a.json", b"ngay mai", "TXT"),
            ("a.vtt", b"1\n00:00", "TXT"),
            ("a.png", b"\x01\x02\x03\xfe", "BIN"),
            ("a.svg", b"<html xmlns='http://www.w3.org/2000/svg'/>", "XML"),
            ("a.svg", b"<svg/>", "XML"),
        ],
    )
    def test_a_content_of_another_kind_is_named(
        self, tmp_path: Path, name: str, content: bytes, actual: str | LocalizedText
    ) -> None:
        told = values(look(tmp_path, name, content))
        told.pop("remedy")
        expected = format_of(name).upper()
        assert told == {"code": "ATT105", "file": name, "actual": actual, "format": expected}

    @pytest.mark.parametrize(
        ("name", "content", "proposal"),
        [("a.pdf", DOCX, "a.docx"), ("a.jpg", b"\x89PNG\r\n\x1a\nrest", "a.png"), ("a.docx", DOCX[:-30], None)],
    )
    def test_a_file_with_the_ending_of_another_format_is_to_be_renamed(
        self, tmp_path: Path, name: str, content: bytes, proposal: str | None
    ) -> None:
        remedy = values(look(tmp_path, name, content))["remedy"]
        assert isinstance(remedy, LocalizedText)
        if proposal is None:
            assert "`" not in remedy.vi and "không đổi tên" in remedy.vi
            return
        assert f"`{proposal}`" in remedy.vi and f"`{proposal}`" in remedy.en
        assert isinstance(look(tmp_path, proposal, content), FileFacts)

    @pytest.mark.parametrize(
        ("name", "allowed"), [("a.heic", "jpg, png"), ("a.pages", "pdf, docx"), ("a.numbers", "pdf, xlsx, csv")]
    )
    def test_a_format_outside_the_list_is_to_be_saved_as_one_that_holds_the_same(
        self, tmp_path: Path, name: str, allowed: str
    ) -> None:
        (tmp_path / name).write_bytes(PDF)
        refused = inspect_file(tmp_path / name, name, LIMITS, ("pdf", "docx", "xlsx", "csv", "jpg", "png", "mp4"))
        assert values(refused)["allowed"] == allowed

    def test_a_program_is_refused_under_a_format_that_is_not_known_here(self, tmp_path: Path) -> None:
        for content, expected in ((b"AC1032", FileFacts), (b"\x7fELF", InvalidFile)):
            (tmp_path / "a.dwg").write_bytes(content)
            assert isinstance(inspect_file(tmp_path / "a.dwg", "a.dwg", LIMITS, ("dwg",)), expected)

    @pytest.mark.parametrize(("name", "format"), [("a.exe", "exe"), ("a.pdf.js", "js"), ("pdf", "?"), (".pdf", "?")])
    def test_a_format_outside_the_list_is_refused(self, tmp_path: Path, name: str, format: str) -> None:
        told = values(look(tmp_path, name, PDF))
        assert told == {"code": "ATT104", "file": name, "format": format, "allowed": ", ".join(FORMATS)}

    def test_the_list_may_spell_a_format_in_its_other_way(self, tmp_path: Path) -> None:
        (tmp_path / "a.jpg").write_bytes(b"\xff\xd8\xff\xe0")
        assert isinstance(inspect_file(tmp_path / "a.jpg", "a.jpg", LIMITS, ("jpeg",)), FileFacts)

    @pytest.mark.parametrize(
        ("name", "size", "said", "limit"),
        [
            ("a.pdf", 200 << 20, "200 MB", "50 MB"),
            ("a.pdf", (50 << 20) + 1, "50.1 MB", "50 MB"),
            ("a.jpg", 21 << 20, "21 MB", "20 MB"),
            ("a.svg", 21 << 20, "21 MB", "20 MB"),
        ],
    )
    def test_too_large_is_refused_without_reading(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, size: int, said: str, limit: str
    ) -> None:
        with (tmp_path / name).open("wb") as hole:
            hole.truncate(size)
        monkeypatch.setattr("portalgen.content.files._read", None)
        told = values(inspect_file(tmp_path / name, name, LIMITS, FORMATS))
        assert told == {"code": "ATT103", "file": name, "size": said, "limit": limit}

    def test_a_file_at_its_limit_is_accepted(self, tmp_path: Path) -> None:
        content = PDF.ljust(1 << 20)
        assert isinstance(look(tmp_path, "a.pdf", content, Limits(attachment=1)), FileFacts)
        assert values(look(tmp_path, "a.pdf", content + b" ", Limits(attachment=1)))["code"] == "ATT103"

    def test_what_is_no_file_is_not_opened(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "a.pdf")
        (tmp_path / "b.pdf").mkdir()
        (tmp_path / "d.pdf").symlink_to(tmp_path / "e.pdf")
        codes = [values(inspect_file(tmp_path / f"{n}.pdf", "x.pdf", LIMITS, FORMATS))["code"] for n in "abcd"]
        assert codes == ["ATT101", "ATT101", "ATT101", "ATT102"]

    def test_a_huge_directory_of_a_zip_is_not_read(self, tmp_path: Path) -> None:
        end = b"PK\x05\x06" + b"\0" * 8 + (900 << 20).to_bytes(4, "little") + b"\0" * 6
        end64 = b"PK\x06\x06" + b"\0" * 36 + (900 << 20).to_bytes(8, "little") + b"\0" * 8
        for number, tail in enumerate((end, end64 + DOCX[-22:])):
            assert values(look(tmp_path, f"{number}.docx", DOCX[:-22] + tail))["actual"] == "ZIP"

    @settings(max_examples=scaled(200), deadline=None)
    @given(st.sampled_from([PDF, DOCX, ODT, ole("Book"), SVG.format("<g/>").encode(), b""]), st.data())
    def test_no_content_at_all_raises(
        self, tmp_path_factory: pytest.TempPathFactory, start: bytes, data: st.DataObject
    ) -> None:
        damaged = bytearray(start + data.draw(st.binary(max_size=40)))
        for place in data.draw(st.lists(st.integers(0, 500), max_size=8)):
            if place < len(damaged):
                damaged[place] ^= 1 + place % 255
        path = tmp_path_factory.getbasetemp() / "bat-ky.bin"
        path.write_bytes(bytes(damaged))
        for format in FORMATS:
            found = inspect_file(path, f"a.{format}", LIMITS, FORMATS)
            assert isinstance(found, FileFacts) or values(found)


class TestSvg:
    @pytest.mark.parametrize(
        "body",
        [
            "<script>x</script>",
            "<SCRIPT/>",
            '<g onload="x"/>',
            '<g ONCLICK="x"/>',
            "<foreignObject/>",
            '<h:img xmlns:h="http://www.w3.org/1999/xhtml"/>',
            '<a href="javascript:x"/>',
            '<a xlink:href=" java&#10;script:x"/>',
            '<set attributeName="href" to="javascript:x"/>',
            '<animate attributeName="xlink:href" values="#a"/>',
            '<animate attributeName="onclick" to="x"/>',
            '<image href="https://example.com/a.png"/>',
            '<image href="anh.png"/>',
            '<image href="//example.com/a.png"/>',
            '<image href="data:image/svg+xml;base64,AAAA"/>',
            '<use xlink:href="b.svg#a"/>',
            '<g xml:base="https://example.com/"/>',
            '<rect fill="url(https://example.com/a#b)"/>',
            '<rect style="fill: URL( &quot;//example.com&quot; )"/>',
            "<style>@import 'a.css';</style>",
            "<style>a { background: url(a.png) }</style>",
            "<style>a { background: u\\72l(a.png) }</style>",
            "<style>a { background: url(/**/#a) }</style>",
            '<style>a { content: "/*"; background: url(a.png); quotes: "*/" }</style>',
            "<style>a { background: image-set('a.png' 1x) }</style>",
            "<style><![CDATA[@im]]><![CDATA[port 'a.css']]></style>",
            "<?xml-stylesheet href='a.css'?>",
        ],
    )
    def test_what_runs_or_loads_is_refused(self, tmp_path: Path, body: str) -> None:
        told = values(look(tmp_path, "a.svg", SVG.format(body).encode()))
        assert told["code"] == "ATT108"
        assert told["construct"]

    @pytest.mark.parametrize(
        "head",
        [
            "<!DOCTYPE svg>",
            '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
            '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
            '<?xml version="1.0" encoding="Shift_JIS"?>',
        ],
    )
    def test_declarations_that_change_the_text_are_refused(self, tmp_path: Path, head: str) -> None:
        assert values(look(tmp_path, "a.svg", (head + SVG.format("")).encode()))["code"] == "ATT108"

    @pytest.mark.parametrize(
        "body",
        [
            '<style>.a { fill: url("#b"); stroke: red }</style><g class="a"/>',
            '<linearGradient id="b"/><rect fill="url(#b)"/><use xlink:href="#b"/>',
            '<image href="data:image/png;base64,iVBORw0K"/>',
            '<g xmlns:i="http://www.inkscape.org/" i:label="image (1)" aria-label="Image (2)"/>',
            "<metadata><r:a xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' r:resource='http://a/'/></metadata>",
            "<a href='#muc'><text>Ủy ban nhân dân: script</text></a>",
        ],
    )
    def test_a_still_picture_is_accepted(self, tmp_path: Path, body: str) -> None:
        found = look(tmp_path, "a.svg", ('<?xml version="1.0" encoding="UTF-8"?>' + SVG.format(body)).encode())
        assert isinstance(found, FileFacts), found

    def test_what_is_not_well_formed_is_reported_with_its_place(self, tmp_path: Path) -> None:
        told = values(look(tmp_path, "a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'>\n<g>\n</svg>"))
        assert told == {"code": "ATT106", "file": "a.svg", "problem": "XML 3:3"}

    def test_deep_nesting_is_only_long(self, tmp_path: Path) -> None:
        body = "<g>" * 100_000 + "</g>" * 100_000
        assert isinstance(look(tmp_path, "a.svg", SVG.format(body).encode()), FileFacts)

    def test_more_elements_than_a_browser_draws_are_refused(self, tmp_path: Path) -> None:
        told = values(look(tmp_path, "a.svg", SVG.format("<g/>" * MAX_ELEMENTS).encode()))
        assert (told["code"], told["file"], told["limit"]) == ("ATT111", "a.svg", str(MAX_ELEMENTS))
        assert isinstance(look(tmp_path, "a.svg", SVG.format("<g/>" * (MAX_ELEMENTS - 1)).encode()), FileFacts)

    def test_the_attributes_of_the_root_can_be_read(self) -> None:
        assert dict(read_svg_attributes(SVG.format("").encode())) == {"viewBox": "0 0 4 3"}
        assert read_svg_attributes(b"<svg") == ()
