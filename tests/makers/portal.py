"""Small portals for tests: three sites, two languages, real files.

    portal = SmallPortal(tmp_path / "portal", {"content/so/_index.vi.md": "…"})
    portal.write("content/so/tin-tuc/moi.vi.md", page("so-moi", kind="news", title="Mới", date="2026-01-05"))
    result = portal.build()

`portal` is the main site (Vietnamese at /, English at /sites/en/), `so` a department in both languages, and `xa` a
commune in Vietnamese whose home is made from its configuration alone.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import struct
import sys
import zlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from portalgen.content.front_matter import digest_of_original
from portalgen.diagnostics.model import Diagnostic, Severity
from portalgen.diagnostics.sentences import severity_of
from portalgen.law.calendar import VIETNAM
from portalgen.pipeline.build import build
from portalgen.pipeline.check import check
from portalgen.pipeline.options import BuildOptions, BuildResult

AT: Final = datetime(2026, 11, 24, 8, 0, tzinfo=VIETNAM)
MAIN: Final = "www.example.vn"
SO: Final = "so.example.vn"
XA: Final = "xa.example.vn"

PORTAL_YAML: Final = """\
names: {vi: Cổng thông tin, en: Portal}
main_site: portal
languages: [vi, en]
summary_search:
  kinds: [news, legal_document]
  limit: 100
component_news: 3
attachment_formats: [txt, pdf, docx, doc, csv, jpg, png, svg]
limits: {attachment: 50, image: 20, image_pixels: 60, page: 2}
"""

PROFILES_YAML: Final = """\
profiles:
  main:
    group: main
    theme: default
    languages:
      - {code: vi, prefix: /}
      - {code: en, prefix: /sites/en/}
    home: generated
    generated_pages: [about, contact, site_map, search]
    sections:
      - {path: tin-tuc, names: {vi: Tin tức, en: News}, slugs: {en: news}, kinds: [news], missing_translation: notice, on_home: true}
    menu:
      - {label: {vi: Trang chủ, en: Home}, to: "self:home"}
      - {label: {vi: Tin tức, en: News}, to: "self:tin-tuc"}
    reuse: {vi: Ghi rõ nguồn., en: Name the source.}
  department:
    group: department
    theme: default
    languages:
      - {code: vi, prefix: /}
      - {code: en, prefix: /en/}
    home: content
    generated_pages: [contact, site_map, search]
    sections:
      - {path: tin-tuc, names: {vi: Tin tức, en: News}, slugs: {en: news}, kinds: [news], missing_translation: notice, on_home: true, page_size: 2}
      - {path: gioi-thieu, names: {vi: Giới thiệu, en: About}, slugs: {en: introduction}, kinds: [page], missing_translation: hide}
      - {path: van-ban, names: {vi: Văn bản, en: Documents}, slugs: {en: documents}, kinds: [legal_document], missing_translation: none}
    menu:
      - {label: {vi: Trang chủ, en: Home}, to: "self:home"}
      - {label: {vi: Giới thiệu, en: Introduction}, to: "id:so-chuc-nang"}
    reuse: {vi: Ghi rõ nguồn., en: Name the source.}
  commune:
    group: commune
    theme: default
    languages:
      - {code: vi, prefix: /}
    home: generated
    generated_pages: [about, contact, site_map, search]
    sections:
      - {path: tin-tuc, names: {vi: Tin tức}, kinds: [news], missing_translation: notice, on_home: true}
    menu:
      - {label: {vi: Trang chủ}, to: "self:home"}
      - {label: {vi: Tin tức}, to: "self:tin-tuc"}
      - {label: {vi: Cổng tỉnh}, to: "site:portal"}
    reuse: {vi: Ghi rõ nguồn.}
"""

TAXONOMIES_YAML: Final = """\
taxonomies:
  - id: field
    names: {vi: Lĩnh vực, en: Field}
    slugs: {vi: linh-vuc, en: field}
    open: false
    terms:
      - {id: y-te, names: {vi: Y tế, en: Health}}
  - id: tag
    names: {vi: Từ khóa, en: Tag}
    slugs: {vi: tu-khoa, en: tag}
    open: true
