"""A small real portal in a folder of its own: one site in two languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from portalgen.config.load import load_portal
from portalgen.config.portal import Portal
from portalgen.content.model import Library
from portalgen.content.read import read_library
from portalgen.diagnostics.model import Diagnostic
from portalgen.kinds.table import KINDS

_FILES = {
    "site-config/portal.yaml": """\
names: {vi: Cổng tỉnh, en: Portal}
main_site: sngv
languages: [vi, en]
summary_search: {kinds: [news], limit: 100}
component_news: 0
attachment_formats: [pdf]
limits: {page: 1}
""",
    "site-config/profiles.yaml": """\
profiles:
  main:
    group: main
    theme: default
    languages: [{code: vi, prefix: /}, {code: en, prefix: /sites/en/}]
    home: generated
    generated_pages: []
    sections:
      - {path: tin-tuc, names: {vi: Tin, en: News}, kinds: [news], missing_translation: notice}
      - {path: van-ban, names: {vi: Văn bản, en: Documents}, kinds: [legal_document], missing_translation: notice}
    menu: []
    reuse: {vi: a, en: a}
""",
    "site-config/sites/sngv.yaml": """\
id: sngv
profile: main
host: sngv.lamdong.gov.vn
names: {vi: {full: Sở Ngoại vụ, short: SNgV}, en: {full: Department of Foreign Affairs, short: DFA}}
contact:
  responsible: {vi: Giám đốc, en: Director}
  address: {vi: unconfirmed}
  telephone: unconfirmed
  email: unconfirmed
  hours: {vi: unconfirmed}
""",
    "site-config/taxonomies.yaml": """\
taxonomies:
  - {id: field, names: {vi: a}, slugs: {vi: a}, open: false, terms: [{id: doi-ngoai, names: {vi: Đối ngoại}}]}
  - {id: tag, names: {vi: a}, slugs: {vi: b}, open: true}
""",
    "site-config/redirects.yaml": "redirects: []\n",
}

Write = Callable[..., Path]


@dataclass(frozen=True, slots=True)
class Folder:
    """A portal's folder: what is written to it, and what is read from it."""

    root: Path

    def write(self, path: str, content: str | bytes) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def portal(self) -> Portal:
        portal, faults = load_portal(self.root)
        assert portal is not None, faults
        return portal

    def read(self) -> tuple[Library, tuple[Diagnostic, ...]]:
        return read_library(self.portal())

    def codes(self) -> list[str]:
        return [each.code for each in self.read()[1]]

    def only(self) -> Diagnostic:
        (single,) = self.read()[1]
        return single


def _section_of_others() -> str:
    """A section for the kinds that no other takes and that stand in none; nothing where there are none."""
    others = [kind.name for kind in KINDS.values() if not (kind.is_index or kind.top_level)]
    names = ", ".join(name for name in others if name not in ("news", "legal_document"))
    section = f"{{path: khac, names: {{vi: Khác, en: Other}}, kinds: [{names}], missing_translation: notice}}"
    return f"      - {section}\n" if names else ""


def make_folder(root: Path) -> Folder:
    """Write the portal's configuration below `root`."""
    folder = Folder(root)
    for path, text in _FILES.items():
        folder.write(path, text.replace("    menu: []\n", f"{_section_of_others()}    menu: []\n"))
    return folder


NEWS = "content/sngv/tin-tuc/hoi-nghi/index.vi.md"
ENGLISH = "content/sngv/tin-tuc/hoi-nghi/index.en.md"


def news(*lines: str, id: str = "sngv-hoi-nghi", title: str = "Hội nghị", body: str = "Nội dung.\n") -> str:
    """A news page with further front matter lines."""
    head = "\n".join((f"id: {id}", "kind: news", f"title: {title}", "date: 2026-11-24", *lines))
    return f"---\n{head}\n---\n\n{body}"
