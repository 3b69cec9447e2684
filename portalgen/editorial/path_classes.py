"""The required approvals by file: a table of classes of paths with the needs of each.

The first class that matches a path counts; the last class matches the remaining paths, which need the platform.

The ledger of addresses is a separate class so that a policy may leave it free, like the policy shipped. Its additions
are compared with main's publications (CHG202). Any other change is an error that only the board can waive (CHG201), by
a change of governance signed by two owners.

The law (`legal`) was once part of `rules`. A policy without `legal` applies `rules` to it, with one owner as before, so
no verdict about the past changes. From the first policy with `legal` on, two owners sign.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal

from portalgen.config.roster import ROSTER_FILE, ROSTER_FOLDER, Role
from portalgen.frozen import frozen
from portalgen.text.bilingual import Bilingual as B

if TYPE_CHECKING:
    from portalgen.config.approval_policy import ApprovalPolicy  # it loads models that classes of paths do without

APPROVALS_FOLDER: Final = "site-config/approvals"

PathClassId = Literal[
    "record",
    "portal_roster",
    "site_roster",
    "governance",
    "legal",
    "rules",
    "site_settings",
    "shared_settings",
    "addresses",
    "content",
    "platform",
]


@frozen
class Need:
    """A signature required for a change: by any person with a role in `roles`."""

    roles: tuple[Role, ...]
    """Roles of a site are taken on the site of the path."""


@frozen
class PathClass:
    """Files approved in the same way."""

    id: PathClassId
    pattern: str
    """A regular expression over the whole path from the portal's root; the group `site` is the site, if any."""
    names: B
    needs: tuple[Need, ...]
    """Each is met by a different person. The policy decides how many of them count: `list_needs`."""
    is_governance: bool = False
    """True if such files decide about approvers.

    A change of them must be separate from other changes, and has no effect if it is invalid.
    """
    unnamed_needs: tuple[Need, ...] | None = None
    """The needs under a policy that does not name the class; None if they are the same."""

    def list_needs(self, policy: ApprovalPolicy) -> tuple[Need, ...]:
        """Return the signatures required for a change of such a file under `policy`."""
        if self.unnamed_needs is None or self.id in policy.classes:
            return self.needs
        return self.unnamed_needs


_SITE: Final = r"(?P<site>[a-z0-9]+(?:-[a-z0-9]+)*)"
_OWNER: Final = Need(("owner",))

PATH_CLASSES: Final = (
    PathClass("record", rf"{APPROVALS_FOLDER}(?:/.*)?", B("phiếu duyệt", "approval records"), ()),
    PathClass("portal_roster", re.escape(ROSTER_FILE), B("danh sách phân công của cổng", "the portal's roster"),
              (_OWNER, _OWNER), is_governance=True),
    PathClass("site_roster", rf"{ROSTER_FOLDER}/{_SITE}\.yaml", B("danh sách Ban Biên tập của trang", "a site's board"),
              (_OWNER, Need(("chief", "owner"))), is_governance=True),
    PathClass("governance", r"site-config/governance(?:/.*)?", B("quy định duyệt bài và mục miễn áp dụng", "policy and waivers"),
              (_OWNER, _OWNER), is_governance=True),
    PathClass("legal", r"site-config/legal(?:/.*)?", B("pháp luật và thời hạn", "law and time limits"),
              (_OWNER, _OWNER), unnamed_needs=(_OWNER,)),
    PathClass("rules", r"site-config/(?:lint\.yaml|lint-baseline\.json)", B("quy tắc kiểm tra", "rules of the linter"), (_OWNER,)),
    PathClass("site_settings", rf"site-config/sites/{_SITE}\.yaml", B("cấu hình của trang", "a site's settings"),
              (Need(("chief",)), Need(("platform",)))),
    PathClass("shared_settings", r"site-config/(?:(?:portal|profiles|taxonomies|redirects)\.yaml|search(?:/.*)?)", B("cấu hình chung", "shared settings"),
              (_OWNER,)),
    PathClass("addresses", r"site-config/addresses(?:/.*)?", B("sổ địa chỉ", "ledger of addresses"), (Need(("platform",)),)),
    PathClass("content", rf"content/{_SITE}(?:/.+)?", B("nội dung", "content"), (Need(("chief",)),)),
    PathClass("platform", r".*", B("chương trình, giao diện và tệp khác", "program, themes and other files"), (Need(("platform",)),)),
)  # fmt: skip

_LAW: Final[PathClassId] = "legal"
_RULES_AND_LAW: Final = B("quy tắc và thời hạn", "rules and limits")
_WITH_LAW_IN_RULES: Final = tuple(
    replace(each, names=_RULES_AND_LAW) if each.id == "rules" else each for each in PATH_CLASSES if each.id != _LAW
)
_COMPILED: Final = tuple((each, re.compile(each.pattern, re.DOTALL)) for each in PATH_CLASSES)


@frozen
class ClassifiedPath:
    """The class of a path, and its site."""

    path: str
    path_class: PathClass
    site: str
    """Empty if the class has no site."""

    @property
    def section(self) -> str:
        """Folder of the file below its site's content; empty for files directly in it and for other classes."""
        return "/".join(self.path.split("/")[2:-1]) if self.path_class.id == "content" else ""


def list_classes(*policies: ApprovalPolicy) -> tuple[PathClass, ...]:
    """Return the classes distinguished by any of these policies, as shown to people."""
    return PATH_CLASSES if any(_LAW in each.classes for each in policies) else _WITH_LAW_IN_RULES


def classify_path(path: str) -> ClassifiedPath:
    """Return the class of a path from the portal's root, and its site."""
    for path_class, pattern in _COMPILED:
        match = pattern.fullmatch(path)
        if match is not None:
            return ClassifiedPath(path, path_class, match.groupdict().get("site") or "")
    raise AssertionError("the last class fits every path")
