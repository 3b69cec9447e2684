"""Pages with an error above their body: they exist for whoever points at them, and all of each is reported at once."""

from __future__ import annotations

import pytest

from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.pipeline.lint import lint
from portalgen.pipeline.linting.options import LintOptions
from tests.makers.portal import AT, SmallPortal, codes, page, where

FAULTY = "content/so/tin-tuc/x.vi.md"
ENGLISH = "content/so/tin-tuc/x.en.md"
LINKING = "content/so/tin-tuc/y.vi.md"
BODY = "[hỏng](id:khong-co-bai-nay-o-dau)\n"
GOOD = page("so-x", BODY, kind="news", title="X", date="2026-01-05")
DIGEST = "0011223344556677"

CASES = {
    "title left empty": ({FAULTY: GOOD.replace("title: X", "title:")}, {"FMT103", "LNK101"}),
    "date that is none": ({FAULTY: GOOD.replace("2026-01-05", "2026-13-45")}, {"FMT103", "LNK101"}),
    "unknown key": ({FAULTY: GOOD.replace("title: X", "titel: X")}, {"FMT104", "LNK101"}),
    "unknown kind": ({FAULTY: GOOD.replace("news", "newz")}, {"FMT110", "LNK101"}),
    "quote not closed": ({FAULTY: GOOD.replace("title: X", "title: 'X")}, {"FMT101", "LNK101"}),
    "front matter not closed": ({FAULTY: GOOD.replace("---\n\n", "\n")}, {"FMT121"}),
    "not UTF-8": ({FAULTY: GOOD.encode() + b"\xff"}, {"FMT108"}),
    "unknown term": ({FAULTY: GOOD.replace("title", "field: [khong-co]\ntitle")}, {"FMT128", "LNK101"}),
    "kind of another section": (
        {FAULTY: GOOD.replace("kind: news", "kind: page").replace("date: 2026-01-05\n", "")},
        {"FMT127", "LNK101"},
    ),
    "undeclared section": ({"content/so/la/x.vi.md": GOOD}, {"FMT125", "LNK101"}),
    "language of no site": ({"content/so/tin-tuc/x.fr.md": GOOD}, {"FMT124"}),
    "translation without original": (
        {FAULTY: GOOD.replace("date: 2026-01-05", f"translated_from: {DIGEST}")},
        {"LNG101", "LNK101"},
    ),
    "too large": ({FAULTY: GOOD + "x" * 2_200_000}, {"FMT131"}),
}


def write_linking(portal: SmallPortal, target: str, path: str = LINKING) -> None:
    body = f"[a](id:so-x)\n[b](/{target.removeprefix('content/')})\n"
    portal.write(path, page("so-y", body, kind="news", title="Y", date="2026-01-05", related="[so-x]"))


def lint_codes(portal: SmallPortal, *paths: str) -> list[str]:
    report = lint(LintOptions(portal.root, AT, paths=paths))
    return [where(each.diagnostic) for each in report.findings if each.code[3] == "1" and each.code != "CFG140"]


@pytest.mark.parametrize("case", CASES)
def test_all_of_a_faulty_page_is_reported_and_nothing_of_what_points_at_it(portal: SmallPortal, case: str) -> None:
    files, expected = CASES[case]
    for path, text in files.items():
        portal.write(path, text)
        write_linking(portal, path)
    found = codes(portal.check())
    assert {each.split()[1] for each in found} == expected
    assert not any(each.startswith(LINKING) for each in found)
    assert codes(portal.build()) == lint_codes(portal) == found


def test_who_looks_at_the_linking_page_alone_is_told_once_and_where(portal: SmallPortal) -> None:
    portal.write(FAULTY, GOOD.replace("title: X", "title:"))
    write_linking(portal, FAULTY)
    assert lint_codes(portal, LINKING) == [f"{LINKING}:6:11 LNK108"]
    findings = lint(LintOptions(portal.root, AT, paths=(LINKING,), select=("LNK",))).findings
    sentence = sentence_of(findings[0].diagnostic, "vi")
    assert "trang ấy đang có lỗi" in sentence and FAULTY in sentence


@pytest.mark.parametrize("written", ["[a](id:so-x)", "[a](../../so/tin-tuc/x.vi.md#neo)", '{{ document id="so-x" }}'])
def test_a_site_is_built_without_links_to_faulty_pages_of_another_and_with_them_later(
    portal: SmallPortal, written: str
) -> None:
    linking = "content/xa/tin-tuc/y.vi.md"
    portal.write(linking, page("xa-y", f"{written}\n", kind="news", title="Y", date="2026-01-05"))
    portal.write(FAULTY, GOOD.replace(BODY, "## Neo\n").replace("title: X", "title:"))
    first = portal.build(sites=("xa",))
    assert [each.code for each in first.diagnostics] == ["LNK108"] and first.is_written
    assert codes(portal.build(sites=("xa",))) == codes(first)
    portal.edit(FAULTY, "title:", "title: X")
    assert not portal.build(sites=("xa",)).diagnostics
    assert "/tin-tuc/x/" in portal.html("xa.example.vn/tin-tuc/y/index.html")


