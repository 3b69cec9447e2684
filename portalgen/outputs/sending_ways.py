"""Ways for citizens to send something to a site, as facts shown on pages, with the reference code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from portalgen.config.by_language import choose_for_language
from portalgen.config.outside import Receiver, Receivers, without_unconfirmed
from portalgen.config.portal import Site
from portalgen.config.shared_settings import SectionSettings
from portalgen.graph.moments import is_sample
from portalgen.kinds.definition import Kind, Takes
from portalgen.on_demand import on_demand
from portalgen.plan.model import CONTACT_OUTPUT, Address
from portalgen.render.chrome import build_contact_view, has_channel
from portalgen.render.context import Context
from portalgen.render.views.links import Fact, Link

with on_demand():
    from portalgen.render.views import lists


def build_receiver_facts(
    context: Context, site: Site, language: str, receiver: Receiver | None, code: str
) -> tuple[Fact, ...]:
    """Return the confirmed ways to reach a receiver, with the reference code filled in. They may be empty."""
    if receiver is None:
        return ()
    return tuple(_build_facts(context, site, language, receiver, code))


def _build_facts(context: Context, site: Site, language: str, receiver: Receiver, code: str) -> Iterator[Fact]:
    address = receiver.build_address(code)
    if address:
        yield Fact("address", context.text(site, language, "sending.address"), address, url=address)
    if receiver.confirmed_email:
        label = context.text(site, language, "sending.email")
        yield Fact("email", label, receiver.confirmed_email, url=build_mail_url(receiver.confirmed_email, code))
    if receiver.office:
        office = without_unconfirmed(choose_for_language(tuple(receiver.office.items()), language))
        if office:
            yield Fact("office", context.text(site, language, "sending.office"), office)


def find_situation(site: Site, language: str, situation: str, ways: Sequence[Fact]) -> str:
    """Return `situation`, or `nowhere` if something is accepted but no way and no office address is published.

    Otherwise readers would be sent to an office with an unpublished address.
    """
    is_said = situation not in ("open", "new") or bool(ways) or bool(build_contact_view(site, language).address)
    return situation if is_said else "nowhere"


def build_mail_url(mailbox: str, code: str) -> str:
    """Return a `mailto:` link to a mailbox, with the reference code in the subject."""
    return f"mailto:{mailbox}?subject={quote(f'[{code}]', safe='')}"


def find_contact_link(context: Context, site: Site, language: str, here: Address) -> Link | None:
    """Return the link from `here` to the site's contact page.

    Return None if the page is missing, or if it names no channel.
    """
    address = context.plan.address(site.id, language, CONTACT_OUTPUT)
    if address is None or not has_channel(context.portal, site, language):
        return None
    return Link(context.text(site, language, "page.contact"), address.link_from(here))


def title_of_sending(context: Context, site: Site, language: str, takes: str, *, is_open: bool) -> str:
    """Return the heading above the ways to send something, without a request if nothing can be sent."""
    if is_open:
        return context.text(site, language, f"sending.title_{takes}")
    return context.text(site, language, "sending.where", thing=context.text(site, language, f"sending.thing_{takes}"))


def build_site_receptions(context: Context, site: Site, language: str) -> tuple[lists.Reception, ...]:
    """Return everything that citizens may send to a site.

    This includes things that become pages there or are requested by a page, things with a configured receiver, and
    things that no kind of page accepts.
    """
    by_takes = {each.takes: each for each in context.portal.kinds.values()}
    taken_here = {
        kind.takes for section in site.sections for kind in _list_kinds(context, section) if kind.is_citizen_message
    }
    taken_here.update(_find_taken_by_pages(context, site))
    receivers = context.portal.receivers_of(site)
    return tuple(
        _build_reception(context, site, language, takes)
        for takes in Receivers.list_names()
        if takes in taken_here or takes not in by_takes or receivers.find(takes) is not None
    )


def _find_taken_by_pages(context: Context, site: Site) -> set[Takes]:
    """Return the things requested by the site's pages, without samples."""
    keys = ((site.id, code, section.path) for code in site.codes for section in site.sections)
    pages = (page for key in keys for page in context.graph.lists.get(key, ()))
    return {page.kind.takes for page in pages if page.kind.takes and not is_sample(page)}


def build_section_receptions(
    context: Context, site: Site, section: SectionSettings | None, language: str
) -> tuple[lists.Reception, ...]:
    """Return the receptions of things that become items of the section."""
    kinds = _list_kinds(context, section) if section is not None else ()
    takes = dict.fromkeys(kind.takes for kind in kinds if kind.is_citizen_message)
    return tuple(_build_reception(context, site, language, each) for each in takes)


def _list_kinds(context: Context, section: SectionSettings) -> Iterable[Kind]:
    kinds = context.portal.kinds
    return (kind for name in section.kinds if (kind := kinds.find(name)) is not None)


def _build_reception(context: Context, site: Site, language: str, takes: str) -> lists.Reception:
    """Return a reception.

    If each thing belongs to an item, the item's page states the code. New things have no code, and all others have the
    site's code.
    """
    kinds = [kind for kind in context.portal.kinds.values() if kind.takes == takes]
    situation = "new" if any(kind.is_citizen_message for kind in kinds) else "each" if kinds else "open"
    ways = build_receiver_facts(context, site, language, context.portal.receivers_of(site).find(takes), site.id)
    title = title_of_sending(context, site, language, takes, is_open=bool(ways))
    code = site.id if situation == "open" else ""
    return lists.Reception(takes, title, find_situation(site, language, situation, ways), ways, code)
