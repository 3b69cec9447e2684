"""The table of settings files: path patterns with their models and names."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from portalgen.config.setting_descriptions import SettingGroup, describe_settings
from portalgen.frozen import frozen
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual as B

with on_demand():
    from portalgen.config import (
        duty_models,
        former_bodies,
        legal_models,
        lint_models,
        models,
        retention,
        roster_models,
        search_alias_models,
        theme_models,
    )


@frozen
class SettingFileType:
    """A type of settings file."""

    pattern: str
    """A regular expression for the whole path; its group `name` is the variable part."""
    model: Callable[[], type[models.Model]] | None
    """Returns the model of the file; None for files with free keys."""
    names: B
    """The name of the file inside a sentence; `{name}` is replaced by the group, or its label."""
    is_named_by_site: bool = False
    """True if the group is a site id."""
    has_subjects: bool = False
    """True if its keys are named together with the file's subject: the main menu of the site …"""

    def describe(self) -> SettingGroup:
        """Return its keys."""
        return describe_settings(self.model()) if self.model is not None else SettingGroup("", {})


SETTING_FILES: Final = (
    SettingFileType(
        r"site-config/portal\.yaml", lambda: models.PortalModel, B("toàn cổng", "the whole portal"), has_subjects=True
    ),
    SettingFileType(r"site-config/profiles\.yaml", lambda: models.ProfilesModel, B("các mẫu trang", "the profiles")),
    SettingFileType(
        r"site-config/sites/(?P<name>[^/]+)\.yaml",
        lambda: models.SiteModel,
        B("trang {name}", "the site {name}"),
        is_named_by_site=True,
        has_subjects=True,
    ),
    SettingFileType(
        r"site-config/taxonomies\.yaml", lambda: models.TaxonomiesModel, B("các hệ danh mục", "the taxonomies")
    ),
    SettingFileType(r"site-config/redirects\.yaml", lambda: models.RedirectsModel, B("chuyển hướng", "redirects")),
    SettingFileType(r"site-config/lint\.yaml", lambda: lint_models.LintModel, B("việc kiểm tra bài", "page checks")),
    SettingFileType(
        r"site-config/governance/policy\.yaml",
        lambda: lint_models.PolicyModel,
        B("quy định duyệt bài", "the approval policy"),
    ),
    SettingFileType(
        r"site-config/governance/waivers\.yaml",
        lambda: lint_models.WaiversModel,
        B("danh sách miễn áp dụng", "the waivers"),
    ),
    SettingFileType(
        r"site-config/governance/roster\.yaml",
        lambda: roster_models.RosterModel,
        B("danh sách người của toàn cổng", "the roster of the portal"),
        has_subjects=True,
    ),
    SettingFileType(
        r"site-config/governance/roster/(?P<name>[^/]+)\.yaml",
        lambda: roster_models.SiteRosterModel,
        B("Ban Biên tập của trang {name}", "the editorial board of {name}"),
        has_subjects=True,
        is_named_by_site=True,
    ),
    SettingFileType(
        r"site-config/legal/calendar/(?P<name>[^/]+)\.yaml",
        lambda: legal_models.CalendarModel,
        B("lịch làm việc năm {name}", "the calendar of {name}"),
    ),
    SettingFileType(
        r"site-config/legal/deadlines\.yaml",
        lambda: legal_models.DeadlinesModel,
        B("quy định thời hạn", "the time limits"),
    ),
    SettingFileType(
        r"site-config/legal/instruments\.yaml",
        lambda: legal_models.InstrumentsModel,
        B("danh mục văn bản được viện dẫn", "the cited instruments"),
    ),
    SettingFileType(
        r"site-config/legal/retention\.yaml",
        lambda: retention.RetentionModel,
        B("thời gian giữ bài trên cổng", "retention of items"),
    ),
    SettingFileType(
        r"site-config/legal/former-agencies\.yaml",
        lambda: former_bodies.FormerBodiesModel,
        B("danh mục cơ quan, đơn vị không còn", "the register of former agencies and units"),
    ),
    SettingFileType(
        r"site-config/legal/duties\.yaml",
        lambda: duty_models.DutiesModel,
        B("nhiệm vụ công khai thông tin", "duties to publish"),
    ),
    SettingFileType(
        r"site-config/search/(?P<name>[^/]+)\.yaml",
        lambda: search_alias_models.SearchAliasesModel,
        B("bảng tên gọi khi tìm kiếm “{name}”", "the table of other names “{name}”"),
    ),
    SettingFileType(
        r"themes/(?P<name>[^/]+)/theme\.yaml",
        lambda: theme_models.ThemeModel,
        B("giao diện “{name}”", "the theme “{name}”"),
        has_subjects=True,
    ),
    SettingFileType(
        r"themes/[^/]+/strings/(?P<name>[^/]+)\.yaml",
        None,
        B("câu chữ của giao diện (strings/{name})", "the words of the theme (strings/{name})"),
    ),
)
"""Every type of settings file; the first match applies."""


def find_setting_file(path: str) -> tuple[SettingFileType, str] | None:
    """Return (settings file, its variable part) for `path`, or None if no model describes it."""
    for each in SETTING_FILES:
        match = re.fullmatch(each.pattern, path)
        if match is not None:
            return each, match.groupdict().get("name") or ""
    return None