"""

_CONTACT: Final = """\
contact:
  responsible: {vi: Chánh Văn phòng, en: Chief of Office}
  address: {vi: unconfirmed, en: unconfirmed}
  telephone: unconfirmed
  email: unconfirmed
  hours: {vi: unconfirmed, en: unconfirmed}
"""


def site(id: str, profile: str, host: str, full: str, short: str, *more: str) -> str:
    """A site's file; `more` are lines added at its end."""
    names = f"names:\n  vi: {{full: {full}, short: {short}}}\n  en: {{full: Office {id}, short: {id.upper()}}}\n"
    parent = "" if id == "portal" else "parent: portal\n"
    return f"id: {id}\n{parent}profile: {profile}\nhost: {host}\n{names}{_CONTACT}" + "".join(
        f"{line}\n" for line in more
    )


def page(id: str, /, body: str = "Nội dung.\n", **keys: Any) -> str:
    """A page's file: `id`, the given keys one a line (`kind` is `page` unless given), and its body."""
    given = {"id": id, "kind": "page", **keys}
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in given.items()) + f"---\n\n{body}"


def translation(id: str, original: tuple[str, str, str], /, body: str = "Text.\n", **keys: Any) -> str:
    """A translation of an original with this (title, summary, body)."""
    title, summary, text = original
    return page(id, body, **keys, translated_from=digest_of_original(title, summary, f"\n{text}"))


def png(width: int = 8, height: int = 6, shade: int = 120) -> bytes:
    """A true PNG of one colour."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = b"".join(b"\0" + bytes((shade, 90, 60)) * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


PDF: Final = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 33>>stream
BT /F 9 Tf 9 9 Td (Quy che) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R/Size 6>>
startxref
0
%%EOF
"""
DUTY_BODY: Final = "## Nhiệm vụ\n\nTham mưu. Xem [tin](../../tin-tuc/khai-truong.vi.md).\n"

FILES: Final[Mapping[str, str | bytes]] = {
    "site-config/portal.yaml": PORTAL_YAML,
    "site-config/profiles.yaml": PROFILES_YAML,
    "site-config/taxonomies.yaml": TAXONOMIES_YAML,
    "site-config/redirects.yaml": "redirects:\n  - {site: so, from: /cu/, to: 'id:so-chuc-nang'}\n",
    "site-config/sites/portal.yaml": site("portal", "main", MAIN, "Cổng thông tin điện tử tỉnh", "Cổng tỉnh"),
    "site-config/sites/so.yaml": site("so", "department", SO, "Sở Ngoại vụ", "Sở Ngoại vụ"),
    "site-config/sites/xa.yaml": site("xa", "commune", XA, "Ủy ban nhân dân xã Đưng K'Nớ", "Xã Đưng K'Nớ"),
    "content/portal/tin-tuc/chao-mung.vi.md": page(
        "portal-chao-mung", "Chào mừng đến [Sở](site:so).\n", kind="news", title="Chào mừng", date="2026-01-02"
    ),
    "content/so/_index.vi.md": page("so-trang-chu", "Lời giới thiệu.\n", kind="section", title="Sở Ngoại vụ"),
    "content/so/tin-tuc/khai-truong.vi.md": page(
        "so-khai-truong",
        "## Diễn biến\n\nTin đầu. Xem [chức năng](../gioi-thieu/chuc-nang/index.vi.md#nhiem-vu).\n",
        kind="news",
        title="Khai trương",
        date="2026-01-03",
        field="[y-te]",
        tag="[khai-truong]",
    ),
    "content/so/tin-tuc/hop-bao.vi.md": page("so-hop-bao", kind="news", title="Họp báo", date="2026-01-04"),
    "content/so/tin-tuc/hoi-nghi.vi.md": page("so-hoi-nghi", kind="news", title="Hội nghị", date="2026-01-05"),
    "content/so/gioi-thieu/chuc-nang/index.vi.md": page(
        "so-chuc-nang",
        DUTY_BODY,
        title="Chức năng",
        attachments="\n  - {file: quy-che.pdf, title: Quy chế}",
        images="\n  - {file: anh.png, alt: Ảnh mẫu}",
    ),
    "content/so/gioi-thieu/chuc-nang/index.en.md": translation(
        "so-chuc-nang", ("Chức năng", "", DUTY_BODY), "## Duties\n\nAdvice.\n", title="Functions"
    ),
    "content/so/gioi-thieu/chuc-nang/quy-che.pdf": PDF,
    "content/so/gioi-thieu/chuc-nang/anh.png": png(),
}
"""A portal without any fault."""


