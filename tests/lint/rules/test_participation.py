"""Consultations, questions, surveys and suspensions: what their rules report, at the edges of each."""

from __future__ import annotations

from typing import Any, Final

import pytest

from portalgen.config.values import parse_datetime
from portalgen.diagnostics.registry import CODES
from portalgen.lint.model import Finding
from tests.makers.lint.story import LIGHT
from tests.makers.portal import PROFILES_YAML, page
from tests.makers.quiet_portal import quiet_portal, report_of

AT: Final = "2026-12-10T08:00"
SECTIONS: Final = """\
      - {path: y-kien, names: {vi: Tham gia, en: Take part}, kinds: [consultation, dialogue, question, survey, suspension_notice], missing_translation: notice}
"""
RECEIVED: Final = {"received": "{at: 2026-12-09}", "summary": "Bài mẫu ngắn."}
OPINION: Final = "\n  - {{number: {}, author_kind: citizen, opinion: {}}}"
ANSWER: Final = "\n  - {{answers: {}, response: accepted, explanation: Đã ghi ở Điều 2.}}"

WITHDRAWN: Final = "{at: 2026-12-09T08:00, reason: duplicate}"


def opinions(*numbers: int, text: str = "Đề nghị ghi rõ thời hạn.") -> str:
    return "".join(OPINION.format(number, text) for number in numbers)


def consultation(**keys: Any) -> dict[str, Any]:
    given = {"opened": "2026-11-01", "closes": "2026-11-30", "consultation_type": "other"}
    fixed = {
        "kind": "consultation",
        "date": "2026-10-01",
        "lead_agency": "Sở Mẫu",
        "address": "Chưa rõ",
        "email": "unconfirmed",
    }
    return {**fixed, **RECEIVED, **given, **keys}


def question(words: str = "Nộp hồ sơ ở đâu?", **keys: Any) -> dict[str, Any]:
    fixed = {"kind": "question", "code": "A", "asker_group": "citizens", "agency": "Sở Mẫu"}
    return {**fixed, **RECEIVED, "asked": "2026-12-01", "question": words, **keys}


def survey(options: str, **keys: Any) -> dict[str, Any]:
    asked = f"\n  - question: Đúng hẹn không?\n    options: [{options}]"
    given = {"opens": "2026-11-01", "closes": "2026-11-30", "questions": asked}
    return {"kind": "survey", "date": "2026-10-01", **RECEIVED, **given, **keys}


def dialogue(**keys: Any) -> dict[str, Any]:
    given = {"starts": "2026-12-15T08:00", "ends": "2026-12-15T11:00", "topic": "Đất đai", "hosts": "[Giám đốc Sở]"}
    return {"kind": "dialogue", "date": "2026-12-01", **RECEIVED, **given, **keys}


def suspension(start: str, **keys: Any) -> dict[str, Any]:
    days = {"suspension_start": f"{start}T22:00", "expected_end": f"{start}T23:00", "date": "2026-12-09"}
    words = {"reason": "Bảo trì", "extent": "Toàn bộ trang", "summary": "Bảo trì máy chủ."}
    return {"kind": "suspension_notice", **days, **words, **keys}


