"""The ways for citizens to send a question, opinion, rating or answer about an item (QĐ 2111, Art. 3(2)d-e, 3(3))."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, Literal

from portalgen.config.outside import UNCONFIRMED
from portalgen.config.portal import Site
from portalgen.content.model import Page
from portalgen.frozen import frozen
from portalgen.graph.moments import is_obsolete, is_sample, is_withdrawn, moments_of, state_of
from portalgen.kinds.definition import Field
from portalgen.law.calendar import VIETNAM
from portalgen.law.due_dates import to_vietnam_time
from portalgen.locale.dates import format_full_day, format_full_last_moment, format_full_moment
from portalgen.outputs.page_panels.definition import BuiltPanels, PagePanelDefinition
from portalgen.outputs.page_panels.inherited_language import find_inherited_language
from portalgen.outputs.sending_ways import (
    build_mail_url,
    build_receiver_facts,
    find_contact_link,
    find_situation,
    title_of_sending,
)
from portalgen.plan.model import Address
from portalgen.render.context import Context
from portalgen.render.page_files import PageFiles
from portalgen.render.views.links import Fact
from portalgen.render.views.page import PagePanel
from portalgen.text.bilingual import Bilingual

Situation = Literal["sample", "withdrawn", "superseded", "open", "upcoming", "over", "closed"]
"""The situation for sending: `over` if the item's state is in the past, `closed` in any other state."""
_EARLIEST: Final = datetime.min.replace(tzinfo=VIETNAM)
_NAME: Final = "sending"
_AT_HOUR: Final = Bilingual("lúc {moment}", "{moment}")
_ADDITION: Final = "addition"
"""The thing accepted for an item that was itself sent by a citizen: only additions to it."""
_WAY_OF_TYPE: Final = {"email": "email", "address": "address", "telephone": "telephone"}
"""The configured way replaced by a field of this type; fields of all other types replace the office."""


@frozen
class _Acceptance:
    """The situation for sending to an item, with the day on which it ends, ended or begins, if known."""

    situation: Situation
    day: str = ""


def reference_code_of(page: Page) -> str:
    """Return the reference code for letters about an item: its official number, else its id."""
    kind = page.kind
    return str(page.fields.get(kind.number_from) or page.id) if kind.number_from else page.id


def _build(context: Context, page: Page, here: Address, _: PageFiles) -> BuiltPanels:
    site, language = context.portal.site(page.site), page.language
    takes = _ADDITION if page.kind.is_citizen_message else page.kind.takes
    acceptance = _find_acceptance(context, page)
    code = reference_code_of(page)
    ways = _list_ways(context, site, page, code) if acceptance.situation == "open" else ()
    html = context.templates_of(site, language).render_component(
        "sending",
        page.source,
        takes=takes,
        situation=find_situation(site, language, acceptance.situation, ways),
        day=acceptance.day,
        code=code,
        ways=ways,
        agency=site.agency_name(language),
        contact=find_contact_link(context, site, language, here),
    )
    title = title_of_sending(context, site, language, takes, is_open=bool(ways))
    return (PagePanel(_NAME, title, html),), ()


def _find_acceptance(context: Context, page: Page) -> _Acceptance:
    kind, at = page.kind, context.graph.at
    if is_sample(page):
        return _Acceptance("sample")
    if is_obsolete(page, at):
        return _Acceptance("withdrawn" if is_withdrawn(page, at) else "superseded")
    if not kind.takes_in:
        return _Acceptance("open")
    turns = tuple(_find_turns(page, moments_of(page, context.portal.settings)))
    coming = next((moment for moment, _ in turns if moment > at), None)
    state, language = context.state_of(page), page.language
    if state in kind.takes_in:
        return _Acceptance("open", format_full_last_moment(coming, language) if coming is not None else "")
    if kind.states is not None and state in kind.states.lapsed:
        past = [moment for moment, is_taken in turns if moment <= at and not is_taken]
        return _Acceptance("over", _format_end(past[-1], language) if past else "")
    return (
        _Acceptance("upcoming", format_full_moment(to_vietnam_time(coming), language))
        if coming is not None
        else _Acceptance("closed")
    )


def _find_turns(page: Page, moments: Iterable[datetime]) -> Iterator[tuple[datetime, bool]]:
    """Yield (moment, is_taken) for each moment at which the item starts or stops accepting something."""
    was_taken = state_of(page, (), _EARLIEST) in page.kind.takes_in
    for moment in moments:
        is_taken = state_of(page, (), moment) in page.kind.takes_in
        if is_taken != was_taken:
            yield moment, is_taken
        was_taken = is_taken


def _format_end(end: datetime, language: str) -> str:
    """Return a past end as text, with its hour phrased for use within a sentence."""
    last, local = _format_last(end, language), to_vietnam_time(end)
    return last if (local.hour, local.minute) == (0, 0) else _AT_HOUR.text(language).format(moment=last)


def _format_last(end: datetime, language: str) -> str:
    """Return the last day before an end at 00:00; otherwise the end with its hour."""
    local = to_vietnam_time(end)
    if (local.hour, local.minute) == (0, 0):
        return format_full_day((local - timedelta(days=1)).date(), language)
    return format_full_moment(local, language)


def _list_ways(context: Context, site: Site, page: Page, code: str) -> tuple[Fact, ...]:
    """Return the item's own ways, then the configured ways of other types, preceded by the addressee.

    The addressee is not a way: if there are no ways, the result is empty.
    """
    own = tuple(_list_own_ways(context, page, code))
    given = {fact.name for fact in own}
    receiver = context.portal.receivers_of(site).find(page.kind.takes)
    configured = build_receiver_facts(context, site, page.language, receiver, code)
    ways = (*own, *(fact for fact in configured if fact.name not in given))
    return (*_name_addressee(context, page), *ways) if ways else ()


def _name_addressee(context: Context, page: Page) -> Iterator[Fact]:
    name = page.kind.addressee
    field, value = page.kind.field(name), page.fields.get(name)
    if field is not None and value and value != UNCONFIRMED:
        language = find_inherited_language(context, page, name)
        yield Fact(name, field.label.text(page.language), str(value), language=language)


def _list_own_ways(context: Context, page: Page, code: str) -> Iterator[Fact]:
    for name in page.kind.takes_at:
        field, value = page.kind.field(name), page.fields.get(name)
        if field is not None and value and value != UNCONFIRMED:
            way = _WAY_OF_TYPE.get(field.type)
            language = find_inherited_language(context, page, name) if way is None else ""
            fact = Fact(way or "office", field.label.text(page.language), str(value), language=language)
            yield replace(fact, url=_url_of(field, str(value), code))


def _url_of(field: Field, value: str, code: str) -> str:
    if field.type == "email":
        return build_mail_url(value, code)
    return value if field.type == "address" else ""


PANEL: Final = PagePanelDefinition(_NAME, lambda page: bool(page.kind.takes), _build)
