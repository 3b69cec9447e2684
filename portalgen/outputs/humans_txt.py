"""`humans.txt` (humanstxt.org): the people responsible for the sites of a host, and their makers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from portalgen.config.outside import UNCONFIRMED
from portalgen.config.portal import Site
from portalgen.frozen import frozen
from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.plan.model import Address, Output, OutputType, PlanScope
from portalgen.plan.sitemaps import plan_host_file
from portalgen.render.context import Context
from portalgen.text.bilingual import Bilingual

_RESPONSIBLE: Final = Bilingual("CƠ QUAN CHỊU TRÁCH NHIỆM", "RESPONSIBLE")
_MAKERS: Final = Bilingual("ĐỘI NGŨ", "TEAM")
_SOFTWARE: Final = Bilingual("KỸ THUẬT", "SITE")
_AGENCY: Final = Bilingual("Cơ quan", "Agency")
_ADDRESS: Final = Bilingual("Địa chỉ", "Address")
_POST: Final = Bilingual("Chịu trách nhiệm chính", "Answers for the content")
_BOARD: Final = Bilingual("Ban biên tập", "Editorial board")
_OPERATOR: Final = Bilingual("Đơn vị vận hành", "Operator")
_STANDARDS: Final = Bilingual("Tiêu chuẩn", "Standards")
_LICENCE: Final = Bilingual("Phần mềm", "Software")
_STANDARD_NAMES: Final = (
    ("", "HTML, CSS, Unicode, Dublin Core, Open Graph, JSON-LD, schema.org, Atom, JSON Feed, iCalendar, sitemaps.org"),
    ("section_feeds", "RSS"),
    ("open_data", "CSV, Office Open XML, DCAT, Data Package"),
    ("item_data", "JSON Schema"),
)
"""(site setting that enables the standards, or empty if always used; names of the standards)."""
_LICENCE_WORDS: Final = Bilingual("portalgen, nguồn mở theo giấy phép MIT", "portalgen, open source, MIT licence")


@frozen
class HumansBlock:
    """A part of the file: its heading, and its lines as (label, value)."""

    title: str
    lines: tuple[tuple[str, str], ...]


@frozen
class HumansView:
    """The content of a host's file, language by language."""

    blocks: tuple[HumansBlock, ...]


def plan_humans_file(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
    """Yield the file of a host, if the configuration names the portal's makers."""
    if scope.portal.settings.humans is not None:
        yield from plan_host_file("humans.txt")(output_type, scope)


def build_humans_view(context: Context, output: Output) -> HumansView:
    """Return the confirmed facts about the sites of the host: posts and organizations, no personal names."""
    sites = [each for each in context.portal.sites if each.host == output.address.host]
    codes = dict.fromkeys(code for site in sites for code in site.codes)
    blocks = (block for code in codes for block in _list_blocks(context, sites, code))
    return HumansView(tuple(block for block in blocks if block.lines))


def _list_blocks(context: Context, sites: list[Site], code: str) -> Iterator[HumansBlock]:
    humans = context.portal.settings.humans
    assert humans is not None
    for site in sites:
        if code in site.codes:
            yield HumansBlock(_RESPONSIBLE.text(code), tuple(_list_responsible(site, code)))
    makers = ((_BOARD, humans.editorial_board), (_OPERATOR, humans.operator))
    named = ((label.text(code), _confirmed(texts, code)) for label, texts in makers)
    yield HumansBlock(_MAKERS.text(code), tuple(each for each in named if each[1]))
    standards = (names for setting, names in _STANDARD_NAMES if _is_used(sites, setting))
    software = ((_STANDARDS.text(code), ", ".join(standards)), (_LICENCE.text(code), _LICENCE_WORDS.text(code)))
    yield HumansBlock(_SOFTWARE.text(code), software)


def _is_used(sites: list[Site], setting: str) -> bool:
    return not setting or any(getattr(each, setting) for each in sites)


def _list_responsible(site: Site, code: str) -> Iterator[tuple[str, str]]:
    yield _AGENCY.text(code), site.agency_name(code)
    yield _ADDRESS.text(code), Address(site.host, site.prefix(code)).url
    post = _confirmed(site.contact.responsible, code)
    if post:
        yield _POST.text(code), post


def _confirmed(texts: Mapping[str, str], code: str) -> str:
    """Return the text in a language, on a single line; empty if missing or unconfirmed."""
    text = " ".join(texts.get(code, "").split())
    return "" if text == UNCONFIRMED else text


def serialize_humans_file(view: HumansView) -> bytes:
    """Return the file as UTF-8 text: a heading between `/*` and `*/`, then a line for each value."""
    blocks = (
        "\n".join((f"/* {block.title} */", *(f"{label}: {value}" for label, value in block.lines)))
        for block in view.blocks
    )
    return ("\n\n".join(blocks) + "\n").encode()


OUTPUT: Final = OutputDefinition(
    OutputType("humans_txt", plan_humans_file, step="last", media_type="text/plain"),
    without_chrome(build_humans_view),
    serialize=serialize_humans_file,
)
"""Written by the program itself, like the file of security contacts."""
