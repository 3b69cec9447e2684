"""A change of settings is said in the words of those who approve it, file by file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.config.load import load_portal
from portalgen.config.portal import Portal
from portalgen.config.setting_descriptions import SettingGroup, describe_settings
from portalgen.config.setting_files import SETTING_FILES, find_setting_file
from portalgen.config.yaml_text import Tree, YamlText, parse_yaml
from portalgen.differences.setting_changes import SettingChange
from portalgen.differences.setting_entries import ENTRY_KINDS
from portalgen.differences.setting_names import SettingNames
from portalgen.differences.settings import compare_settings
from portalgen.text.bilingual import Bilingual as B
from tests.makers.growth import check_linear_growth

ROOT = Path(__file__).resolve().parents[2]
SITE = "site-config/sites/snv.yaml"
BOARD = "site-config/governance/roster/snv.yaml"
REDIRECTS = "site-config/redirects.yaml"
KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl"


@pytest.fixture(scope="module")
def shipped_portal() -> Portal:
    portal, _ = load_portal(ROOT)
    assert portal is not None
    return portal


def names_of(portal: Portal | None = None, language: str = "vi", **more: Any) -> SettingNames:
    given_names = {
        "titles": {"quy-che": "Quy chế hoạt động"},
        "classes": {"content": B("các bài", "pages")},
        "people": {"snv-truong-ban": "Giám đốc Sở Nội vụ", "snv-pho": "Phó Giám đốc"},
        "instruments": {"qd-2111": "QĐ 2111"},
        "count_terms": lambda: {("field", "y-te"): 12},
    }
    return SettingNames(language, portal, **{**given_names, **more})


def compare(path: str, old: str, new: str, names: SettingNames | None = None) -> tuple[SettingChange, ...]:
    return compare_settings(path, old.encode(), new.encode(), names or names_of())


def sentences(path: str, old: str, new: str, names: SettingNames | None = None) -> list[str]:
    return [each.sentence for each in compare(path, old, new, names)]


MENU = """menu:
  - {label: {vi: Trang chủ, en: Home}, to: self:home}
  - {label: {vi: Giới thiệu, en: About}, to: self:gioi-thieu}
  - {label: {vi: Tin tức, en: News}, to: self:tin-tuc}