class SmallPortal:
    """A portal on disk. `overrides` replace files of it, or remove them (None)."""

    def __init__(self, root: Path, overrides: Mapping[str, str | bytes | None] | None = None) -> None:
        self.root = root
        self.out = root.parent / f"{root.name}-out"
        folders = set[str]()
        for path, content in {**FILES, **(overrides or {})}.items():
            if content is not None:
                file = f"{root}/{path}"
                folder = os.path.dirname(file)
                if folder not in folders:
                    os.makedirs(folder, exist_ok=True)
                    folders.add(folder)
                with open(file, "wb", buffering=0) as stream:
                    stream.write(content.encode() if isinstance(content, str) else content)

    def copy(self, root: Path) -> SmallPortal:
        """Return the same portal in another folder, with all that was built of it; times of modification stay."""
        copied = SmallPortal(root, dict.fromkeys(FILES))
        shutil.copytree(self.root, copied.root, symlinks=True)
        if self.out.exists():
            shutil.copytree(self.out, copied.out, symlinks=True)
        return copied

    def write(self, path: str, content: str | bytes) -> Path:
        """Write a file below the root."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace `old`, which has to be there, in a file."""
        text = (self.root / path).read_text("utf-8")
        assert old in text, f"{path} does not hold {old!r}"
        self.write(path, text.replace(old, new, 1))

    def remove(self, path: str) -> None:
        """Remove a file."""
        (self.root / path).unlink()

    def options(self, **changes: Any) -> BuildOptions:
        """The options of a build without search at `AT` into `out`."""
        return replace(BuildOptions(self.root, self.out, AT, search=False), **changes)

    def build(self, **changes: Any) -> BuildResult:
        """Build; there may be faults."""
        return build(self.options(**changes))

    def build_successfully(self, **changes: Any) -> BuildResult:
        """Build, which has to succeed."""
        result = self.build(**changes)
        assert result.is_written, codes(result)
        return result

    def check(self, **changes: Any) -> BuildResult:
        """Check without writing."""
        return check(self.options(**changes))

    def html(self, path: str) -> str:
        """The text of an output file."""
        return (self.out / path).read_text("utf-8")


def codes(result: BuildResult) -> list[str]:
    """`path:line:column CODE` of every diagnostic."""
    return [where(each) for each in result.diagnostics]


def where(diagnostic: Diagnostic) -> str:
    """`path:line:column CODE`."""
    place = diagnostic.place
    return f"{place.path}:{place.line}:{place.column} {diagnostic.code}"


def tree(out: Path) -> dict[str, str]:
    """The digest of every output file but the builder's own, by path."""
    return {path: hashlib.sha256((out / path).read_bytes()).hexdigest() for path in paths(out)}


def paths(out: Path) -> list[str]:
    """The output files but the builder's own."""
    top = f"{out}{os.sep}"
    found = (f"{folder}{os.sep}{name}".removeprefix(top) for folder, _, names in os.walk(out) for name in names)
    return sorted(path for path in found if not path.startswith(".portalgen/") and os.path.isfile(f"{top}{path}"))


def stamps(out: Path) -> dict[str, tuple[int, int]]:
    """(modification time, inode) of every output file but the builder's own."""
    found = ((path, os.stat(out / path)) for path in paths(out))
    return {path: (stat.st_mtime_ns, stat.st_ino) for path, stat in found}


def errors(result: BuildResult) -> list[str]:
    """`path:line:column CODE` of every error: warnings and notes left out."""
    return [where(each) for each in result.diagnostics if severity_of(each) is Severity.ERROR]


def command(*arguments: str | Path) -> list[str]:
    """The command line of a real `portalgen` process."""
    start = "from portalgen.cli.main import main; main()"
    return [sys.executable, "-c", start, *(str(each) for each in arguments)]


ENVIRONMENT: Final = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
"""For real processes, so that they find this very portalgen."""
