"""What sites owe, from when, and who is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.config.lint_settings import LintSettings, SiteRequirements
from portalgen.lint.model import PortalRule, Violation
from portalgen.lint.rules.duties import (
    contact_unconfirmed,
    draft_left,
    mandatory_menu_missing,
    mandatory_section_empty,
    mandatory_section_missing,
    review_overdue,
)
from tests.makers.lint.contexts import load_lint_context, values
from tests.makers.lint.legal_document import document
from tests.makers.portal import DUTY_BODY, SmallPortal, page, site, translation

Files = dict[str, str | bytes | None]


def require_sections(group: str, *sections: str) -> LintSettings:
    return LintSettings(mandatory={group: SiteRequirements(sections=sections)})


def run_rule(
    rule: PortalRule, tmp_path: Path, settings: LintSettings | None = None, files: Files | None = None
) -> list[Violation]:
    return list(rule.check(load_lint_context(SmallPortal(tmp_path / "portal", files), settings=settings)))


def test_a_section_that_a_profile_lacks_is_reported_once_for_all_its_sites(tmp_path: Path) -> None:
    files: Files = {"site-config/sites/xb.yaml": site("xb", "commune", "xb.example.vn", "Xã mẫu", "Xã mẫu")}
    (hit,) = run_rule(
        mandatory_section_missing.RULE, tmp_path, require_sections("commune", "van-ban", "tin-tuc"), files
    )
    assert values(hit) == {"owner": "commune", "section": "van-ban"}
    assert hit.diagnostic.place.path == "site-config/profiles.yaml"


def test_a_section_that_a_site_of_its_own_sections_lacks_is_reported_in_its_file(tmp_path: Path) -> None:
    sections = "sections: [{path: tin-tuc, names: {vi: Tin tức}, kinds: [news], missing_translation: notice}]"
    files: Files = {"site-config/sites/xb.yaml": site("xb", "commune", "xb.example.vn", "Xã mẫu", "Xã mẫu", sections)}
    hits = run_rule(mandatory_section_missing.RULE, tmp_path, require_sections("commune", "van-ban"), files)
    assert [(values(hit)["owner"], hit.diagnostic.place.path) for hit in hits] == [
        ("commune", "site-config/profiles.yaml"),
        ("xb", "site-config/sites/xb.yaml"),
    ]


def test_an_own_section_does_the_duty_of_its_site_and_its_profile_is_told_of_the_others(tmp_path: Path) -> None:
    own = "own_sections: [{path: van-ban, names: {vi: Văn bản}, kinds: [legal_document], missing_translation: notice}]"
    files: Files = {"site-config/sites/xb.yaml": site("xb", "commune", "xb.example.vn", "Xã mẫu", "Xã mẫu", own)}
    (hit,) = run_rule(mandatory_section_missing.RULE, tmp_path, require_sections("commune", "van-ban"), files)
    assert (values(hit)["owner"], hit.diagnostic.place.path) == ("commune", "site-config/profiles.yaml")


def test_a_page_made_from_the_configuration_does_its_duty(tmp_path: Path) -> None:
    settings = require_sections("commune", "gioi-thieu", "lien-he", "so-do-cong")
    assert run_rule(mandatory_section_missing.RULE, tmp_path, settings) == []
    assert run_rule(mandatory_section_missing.RULE, tmp_path, require_sections("department", "lien-he")) == []


def test_an_empty_section_is_reported_once_its_site_publishes(tmp_path: Path) -> None:
    settings = require_sections("commune", "tin-tuc")
    assert run_rule(mandatory_section_empty.RULE, tmp_path, settings) == []
    (hit,) = run_rule(mandatory_section_empty.RULE, tmp_path, require_sections("department", "van-ban"))
    assert hit.diagnostic.place.path == "site-config/sites/so.yaml"


def test_an_empty_own_section_is_reported_on_its_line_and_one_of_the_profile_in_the_sites_file(tmp_path: Path) -> None:
    own = "own_sections: [{path: bien, names: {vi: Biển, en: Sea}, kinds: [page], missing_translation: notice}]"
    text = site("so", "department", "so.example.vn", "Sở Ngoại vụ", "Sở Ngoại vụ", own)
    files: Files = {"site-config/sites/so.yaml": text}
    hits = run_rule(mandatory_section_empty.RULE, tmp_path, require_sections("department", "bien", "van-ban"), files)
    assert [(hit.diagnostic.place.path, hit.diagnostic.place.line) for hit in hits] == [
        ("site-config/sites/so.yaml", len(text.splitlines())),
        ("site-config/sites/so.yaml", 1),
    ]


@pytest.mark.parametrize(
    ("path", "content", "told"),
    [
        ("van-ban/a.vi.md", document("so-a"), False),
        ("van-ban/a.vi.md", document("so-a", draft="true"), True),
        ("van-ban/a.vi.md", document("so-a", publish_at="2026-12-01"), True),
        ("van-ban/_index.vi.md", page("so-van-ban", "Xem công báo.\n", kind="section", title="Văn bản"), False),
        ("van-ban/_index.vi.md", page("so-van-ban", " \n", kind="section", title="Văn bản"), True),
    ],
)
def test_a_section_holds_what_readers_see(tmp_path: Path, path: str, content: str, told: bool) -> None:
    hits = run_rule(
        mandatory_section_empty.RULE,
        tmp_path,
        require_sections("department", "van-ban"),
        {f"content/so/{path}": content},
    )
    assert bool(hits) is told


def test_only_the_sites_own_language_fills_its_sections(tmp_path: Path) -> None:
    files: Files = {
        "content/so/gioi-thieu/chuc-nang/index.vi.md": page("so-chuc-nang", DUTY_BODY, title="Chức năng", draft="true"),
        "content/so/gioi-thieu/chuc-nang/index.en.md": translation(
            "so-chuc-nang", ("Chức năng", "", DUTY_BODY), title="Functions"
        ),
    }
    assert (
        len(run_rule(mandatory_section_empty.RULE, tmp_path, require_sections("department", "gioi-thieu"), files)) == 1
    )


def test_an_unconfirmed_contact_is_reported_once_for_each_site_that_publishes(tmp_path: Path) -> None:
    hits = run_rule(contact_unconfirmed.RULE, tmp_path)
    assert [values(hit)["owner"] for hit in hits] == ["portal", "so"]
    assert {values(hit)["keys"] for hit in hits} == {"address, telephone, email, hours"}


@pytest.mark.parametrize(
    ("review", "keys", "told"),
    [
        ("2026-11-23", {}, True),
        ("2026-11-24", {}, False),
        ("2026-11-23", {"draft": "true"}, False),
        ("2026-11-23", {"expires_at": "2026-11-01"}, False),
    ],
)
def test_a_review_is_overdue_from_the_next_day_while_the_page_is_shown(
    tmp_path: Path, review: str, keys: dict[str, str], told: bool
) -> None:
    files: Files = {"content/so/gioi-thieu/a.vi.md": page("so-a", title="Giới thiệu", review_by=review, **keys)}
    hits = run_rule(review_overdue.RULE, tmp_path, files=files)
    assert [values(hit)["days"] for hit in hits] == (["1"] if told else [])


@pytest.mark.parametrize(
    ("day", "draft", "told"),
    [("2026-10-24", "true", True), ("2026-10-25", "true", False), ("2026-10-01", "false", False)],
)
def test_a_draft_is_left_after_thirty_days(tmp_path: Path, day: str, draft: str, told: bool) -> None:
    files: Files = {"content/so/tin-tuc/a.vi.md": page("so-a", kind="news", title="Tin", date=day, draft=draft)}
    assert bool(run_rule(draft_left.RULE, tmp_path, files=files)) is told


def test_a_draft_of_a_translation_is_the_translators(tmp_path: Path) -> None:
    body = "Nội dung.\n"
    files: Files = {
        "content/so/tin-tuc/a.vi.md": page("so-a", body, kind="news", title="Tin", date="2026-01-01"),
        "content/so/tin-tuc/a.en.md": translation("so-a", ("Tin", "", body), kind="news", title="News", draft="true"),
    }
    assert run_rule(draft_left.RULE, tmp_path, files=files) == []


def test_what_would_fill_an_empty_section_is_named_as_its_cause(tmp_path: Path) -> None:
    path = "content/so/van-ban/a.vi.md"
    (hit,) = run_rule(
        mandatory_section_empty.RULE,
        tmp_path,
        require_sections("department", "van-ban"),
        {path: document("so-a", draft="true")},
    )
    assert hit.related == (path,)


def test_a_menu_without_a_mandatory_entry_is_reported_where_the_menu_stands(tmp_path: Path) -> None:
    menu = (
        'menu: [{label: {vi: Trang chủ}, to: "self:home", children: [{label: {vi: Sơ  đồ cổng}, to: "self:site_map"}]}]'
    )
    files: Files = {"site-config/sites/xb.yaml": site("xb", "commune", "xb.example.vn", "Xã mẫu", "Xã mẫu", menu)}
    settings = LintSettings(mandatory={"commune": SiteRequirements(menu=("Trang Chủ", "Tin tức", "Sơ đồ cổng"))})
    hits = run_rule(mandatory_menu_missing.RULE, tmp_path, settings, files)
    assert [(values(hit), hit.diagnostic.place.path) for hit in hits] == [
        ({"owner": "commune", "name": "Sơ đồ cổng"}, "site-config/profiles.yaml"),
        ({"owner": "xb", "name": "Tin tức"}, "site-config/sites/xb.yaml"),
    ]
