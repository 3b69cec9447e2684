"""Where citizens send a question, an opinion, a rating or an answer about an item (QĐ 2111, Art. 3(2)d-e, 3(3))."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, Literal

from portalgen.config.outside import UNCONFIRMED
from portalgen.config.portal import Site
from portalgen.content.model import Page
from portalgen.kinds.definition import Field
from portalgen.law.due_dates import to_vietnam_time
from portalgen.locale.formats import format_long_day, format_long_day_time
from portalgen.outputs.page_panels.definition import BuiltPanels, PagePanelDefinition
from portalgen.outputs.sending_ways import build_mail_url, build_receiver_facts, find_contact_link
from portalgen.plan.model import Address
from portalgen.render.context import Context
from portalgen.render.page_files import PageFiles
from portalgen.render.presenters import words_of_last_day
from portalgen.render.views.links import Fact
from portalgen.render.views.page import PagePanel

Situation = Literal["sample", "open", "upcoming", "over", "closed"]
"""Whether something can be sent now: `over` where the item's state is one that is past, `closed` in any other state."""
_NAME: Final = "sending"
_ADDITION: Final = "addition"
"""What is taken about an item that was sent itself: no new one, but what is added to it."""
_WAY_OF_TYPE: Final = {"email": "email", "address": "address", "telephone": "telephone"}
"""The configured way that a field of this type takes the place of; of others it is the office."""


@dataclass(frozen=True, slots=True)
class _Acceptance:
    """Whether an item takes something now, and until, since or from when where that is known."""

    situation: Situation
    day: str = ""


def reference_code_of(page: Page) -> str:
    """Return what a letter about an item names: the number by which it is cited, else its id."""
    kind = page.kind
    return str(page.fields.get(kind.number_from) or page.id) if kind.number_from else page.id


def _build(context: Context, page: Page, here: Address, _: PageFiles) -> BuiltPanels:
    site, language = context.portal.site(page.site), page.language
    takes = _ADDITION if page.kind.takes_new else page.kind.takes
    acceptance = _find_acceptance(context, page)
    code = reference_code_of(page)
    ways = _list_ways(context, site, page, code) if acceptance.situation == "open" else ()
    html = context.templates_of(site, language).render_component(
        "sending",
        page.source,
        takes=takes,
        situation=acceptance.situation,
        day=acceptance.day,
        code=code,
        ways=ways,
        agency=site.name(language).full,
        contact=find_contact_link(context, site, language, here),
    )
    title = context.text(site, language, f"sending.title_{takes}")
    return (PagePanel(_NAME, title, html),), ()


def _find_acceptance(context: Context, page: Page) -> _Acceptance:
    kind, at = page.kind, context.graph.at
    if page.fields.get("sample"):
        return _Acceptance("sample")
    period, state = kind.find_period(page.fields), context.state_of(page)
    last = _format_last(period.end, page.language) if period is not None and kind.states is not None else ""
    if not kind.takes_in or state in kind.takes_in:
        return _Acceptance("open", _format_until(period.end, page.language) if last and period is not None else "")
    if kind.states is not None and state in kind.states.lapsed:
        return _Acceptance("over", last)
    if period is not None and period.begin is not None and at < period.begin:
        return _Acceptance("upcoming", format_long_day_time(to_vietnam_time(period.begin), page.language))
    return _Acceptance("closed")


def _format_last(end: datetime, language: str) -> str:
    """The last day before an end, which is the 00:00 after it; else the end with its hour."""
    local = to_vietnam_time(end)
    if (local.hour, local.minute) == (0, 0):
        return format_long_day((local - timedelta(days=1)).date(), language)
    return format_long_day_time(local, language)


def _format_until(end: datetime, language: str) -> str:
    """The same as the last moment in which something is taken: `hết ngày 10 tháng 12 năm 2026`."""
    last = _format_last(end, language)
    local = to_vietnam_time(end)
    return words_of_last_day(last, language) if (local.hour, local.minute) == (0, 0) else last


def _list_ways(context: Context, site: Site, page: Page, code: str) -> tuple[Fact, ...]:
    """What the item itself says first; then what is configured, where the item names no such way."""
    own = tuple(_list_own_ways(page, code))
    given = {fact.name for fact in own}
    receiver = context.portal.receivers_of(site).find(page.kind.takes)
    configured = build_receiver_facts(context, site, page.language, receiver, code)
    return (*own, *(fact for fact in configured if fact.name not in given))


def _list_own_ways(page: Page, code: str) -> Iterator[Fact]:
    for name in page.kind.takes_at:
        field, value = page.kind.field(name), page.fields.get(name)
        if field is not None and value and value != UNCONFIRMED:
            fact = Fact(_WAY_OF_TYPE.get(field.type, "office"), field.label.text(page.language), str(value))
            yield replace(fact, url=_url_of(field, str(value), code))


def _url_of(field: Field, value: str, code: str) -> str:
    if field.type == "email":
        return build_mail_url(value, code)
    return value if field.type == "address" else ""


PANEL: Final = PagePanelDefinition(_NAME, lambda page: bool(page.kind.takes), _build)
