"""Writes the first roster of a portal from its sites: posts without names, no requirements, no keys yet."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from portalgen.config.outside import UNCONFIRMED
from portalgen.config.portal import Portal, Site
from portalgen.config.roster import ROSTER_FILE
from portalgen.config.roster_rules import board_path

_OWNERS: Final = (
    ("chanh-van-phong", "Chánh Văn phòng UBND tỉnh"),
    ("pho-chanh-van-phong", "Phó Chánh Văn phòng UBND tỉnh"),
    ("giam-doc-trung-tam-thong-tin", "Giám đốc Trung tâm Thông tin"),
)
"""(id, post) of three people of the Office (QĐ 2111, Điều 12 and 16(6))."""
_PLATFORM: Final = ("don-vi-van-hanh", "Người phụ trách kỹ thuật của đơn vị vận hành Cổng")
_CHIEF: Final = "Trưởng Ban Biên tập"
_NAMED: Final = re.compile(r"(?:^|[,;(:]\s*)(?:ông|bà)\s", re.IGNORECASE)
"""The words before a person's name, unnecessary in a roster."""

_PORTAL_HEAD: Final = """\
# yaml-language-server: $schema=../schema/roster.json

# MẪU, chờ Văn phòng UBND tỉnh xác nhận: mới ghi chức danh, ngày bắt đầu tạm ghi, chưa có quyết định, chưa có khóa.
# Khi xác nhận: ghi đúng người giữ việc theo chức danh (không cần họ tên), số quyết định, ngày bắt đầu, khóa công khai
# trong keys; sau đó mỗi lần sửa phải có hai người chủ quản (owner) duyệt và tăng version thêm một.
# A SAMPLE, to be confirmed by the Office: posts only, days to be corrected, without decisions and keys. Once it is
# confirmed, two owners approve each change, which raises version by one.
"""
_BOARD_HEAD: Final = """\
# yaml-language-server: $schema=../../schema/site_roster.json

# MẪU, chờ Văn phòng UBND tỉnh và cơ quan xác nhận: Ban Biên tập theo QĐ 2111, Điều {article}. Mới ghi chức danh của người
# chịu trách nhiệm, ngày bắt đầu tạm ghi. mode: report_only chỉ báo cáo, chưa bắt buộc; required khi Ban đã có khóa ký.
# A SAMPLE, to be confirmed: the post of who answers for the site. Nothing is required until mode says so.
"""

APPROVAL_BLOCK: Final = """\
# Mỗi loại tệp phải có gì thì mới được đăng. person: phiếu ký của người có thẩm quyền (`portalgen approve`); platform: máy
# chủ kho gộp (địa chỉ ghi ở forge_committers), hoặc đơn vị vận hành ký; none, hay không ghi: không đòi hỏi gì. Trang còn
# mode: report_only thì chỉ được báo cáo, chưa bị từ chối.
# What each class of files needs before it is published: a signed record, the forge's merge, or nothing.
approval:
  classes:
    content: {level: person}
    portal_roster: {level: person}
    site_roster: {level: person}
    governance: {level: person}
    legal: {level: person}
    rules: {level: person}
    site_settings: {level: person}
    shared_settings: {level: person}
    platform: {level: platform}
"""
"""The approval part of a first policy."""
_LAPSE_LINES: Final = """\
  # Phiếu duyệt không được dùng trong số ngày này thì hết hiệu lực, phải duyệt lại; bỏ dòng này thì không hết.
  # Days after which an approval that nobody used lapses; without it none does.
  lapses_after_days: 14
"""
"""Added only to a new policy: an existing policy stays unchanged."""
_POLICY_HEAD: Final = """\
# yaml-language-server: $schema=../schema/policy.json

# Cách duyệt và xuất bản để lại dấu vết: merge giữ từng lần sửa của bài gửi duyệt; squash gộp lại thành một.
# How approval leaves its trace.
merge_method: merge
forge_committers: []
"""
_HAS_APPROVAL: Final = re.compile(r"^[ \t]*[\"']?approval[\"']?[ \t]*:", re.MULTILINE)


def add_approval(policy: str) -> str | None:
    """Return the text of `policy.yaml` with its approval part added; None if it already has any.

    An empty text stands for a policy that does not exist yet.
    """
    if _HAS_APPROVAL.search(policy):
        return None
    text = policy or _POLICY_HEAD
    return f"{text}{'' if text.endswith(chr(10)) else chr(10)}{APPROVAL_BLOCK}{_LAPSE_LINES}"


def propose_portal_id(portal: Portal) -> str:
    """Return the id of a portal in its first roster, used by its releases even before the roster exists."""
    return re.sub(r"[^a-z0-9]+", "-", portal.main_site.host.lower()).strip("-")


def write_first_roster(portal: Portal, day: date) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of a portal's roster files: everybody serves from `day`, and every board only reports."""
    people = "".join(_person(id, post, "owner", day) for id, post in _OWNERS) + _person(*_PLATFORM, "platform", day)
    yield ROSTER_FILE, f"{_PORTAL_HEAD}version: 1\nportal: {propose_portal_id(portal)}\npeople:\n{people}"
    for site in portal.sites:
        yield board_path(site.id), _board(site, day, is_main=site is portal.main_site)


def post_of_chief(site: Site) -> str:
    """Return the post of the person responsible for the site; a general post if unconfirmed or if it names a person."""
    post = site.contact.responsible.get("vi", "")
    return _CHIEF if not post or post == UNCONFIRMED or _NAMED.search(post) else post


def _board(site: Site, day: date, *, is_main: bool) -> str:
    head = _BOARD_HEAD.format(article="12(2)" if is_main else "16(2)")
    person = _person(f"{site.id}-truong-ban", post_of_chief(site), "chief", day)
    return f"{head}version: 1\nsite: {site.id}\ndecision: {UNCONFIRMED}\nmode: report_only\npeople:\n{person}"


def _person(id: str, post: str, role: str, day: date) -> str:
    quoted = json.dumps(post, ensure_ascii=False)
    roles = f"      - {{role: {role}, from: {day.isoformat()}, decision: {UNCONFIRMED}}}\n"
    return f"  - id: {id}\n    post: {quoted}\n    roles:\n{roles}"