PAGES: Final[dict[str, tuple[dict[str, Any], set[str]]]] = {
    "khong-bao-cao": (consultation(opinions=opinions(1, 2)), set()),
    "chi-co-ngay": (consultation(opinions=opinions(1), adopted="2026-12-05"), {"KND231"}),
    "mot-tra-loi": (consultation(opinions=opinions(1, 2, 3), adoption=ANSWER.format([1, 3])), {"KND231"}),
    "tra-loi-thua": (consultation(opinions=opinions(1), adoption=ANSWER.format([1, 9])), {"KND232"}),
    "ngay-cuoi": (
        consultation(opinions=opinions(1), adoption=ANSWER.format([1]), adopted="2026-11-30"),
        set(),
    ),
    "truoc-han": (
        consultation(opinions=opinions(1), adoption=ANSWER.format([1]), adopted="2026-11-29"),
        {"KND233"},
    ),
    "ba-muoi-ngay": (consultation(opinions=opinions(1), opened="2026-10-01", closes="2026-11-10"), set()),
    "lau-hon": (consultation(opinions=opinions(1), opened="2026-10-01", closes="2026-11-09"), {"KND234"}),
    "nguoc-ngay": (consultation(closes="2026-10-30"), {"FMT133"}),
    "bao-cao-so-trong": (consultation(adopted="2026-12-05"), {"KND245"}),
    "bao-cao-khong-ai": (consultation(adopted="2026-12-05", none_received="true"), set()),
    "so-trong-lau": (consultation(opened="2026-09-01", closes="2026-10-31", adopted="2026-11-05"), {"KND245"}),
    "hai-lan-mot-so": (consultation(opinions=opinions(1, 2), adoption=ANSWER.format([1, 1, 2])), {"KND246"}),
    "khong-ai": (consultation(none_received="true"), set()),
    "con-han": (consultation(none_received="true", closes="2026-12-10"), {"KND237"}),
    "luat-19": (consultation(consultation_type="draft_law", closes="2026-11-20"), {"KND214", "KND236"}),
    "luat-20": (consultation(consultation_type="draft_law", closes="2026-11-21"), {"KND214"}),
    "khac-3": (consultation(closes="2026-11-04"), {"KND213"}),
    "dien-thoai": (consultation(opinions=opinions(1, text="Gọi tôi số 0900 000 000 nhé.")), {"PRV204"}),
    "ten": (consultation(opinions=opinions(1, text="Bà Trần Thị Mẫu đề nghị lùi hạn.")), {"KND241"}),
    "so-nha": (question("Nhà tôi ở số 12/3 đường Mẫu thì nộp ở đâu?"), {"KND220", "KND242"}),
    "het-han": (question(due="2026-12-09"), {"KND220", "KND240"}),
    "con-mot-ngay": (question(due="2026-12-10"), {"KND220"}),
    "thong-le-14": (question(asked="2026-11-18"), {"KND220"}),
    "thong-le-16": (question(asked="2026-11-17"), {"KND220", "KND240"}),
    "tra-loi-neu-ten": (question(), {"KND220", "KND241", "KND242"}),
    "tra-loi-cua-so": (question(), {"KND220"}),
    "giai-trinh-neu-ten": (
        consultation(opinions=opinions(1), adoption=ANSWER.format([1]).replace("Đã", "Ông Trần Văn Mẫu đã")),
        {"KND241"},
    ),
    "phieu-neu-ten": (survey("{option: Có}, {option: Hỏi bà Trần Thị Mẫu}", closes="2026-12-20"), {"KND241"}),
    "hop-thu": (question("Gửi lại cho tôi qua nguyenvanmau@example.vn được không?"), {"KND220", "KND241"}),
    "chu-tri": (dialogue(), set()),
    "chu-tri-neu-ten": (dialogue(hosts="[Giám đốc Sở Nguyễn Văn Mẫu, Phó Giám đốc Sở]"), {"KND207"}),
    "da-tra-loi": (question(due="2026-12-01", answered="2026-12-05"), set()),
    "ket-qua-som": (survey("{option: Có, count: 2}, {option: Không, count: 1}", closes="2026-12-10"), {"KND243"}),
    "ket-qua-du": (survey("{option: Có, count: 2}, {option: Không, count: 1}", answer_count="3"), set()),
    "ket-qua-thieu": (survey("{option: Có, count: 2}, {option: Không}"), {"KND244"}),
    "ket-qua-am": (survey("{option: Có, count: -2}, {option: Không, count: 1}"), {"FMT103"}),
    "tra-loi-nam-sau": (question(due="2026-12-09", answered="2027-12-05"), {"KND210", "KND240"}),
    "bao-cao-nam-sau": (
        consultation(opinions=opinions(1), opened="2026-10-01", closes="2026-11-09", adopted="2027-11-20"),
        {"KND210", "KND234"},
    ),
    "so-khong": (consultation(opinions=opinions(0)), {"FMT103"}),
    "khong-so-nao": (consultation(opinions=opinions(1), adoption=ANSWER.format([])), {"FMT103"}),
    "hai-lan-so-la": (consultation(opinions=opinions(1), adoption=ANSWER.format([1, 7, 7])), {"KND232", "KND246"}),
    "an-truoc-han": (consultation(closes="2026-12-31", expires_at="2026-12-20"), {"KND217"}),
    "hien-sau-han": (consultation(publish_at="2026-12-11", closes="2026-12-10"), {"KND217"}),
    "tam-dung-du": (suspension("2026-12-18"), set()),
    "tam-dung-muon": (suspension("2026-12-17"), {"KND238"}),
    "rut-luat-19": (consultation(consultation_type="draft_law", closes="2026-11-20", withdrawn=WITHDRAWN), set()),
    "rut-khac-3": (consultation(closes="2026-11-04", withdrawn=WITHDRAWN), set()),
    "thay-lau-hon": (
        consultation(opinions=opinions(1), opened="2026-10-01", closes="2026-11-09", superseded_by="so-khong-ai"),
        set(),
    ),
    "thay-mot-tra-loi": (
        consultation(opinions=opinions(1, 2), adoption=ANSWER.format([1]), superseded_by="so-khong-ai"),
        set(),
    ),
    "rut-het-han": (question(due="2026-12-09", withdrawn=WITHDRAWN), set()),
    "rut-tam-dung": (suspension("2026-12-17", withdrawn=WITHDRAWN), set()),
    "rut-ket-qua": (
        survey("{option: Có, count: 2}, {option: Không, count: 1}", closes="2026-12-10", withdrawn=WITHDRAWN),
        set(),
    ),
    "tam-dung-hen": (suspension("2026-12-21", publish_at="2026-12-11T08:00"), {"DDL203"}),
}
"""By the name of the file: its front matter, and the codes that are reported of it."""

