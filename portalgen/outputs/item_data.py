"""A page as data (`index.json` beside it): the whole page, and its row in the data files of its kind.

The data of a withdrawn page, like its row, state only the withdrawal: its former content can be read under its notice,
but is not passed on to programs.
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
"""The parts of a page's view contained in its data."""


@frozen
class ItemImprint:
    """The agency of a page, and its terms of use."""

    site: str
    agency: str
    superior: str
    agency_code: str
    """Empty if not confirmed."""
    reuse: str
    licences: str
    """As JSON."""


@frozen
class ItemRow:
    """An item as a row of JSON, with the addresses of its schemas. There is no row if a notice replaces the page."""

    schema: str
    status: str
    """A member of `ITEM_STATUSES`."""
    retraction: str
    """The time and reason of withdrawal or removal, as JSON."""
    row_schema: str
    row: str
    is_licensed: bool
    """True if the site may state the licence for the text of the page."""


def plan_item_data(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
    """Yield the data of a page, in the page's folder, if the site has such files."""
    if scope.site.item_data:
        for page in scope.outputs:
            address = Address(page.address.host, page.address.path + ITEM_DATA_FILE)
            yield replace(page, address=address, type=output_type)


def build_item_imprint(site: Site, language: str) -> ItemImprint:
    """Return the values shared by all pages of a site."""
    return ItemImprint(
        site.id,
        site.agency_name(language),
        dict(site.superior).get(language, ""),
        site.confirmed_agency_code,
        choose_for_language(site.reuse, language),
        open_data_cells.write_json([dict(each) for each in licence.licences_of(site, language)]),
    )


def build_item_row(context: Context, output: Output) -> ItemRow:
    """Return the row of the page `output.subject`."""
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
    """Return the JSON of a page: keys in a fixed order, addresses absolute except within HTML."""
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
    """Return the data of a withdrawn page: all keys, but only the title and days of its content."""
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
    """Converts parts of the view of the page at `url` to plain values."""

    def __init__(self, url: str, lookup: StringLookup) -> None:
        parts = urlsplit(url)
        self._origin = f"{parts.scheme}://{parts.netloc}"
        self._lookup = lookup

    def absolute(self, url: str) -> str:
        """Return the absolute form of an address."""
        return self._origin + url if url.startswith("/") else url

    def text(self, html: str) -> str:
        """Return the text of a piece of HTML, followed by the addresses to which it links."""
        addresses = NumberedAddresses(self._origin)
        text = convert_html_to_text(html, addresses, self._lookup)
        return "\n\n".join(filter(None, (text, "\n".join(addresses.lines()))))

    def panel(self, panel: PagePanel) -> Mapping[str, str]:
        """Return a panel below the body."""
        return {"name": panel.name, "title": panel.title, "html": str(panel.html), "text": self.text(panel.html)}

    def link(self, link: Link) -> Mapping[str, str]:
        """Return a link as data. `relation` says how its target is related to the page."""
        told = {"relation": link.label, "language": link.language, "state": link.state, "day": link.day}
        return {
            "title": link.title,
            "url": self.absolute(link.url),
            **{key: text for key, text in told.items() if text},
        }

    def notice(self, notice: Notice) -> Mapping[str, Any]:
        """Return a notice shown above the page."""
        links = [self.link(each) for each in (notice.link, *notice.links) if each is not None]
        more = {"earlier": list(notice.earlier), "links": links}
        return {"name": notice.name, "text": notice.text, **{key: value for key, value in more.items() if value}}

    def facts(self, facts: Iterable[Fact]) -> list[Mapping[str, Any]]:
        """Return the facts in order."""
        return [self.fact(each) for each in facts]

    def fact(self, fact: Fact) -> Mapping[str, Any]:
        """Return a field in the words shown on its page. `data` has the same value for programs."""
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
