"""A page as data (`index.json` beside it): everything that the page says, and its row of the data files of its kind.

Of a page that was withdrawn it says no more than that, as the row does: what was withdrawn is read under its notice, and
is handed on to no program.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final
from urllib.parse import urlsplit

from portalgen.config.by_language import choose_for_language
from portalgen.config.portal import Site
from portalgen.frozen import frozen
from portalgen.graph.moments import status_of
from portalgen.on_demand import on_demand
from portalgen.open_data.addresses import ITEM_SCHEMA, name_of_kind, schema_address
from portalgen.outputs.definition import DerivedFile, FollowedView, OutputDefinition
from portalgen.outputs.plain_text import SHOWN_PARTS
from portalgen.plan.model import PAGE_OUTPUT, Address, Output, OutputType, PlanScope
from portalgen.plan.segments import ITEM_DATA_FILE
from portalgen.render.context import Context
from portalgen.render.html_to_text import NumberedAddresses, StringLookup, convert_html_to_text
from portalgen.render.metadata.page_facts import is_licensed
from portalgen.render.page_statuses import find_retraction
from portalgen.render.views.links import Fact, Link, Notice
from portalgen.render.views.page import PagePanel, PageView

with on_demand():
    from portalgen.open_data import cells as open_data_cells
    from portalgen.open_data import columns as open_data_columns
    from portalgen.open_data import json_file, licence, rows

_SHOWN: Final = SHOWN_PARTS | {"section_title", "text_url", "history_url", "frame.language"}
"""The parts of a page's view that its data show."""


@frozen
class ItemImprint:
    """Whose page it is, and under which terms it may be used."""

    site: str
    agency: str
    superior: str
    agency_code: str
    """Empty where it is not confirmed."""
    reuse: str
    licences: str
    """As JSON."""


@frozen
class ItemRow:
    """The row of an item as JSON, with the addresses of the schemas; no row where there is a notice in its place."""

    schema: str
    status: str
    """One of `ITEM_STATUSES`."""
    retraction: str
    """When it was withdrawn or removed, and the reason, as JSON."""
    row_schema: str
    row: str
    is_licensed: bool
    """Whether the site may say under which licence the text of the page is used."""