"""
CASES = [
    # menus
    (SITE, MENU, ("Giới thiệu", "Về chúng tôi"),
     "Thực đơn chính của trang Sở Nội vụ: mục «Giới thiệu» đổi tên thành «Về chúng tôi»"),
    (SITE, MENU, ("en: About", "en: About us"),
     "Thực đơn chính của trang Sở Nội vụ: mục «Giới thiệu», tên, tiếng Anh: «About» → «About us»"),
    (SITE, MENU, ("  - {label: {vi: Giới thiệu, en: About}, to: self:gioi-thieu}\n", ""),
     "Thực đơn chính của trang Sở Nội vụ: bỏ mục «Giới thiệu» (tên: tiếng Anh: About; dẫn tới: chuyên mục “gioi-thieu”)"),
    (SITE, MENU, ("  - {label: {vi: Tin", "  - {label: {vi: Công báo}, to: 'https://congbao.example/'}\n  - {label: {vi: Tin"),
     "Thực đơn chính của trang Sở Nội vụ: thêm mục «Công báo» (ở vị trí 3; dẫn tới: https://congbao.example/ "
     "(tên miền congbao.example, ngoài cổng))"),
    (SITE, MENU, ("to: self:gioi-thieu", "to: 'id:quy-che'"),
     "Thực đơn chính của trang Sở Nội vụ: mục «Giới thiệu», dẫn tới: «chuyên mục “gioi-thieu”» → «bài “Quy chế hoạt động”»"),
    (SITE, "quick_links:\n  - {label: {vi: A}, to: 'site:stc/tin-tuc'}\n", ("site:stc/tin-tuc", "service:public_services"),
     "Việc thường cần ở trang chủ của trang Sở Nội vụ: mục «A», dẫn tới: «chuyên mục “Tin tức, sự kiện” của trang Sở Tài "
     "chính» → «dịch vụ “Cổng Dịch vụ công Quốc gia”»"),
    # sites
    (SITE, "names:\n  vi: {full: Sở A, short: A}\n", ("full: Sở A", "full: Sở B"),
     "Tên của trang Sở Nội vụ: tiếng Việt, tên đầy đủ của cơ quan: «Sở A» → «Sở B»"),
    (SITE, "host: snv.example.vn\n", ("snv.", "noivu."),
     "Tên miền của trang Sở Nội vụ: «snv.example.vn» → «noivu.example.vn»"),
    (SITE, "contact:\n  telephone: unconfirmed\n", ("unconfirmed", "0263 382 2222"),
     "Thông tin liên hệ của trang Sở Nội vụ: điện thoại: «chưa xác nhận» → «0263 382 2222»"),
    (SITE, "contact:\n  hours: {vi: Sáng}\n", ("Sáng", "Chiều"),
     "Thông tin liên hệ của trang Sở Nội vụ: giờ làm việc, tiếng Việt: «Sáng» → «Chiều»"),
    (SITE, "languages:\n  - {code: vi, prefix: /}\n  - {code: en, prefix: /en/}\n", ("  - {code: en, prefix: /en/}\n", ""),
     "Ngôn ngữ của trang Sở Nội vụ: bỏ ngôn ngữ «tiếng Anh» (đoạn đầu địa chỉ: /en/)"),
    (SITE, "own_sections:\n  - {path: moi, names: {vi: Mới}, kinds: [news], missing_translation: hide}\n", ("hide", "notice"),
     "Chuyên mục riêng của trang của trang Sở Nội vụ: chuyên mục «Mới», bài chưa có bản dịch: «ẩn» → «liệt kê bài bằng ngôn "
     "ngữ kia, có ghi rõ»"),
    (SITE, "plain_text: false\n", ("false", "true"),
     "Mỗi bài có thêm bản văn bản thuần của trang Sở Nội vụ: «không» → «có»"),
    (SITE, "parent: portal\n", ("portal", "stc"), "Trang cấp trên của trang Sở Nội vụ: «Cổng tỉnh Lâm Đồng» → «Sở Tài chính»"),
    # what is shared
    ("site-config/profiles.yaml", "profiles:\n  department:\n    theme: default\n", ("default", "moi"),
     "Giao diện của mẫu trang “department” (15 trang thông tin dùng): «default» → «moi»"),
    ("site-config/portal.yaml", "new_days: 3\n", ("3", "5"), "Số ngày một bài mang dấu Mới của toàn cổng: «3» → «5»"),
    ("site-config/portal.yaml", "services:\n  mail: {address: unconfirmed}\n", ("unconfirmed", "https://thu.example/"),
     "Dịch vụ và kênh bên ngoài của toàn cổng: hệ thống thư điện tử, địa chỉ: «chưa xác nhận» → «https://thu.example/ (tên "
     "miền thu.example, ngoài cổng)»"),
    ("site-config/portal.yaml", "attachment_formats: [pdf, docx]\n", ("docx", "docx, exe"),
     "Định dạng tệp được đăng của toàn cổng: «exe»"),
    # taxonomies
    ("site-config/taxonomies.yaml",
     "taxonomies:\n  - {id: field, names: {vi: Lĩnh vực}, terms: [{id: y-te, names: {vi: Y tế}}, {id: cu, names: {vi: Cũ}}]}\n",
     ("vi: Y tế", "vi: Sức khỏe"),
     "Các hệ danh mục: hệ danh mục «Lĩnh vực»: từ «Y tế» (12 bài đang dùng) đổi tên thành «Sức khỏe»"),
    ("site-config/taxonomies.yaml",
     "taxonomies:\n  - {id: field, names: {vi: Lĩnh vực}, terms: [{id: y-te, names: {vi: Y tế}}, {id: cu, names: {vi: Cũ}}]}\n",
     ("{id: y-te, names: {vi: Y tế}}, ", ""),
     "Các hệ danh mục: hệ danh mục «Lĩnh vực»: bỏ từ «Y tế» (12 bài đang dùng; mã: y-te)"),
    ("site-config/taxonomies.yaml", "taxonomies:\n  - {id: field, names: {vi: Lĩnh vực}, terms: [{id: cu, names: {vi: Cũ}}]}\n",
     ("terms: [", "terms: [{id: moi, names: {vi: Mới}}, "),
     "Các hệ danh mục: hệ danh mục «Lĩnh vực»: thêm từ «Mới» (ở vị trí 1; mã: moi)"),
    # redirects
    ("site-config/redirects.yaml", "redirects:\n  - {site: snv, from: /a/, to: self:contact}\n", ("self:contact", "id:quy-che"),
     "Chuyển hướng: địa chỉ cũ «snv.lamdong.gov.vn/a/», dẫn tới: «trang Liên hệ» → «bài “Quy chế hoạt động”»"),
    ("site-config/redirects.yaml", "redirects:\n  - {site: snv, from: /a/, to: self:contact}\n", ("self:contact", "'https://la.example/x'"),
     "Chuyển hướng: địa chỉ cũ «snv.lamdong.gov.vn/a/», dẫn tới: «trang Liên hệ» → «https://la.example/x (tên miền la.example, "
     "ngoài cổng)»"),
    # rosters
    (BOARD, "mode: report_only\n", ("report_only", "required"),
     "Việc duyệt của Ban Biên tập của trang Sở Nội vụ: «chỉ báo cáo» → «bắt buộc»"),
    (BOARD, "people:\n  - {id: a, post: Phó Giám đốc, roles: [{role: editor, from: 2026-01-01}]}\n",
     ("[{role: editor", "[{role: deputy, from: 2026-02-01, to: 2026-12-31, decision: 12/QĐ-SNV}, {role: editor"),
     "Ban Biên tập của trang Sở Nội vụ: người «Phó Giám đốc (a)»: được giao vai trò «Phó Trưởng Ban Biên tập» (từ ngày: "
     "01/02/2026; đến hết ngày: 31/12/2026; quyết định phân công: 12/QĐ-SNV)"),
    (BOARD, "people:\n  - {id: a, post: Phó Giám đốc, roles: [{role: editor, from: 2026-01-01}, {role: deputy, from: 2026-02-01}]}\n",
     (", {role: deputy, from: 2026-02-01}", ""),
     "Ban Biên tập của trang Sở Nội vụ: người «Phó Giám đốc (a)»: thôi giữ vai trò «Phó Trưởng Ban Biên tập» (từ ngày: "
     "01/02/2026)"),
    (BOARD, "people:\n  - {id: a, post: Phó Giám đốc, keys: [], roles: [{role: editor, from: 2026-01-01}]}\n",
     ("keys: []", f"keys: [{{public: {KEY}, label: khóa mới}}]"),
     "Ban Biên tập của trang Sở Nội vụ: người «Phó Giám đốc (a)»: thêm khóa «khóa mới, "
     "SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU, ssh-ed25519»"),
    (BOARD, "delegations: []\n",
     ("[]", "[{from_person: snv-truong-ban, to_person: snv-pho, document: 5/UQ, from: 2026-01-01, to: 2026-02-01}]"),
     "Ủy quyền của Ban Biên tập của trang Sở Nội vụ: thêm ủy quyền «Giám đốc Sở Nội vụ (snv-truong-ban) cho Phó Giám đốc "
     "(snv-pho)» (văn bản ủy quyền: 5/UQ; từ ngày: 01/01/2026; đến hết ngày: 01/02/2026)"),
    ("site-config/governance/roster.yaml", "people:\n  - {id: a, post: Chánh Văn phòng, roles: [{role: owner, from: 2026-01-01}]}\n",
     ("from: 2026-01-01", "from: 2026-03-01"),
     "Danh sách người của toàn cổng: người «Chánh Văn phòng (a)», vai trò «cơ quan chủ quản», từ ngày: «01/01/2026» → "
     "«01/03/2026»"),
    # rules
    ("site-config/governance/policy.yaml", "approval:\n  classes:\n    content: {level: person}\n", ("person", "none"),
     "Quy định duyệt bài: các bài, mức duyệt: «phải có phiếu ký của người có thẩm quyền» → «không đòi hỏi gì»"),
    ("site-config/governance/policy.yaml", "approval:\n  emergency_review_hours: 24\n", ("24", "48"),
     "Quy định duyệt bài: số giờ để duyệt bổ sung tin đăng khẩn: «24» → «48»"),
    ("site-config/governance/waivers.yaml", "waivers: []\n",
     ("[]", "[{code: DDL202, site: snv, reason: Mất điện, approved_by: Trưởng Ban, from: 2026-01-01, until: 2026-01-03}]"),
     "Danh sách miễn áp dụng: thêm mục miễn áp dụng «DDL202"),
    ("site-config/lint.yaml", "severity: {}\n", ("{}", "{TXT204: 'off'}"),
     "Việc kiểm tra bài: mức báo, TXT204 (Hai dấu cách liền nhau): «không báo»"),
    ("site-config/lint.yaml", "mandatory:\n  commune: {sections: [tin-tuc, van-ban]}\n", ("[tin-tuc, van-ban]", "[tin-tuc]"),
     "Việc kiểm tra bài: điều mỗi nhóm trang phải có, nhóm trang xã, phường, đặc khu, chuyên mục phải có: «van-ban»"),
    # the law and what is kept
    ("site-config/legal/retention.yaml", "retention:\n  - {kind: news, keep: unconfirmed}\n",
     ("unconfirmed", "5, basis: [{instrument: qd-2111, article: Điều 3}]"),
     "Thời gian giữ bài trên cổng: loại bài «Tin tức», thời gian giữ (năm): «chưa xác nhận» → «5»"),
    ("site-config/legal/former-agencies.yaml",
     "agencies:\n  - {names: [Sở A], since: 2025-03-01, successors: {vi: Sở B, en: B}, status: provisional}\n",
     ("provisional", "confirmed"),
     "Danh mục cơ quan, đơn vị không còn: cơ quan, tên «Sở A», mức xác nhận: «chưa xác nhận» → «đã xác nhận»"),
    ("site-config/legal/duties.yaml", "stale_after:\n  - {duty: '7.6', days: 30, note: {vi: a, en: b}}\n", ("30", "90"),
     "Nhiệm vụ công khai thông tin: số ngày coi là cũ, nhiệm vụ «7.6», số ngày: «30» → «90»"),
    ("site-config/legal/calendar/2027.yaml", "days_off: []\n",
     ("[]", "[{day: 2027-01-01, name: {vi: Tết, en: New Year}, source: Luật}]"),
     "Lịch làm việc năm 2027: ngày nghỉ: thêm ngày «01/01/2027» (tên ngày nghỉ: tiếng Việt: Tết; tiếng Anh: New Year; "
     "nguồn: Luật)"),
    ("site-config/legal/instruments.yaml", "instruments:\n  - {id: a, short: NĐ 1, valid_to: 2026-01-01}\n",
     ("2026-01-01", "2026-06-30"),
     "Danh mục văn bản được viện dẫn: văn bản «NĐ 1», ngày cuối còn hiệu lực: «01/01/2026» → «30/06/2026»"),
    ("site-config/legal/deadlines.yaml", "classes:\n  - {id: news, names: {vi: Tin, en: News}, length: {hours: 24}}\n", ("24", "48"),
     "Quy định thời hạn: loại thời hạn «Tin», thời hạn, số giờ: «24» → «48»"),
    ("site-config/search/synonyms.yaml", "aliases:\n  - {words: [sổ đỏ], targets: ['id:quy-che'], kind: synonym}\n",
     ("[sổ đỏ]", "[sổ đỏ, sổ hồng]"),
     "Bảng tên gọi khi tìm kiếm “synonyms”: tên «sổ đỏ», tên: «sổ hồng»"),
    # themes
    ("themes/default/theme.yaml", "scripts: [a.js]\n", ("a.js", "a.js, b.js"), "Mã chạy trên trang của giao diện “default”: «b.js»"),
    ("themes/default/strings/vi.yaml", "home:\n  title: Trang chủ\n", ("Trang chủ", "Trang đầu"),
     "Câu chữ của giao diện (strings/vi): `home`, `title`: «Trang chủ» → «Trang đầu»"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "old", "edit", "said"), CASES, ids=range(len(CASES)))
def test_each_kind_of_change_is_said_in_words(
    shipped_portal: Portal, path: str, old: str, edit: tuple[str, str], said: str
) -> None:
    assert edit[0] in old
    found = sentences(path, old, old.replace(*edit, 1), names_of(shipped_portal))
    assert any(each == said or each.startswith(said) for each in found), found


@pytest.mark.parametrize(("path", "old", "edit", "said"), CASES, ids=range(len(CASES)))
def test_the_english_words_are_others_and_say_as_many_changes(
    shipped_portal: Portal, path: str, old: str, edit: tuple[str, str], said: str
) -> None:
    new = old.replace(*edit, 1)
    vi = compare(path, old, new, names_of(shipped_portal))
    en = compare(path, old, new, names_of(shipped_portal, "en"))
    assert [(each.key, each.change) for each in vi if "label" not in each.key and "names" not in each.key] == [
        (each.key, each.change) for each in en if "label" not in each.key and "names" not in each.key
    ]
    assert not any(word in each.label for each in en for word in ("của", "trang ", "Các ", "Quy định"))


def test_the_english_words_of_a_menu() -> None:
    new = MENU.replace("en: About", "en: About us")
    assert sentences(SITE, MENU, new, names_of(language="en")) == [
        "Main menu of the site “snv”: the entry «About» is now called «About us»"
    ]


def test_an_entry_that_moved_is_told_once_with_its_places() -> None:
    lines = MENU.splitlines(keepends=True)
    assert sentences(SITE, MENU, "".join((lines[0], lines[3], lines[1], lines[2]))) == [
        "Thực đơn chính của trang “snv”: mục «Tin tức» chuyển từ vị trí 3 sang vị trí 1, đứng đầu"
    ]


def test_many_entries_that_moved_are_told_by_their_new_order() -> None:
    entries = [f"  - {{label: {{vi: M{number}}}, to: 'self:m{number}'}}\n" for number in range(12)]
    (said,) = sentences(SITE, "menu:\n" + "".join(entries), "menu:\n" + "".join(reversed(entries)))
    assert "xếp lại thứ tự; thứ tự mới: «M11», «M10»" in said


def test_entries_whose_order_means_nothing_are_said_to_be_the_same() -> None:
    lines = ["  - {site: snv, from: /a/, to: self:home}\n", "  - {site: snv, from: /b/, to: self:contact}\n"]
    (said,) = sentences(
        "site-config/redirects.yaml", "redirects:\n" + "".join(lines), "redirects:\n" + "".join(lines[::-1])
    )
    assert said.endswith("chỉ xếp lại thứ tự các mục, nội dung như cũ")


def test_two_equal_entries_stand_for_each_other_one_by_one() -> None:
    entry = "  - {label: {vi: A}, to: self:home}\n"
    assert [each.change for each in compare(SITE, f"menu:\n{entry}{entry}", f"menu:\n{entry}")] == ["removed"]


def test_a_site_that_takes_the_place_of_its_profile_is_said_to(shipped_portal: Portal) -> None:
    said = sentences(SITE, "host: a.vn\n", f"host: a.vn\n{MENU}", names_of(shipped_portal))
    assert said[0] == (
        "Thực đơn chính của trang Sở Nội vụ: trang có giá trị riêng, thay cho toàn bộ giá trị của mẫu trang"
    )
    assert sentences(SITE, f"host: a.vn\n{MENU}", "host: a.vn\n")[0].endswith("lấy theo mẫu trang")


def test_an_empty_menu_is_no_menu_of_the_profile() -> None:
    (own, empty) = sentences(SITE, "host: a.vn\n", "host: a.vn\nmenu: []\n")
    assert own.startswith("Thực đơn chính của trang “snv”: trang có giá trị riêng")
    assert empty.endswith("nay ghi là trống")


def test_values_with_the_same_words_are_told_as_they_are_written(shipped_portal: Portal) -> None:
    old = "menu: [{label: {vi: A}, to: 'id:quy-che#dieu-1'}]\n"
    (said,) = sentences(SITE, old, old.replace("dieu-1", "dieu-2"), names_of(shipped_portal))
    assert said.endswith("«id:quy-che#dieu-1» → «id:quy-che#dieu-2»")
    (said, _) = sentences("site-config/legal/deadlines.yaml", "freshness: {sites: [a]}\n", "freshness: {sites: [b]}\n")
    assert said.endswith("«“a”»")


def test_a_list_that_got_an_entry_and_another_order_says_both() -> None:
    old, new = "share: [email, facebook]\n", "share: [facebook, email, zalo]\n"
    assert [each.change for each in compare(SITE, old, new)] == ["added", "moved"]


def test_a_comment_is_no_setting() -> None:
    (said,) = sentences(SITE, "host: a.vn\n", "# Tên miền mới.\nhost: a.vn\n")
    assert "không cài đặt nào đổi" in said


@pytest.mark.parametrize(
    ("old", "new", "side"), [("host: [", "host: a", "bản hiện có"), ("host: a", "host: [", "bài gửi")]
)
def test_a_version_that_is_no_yaml_is_named(old: str, new: str, side: str) -> None:
    (said,) = sentences(SITE, old, new)
    assert side in said and "không đọc được" in said


@pytest.mark.parametrize(
    "text", ["- a\n- b\n", "chữ\n", "1\n", "host: {a: b}\n", "menu: chữ\n", "menu: [a, {to: b}]\n"]
)
def test_settings_of_another_form_are_told_too(text: str) -> None:
    assert compare(SITE, "host: a.vn\nmenu: [{label: {vi: A}, to: b}]\n", text)
    assert compare(SITE, text, "")


def test_a_key_that_no_model_has_is_said_as_it_is_written() -> None:
    assert sentences(SITE, "la: 1\n", "la: 2\n") == ["`la` của trang “snv”: «1» → «2»"]
    assert sentences("site-config/khac.yaml", "la: {x: 1}\n", "la: {x: 2}\n") == [
        "`la` của `site-config/khac.yaml`: `x`: «1» → «2»"
    ]


def test_a_new_file_is_told_with_all_that_it_says() -> None:
    text = "version: 1\nsite: snv\nmode: required\npeople:\n  - {id: a, post: Giám đốc, roles: [{role: chief, from: 2026-01-01}]}\n"
    found = sentences(BOARD, "", text)
    assert found[-1] == (
        "Ban Biên tập của trang “snv”: thêm người «Giám đốc (a)» (vai trò: «Trưởng Ban Biên tập» (từ ngày: 01/01/2026))"
    )
    assert [each.change for each in compare(BOARD, text, "")] == ["removed"] * 4


def test_a_host_beside_the_portals_own_is_listed(shipped_portal: Portal) -> None:
    old = "redirects:\n  - {site: snv, from: /a/, to: 'https://cu.example/'}\n"
    (change,) = compare("site-config/redirects.yaml", old, old.replace("cu.", "moi."), names_of(shipped_portal))
    assert change.outside_hosts == ("moi.example",)
    own = old.replace("cu.example", "snv.lamdong.gov.vn")
    (change,) = compare("site-config/redirects.yaml", old, own, names_of(shipped_portal))
    assert change.outside_hosts == ()


def test_a_long_text_is_compared_by_words() -> None:
    text = (
        "Cơ quan chuyên môn tham mưu giúp Ủy ban nhân dân tỉnh quản lý nhà nước về công tác nội vụ và thi đua khen thưởng. "
        * 2
    )
    (change,) = compare(
        SITE,
        f"duties_in_brief: {{vi: '{text}'}}\n",
        f"duties_in_brief: {{vi: '{text.replace('giúp', 'không giúp', 1)}'}}\n",
    )
    assert [(run.kind, run.text.strip()) for run in change.runs if run.kind != "same"] == [("added", "không")]


def test_a_thousand_redirects_are_compared_in_steps_that_grow_with_them() -> None:
    def text(count: int) -> str:
        return "redirects:\n" + "".join(f"  - {{site: snv, from: /a{n}/, to: self:home}}\n" for n in range(count))

    def turn(old: str) -> str:
        head, *lines = old.splitlines(keepends=True)
        return head + "".join(reversed(lines))

    check_linear_growth(lambda new: compare(REDIRECTS, "redirects: []\n", new), text, 250)
    check_linear_growth(lambda old: compare(REDIRECTS, old, turn(old)), text, 250)


trees = st.recursive(
    st.none()
    | st.sampled_from(
        ["", "a", "b", "2026-01-01", "2026-13-99", "https://x.example/", "https://[", "self:home", "id:"]
    ),
    lambda below: (
        st.lists(below, max_size=4)
        | st.dictionaries(
            st.sampled_from(["vi", "en", "id", "to", "label", "menu", "people", "roles", "from"]), below, max_size=4
        )
    ),
    max_leaves=12,
)


@given(
    st.sampled_from([SITE, BOARD, "site-config/taxonomies.yaml", "site-config/profiles.yaml", "site-config/x.yaml"]),
    trees,
    trees,
)
def test_whatever_stands_in_a_file_something_is_said_of_each_difference(path: str, old: Tree, new: Tree) -> None:
    first, second = f"host: {as_yaml(old)}\n{roots(old)}", f"host: {as_yaml(new)}\n{roots(new)}"
    found = sentences(path, first, second)
    assert bool(found) == (first != second)
    assert not sentences(path, first, first)


def as_yaml(tree: Tree) -> str:
    """A tree in the form that fits on a line."""
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{key}: {as_yaml(each)}" for key, each in tree.items()) + "}"
    if isinstance(tree, list):
        return "[" + ", ".join(map(as_yaml, tree)) + "]"
    return "" if tree is None else f"'{tree}'"


def roots(tree: Tree) -> str:
    """The keys of a tree as those of a file."""
    return "".join(f"{key}: {as_yaml(each)}\n" for key, each in tree.items()) if isinstance(tree, dict) else ""


def test_every_key_of_every_model_has_words() -> None:
    groups: dict[str, SettingGroup] = {}
    for model in models():
        list_groups(describe_settings(model), groups)
    keys = [key for group in groups.values() for key in group.keys.values()]
    assert len(keys) > 250
    assert [f"{key.model}.{key.name}" for key in keys if key.label is None] == []
    assert all(bool(key.label.vi) == bool(key.label.en) for key in keys if key.label is not None)


def test_every_entry_that_has_a_name_is_of_a_model() -> None:
    groups: dict[str, SettingGroup] = {}
    for model in models():
        list_groups(describe_settings(model), groups)
    assert set(ENTRY_KINDS) <= set(groups)
    named = {
        name: {key for keys in (*kind.identities, kind.title) for key in keys} for name, kind in ENTRY_KINDS.items()
    }
    assert {f"{name}.{key}" for name, keys in named.items() for key in keys - set(groups[name].keys)} == set()
    in_lists = set(ENTRY_KINDS) | {"BothModel", "NameModel", "ProfileModel"}
    assert {
        name for name in groups if name.endswith(("SectionModel", "PersonModel", "KeyModel", "AliasModel"))
    } <= in_lists


def test_every_file_of_settings_that_is_shipped_has_words_for_each_of_its_keys() -> None:
    unknown = []
    for file in sorted((ROOT / "site-config").rglob("*.yaml")):
        path = file.relative_to(ROOT).as_posix()
        found = find_setting_file(path)
        assert found is not None, path
        tree, _ = parse_yaml(YamlText(file.read_text("utf-8"), path, "CFG"))
        unknown += [f"{path}: {key}" for key in list_unknown(found[0].describe(), tree)]
    assert unknown == []


def models() -> list[Any]:
    return [each.model() for each in SETTING_FILES if each.model is not None]


def list_groups(group: SettingGroup, known: dict[str, SettingGroup]) -> None:
    known[group.model] = group
    for key in group.keys.values():
        if key.group is not None and key.group.model not in known:
            list_groups(key.group, known)


def list_unknown(group: SettingGroup, tree: Tree) -> Iterator[str]:
    for name, value in tree.items() if isinstance(tree, dict) else ():
        key = group.keys.get(name)
        if key is None:
            yield name
        elif key.group is not None:
            below = (
                list(value.values())
                if key.is_mapping and isinstance(value, dict)
                else value
                if isinstance(value, list)
                else [value]
            )
            for each in below:
                yield from (f"{name} › {inner}" for inner in list_unknown(key.group, each))