BODIES: Final = {
    "tra-loi-neu-ten": "Trả lời câu hỏi của ông Nguyễn\nVăn Mẫu (số nhà 15 đường Hai Bà Trưng): được.\n",
    "tra-loi-cua-so": "Đề nghị liên hệ Sở Mẫu, số 36 đường Trần Phú, hoặc Trường THPT Nguyễn Văn Mẫu.\n\n"
    "- Trung tâm Phục vụ hành chính công:\n- Địa chỉ: số 40 đường Trần Phú\n",
}
"""The answers that are not `Nội dung của bài …`."""


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> tuple[Finding, ...]:
    before = "kinds: [legal_document], missing_translation: none}\n"
    files: dict[str, str | bytes | None] = {
        "site-config/profiles.yaml": PROFILES_YAML.replace(before, before + SECTIONS)
    }
    for number, (name, (keys, _)) in enumerate(PAGES.items()):
        own = {**keys, "code": f"A-{number}"} if "code" in keys else keys
        text = page(f"so-{name}", BODIES.get(name, f"Nội dung của bài {name}.\n"), title=f"Bài mẫu {name}", **own)
        files[f"content/so/y-kien/{name}.vi.md"] = text
    portal = quiet_portal(tmp_path_factory.mktemp("participation") / "portal", {**LIGHT, **files})
    report = report_of(portal, at=parse_datetime(AT))
    return tuple(report.findings)


@pytest.mark.parametrize("name", PAGES)
def test_each_page_is_reported_for_what_is_wrong_in_it_and_for_nothing_else(
    findings: tuple[Finding, ...], name: str
) -> None:
    path = f"content/so/y-kien/{name}.vi.md"
    found = {
        each.code
        for each in findings
        if each.place.path == path and each.code.startswith(("KND", "PRV", "DDL2", "FMT"))
    }
    assert found == PAGES[name][1]


def test_what_no_instrument_in_force_sets_is_never_an_error() -> None:
    for code in ("KND234", "KND236", "KND240"):
        assert CODES[code].severity.name == "WARNING"
        assert "lint.yaml" in CODES[code].vi[1]
