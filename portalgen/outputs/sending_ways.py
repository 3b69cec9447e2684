"""Where citizens send something, as the facts that pages show: by which ways, with which reference code."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from portalgen.config.outside import Receiver, without_unconfirmed
from portalgen.config.portal import Site, choose_for_language
from portalgen.render.context import Context
from portalgen.render.views.links import Fact


def build_receiver_facts(
    context: Context, site: Site, language: str, receiver: Receiver | None, code: str
) -> tuple[Fact, ...]:
    """Return the confirmed ways of a receiver for what has this reference code; nothing where there are none."""
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


def build_mail_url(mailbox: str, code: str) -> str:
    """Return the link that begins a letter to a mailbox, the reference code in its subject."""
    return f"mailto:{mailbox}?subject={quote(f'[{code}]', safe='')}"
