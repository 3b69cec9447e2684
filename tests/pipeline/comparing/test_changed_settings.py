"""Settings and themes of a submission are told in words, with what the repository knows beside the changed file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from portalgen.differences.formats.html import format_difference_as_html
from portalgen.differences.formats.json_report import difference_as_data
from portalgen.differences.formats.markdown import format_difference_as_markdown
from portalgen.differences.formats.text import format_difference_as_text
from portalgen.differences.model import PortalDifference
from portalgen.pipeline.diff import DiffOptions, find_differences
from tests.makers.portal import AT, SmallPortal
from tests.makers.repository import RepositoryMaker, day

ROOT = Path(__file__).resolve().parents[3]
CALENDAR = "site-config/legal/calendar/2026.yaml"
COMPONENT = "themes/rieng/components/menu"
LAW = ("instruments.yaml", "deadlines.yaml", "calendar/2026.yaml")


class _Submissions:
    """A portal on main with law, rosters and a theme of its own, whose folder takes one submission after the other."""

    def __init__(self, folder: Path) -> None:
        self.maker = RepositoryMaker(folder)
        self.portal = SmallPortal(folder)
        for name in LAW:
            self.portal.write(f"site-config/legal/{name}", (ROOT / "site-config/legal" / name).read_text("utf-8"))
        for path, text in _OWN_FILES.items():
            self.portal.write(path, text)
        self.maker.commit(day(1))

    @contextmanager
    def submission(self) -> Iterator[SmallPortal]:
        try:
            yield self.portal
        finally:
            self.maker.git("checkout", "--quiet", "--force", "main")
            self.maker.git("clean", "-fdq")

    def compare(self, **options: object) -> PortalDifference:
        return find_differences(DiffOptions(self.maker.root, "main", AT, **options))  # type: ignore[arg-type]

    def text(self, **options: object) -> str:
        return format_difference_as_text(self.compare(**options))


_OWN_FILES = {
    "site-config/governance/roster/so.yaml": "version: 1\nsite: so\nmode: report_only\npeople:\n"
    "  - {id: so-truong-ban, post: Giám đốc Sở, roles: [{role: chief, from: 2026-01-01}]}\n",
    "site-config/governance/policy.yaml": "approval:\n  classes:\n    content: {level: person}\n",
    "site-config/governance/waivers.yaml": "waivers: []\n",
    "themes/rieng/theme.yaml": "name: rieng\nextends: default\n",
    "themes/rieng/strings/vi.yaml": "skip: Đến nội dung\n",
    f"{COMPONENT}/menu.yaml": "description:\n  vi: Thanh điều hướng.\n  en: The menu.\n",
    f"{COMPONENT}/menu.html": "<nav></nav>\n",
    f"{COMPONENT}/menu.css": "nav {}\n",
    "themes/rieng/layouts/legal_document.html": "<p>\n",
    "themes/rieng/layouts/home.html": "<p>\n",
}


@pytest.fixture(scope="module")
def submissions(tmp_path_factory: pytest.TempPathFactory) -> _Submissions:
    return _Submissions(tmp_path_factory.mktemp("kho") / "cong")


def test_the_law_is_told_in_the_words_of_the_audit_of_deadlines(submissions: _Submissions) -> None:
    with submissions.submission() as portal:
        portal.edit(CALENDAR, "\nstatus: ", "\nstatus: provisional #")
        (file,) = submissions.compare().other_files
    assert [each.sentence for each in file.values] == [
        "Lịch làm việc năm 2026: Tệp lịch năm 2026: tình trạng từ chính thức thành tạm tính"
    ]
    assert file.label == "lịch làm việc năm 2026"


def test_a_waiver_is_told_in_the_same_words(submissions: _Submissions) -> None:
    with submissions.submission() as portal:
        portal.write(
            "site-config/governance/waivers.yaml",
            "waivers:\n  - {code: DDL202, site: so, reason: Mất điện, approved_by: Trưởng Ban, from: 2026-01-01, "
            "until: 2026-01-03}\n",
        )
        (file,) = submissions.compare().other_files
    (change,) = file.values
    assert change.change == "added"
    assert "Thêm mục miễn áp dụng DDL202 cho trang `so` (từ ngày 01/01/2026" in change.sentence


def test_law_that_cannot_be_read_is_told_key_by_key(submissions: _Submissions) -> None:
    with submissions.submission() as portal:
        portal.edit(CALENDAR, "\nstatus: ", "\nstatus: sai #")
        (file,) = submissions.compare().other_files
    assert [each.sentence for each in file.values] == [
        "Lịch làm việc năm 2026: tình trạng của lịch: «chính thức» → «sai»"
    ]


def test_people_and_classes_have_their_names(submissions: _Submissions) -> None:
    with submissions.submission() as portal:
        portal.edit("site-config/governance/policy.yaml", "level: person", "level: none")
        portal.edit(
            "site-config/governance/roster/so.yaml",
            "people:",
            "delegations:\n  - {from_person: so-truong-ban, to_person: so-la, document: 1/UQ, from: 2026-01-01, to: "
            "2026-02-01}\npeople:",
        )
        text = submissions.text()
    assert "nội dung, mức duyệt: [«phải có phiếu ký của người có thẩm quyền» → «không đòi hỏi gì»]" in text
    assert "thêm ủy quyền «Giám đốc Sở (so-truong-ban) cho so-la»" in text


def test_a_term_is_told_with_the_pages_that_name_it(submissions: _Submissions) -> None:
    with submissions.submission() as portal:
        taxonomies = (portal.root / "site-config/taxonomies.yaml").read_text("utf-8")
        name = taxonomies.split("terms:")[1].split("vi: ")[1].split(",")[0].strip('}" ')
        portal.edit("site-config/taxonomies.yaml", f"vi: {name}", "vi: Tên khác")
        text = submissions.text()
        part = submissions.text(sites=("xa",))
    assert "bài đang dùng" not in part and f"từ «{name}» đổi tên thành" in part
    assert f"từ «{name}» (" in text and "bài đang dùng) đổi tên thành «Tên khác»" in text


def test_a_redirect_is_told_with_the_title_that_it_leads_to(submissions: _Submissions) -> None:
    with submissions.submission() as portal:
        portal.write("site-config/redirects.yaml", "redirects:\n  - {site: so, from: /hop/, to: 'id:so-hop-bao'}\n")
        text = submissions.text()
    assert "thêm địa chỉ cũ «so.example.vn/hop/» (dẫn tới: bài “Họp báo”)" in text


def test_files_of_a_theme_are_named_by_what_they_are_for(submissions: _Submissions) -> None:
    with submissions.submission() as portal:
        portal.edit(f"{COMPONENT}/menu.html", "nav", "div")
        portal.edit(f"{COMPONENT}/menu.css", "nav", "div")
        portal.edit("themes/rieng/layouts/legal_document.html", "p", "b")
        portal.edit("themes/rieng/layouts/home.html", "p", "b")
        portal.edit("themes/rieng/strings/vi.yaml", "Đến", "Tới")
        difference = submissions.compare()
        english = submissions.compare(language="en")
    assert [each.label for each in difference.other_files] == [
        "định dạng của thành phần “menu” (Thanh điều hướng)",
        "khuôn của thành phần “menu” (Thanh điều hướng)",
        "khuôn của trang chủ",
        "khuôn của “Văn bản”",
        "câu chữ của giao diện (tiếng Việt)",
    ]
    assert english.other_files[1].label == "the template of the component “menu” (The menu)"
    assert "portalgen diff --lists" in format_difference_as_text(difference)


def test_builds_say_how_many_pages_and_sites_a_setting_changes(submissions: _Submissions) -> None:
    with submissions.submission() as portal:
        portal.edit("site-config/profiles.yaml", "{vi: Giới thiệu, en: Introduction}", "{vi: Về Sở, en: Introduction}")
        difference = submissions.compare(with_lists=True)
    assert difference.reach is not None and difference.reach.sites == ("so",)
    assert difference.reach.pages == difference.reach.untouched_pages > 3
    text = format_difference_as_text(difference)
    assert f"Dựng cả hai bản thì {difference.reach.pages} trang trên 1/3 trang thông tin khác đi" in text


def test_a_thousand_redirects_are_counted_and_the_first_of_them_told(submissions: _Submissions) -> None:
    entries = [f"  - {{site: so, from: /a{number}/, to: self:home}}\n" for number in range(1_000)]
    with submissions.submission() as portal:
        portal.write(
            "site-config/redirects.yaml",
            "redirects:\n" + "".join(entries) + "  - {site: so, from: /z/, to: 'https://la.example/'}\n",
        )
        difference = submissions.compare()
    for write in (format_difference_as_text, format_difference_as_markdown, format_difference_as_html):
        text = write(difference)
        assert "1.002 thay đổi: thêm 1.001, bỏ 1" in text
        assert "Dẫn ra ngoài cổng, tới 1 tên miền: la.example" in text.replace("\\", "")
        assert (text.count("thêm địa chỉ cũ"), text.count("bỏ địa chỉ cũ")) == (99, 1)
        assert "và 902 thay đổi nữa" in text
    assert len(difference_as_data(difference)["other_files"][0]["values"]) == 1_002


def test_json_has_a_change_as_it_is_written_and_as_a_sentence(submissions: _Submissions) -> None:
    with submissions.submission() as portal:
        portal.edit("site-config/governance/roster/so.yaml", "mode: report_only", "mode: required")
        (file,) = difference_as_data(submissions.compare())["other_files"]
    (value,) = file["values"]
    assert (value["key"], value["before"], value["after"]) == ("mode", "report_only", "required")
    assert "«chỉ báo cáo» → «bắt buộc»" in value["sentence"]
