"""`.well-known/security.txt` (RFC 9116): contacts for reporting a vulnerability.

The file is identical on every host, except for its address.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from typing import Final

from portalgen.frozen import frozen
from portalgen.law.calendar import VIETNAM
from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.plan.model import Output, OutputType, PlanScope
from portalgen.plan.sitemaps import plan_host_file
from portalgen.render.context import Context

SECURITY_FILE: Final = ".well-known/security.txt"


@frozen
class SecurityView:
    """The content of a host's file."""

    contacts: tuple[str, ...]
    expires: str
    """RFC 3339."""
    languages: tuple[str, ...]
    policy: str
    canonical: str


def plan_security_file(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
    """Yield the file of a host, if contacts are configured and confirmed."""
    security = scope.portal.settings.security
    if security is not None and security.confirmed_contacts:
        yield from plan_host_file(SECURITY_FILE)(output_type, scope)


def build_security_view(context: Context, output: Output) -> SecurityView:
    """Return the configured values; the last day ends at midnight in +07:00."""
    security = context.portal.settings.security
    assert security is not None
    expires = datetime.combine(security.expires, time(23, 59, 59), VIETNAM).isoformat()
    return SecurityView(security.confirmed_contacts, expires, security.languages, security.policy, output.address.url)


def serialize_security_file(view: SecurityView) -> bytes:
    """Return the fields in the order of RFC 9116, § 2.5."""
    fields = [("Contact", each) for each in view.contacts]
    fields += [("Expires", view.expires), ("Preferred-Languages", ", ".join(view.languages))]
    fields += [("Canonical", view.canonical), ("Policy", view.policy)]
    return "".join(f"{name}: {value}\n" for name, value in fields if value).encode()


OUTPUT: Final = OutputDefinition(
    OutputType("security_txt", plan_security_file, step="last", media_type="text/plain"),
    without_chrome(build_security_view),
    serialize=serialize_security_file,
)
"""Written by the program itself, so that no theme can change a machine-readable file."""
