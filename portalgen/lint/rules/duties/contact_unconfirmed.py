"""Thông tin liên hệ của trang chưa được xác nhận. / A site's contact is not confirmed.

Vì sao: Chân trang phải có địa chỉ, điện thoại, thư điện tử; trang đã đăng tin mà liên hệ vẫn là “chờ xác nhận” thì
người dân không liên hệ được.
Why: The foot of a page has address, telephone and e-mail; while a site that publishes still says “to be confirmed”
nobody can reach it.

Cách sửa: Ghi giá trị đã được Văn phòng xác nhận vào contact; chưa có thì giữ unconfirmed, không ghi giá trị phỏng
đoán.
Fix: Write the values that the Office has confirmed into contact; until then keep unconfirmed and guess nothing.

Sai / Bad:

    === site-config/sites/so.yaml
    id: so
    parent: portal
    profile: department
    host: so.example.vn
    names:
      vi: {full: Sở Ngoại vụ, short: Sở Ngoại vụ}
      en: {full: Department of Foreign Affairs, short: Foreign Affairs}
    contact:
      responsible: {vi: Chánh Văn phòng, en: Chief of Office}
      address: {vi: unconfirmed, en: unconfirmed}
      telephone: "unconfirmed"
      email: unconfirmed
      hours: {vi: Giờ hành chính các ngày làm việc, en: Office hours on working days}

Đúng / Good:

    === site-config/sites/portal.yaml
    id: portal
    profile: main
    host: www.example.vn
    names:
      vi: {full: Cổng thông tin điện tử tỉnh, short: Cổng tỉnh}
      en: {full: Provincial Portal, short: Portal}
    contact:
      responsible: {vi: Trưởng Ban Biên tập, en: Head of the Editorial Board}
      address: {vi: Trụ sở (mẫu), en: Seat (sample)}
      telephone: "0000 000 000"
      email: lien-he@example.vn
      hours: {vi: Giờ hành chính các ngày làm việc, en: Office hours on working days}

    === site-config/sites/so.yaml
    id: so
    parent: portal
    profile: department
    host: so.example.vn
    names:
      vi: {full: Sở Ngoại vụ, short: Sở Ngoại vụ}
      en: {full: Department of Foreign Affairs, short: Foreign Affairs}
    contact:
      responsible: {vi: Chánh Văn phòng, en: Chief of Office}
      address: {vi: Trụ sở Sở (mẫu), en: The Department's seat (sample)}
      telephone: "0000 000 000"
      email: lien-he@example.vn
      hours: {vi: Giờ hành chính các ngày làm việc, en: Office hours on working days}
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.config.outside import UNCONFIRMED
from portalgen.config.places import place_of_key
from portalgen.config.portal import Site
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.duties._sites import find_shown_pages

_KEYS: Final = ("responsible", "address", "telephone", "email", "hours")


def check(context: LintContext) -> Iterator[Violation]:
    """SIT203 once for each place that holds a contact, for sites that have begun to publish."""
    shown = find_shown_pages(context)
    reported_owners = set()
    for site in context.portal.sites:
        owner = site.profile if "contact" in site.inherited_keys else site.id
        keys = tuple(_find_unconfirmed_keys(site))
        if not keys or owner in reported_owners or all(page.is_index for page in shown.get(site.id, ())):
            continue
        reported_owners.add(owner)
        place = place_of_key(context.portal.root, site, "contact", keys[0])
        yield violation("SIT203", place, owner=owner, keys=", ".join(keys))


def _find_unconfirmed_keys(site: Site) -> Iterator[str]:
    for key in _KEYS:
        value = getattr(site.contact, key)
        if UNCONFIRMED in (value.values() if isinstance(value, dict) else (value,)):
            yield key


RULE: Final = PortalRule("SIT203", check)