def plan_item_data(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
    """Yield the data of a page, in the page's folder, where the site has such files."""
    if scope.site.item_data:
        for page in scope.outputs:
            address = Address(page.address.host, page.address.path + ITEM_DATA_FILE)
            yield replace(page, address=address, type=output_type)


def build_item_imprint(site: Site, language: str) -> ItemImprint:
    """Return what all pages of a site say alike."""
    return ItemImprint(
        site.id,
        site.agency_name(language),
        dict(site.superior).get(language, ""),
        site.confirmed_agency_code,
        choose_for_language(site.reuse, language),
        open_data_cells.write_json([dict(each) for each in licence.licences_of(site, language)]),
    )


def build_item_row(context: Context, output: Output) -> ItemRow:
    """Return the row of the page that is the subject of `output`."""
    page, at = context.graph.addressed_pages[output.subject], context.graph.at
    schema = schema_address(context.portal, ITEM_SCHEMA).url
    status = status_of(page, at) or open_data_columns.USUAL_STATUS
    retraction = find_retraction(page, at)
    reason = (
        {"at": open_data_cells.write_moment(retraction[0]), "reason": retraction[1]} if retraction is not None else None
    )
    if page.source not in context.graph.shown_pages:
        return ItemRow(schema, status, open_data_cells.write_json(reason), "", "null", is_licensed=False)
    columns = open_data_columns.shared_columns_of(context, page.kind)
    row_schema = f"{schema_address(context.portal, name_of_kind(page.kind.name)).url}#/$defs/item"
    row = json_file.encode_json_item(columns, rows.build_row(context, page, columns))
    return ItemRow(
        schema, status, open_data_cells.write_json(reason), row_schema, row, is_licensed(page, context.graph.at)
    )


def write_item_data(followed: FollowedView) -> bytes:
    """Return the JSON of a page: keys in a fixed order, addresses absolute but for those within HTML."""
    page, imprint, own = followed.view, followed.imprint, followed.own
    head = page.frame.head
    reader = _Texts(head.canonical, followed.lookup)
    values = {
        "$schema": own.schema,
        "url": head.canonical,
        "status": own.status,
        "retraction": json.loads(own.retraction),
        "language": page.frame.language,
        "title": page.title,
        "summary": page.summary,
        "date": page.day.iso if page.day is not None else None,
        "category": page.category,
        "section": page.section_title,
        "agency": {
            "site": imprint.site,
            "name": imprint.agency,
            "superior": imprint.superior,
            **({"code": imprint.agency_code} if imprint.agency_code else {}),
        },
        "notices": [reader.notice(each) for each in page.frame.notices],
        "facts": reader.facts((*page.facts_first, *page.facts)),
        "terms": reader.facts(page.terms),
        **({"source": reader.fact(page.source)} if page.source is not None else {}),
        "body": {"title": page.body_title, "html": str(page.body), "text": reader.text(page.body)},
        "panels": [reader.panel(each) for each in page.panels],
        **_files(page, reader),
        "related": [reader.link(each) for each in page.related],
        "alternates": [{"language": each.language, "url": each.url} for each in head.alternates],
        "text_url": reader.absolute(page.text_url),
        "history_url": reader.absolute(page.history_url),
        "reuse": imprint.reuse,
        "licences": json.loads(imprint.licences) if own.is_licensed else [],
        "data_schema": own.row_schema,
        "data": json.loads(own.row),
    }
    if own.status == "withdrawn":
        values = _leave_out_content(values)
    return (json.dumps(values, ensure_ascii=False, indent=1) + "\n").encode()


def _leave_out_content(values: Mapping[str, Any]) -> dict[str, Any]:
    """The data of a page that was withdrawn: all keys, and nothing of what it said but its title and its days."""
    notices = [each for each in values["notices"] if each["name"] != "corrected"]
    texts = dict.fromkeys(values["body"], "")
    lists = dict.fromkeys(("facts", "terms", "panels", "attachments", "images", "related"), ())
    told = {**values, **lists, "notices": notices, "summary": "", "body": texts}
    return {key: value for key, value in told.items() if key != "source"}


def _files(page: PageView, reader: _Texts) -> Mapping[str, Any]:
    attachments = [
        {"title": each.title, "url": reader.absolute(each.url), "format": each.format, "size": each.size}
        for each in page.attachments
    ]
    images = [
        {
            "url": reader.absolute(each.url),
            "alt": each.alt,
            "caption": each.caption,
            "credit": each.credit,
            "width": each.width,
            "height": each.height,
        }
        for each in page.images
    ]
    return {"attachments": attachments, "images": images}


class _Texts:
    """Makes parts of the view of a page that is read at `url` plain."""

    def __init__(self, url: str, lookup: StringLookup) -> None:
        parts = urlsplit(url)
        self._origin = f"{parts.scheme}://{parts.netloc}"
        self._lookup = lookup

    def absolute(self, url: str) -> str:
        """The address as it is read from elsewhere."""
        return self._origin + url if url.startswith("/") else url

    def text(self, html: str) -> str:
        """The text of a piece of HTML, with the addresses that it leads to below it."""
        addresses = NumberedAddresses(self._origin)
        text = convert_html_to_text(html, addresses, self._lookup)
        return "\n\n".join(filter(None, (text, "\n".join(addresses.lines()))))

    def panel(self, panel: PagePanel) -> Mapping[str, str]:
        """A piece below the body."""
        return {"name": panel.name, "title": panel.title, "html": str(panel.html), "text": self.text(panel.html)}

    def link(self, link: Link) -> Mapping[str, str]:
        """A link; `relation` is what it leads to is to the page."""
        told = {"relation": link.label, "language": link.language, "state": link.state, "day": link.day}
        return {
            "title": link.title,
            "url": self.absolute(link.url),
            **{key: text for key, text in told.items() if text},
        }

    def notice(self, notice: Notice) -> Mapping[str, Any]:
        """What readers are told above the page."""
        links = [self.link(each) for each in (notice.link, *notice.links) if each is not None]
        more = {"earlier": list(notice.earlier), "links": links}
        return {"name": notice.name, "text": notice.text, **{key: value for key, value in more.items() if value}}

    def facts(self, facts: Iterable[Fact]) -> list[Mapping[str, Any]]:
        """Facts in their order."""
        return [self.fact(each) for each in facts]

    def fact(self, fact: Fact) -> Mapping[str, Any]:
        """A field in the words of its page; `data` has it for machines."""
        more = {
            "url": self.absolute(fact.url),
            "date": fact.day.iso if fact.day is not None else "",
            "links": [self.link(each) for each in fact.links],
            "rows": [self.facts(row) for row in fact.rows],
            "language": fact.language,
        }
        told = {key: value for key, value in more.items() if value}
        return {"name": fact.name, "label": fact.label, "value": fact.value, **told}


OUTPUT: Final = OutputDefinition(
    OutputType(
        "item_data",
        plan_item_data,
        step="following",
        follows=PAGE_OUTPUT,
        media_type="application/json",
        needs_bodies=True,
    ),
    derived=DerivedFile(_SHOWN, write_item_data, build_item_imprint, build_item_row),
)
