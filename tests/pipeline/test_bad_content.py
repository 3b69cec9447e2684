"""Whatever an editor may get wrong: told once, in Vietnamese, with its line and column, and nothing written.

All faulty pages stand in one portal together, so these tests also show that no fault hides another.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from portalgen.diagnostics.formats import diagnostics_as_text
from portalgen.diagnostics.model import Diagnostic
from portalgen.diagnostics.registry import CODES
from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.pipeline.options import BuildResult
from tests.makers.portal import SmallPortal, page, paths, png, translation

NEWS = "content/so/tin-tuc"
TEXT = "Nội dung.\n"
ORIGINAL = ("Tin", "", TEXT)


def news(id: str, body: str = TEXT, **keys: str) -> str:
    """A news page: `id`, `kind`, `title`, `date` on lines 2 to 5, `keys` from line 6, the body two lines below `---`."""
    return page(id, body, **{"kind": "news", "title": "Tin", "date": "2026-01-01", **keys})


def files(key: str, *names: str) -> dict[str, str]:
    second = "title" if key == "attachments" else "alt"
    return {key: "".join(f"\n  - {{file: {name}, {second}: X}}" for name in names)}


BOMB = "".join(f"{new}: &{new} [{', '.join([f'*{old}'] * 10)}]\n" for old, new in ("ab", "bc", "cd", "de", "ef"))

Expected = dict[str, str]
"""File below `content/so/tin-tuc` to `line:column CODE`, separated by commas."""

CASES: dict[str, tuple[dict[str, str | bytes], Expected]] = {
    "a quote that is never closed": (
        {"quote.vi.md": '---\nid: so-quote\nkind: news\ntitle: "Tin\ndate: 2026-01-01\n---\n\nX\n'},
        {"quote.vi.md": "4:8 FMT101"},
    ),
    "a wrong indentation": (
        {"indent.vi.md": "---\nid: so-indent\nkind: news\n title: Tin\ndate: 2026-01-01\n---\n\nX\n"},
        {"indent.vi.md": "4:7 FMT101"},
    ),
    "a control character": (
        {"control.vi.md": "---\nid: so-control\nkind: news\ntitle: Tin\x07\ndate: 2026-01-01\n---\n\nX\n"},
        {"control.vi.md": "4:11 FMT101"},
    ),
    "a list where keys are expected": (
        {"list.vi.md": "---\n- a\n- b\n---\n\nX\n"},
        {"list.vi.md": "2:1 FMT106"},
    ),
    "no front matter": ({"nofront.vi.md": "Chỉ có chữ.\n"}, {"nofront.vi.md": "1:1 FMT120"}),
    "front matter that is never closed": (
        {"unclosed.vi.md": "---\nid: so-unclosed\n\nX\n"},
        {"unclosed.vi.md": "3:1 FMT121"},
    ),
    "a required key that is missing": (
        {"missing.vi.md": "---\nid: so-missing\nkind: news\ndate: 2026-01-01\n---\n\nX\n"},
        {"missing.vi.md": "2:1 FMT105"},
    ),
    "news without a date": (
        {"nodate.vi.md": "---\nid: so-nodate\nkind: news\ntitle: Tin\n---\n\nX\n"},
        {"nodate.vi.md": "2:1 FMT105"},
    ),
    "a misspelt key, told once and not as missing as well": (
        {"misspelt.vi.md": news("so-misspelt").replace("title:", "titel:")},
        {"misspelt.vi.md": "4:1 FMT104"},
    ),
    "an unknown key": ({"unknown.vi.md": news("so-unknown", mau="xanh")}, {"unknown.vi.md": "6:1 FMT104"}),
    "a duplicate key": (
        {"duplicate.vi.md": news("so-duplicate").replace("date:", "title: Hai\ndate:")},
        {"duplicate.vi.md": "5:1 FMT102"},
    ),
    "values of a wrong type or shape": (
        {"wrong.vi.md": news("so-wrong", draft="có", weight="1.5", tag="mot-tu", source="chữ")},
        {"wrong.vi.md": "6:8 FMT103, 7:9 FMT103, 8:6 FMT106, 9:9 FMT106"},
    ),
    "an empty title": (
        {"empty.vi.md": news("so-empty").replace("title: Tin", "title:")},
        {"empty.vi.md": "4:1 FMT103"},
    ),
    "an impossible month": ({"month.vi.md": news("so-month", date="2026-13-05")}, {"month.vi.md": "5:7 FMT103"}),
    "an impossible day": ({"day.vi.md": news("so-day", date="2026-02-30")}, {"day.vi.md": "5:7 FMT103"}),
    "a date in the Vietnamese form": ({"form.vi.md": news("so-form", date="24/11/2026")}, {"form.vi.md": "5:7 FMT103"}),
    "an impossible time": ({"hour.vi.md": news("so-hour", date="2026-01-01T24:01")}, {"hour.vi.md": "5:7 FMT103"}),
    "an id with capitals": ({"badid.vi.md": news("So_Bad")}, {"badid.vi.md": "2:5 FMT103"}),
    "a kind that does not exist": ({"kind.vi.md": news("so-kind", kind="new")}, {"kind.vi.md": "3:7 FMT110"}),
    "a kind that the section does not take": (
        {"otherkind.vi.md": page("so-otherkind", title="Trang")},
        {"otherkind.vi.md": "3:7 FMT127"},
    ),
    "a section that is no _index": (
        {"sectionkind.vi.md": page("so-sectionkind", kind="section", title="Trang")},
        {"sectionkind.vi.md": "3:7 FMT130"},
    ),
    "an id that another item has": (
        {"sameid.vi.md": news("so-hoi-nghi", date="2026-01-06")},
        {"sameid.vi.md": "2:5 FMT122"},
    ),
    "one page in two files": (
        {"twice.vi.md": news("so-twice"), "twice/index.vi.md": news("so-twice-2")},
        {"twice.vi.md": "", "twice/index.vi.md": "1:1 FMT132"},
    ),
    "file names that say no language or hold capitals and marks": (
        {"Hội nghị.md": news("so-name"), "khong-ngon-ngu.md": news("so-name-2")},
        {"Hội nghị.md": "1:1 FMT123", "khong-ngon-ngu.md": "1:1 FMT123"},
    ),
    "a language that the site does not have": (
        {"language.fr.md": news("so-language")},
        {"language.fr.md": "1:1 FMT124"},
    ),
    "a term that is not in the closed list": (
        {"term.vi.md": news("so-term", field="[y-tee]")},
        {"term.vi.md": "6:9 FMT128"},
    ),
    "a body that is not UTF-8": (
        {"latin.vi.md": news("so-latin").encode().replace("ộ".encode(), b"\xf4")},
        {"latin.vi.md": "8:2 FMT108"},
    ),
    "front matter that is not UTF-8": (
        {"latinhead.vi.md": news("so-latinhead").encode().replace(b"title: Tin", b"title: T\xecn")},
        {"latinhead.vi.md": "4:9 FMT108"},
    ),
    "a YAML alias bomb": (
        {"bomb.vi.md": f"---\nid: so-bomb\nkind: news\ntitle: Tin\na: &a [x]\n{BOMB}g: [*f, *f]\n---\n\nX\n"},
        {"bomb.vi.md": "5:4 FMT107"},
    ),
    "YAML that refers to itself": (
        {"loop.vi.md": "---\nid: so-loop\nkind: news\ntitle: Tin\ntag: &a [*a]\n---\n\nX\n"},
        {"loop.vi.md": "5:6 FMT107"},
    ),
    "YAML nested three thousand deep": (
        {"deep.vi.md": f"---\nid: so-deep\nkind: news\ntag: {'[' * 3000}{']' * 3000}\n---\n\nX\n"},
        {"deep.vi.md": "4:1005 FMT101"},
    ),
    "a YAML tag that would run something": (
        {"tagged.vi.md": "---\nid: so-tagged\nkind: news\ntitle: !!python/object/apply:os.system [echo]\n---\n\nX\n"},
        {"tagged.vi.md": "4:8 FMT109"},
    ),
    "the slug of another page": (
        {"slug.vi.md": news("so-slug", slug="hoi-nghi")},
        {"slug.vi.md": "6:7 URL101"},
    ),
    "an old address at which a page stands": (
        {"oldpath.vi.md": news("so-oldpath", redirect_from="[/tin-tuc/hop-bao/]")},
        {"oldpath.vi.md": "6:16 URL101"},
    ),
    "a translation without an original": (
        {"orphan.en.md": page("so-orphan", kind="news", title="News", translated_from="0123456789abcdef")},
        {"orphan.en.md": "5:18 LNG101"},
    ),
    "a translation that contradicts its original": (
        {
            "contradict.vi.md": news("so-contradict"),
            "contradict.en.md": translation("so-contradict", ORIGINAL, kind="news", title="News", date="2026-01-02"),
        },
        {"contradict.vi.md": "", "contradict.en.md": "5:1 LNG102"},
    ),
    "a translation with another id": (
        {
            "otherid.vi.md": news("so-otherid"),
            "otherid.en.md": translation("so-otherid-en", ORIGINAL, kind="news", title="News"),
        },
        {"otherid.vi.md": "", "otherid.en.md": "2:1 LNG102"},
    ),
    "two originals": (
        {"originals.vi.md": news("so-originals"), "originals.en.md": news("so-originals")},
        {"originals.vi.md": "", "originals.en.md": "1:1 LNG103"},
    ),
    "links to pages, items, sites and sections that are not there": (
        {"nopage.vi.md": news("so-nopage", "[a](mat.vi.md), [b](id:so-mat), [c](site:mat), [d](self:mat).\n")},
        {"nopage.vi.md": "8:5 LNK101, 8:21 LNK101, 8:37 LNK101, 8:52 LNK101"},
    ),
    "links to anchors that are not on this page and another": (
        {"anchor.vi.md": news("so-anchor", "## Mục một\n\n[a](#muc-hai) [b](hoi-nghi.vi.md#mat) [c](#muc-mot)\n")},
        {"anchor.vi.md": "10:5 LNK102, 10:33 LNK102"},
    ),
    "links to anchors that are not on another site's page": (
        {
            "farther.vi.md": news(
                "so-farther", "[a](/portal/tin-tuc/chao-mung.vi.md#mat) [b](id:portal-chao-mung#mat)\n"
            )
        },
        {"farther.vi.md": "8:36 LNK102, 8:65 LNK102"},
    ),
    "attachments and images that are not there": (
        {
            "nofile.vi.md": news(
                "so-nofile",
                "[a](mat.pdf) ![b](mat.png)\n",
                **files("attachments", "mat.pdf"),
                **files("images", "mat.png"),
            )
        },
        {"nofile.vi.md": "7:12 ATT101, 9:12 ATT101, 12:5 ATT101, 12:19 ATT101"},
    ),
    "an image without alt": (
        {"alt.vi.md": news("so-alt", "![](anh.png)\n"), "anh.png": png()},
        {"alt.vi.md": "8:1 MRK108"},
    ),
    "shortcodes that are unknown, misspelt, incomplete or never closed": (
        {
            "shortcode.vi.md": news(
                "so-shortcode",
                '{{ figur file="a" }}\n\n{{ callout knd="note" }}\nA\n{{ /callout }}\n\n{{ video }}\n\n{{ callout kind="note" }}\n',
            )
        },
        {"shortcode.vi.md": "8:4 MRK102, 10:12 MRK103, 14:4 MRK104, 14:4 MRK104, 16:4 MRK106"},
    ),
    "raw HTML": (
        {"html.vi.md": news("so-html", "<div>a</div>\n\nb <script>alert(1)</script>\n\n<!-- c -->\n")},
        {"html.vi.md": "8:1 MRK101, 10:3 MRK101, 12:1 MRK101"},
    ),
    "links that run something or leave the scheme open": (
        {
            "scheme.vi.md": news(
                "so-scheme", "[a](javascript:x) [b](JAVASCRIPT:x) [c](data:text/html,x) [d](//e.vn/) <vbscript:x>\n"
            )
        },
        {"scheme.vi.md": "8:5 LNK103, 8:23 LNK103, 8:41 LNK103, 8:63 LNK103, 8:73 LNK103"},
    ),
    "a link to a published address": (
        {"address.vi.md": news("so-address", "[b](/tin-tuc/hoi-nghi/)\n")},
        {"address.vi.md": "8:5 LNK105"},
    ),
    "headings of the first level, twice one anchor, an attribute that is not allowed": (
        {"heading.vi.md": news("so-heading", "# Một\n\n## Hai {#a}\n\n## Ba {#a}\n\n## Bốn {onclick=x}\n")},
        {"heading.vi.md": "8:1 MRK111, 12:8 MRK110, 14:9 MRK109"},
    ),
    "files and pages outside the page's folder": (
        {
            "outside.vi.md": news(
                "so-outside",
                "[a](../../../../etc/passwd) [b](../../../site-config/portal.yaml) ![c](../../../../a.png)\n",
                **files("attachments", "../../../site-config/portal.yaml", "/etc/passwd"),
                **files("images", "'..\\anh.png'"),
            )
        },
        {"outside.vi.md": "7:12 ATT102, 8:12 ATT102, 10:12 ATT102, 13:5 LNK101, 13:33 ATT102, 13:72 ATT102"},
    ),
    "programs that are called PDF": (
        {
            "program.vi.md": news(
                "so-program", "[x](windows.pdf)\n", **files("attachments", "windows.pdf", "linux.pdf")
            ),
            "windows.pdf": b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff" + b"\0" * 200,
            "linux.pdf": b"\x7fELF\x02\x01\x01" + b"\0" * 200,
        },
        {"program.vi.md": "7:12 ATT105, 8:12 ATT105, 11:5 ATT105"},
    ),
    "a format that may not be published": (
        {"format.vi.md": news("so-format", **files("attachments", "cai-dat.exe")), "cai-dat.exe": b"MZ"},
        {"format.vi.md": "7:12 ATT104"},
    ),
    "an image that is cut off": (
        {"cut.vi.md": news("so-cut", **files("images", "cut.png")), "cut.png": png()[:40]},
        {"cut.vi.md": "7:12 ATT106"},
    ),
    "an SVG with a script": (
        {
            "vector.vi.md": news("so-vector", **files("images", "a.svg")),
            "a.svg": "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 3'><script>x</script></svg>",
        },
        {"vector.vi.md": "7:12 ATT108"},
    ),
    "an attachment of 200 MB": (
        {"large.vi.md": news("so-large", **files("attachments", "large.pdf"))},
        {"large.vi.md": "7:12 ATT103"},
    ),
    "a page of 3 MB": ({"huge.vi.md": news("so-huge")}, {"huge.vi.md": "1:1 FMT131"}),
    "an attachment that is a symlink": (
        {"symlink.vi.md": news("so-symlink", "![a](linked.png)\n", **files("attachments", "linked.txt"))},
        {"symlink.vi.md": "7:12 ATT102, 10:6 ATT102"},
    ),
}

ELSEWHERE: Expected = {
    "content/lac.vi.md": "1:1 FMT126",
    "content/soo": "1:1 FMT126",
    "content/so/tin-tucc": "1:1 FMT125",
    "content/so/ngoai": "1:1 FMT129",
    "content/so/lien-he/index.vi.md": "1:1 URL101",
    f"{NEWS}/linked.vi.md": "1:1 FMT129",
}
"""Files that are faulty because of where they lie."""


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    portal = SmallPortal(tmp_path_factory.mktemp("bad") / "portal")
    portal.build_successfully()
    for contents, _ in CASES.values():
        for name, content in contents.items():
            portal.write(f"{NEWS}/{name}", content)
    for name, size in (("large.pdf", 200), ("huge.vi.md", 3)):
        with (portal.root / NEWS / name).open("ab") as file:
            file.truncate(size * 1024 * 1024)
    for name, target in (("linked.vi.md", "hop-bao.vi.md"), ("linked.txt", "/etc/hostname"), ("linked.png", "anh.png")):
        (portal.root / NEWS / name).symlink_to(target)
    (portal.root / "content/so/ngoai").symlink_to("/etc")
    portal.write("content/so/tin-tucc/x.vi.md", news("so-x"))
    portal.write("content/soo/tin-tuc/x.vi.md", news("so-y"))
    portal.write("content/lac.vi.md", news("so-z"))
    portal.write("content/so/lien-he/index.vi.md", page("so-lien-he", title="Liên hệ"))
    return portal


@pytest.fixture(scope="module")
def checked(faulty: SmallPortal) -> BuildResult:
    return faulty.check()


def describe_faults(result: BuildResult, path: str) -> str:
    places = [each for each in result.diagnostics if each.place.path == path]
    return ", ".join(f"{each.place.line}:{each.place.column} {each.code}" for each in places)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.replace(" ", "-"))
def test_a_fault_in_a_page_is_reported_once_where_it_stands(checked: BuildResult, case: str) -> None:
    expected = CASES[case][1]
    assert {name: describe_faults(checked, f"{NEWS}/{name}") for name in expected} == expected


@pytest.mark.parametrize("path", ELSEWHERE)
def test_a_file_in_a_wrong_place_is_reported(checked: BuildResult, path: str) -> None:
    assert describe_faults(checked, path) == ELSEWHERE[path]


def test_nothing_else_is_found(checked: BuildResult) -> None:
    expected = {f"{NEWS}/{name}" for _, names in CASES.values() for name in names} | ELSEWHERE.keys()
    linked = {f"{NEWS}/linked.txt", f"{NEWS}/linked.png"}
    assert {each.place.path for each in checked.diagnostics} <= expected | linked


def test_build_says_the_same_and_leaves_the_old_output(faulty: SmallPortal, checked: BuildResult) -> None:
    before = paths(faulty.out)
    result = faulty.build()
    assert result.diagnostics == checked.diagnostics
    assert not result.is_written
    assert paths(faulty.out) == before


def test_every_message_is_whole_in_both_languages(checked: BuildResult) -> None:
    for each in checked.diagnostics:
        for language in ("vi", "en"):
            text = sentence_of(each, language) + help_of(each, language)
            assert "{figure" not in text
            assert not re.search(r"(?<!\{)\{[a-z_]+\}(?!\})", text), text
        assert _is_vietnamese(each), sentence_of(each, "vi")


def test_a_message_shows_the_line_with_carets_below_the_fault(checked: BuildResult) -> None:
    one = next(each for each in checked.diagnostics if each.place.path.endswith("/month.vi.md"))
    assert diagnostics_as_text((one,), "vi").splitlines() == [
        f"{NEWS}/month.vi.md:5:7: lỗi FMT103: `2026-13-05` không phải là thời điểm hợp lệ",
        "    5 | date: 2026-13-05",
        "      |       ^^^^^^^^^^ tháng phải từ 01 đến 12; ngày và tháng có thể đã đổi chỗ",
        "  cách sửa: ghi `2026-05-13`",
    ]


def test_no_message_holds_the_folder_of_this_machine(faulty: SmallPortal, checked: BuildResult) -> None:
    told = diagnostics_as_text(checked.diagnostics, "vi")
    assert str(faulty.root) not in told
    assert str(Path(__file__).parents[2]) not in told


def _is_vietnamese(each: Diagnostic) -> bool:
    """Whether the sentence has Vietnamese letters of its own, outside the author's words."""
    own = re.sub(r"\{[a-z_]+\}|`[^`]*`", "", CODES[each.code].vi[0])
    return re.search(r"[ăâđêôơưàáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự]", own) is not None


class TestTextThatIsNotNormalised:
    """NFD is accepted, and becomes NFC in all that is made."""

    @pytest.fixture
    def decomposed(self, portal: SmallPortal) -> SmallPortal:
        text = news(
            "so-nfd", "Phường Xuân Hương – Đà Lạt.\n\n## Điều khoản\n", summary="Tóm tắt ở đây", agency="Sở Nội vụ"
        )
        portal.write(f"{NEWS}/nfd.vi.md", unicodedata.normalize("NFD", text))
        return portal

    def test_it_is_no_fault(self, decomposed: SmallPortal) -> None:
        assert decomposed.check().diagnostics == ()

    def test_every_output_is_in_normal_form_c(self, decomposed: SmallPortal) -> None:
        decomposed.build_successfully()
        for path in paths(decomposed.out):
            if path.endswith((".html", ".xml")):
                assert unicodedata.is_normalized("NFC", decomposed.html(path)), path
        assert 'id="dieu-khoan"' in decomposed.html("so.example.vn/tin-tuc/nfd/index.html")
