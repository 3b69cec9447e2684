"""A portal with an event, a question, documents and a package, for the checks of pages that name them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from portalgen.lint.rules.facts import named_item_contradicted
from tests.makers.lint.contexts import load_lint_context
from tests.makers.lint.legal_document import document
from tests.makers.portal import PROFILES_YAML, SmallPortal, page

PROFILES = PROFILES_YAML.replace(
    "      - {path: van-ban,",
    "      - {path: viec, names: {vi: Việc, en: Things}, kinds: [question, procurement, consultation, recruitment], missing_translation: notice}\n"
    "      - {path: van-ban,",
)
QUESTION = page(
    "so-hoi",
    "Trả lời: được.\n",
    kind="question",
    title="Giờ nhận hồ sơ",
    code="HD-2026-001",
    question="Sáng thứ Bảy có nhận hồ sơ không?",
    asker_group="citizens",
    asked="2026-11-02",
    answered="2026-11-20",
    agency="Sở Ngoại vụ",
)
MEETING = page(
    "so-moi",
    "Mời bà con đến dự, mang theo giấy tờ về đất.\n",
    kind="news",
    title="Mời họp góp ý quy hoạch",
    date="2026-10-28",
    origin="own",
    place="Nhà văn hóa thôn 3",
    event_start="2026-11-02T08:00",
    event_end="2026-11-02T11:00",
)
FAIR = page(
    "so-hoi-cho",
    "Hội chợ có 40 gian hàng.\n",
    kind="news",
    title="Hội chợ nông sản",
    date="2026-10-28",
    origin="own",
    event_start="2026-11-10",
    event_end="2026-11-15",
)
POLL = page(
    "so-y-kien",
    "Sở nhận ý kiến đến hết ngày 10/11/2026.\n",
    kind="consultation",
    title="Lấy ý kiến mẫu ghế đá",
    date="2026-10-12",
    origin="own",
    consultation_type="other",
    lead_agency="Sở Ngoại vụ",
    receiver="Văn phòng Sở",
    opened="2026-10-12",
    closes="2026-11-10",
    address="Văn phòng Sở",
    email="a@example.vn",
)
POSTS = page(
    "so-tuyen",
    "Sở tuyển hai chuyên viên.\n",
    kind="recruitment",
    title="Tuyển hai chuyên viên",
    date="2026-09-14",
    origin="own",
    number="12/TB-SNgV",
    posts="[{post: Chuyên viên, number: 2}]",
    opens="2026-09-14",
    closes="2026-10-14",
    address="Văn phòng Sở",
)
DECISION = document("so-qd", number="21/QĐ-SNgV", issuer="Sở Ngoại vụ", issued="2026-11-02")
BIDDING = page(
    "so-goi-thau",
    "Thông báo mời thầu.\n",
    kind="procurement",
    title="Cải tạo thư viện",
    number="IB2600000001",
    package="'Gói thầu số 2: Xây lắp mái nhà thư viện'",
    price="1.500.000.000 đồng",
    form="open",
    field="[y-te]",
    date="2026-11-01",
    opens="2026-11-02T08:00",
    closes="2026-11-20T08:00",
    link="https://muasamcong.mpi.gov.vn/a",
)
OTHERS: dict[str, str | None] = {
    "site-config/profiles.yaml": PROFILES,
    "content/so/viec/hoi.vi.md": QUESTION,
    "content/so/tin-tuc/moi.vi.md": MEETING,
    "content/so/tin-tuc/hoi-cho.vi.md": FAIR,
    "content/so/van-ban/qd.vi.md": DECISION,
    "content/so/viec/goi.vi.md": BIDDING,
    "content/so/viec/y-kien.vi.md": POLL,
    "content/so/viec/tuyen.vi.md": POSTS,
}
JOBS = page(
    "so-viec",
    "Thông báo số 15/TB-SNgV ngày 02/09/2026 tuyển hai chuyên viên. Lệ phí 300.000 đồng.\n",
    kind="recruitment",
    title="Tuyển chuyên viên",
    date="2026-09-04",
    origin="own",
    number="15/TB-SNgV",
    posts="[{post: Chuyên viên, number: 2}]",
    opens="2026-09-04",
    closes="2026-10-14",
    address="Văn phòng Sở",
)
CONTEST = page(
    "so-cuoc-thi",
    "Sở mở cuộc thi viết, hạn nộp bài đến ngày 20/10/2026. Tổng kinh phí 45.000.000 đồng, giải nhất 5 triệu đồng.\n",
    kind="news",
    title="Cuộc thi viết về sách",
    date="2026-09-04",
    origin="own",
)
LINKED_ITEMS: dict[str, str | None] = {"content/so/viec/viec.vi.md": JOBS, "content/so/tin-tuc/thi.vi.md": CONTEST}


def find_contradicted(folder: Path, body: str, others: dict[str, str | None] | None = None, **keys: Any) -> list[str]:
    """What is marked in a piece of news beside the items above."""
    given = {"kind": "news", "title": "Tin mới", "date": "2026-11-21", "origin": "own", **keys}
    path = "content/so/tin-tuc/tin.vi.md"
    portal = SmallPortal(folder / "portal", {**OTHERS, **(others or {}), path: page("so-tin", f"{body}\n", **given)})
    context = load_lint_context(portal)
    assert {"so-hoi", "so-moi", "so-hoi-cho", "so-qd", "so-goi-thau", "so-y-kien", "so-tuyen", "so-tin"} <= {
        each.id for each in context.library.items
    }
    found = list(named_item_contradicted.RULE.check(context))
    assert {each.diagnostic.place.path for each in found} <= {path}
    return [each.diagnostic.place.underlined for each in found]