def test_menus_and_redirects_to_a_faulty_page_are_right(portal: SmallPortal) -> None:
    portal.edit("content/so/gioi-thieu/chuc-nang/index.vi.md", "title: Chức năng", "title:")
    assert {each.code for each in portal.check(sites=("so",)).diagnostics} == {"FMT103"}
    portal.edit("site-config/redirects.yaml", "site: so", "site: xa")
    assert [each.code for each in portal.check(sites=("xa",)).diagnostics] == ["LNK108"]


def test_both_originals_are_reported_whole(portal: SmallPortal) -> None:
    portal.write(FAULTY, GOOD)
    portal.write(ENGLISH, GOOD.replace("date: ", "images:\n  - {file: khong.png, alt: A}\ndate: "))
    assert codes(portal.check()) == [
        f"{ENGLISH}:1:1 LNG103",
        f"{ENGLISH}:6:12 ATT101",
        f"{ENGLISH}:10:8 LNK101",
        f"{FAULTY}:8:8 LNK101",
    ]


EMERGENCY = page(
    "so-x",
    kind="emergency",
    title="X",
    summary="Ở trong nhà.",
    date="2026-11-20T07:00",
    level="warning",
    hazard="storm",
    for_sites="[so]",
    **{"from": "2026-11-20T08:00", "until": "2026-11-21T06:00"},
)


def test_of_a_kind_that_may_not_stand_there_its_keys_are_not_reported_too(portal: SmallPortal) -> None:
    text = GOOD.replace(BODY, "Tin.\n").replace("kind: news", "kind: emergency").replace("title: X", "titel: X")
    portal.write(FAULTY, text)
    assert codes(portal.check()) == [f"{FAULTY}:3:7 FMT127"]


def test_of_a_translation_that_does_not_say_so_the_keys_of_its_original_are_not_asked(portal: SmallPortal) -> None:
    declared = "kinds: [news], missing_translation: notice, on_home: true, page_size"
    portal.edit("site-config/profiles.yaml", declared, declared.replace("[news]", "[news, emergency]"))
    portal.write(FAULTY, EMERGENCY)
    portal.write(ENGLISH, page("so-x", kind="emergency", title="X", summary="Stay inside."))
    (found,) = portal.check().diagnostics
    assert where(found) == f"{ENGLISH}:1:1 LNG103"
    assert f"portalgen translate {FAULTY} --to en" in help_of(found, "vi")
    portal.write(ENGLISH, page("so-x", kind="emergency", title="X", summary="Stay inside.", khong="co"))
    assert [each.rpartition(" ")[2] for each in codes(portal.check())] == ["LNG103", "FMT104"]


def test_a_translation_of_a_faulty_original_exists_too(portal: SmallPortal) -> None:
    portal.write(FAULTY, GOOD.replace("title: X", "title:"))
    portal.write(ENGLISH, GOOD.replace("date: 2026-01-05", f"translated_from: {DIGEST}"))
    write_linking(portal, ENGLISH)
    assert codes(portal.check()) == [f"{ENGLISH}:8:8 LNK101", f"{FAULTY}:4:1 FMT103", f"{FAULTY}:8:8 LNK101"]


def test_a_faulty_draft_is_not_judged_before_it_is_to_be_shown(portal: SmallPortal) -> None:
    portal.write(FAULTY, GOOD.replace("title: X", "title:\ndraft: true"))
    assert codes(portal.check()) == [f"{FAULTY}:4:1 FMT103"]
    assert [each.split()[1] for each in codes(portal.check(unpublished=True))] == ["FMT103", "LNK101"]


def test_a_relation_to_a_faulty_document_is_no_unknown_id(portal: SmallPortal) -> None:
    keys = (
        "kind: legal_document\ntitle: Quyết định\nnumber: 00/QĐ-SNgV\ndocument_type: decision\nnormative: false\n"
        "issuer: Sở\nissued: 2026-10-01\neffective: 2026-10-01\nlegal_status: in_force\nabstract: Ban hành\n"
        "received: {at: 2026-10-01}\n"
    )
    relations = "relations:\n  - {type: replaces, to: so-vb-hai}\n"
    one, two = "content/so/van-ban/mot.vi.md", "content/so/van-ban/hai.vi.md"
    portal.write(one, f"---\nid: so-vb-mot\n{keys}{relations}---\n\nToàn văn.\n")
    portal.write(two, f"---\nid: so-vb-hai\n{keys.replace('title: Quyết định', 'title:')}---\n\nToàn văn.\n")
    findings = lint(LintOptions(portal.root, AT, paths=(one,), select=("DOC", "LNK"))).findings
    assert [each.code for each in findings] == ["LNK108"]
    assert [each.code for each in portal.check().diagnostics] == ["FMT103"]


def test_rules_judge_the_body_of_a_faulty_page_and_not_its_front_matter(portal: SmallPortal) -> None:
    portal.write(FAULTY, page("so-x", "![](a.png)\n\n#### Mục\n", kind="news", title="", date="2026-01-05"))
    codes_of_page = {each.code for each in lint(LintOptions(portal.root, AT, paths=(FAULTY,))).findings}
    assert {"FMT103", "ACC202"} <= codes_of_page
    portal.edit(FAULTY, "title: ", "title: Tin tức trong ngày")
    repaired = {each.code for each in lint(LintOptions(portal.root, AT, paths=(FAULTY,))).findings}
    assert repaired & {"ACC201", "ACC202", "ACC203"} <= codes_of_page
