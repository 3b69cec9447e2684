"""Legal documents: their numbers, days and status, page by page."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.law.calendar import VIETNAM
from portalgen.lint.model import PageRule, Violation
from portalgen.lint.rules.documents import (
    abstract_missing,
    dates_out_of_order,
    document_as_news,
    document_without_content,
    effective_before_issued,
    legal_status_missing,
    not_the_document,
    number_and_normative,
    number_and_type,
    number_and_year,
    number_pattern,
)
from portalgen.lint.rules.documents._numbers import correct_number, parse_number
from portalgen.locale.dates import format_day, localize
from portalgen.text.document_head import DocumentHead, read_document_head
from tests.makers.lint.contexts import legal, load_lint_context, values
from tests.makers.lint.legal_document import document
from tests.makers.lint.texts import page_text
from tests.makers.portal import SmallPortal, page

PATH = "content/so/van-ban/quyet-dinh.vi.md"


def run_rule(rule: PageRule, tmp_path: Path, content: str | bytes) -> list[Violation]:
    return list(rule.check(page_text(tmp_path, PATH, content)))


def marked(hit: Violation) -> str:
    """What the carets stand under."""
    place = hit.diagnostic.place
    return place.excerpt[place.column - 1 : place.column - 1 + place.length]


@pytest.mark.parametrize(
    "number",
    [
        "2111/QĐ-UBND",
        "26/2025/QĐ-UBND",
        "67/2006/QH11",
        "28/2026/QH16",
        "00/2022/UBTVQH15",
        "2874/TTr-VP",
        "12729/VPCP-KGVX",
        "00/TB-SNgV",
        "00/TB-SGDĐT",
        "00/2026/TTLT-BYT-BTC",
        "00/SGD&ĐT-VP",
        "00/UBND-KT",
        "00a/QĐ-UBND",
        "00-NQ/TU",
        "00-KL/TW",
        "224/2026/NĐ-CP",
        "00/QyĐ-UBND",
        "00/VBHN-VPQH",
        "00/QĐ-UBND.HC",
    ],
)
def test_numbers_that_documents_bear_are_not_reported(number: str) -> None:
    assert parse_number(number) is not None
    assert correct_number(number) == number


@pytest.mark.parametrize(
    ("number", "better"),
    [
        ("2111 /QĐ-UBND", "2111/QĐ-UBND"),
        ("2111/ QĐ - UBND", "2111/QĐ-UBND"),
        ("Số: 2111/QĐ-UBND", "2111/QĐ-UBND"),
        ("số 2111/QĐ-UBND", "2111/QĐ-UBND"),
        ("2111/QĐ\u2013UBND", "2111/QĐ-UBND"),
        ("2111/QD-UBND", "2111/QĐ-UBND"),
        ("00/NQ-HDND", "00/NQ-HĐND"),
        ("13/2018/ND-CP", "13/2018/NĐ-CP"),
        ("2111QĐ-UBND", "2111/QĐ-UBND"),
        ("2111-QĐ-UBND", "2111/QĐ-UBND"),
    ],
)
def test_slips_in_a_number_are_reported_with_the_number_that_is_meant(tmp_path: Path, number: str, better: str) -> None:
    (hit,) = run_rule(number_pattern.RULE, tmp_path, document(number=f'"{number}"'))
    assert values(hit) == {"number": number, "suggestion": better}
    assert marked(hit) == f'"{number}"'


@pytest.mark.parametrize("number", ["không số", "2111", "/QĐ-UBND", "00/00/00", "2111/qđ-ubnd"])
def test_what_is_no_number_is_reported_without_a_guess(tmp_path: Path, number: str) -> None:
    (hit,) = run_rule(number_pattern.RULE, tmp_path, document(number=number))
    assert values(hit)["suggestion"] == ""


def test_a_number_in_decomposed_letters_is_the_same_number(tmp_path: Path) -> None:
    content = unicodedata.normalize(
        "NFD", document(number="00/2026/NQ-HĐND", document_type="resolution", normative="true")
    )
    assert run_rule(number_pattern.RULE, tmp_path, content) == []


@given(st.text(max_size=30))
def test_what_a_number_should_be_is_always_a_number_and_stays_so(text: str) -> None:
    better = correct_number(text)
    assert not better or (parse_number(better) is not None and correct_number(better) == better)


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("00/QĐ-UBND", "decision"),
        ("00/QĐ-UBND", "regulation"),
        ("00/TT-BNV", "circular"),
        ("00/TT-VP", "official_letter"),
        ("00/CT-TTHT", "official_letter"),
        ("00/UBND-KT", "official_letter"),
        ("28/2026/QH16", "resolution"),
        ("67/2006/QH11", "law"),
        ("00/TTr-VP", "official_letter"),
        ("00/KH-UBND", "work_plan"),
        ("không số", "decision"),
    ],
)
def test_a_number_may_be_of_its_type(tmp_path: Path, number: str, kind: str) -> None:
    assert run_rule(number_and_type.RULE, tmp_path, document(number=number, document_type=kind)) == []


@pytest.mark.parametrize(
    ("number", "kind", "meant"),
    [
        ("00/QĐ-UBND", "official_letter", "decision"),
        ("00/TB-UBND", "decision", "notice"),
        ("00/2026/NĐ-CP", "circular", "decree"),
        ("67/2006/QH11", "decree", "law"),
    ],
)
def test_a_number_of_another_type_is_reported(tmp_path: Path, number: str, kind: str, meant: str) -> None:
    (hit,) = run_rule(number_and_type.RULE, tmp_path, document(number=number, document_type=kind))
    assert values(hit)["wanted"] == meant
    assert marked(hit) == kind


def test_a_work_plan_that_is_issued_with_a_decision_bears_its_number(tmp_path: Path) -> None:
    relations = "\n  - {type: issued_with, to: so-khac}"
    content = document(document_type="work_plan", relations=relations)
    assert run_rule(number_and_type.RULE, tmp_path, content) == []


def test_the_year_of_a_number_is_that_of_issue(tmp_path: Path) -> None:
    (hit,) = run_rule(number_and_year.RULE, tmp_path, document(number="00/2025/QĐ-UBND", normative="true"))
    assert values(hit) == {
        "number": "00/2025/QĐ-UBND",
        "year": "2025",
        "issued": localize(format_day, date(2026, 10, 1)),
    }
    assert run_rule(number_and_year.RULE, tmp_path, document(number="2025/QĐ-UBND")) == []


@pytest.mark.parametrize(
    ("number", "normative", "kind", "issued", "told"),
    [
        ("00/2026/QĐ-UBND", "false", "decision", "2026-10-01", True),
        ("00/QĐ-UBND", "true", "decision", "2026-10-01", True),
        ("00/2026/QĐ-UBND", "true", "decision", "2026-10-01", False),
        ("28/2026/QH16", "false", "resolution", "2026-10-01", False),
        ("00/QĐ-UBND", "true", "decision", "1995-10-01", False),
        ("00/CT-UBND", "true", "directive", "2026-10-01", False),
        ("00-NQ/TU", "false", "resolution", "2026-10-01", False),
    ],
)
def test_the_form_of_a_number_reports_whether_a_document_is_normative(
    tmp_path: Path, number: str, normative: str, kind: str, issued: str, told: bool
) -> None:
    content = document(number=number, normative=normative, document_type=kind, issued=issued, effective=None)
    assert bool(run_rule(number_and_normative.RULE, tmp_path, content)) is told


@pytest.mark.parametrize(
    ("keys", "later"),
    [
        ({"signed": "2026-10-02"}, ["issued"]),
        ({"expires": "2026-09-01"}, ["expires"]),
        ({"effective": "2026-12-01", "expires": "2026-11-01"}, ["expires"]),
        ({"signed": "2026-10-02", "expires": "2026-09-01"}, ["issued", "expires"]),
        ({"signed": "2026-10-01", "expires": "2026-10-01"}, []),
        ({"effective": None}, []),
    ],
)
def test_each_day_before_one_that_it_follows_is_reported_once(
    tmp_path: Path, keys: dict[str, str | None], later: list[str]
) -> None:
    hits = run_rule(dates_out_of_order.RULE, tmp_path, document(**keys))
    assert [values(hit)["later"] for hit in hits] == later


def test_a_document_in_force_before_its_issue_is_reported_at_that_day(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + document(effective="2026-09-01").replace("\n", "\r\n").encode()
    (hit,) = run_rule(effective_before_issued.RULE, tmp_path, content)
    assert (hit.diagnostic.place.line, marked(hit)) == (10, "2026-09-01")
    assert run_rule(effective_before_issued.RULE, tmp_path, document()) == []


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({"normative": "true", "legal_status": None, "effective": None}, True),
        ({"normative": "false", "legal_status": None, "effective": None}, False),
        ({"normative": "true", "legal_status": None, "effective": None, "sample": "true"}, False),
        ({"normative": "true", "effective": None}, False),
        ({"normative": "true", "legal_status": None}, False),
    ],
)
def test_only_a_true_normative_document_owes_its_status(
    tmp_path: Path, keys: dict[str, str | None], told: bool
) -> None:
    assert bool(run_rule(legal_status_missing.RULE, tmp_path, document(**keys))) is told


def test_an_abstract_is_asked_for_except_of_samples(tmp_path: Path) -> None:
    assert len(run_rule(abstract_missing.RULE, tmp_path, document(abstract=None))) == 1
    assert run_rule(abstract_missing.RULE, tmp_path, document(abstract=None, sample="true")) == []


@pytest.mark.parametrize(
    ("body", "keys", "told"),
    [
        (" \n\t\n", {}, True),
        ("", {"draft": "true"}, False),
        ("", {"attachments": "\n  - {file: quy-che.pdf, title: Quy chế}"}, False),
        ("Xem bản chính tại trụ sở.\n", {}, False),
    ],
)
def test_a_document_has_text_or_a_file(tmp_path: Path, body: str, keys: dict[str, str], told: bool) -> None:
    content = document("so-quyet-dinh", body, **keys)
    assert bool(run_rule(document_without_content.RULE, tmp_path, content)) is told


def test_other_kinds_are_left_alone(tmp_path: Path) -> None:
    text = page_text(
        tmp_path, "content/so/tin-tuc/a.vi.md", page("so-a", "", kind="news", title="Tin", date="2026-11-24")
    )
    rules = (number_pattern, number_and_type, number_and_year, dates_out_of_order, document_without_content)
    assert [hit for each in rules for hit in each.RULE.check(text)] == []


NEWS = "content/so/tin-tuc/quyet-dinh.vi.md"
DECISION = "Số: 16/QĐ-UBND\n\n**QUYẾT ĐỊNH**\n\nVề việc cử cán bộ\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Cử cán bộ đi học.\n"


def as_news(tmp_path: Path, body: str) -> list[str]:
    text = page_text(tmp_path, NEWS, page("so-tin", body, kind="news", title="Tin", date="2026-06-12", origin="own"))
    return [str(values(each)["number"]) for each in document_as_news.RULE.check(text)]


@pytest.mark.parametrize(
    ("body", "number"),
    [
        (DECISION, "16/QĐ-UBND"),
        (unicodedata.normalize("NFD", DECISION), "16/QĐ-UBND"),
        ("Số: 16/QĐ-UBND … QUYẾT ĐỊNH: Điều 1. Phê duyệt dự án.\n", "16/QĐ-UBND"),
        ("**UBND TỈNH**\n\n**Số: 16/QĐ-UBND**\n\n**QUYẾT ĐỊNH:**\n\n**Điều 1.** Phê duyệt.\n", "16/QĐ-UBND"),
        ("ỦY BAN NHÂN DÂN TỈNH Số: 123/UBND-VP\n\nV/v nghỉ lễ\n\nKính gửi: Các sở, ban, ngành.\n", "123/UBND-VP"),
        ("| UBND XÃ Số: 5/TB-UBND | CỘNG HÒA |\n\nTHÔNG BÁO\n\nKính gửi: Nhân dân\n", "5/TB-UBND"),
        ("Số 07/2026/NQ-HĐND\n\nNGHỊ QUYẾT\n\n## Điều 1: Thông qua\n", "07/2026/NQ-HĐND"),
        ("Số: 05-CV/TU\n\nKính gửi: các chi bộ\n", "05-CV/TU"),
        ("Số: 25/KH-UBND\n\nKẾ HOẠCH\n\nTổ chức ngày hội\n\nCăn cứ Quyết định số 46/QĐ-BVHTTDL;\n", "25/KH-UBND"),
        ("Số: 45/TB-UBND\n\nTHÔNG BÁO\n\nVề việc nghỉ Tết\n\nTM. ỦY BAN NHÂN DÂN\n\nCHỦ TỊCH\n", "45/TB-UBND"),
        ("Số 88/TB-CAX\n\nTHÔNG BÁO\n\nAi mất xe đến nhận.\n\nTRƯỞNG CÔNG AN XÃ\n", "88/TB-CAX"),
        ("**KẾ HOẠCH**\n\nSố: 20/KH-TYT ngày 02/10/2026\n\nI. MỤC ĐÍCH\n\nNơi nhận: Các thôn.\n", "20/KH-TYT"),
        ("Số:      /BC-UBND\n\nDỰ THẢO BÁO CÁO\n\nCăn cứ Kế hoạch số 27/KH-UBND của UBND tỉnh;\n", "/BC-UBND"),
    ],
)
def test_a_document_in_news_is_found_without_its_signature(tmp_path: Path, body: str, number: str) -> None:
    assert as_news(tmp_path, body) == [number]


def test_a_decision_without_its_number_is_found_by_the_words_that_decide(tmp_path: Path) -> None:
    body = "Căn cứ Luật Đất đai;\n\n**QUYẾT NGHỊ:**\n\n**Điều 1.** Thông qua nhiệm vụ.\n"
    assert len(as_news(tmp_path, body)) == 1
    for without in ("Căn cứ Luật Đất đai;", "**QUYẾT NGHỊ:**", "**Điều 1.**"):
        assert as_news(tmp_path / without[:4], body.replace(without, "Xã")) == []


@pytest.mark.parametrize(
    "body",
    [
        "Ngày 12/6, UBND tỉnh ban hành Quyết định số 16/QĐ-UBND. Theo đó, Điều 1 quy định mức hỗ trợ.\n",
        "Theo Quyết định số 16/QĐ-UBND, QUYẾT ĐỊNH: Điều 1. Hỗ trợ.\n",
        "> Số: 16/QĐ-UBND\n>\n> QUYẾT ĐỊNH:\n>\n> Điều 1. Trích.\n",
        "Số 16/QĐ-UBND là quyết định mới nhất. Điều 1 nêu rõ phạm vi.\n",
        "Số điện thoại: 0263\n\nKính gửi: bạn đọc\n",
        "Số: 12\n\nTHÔNG BÁO\n\nĐiều 1. Một.\n",
        "- Số: 16/QĐ-UBND\n- Số: 17/QĐ-UBND\n\nBÁO CÁO THƯỜNG NIÊN\n",
        "| Số | Tên |\n|--|--|\n| 16/QĐ-UBND | Quyết định |\n",
        "Quyết định số 16/QĐ-UBND ngày 12/6/2026.\n\nKính gửi: Quý độc giả\n",
        "Số lượng: 12/QĐ\n\nKính gửi: bà con\n",
        "Số/TT\n\nBÁO CÁO\n\nĐiều 1. Một.\n",
        "Căn cứ Quyết định số 16/QĐ-UBND, xã mở QUỸ.\n\nSố tài khoản: xem tại UBND xã.\n",
        "Số 24/7 hỗ trợ\n\nKính gửi: quý khách\n",
        "QUYẾT ĐỊNH\n\nĐiều 1. Trước số.\n\nSố: 16/QĐ-UBND\n",
        "Xét thấy cần, hội nghị QUYẾT NGHỊ:\n\nĐiều 1 của quy chế được sửa.\n",
        "Xã ra THÔNG BÁO số 45/TB-UBND.\n\nNơi nhận: bộ phận một cửa.\n",
        "Căn cứ Luật Đất đai, xã trả lời:\n\nQUYẾT ĐỊNH thu hồi có ba điều.\n\nĐiều 1. Trích.\n",
    ],
)
def test_news_that_names_or_quotes_a_decision_is_no_document(tmp_path: Path, body: str) -> None:
    assert as_news(tmp_path, body) == []


CHECKED = datetime(2026, 11, 1, tzinfo=VIETNAM)
OWN = read_document_head("Số: 00/QĐ-UBND, ngày 20 tháng 11 năm 2026\nQUYẾT ĐỊNH về nội quy cơ quan")
OTHER = read_document_head("Số: 17/QĐ-UBND, ngày 20 tháng 11 năm 2026\nQUYẾT ĐỊNH về nội quy cơ quan")


def find_unlike(
    folder: Path,
    body: str,
    head: DocumentHead | None = None,
    *,
    since: datetime | None = CHECKED,
    submitted: bool = True,
) -> list[str]:
    """What DOC220 says of a document, with a file if that has a head."""
    portal = SmallPortal(folder / "portal")
    attached = {"attachments": "[{file: qd.pdf, title: Toàn văn}]"} if head is not None else {}
    portal.write("content/so/van-ban/moi/index.vi.md", document("so-moi", body, issued="2026-11-20", **attached))
    ids = frozenset(("so-moi",)) if submitted else frozenset(("so-khac",))
    context = load_lint_context(portal, law=legal(documents_checked_from=since), submitted=ids)
    heads = {"content/so/van-ban/moi/qd.pdf": head} if head is not None else {}
    return [str(values(each)["found"]) for each in not_the_document.check(replace(context, document_heads=heads))]


def test_a_file_that_bears_another_number_or_none_is_reported_with_its_name(tmp_path: Path) -> None:
    assert "mang số khác" in find_unlike(tmp_path / "other", "", OTHER)[0]
    assert "`qd.pdf`" in find_unlike(tmp_path / "scan", "", DocumentHead())[0]
    assert "dự thảo" in find_unlike(tmp_path / "draft", "", replace(OWN, is_draft=True))[0]
    assert find_unlike(tmp_path / "own", "", OWN) == []
    assert find_unlike(tmp_path / "later", "", replace(OTHER, later=(OWN,))) == []


@pytest.mark.parametrize("body", ["x\n", "Quyết định (mẫu)\n", "https://example.org/van-ban\n", "Xem tệp đính kèm.\n"])
def test_a_body_that_is_no_text_is_reported(tmp_path: Path, body: str) -> None:
    assert len(find_unlike(tmp_path, body)) == 1


def test_a_body_that_is_a_draft_or_another_document_is_told_as_such(tmp_path: Path) -> None:
    assert "dự thảo" in find_unlike(tmp_path / "draft", "DỰ THẢO\n\nĐiều 1. Bãi bỏ nội quy cũ.\n")[0]
    assert "mang số khác" in find_unlike(tmp_path / "other", "Số: 17/QĐ-UBND\n\nĐiều 1. Bãi bỏ nội quy cũ.\n")[0]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Số: 51/QĐ-UBND\nLâm Đồng, ngày 21 tháng 11 năm 2026\nQUYẾT ĐỊNH",
            "mang số khác: `51/QĐ-UBND`, ngày 21/11/2026",
        ),
        ("Số: 51/QĐ-UBND\nQUYẾT ĐỊNH về nội quy", "mang số khác: `51/QĐ-UBND`"),
        ("Số: 5 1 /QĐ - UBND\nQUYẾT ĐỊNH về nội quy", "mang số khác: `51/QĐ-UBND`"),
        ("Số: 51/2026/QĐ-UBND\nQUYẾT ĐỊNH về nội quy", "mang số khác: `51/2026/QĐ-UBND`"),
        ("Số: 51/TB-SNgV\nTHÔNG BÁO về nội quy", "mang số khác: `51/TB-SNGV`"),
        ("Số: 15/QĐ-UBND\nLâm Đồng, ngày 21 tháng 11 năm 2026\nQUYẾT ĐỊNH", "ghi ngày khác: 21/11/2026"),
        ("Nội quy của cơ quan", "không đọc được số và ngày ấy"),
    ],
)
def test_the_number_and_day_of_the_file_are_named(tmp_path: Path, text: str, found: str) -> None:
    portal = SmallPortal(tmp_path)
    attached = {"number": "15/QĐ-UBND", "attachments": "[{file: qd.pdf, title: Toàn văn}]"}
    portal.write(
        "content/so/van-ban/moi/index.vi.md", document("so-moi", "Xem tệp.\n", issued="2026-11-20", **attached)
    )
    context = load_lint_context(portal, law=legal(documents_checked_from=CHECKED), submitted=frozenset(("so-moi",)))
    heads = {"content/so/van-ban/moi/qd.pdf": read_document_head(text)}
    (each,) = not_the_document.check(replace(context, document_heads=heads))
    assert found in str(values(each)["found"])


def test_another_number_above_the_text_is_reported_once(tmp_path: Path) -> None:
    """FCT210 reports it with its line."""
    portal = SmallPortal(tmp_path)
    body = "Số: 51/QĐ-UBND\n\nĐiều 1. Bãi bỏ nội quy cũ.\n"
    portal.write("content/so/van-ban/moi/index.vi.md", document("so-moi", body, number="15/QĐ-UBND"))
    context = load_lint_context(portal, law=legal(documents_checked_from=CHECKED), submitted=frozenset(("so-moi",)))
    assert list(not_the_document.check(context)) == []


@pytest.mark.parametrize("body", ["**Điều 1.** Bãi bỏ nội quy cũ.\n", "Nội dung đang được cập nhật.\n", ""])
def test_a_text_is_not_reported_nor_what_has_a_code_of_its_own(tmp_path: Path, body: str) -> None:
    """DOC213 tells of a blank page, TXT213 of a promise."""
    assert find_unlike(tmp_path, body) == []


def test_documents_are_held_to_it_only_since_the_portal_asks_and_if_they_are_handed_in(tmp_path: Path) -> None:
    assert find_unlike(tmp_path / "off", "x\n", since=None) == []
    assert find_unlike(tmp_path / "later", "x\n", since=datetime(2027, 1, 1, tzinfo=VIETNAM)) == []
    assert find_unlike(tmp_path / "untouched", "x\n", submitted=False) == []
