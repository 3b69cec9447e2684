"""Danh mục của trang thiếu mục phải có. / A menu lacks an entry that it must have.

Vì sao: Thông tư 32/2017/TT-BTTTT yêu cầu danh mục có ít nhất Trang chủ, Giới thiệu, Dịch vụ công trực tuyến, Sơ đồ
cổng. Phụ lục của Thông tư 22/2023/TT-BTTTT chưa có trong tay, nên các mục phải có là một cài đặt và đây là cảnh báo.
Why: Circular 32/2017/TT-BTTTT wants at least the home, the introduction, online public services and the site map in
the menu. The annexes of Circular 22/2023/TT-BTTTT are not at hand, so the entries are a setting, and this warns.

Cách sửa: Thêm mục vào menu trong tệp của trang hoặc trong profiles.yaml, đúng tên đã ghi ở mandatory trong
site-config/lint.yaml; hoặc bỏ khỏi mandatory nếu nhóm trang này không phải có.
Fix: Add the entry to menu in the site's file or in profiles.yaml, named as in mandatory of site-config/lint.yaml, or
drop it from mandatory where the group need not have it.

Sai / Bad:

    === site-config/lint.yaml
    mandatory:
      department:
        menu: [Trang chủ, Sơ đồ cổng]

Đúng / Good:

    === site-config/lint.yaml
    mandatory:
      department:
        menu: [Trang chủ]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from portalgen.config.menus import MenuEntrySettings
from portalgen.config.places import place_of_key
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation


def check(context: LintContext) -> Iterator[Violation]:
    """SIT207 once for each place that holds a menu: a site's own file, or the profile of many sites."""
    reported = set()
    for site in context.portal.sites:
        mandatory = context.settings.mandatory.get(site.group)
        owner = site.profile if "menu" in site.inherited_keys else site.id
        labels = frozenset(_list_labels(site.menu))
        for name in mandatory.menu if mandatory else ():
            if (owner, name) in reported or _normalize_label(name) in labels:
                continue
            reported.add((owner, name))
            yield violation("SIT207", place_of_key(context.portal.root, site, "menu"), owner=owner, name=name)


def _list_labels(entries: Iterable[MenuEntrySettings]) -> Iterator[str]:
    """Yield the labels of a menu and of the entries below, in every language."""
    for entry in entries:
        yield from map(_normalize_label, entry.label.values())
        yield from _list_labels(entry.children)


def _normalize_label(label: str) -> str:
    return " ".join(label.casefold().split())


RULE: Final = PortalRule("SIT207", check)
