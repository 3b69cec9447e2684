"""A version that no build accepts is not published, and one that an older program may have built accuses nobody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from portalgen.editorial.deadlines.deadline_audit import audit_clocks
from portalgen.editorial.deadlines.main_content import open_main_content, resolve_main
from portalgen.history.repository import open_history
from portalgen.law.calendar import VIETNAM
from portalgen.timeline.item_clock import ItemClock
from tests.makers.histories import Page, Repo, document, send

NOW = datetime.fromisoformat("2026-06-26T09:00").replace(tzinfo=VIETNAM)
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
FILE = "content/so/van-ban/{}/qd.pdf"


def bundle(name: str, number: int, **keys: object) -> Page:
    """A document that was received on Monday 8 June 2026 and is due by the end of the 10th, with an attached file."""
    return document(
        f"so-{name}",
        name,
        f"{number}/QĐ-SNgV",
        name=f"{name}/index",
        attachments=("qd.pdf",),
        **keys,  # type: ignore[arg-type]
    )


def broken(page: Page, old: str, new: str) -> Page:
    path, text = page
    assert old in text
    return path, text.replace(old, new, 1)


def build(repo: Repo) -> None:
    pages = {
        "ngay-sai": broken(
            document("so-ngay-sai", "ngày sai", "1/QĐ-SNgV"), "effective: 2026-06-05", "effective: 2026-06-31"
        ),
        "thieu": broken(document("so-thieu", "thiếu", "2/QĐ-SNgV"), "document_type: decision\n", ""),
        "yaml": broken(document("so-yaml", "yaml", "3/QĐ-SNgV"), "kind: legal_document", "kind: [legal_document"),
        "lua-chon": broken(document("so-lua-chon", "lựa chọn", "4/QĐ-SNgV"), "type: decision", "type: decison"),
        "loai-la": broken(
            document("so-loai-la", "loại lạ", "5/QĐ-SNgV"), "kind: legal_document", "kind: legal_documnet"
        ),
        "khoa-la": broken(document("so-khoa-la", "khóa lạ", "6/QĐ-SNgV"), "origin: own", "origin: own\nkho_luu: a"),
        "khong-tep": bundle("khong-tep", 7),
        "tep-rong": bundle("tep-rong", 8),
        "tep-khac": bundle("tep-khac", 9),
        "tep-dung": bundle("tep-dung", 10),
        "tep-sau": bundle("tep-sau", 11),
        "hong-sau": document("so-hong-sau", "hỏng sau", "12/QĐ-SNgV"),
    }
    for name, data in (("tep-rong", b""), ("tep-khac", b"\x89PNG\r\n\x1a\n"), ("tep-dung", PDF)):
        repo.write(FILE.format(name), data)
    send(repo, "dung-han", "2026-06-09T09:00", "2026-06-09T10:00", *pages.values())
    repo.branch("tep-sau")
    repo.write(FILE.format("tep-sau"), PDF)
    repo.commit("Thêm tệp", "2026-06-10T09:00")
    repo.checkout("main")
    repo.merge("tep-sau", "2026-06-10T10:00")
    path, text = pages["hong-sau"]
    send(repo, "lam-hong", "2026-06-12T09:00", "2026-06-12T10:00", (path, text.replace("title: ", "title: [", 1)))
    for name in ("khong-tep", "tep-rong", "tep-khac"):
        repo.write(FILE.format(name), PDF)
    mended = [
        document(f"so-{name}", word, f"{number}/QĐ-SNgV")
        for number, (name, word) in enumerate(
            {
                "ngay-sai": "ngày sai",
                "thieu": "thiếu",
                "yaml": "yaml",
                "lua-chon": "lựa chọn",
                "loai-la": "loại lạ",
            }.items(),
            1,
        )
    ]
    send(repo, "sua-loi", "2026-06-15T09:00", "2026-06-15T10:00", *mended)


@pytest.fixture(scope="module")
def clocks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, ItemClock]]:
    repo = Repo(tmp_path_factory.mktemp("errors") / "kho")
    build(repo)
    repository = open_history(repo.folder)
    with open_main_content(repository, resolve_main(repository, None), NOW) as content:
        found = [each.clock for each in audit_clocks(content)]
        yield {each.page.id: each for each in found if each.deadline.party == "board"}


@pytest.mark.parametrize("name", ["ngay-sai", "thieu", "yaml", "khong-tep", "tep-rong", "tep-khac"])
def test_what_no_build_accepts_is_published_when_it_is_mended(clocks: dict[str, ItemClock], name: str) -> None:
    found = clocks[f"so-{name}"]
    assert found.stop is not None
    assert (found.standing, found.stop.at) == ("late", datetime(2026, 6, 15, 10, tzinfo=VIETNAM))


@pytest.mark.parametrize("name", ["lua-chon", "loai-la"])
def test_what_only_this_program_is_known_to_refuse_is_neither_on_time_nor_late(
    clocks: dict[str, ItemClock], name: str
) -> None:
    found = clocks[f"so-{name}"]
    assert found.stop is not None
    assert found.standing == "unproven"
    assert (found.stop.earliest, found.stop.at) == (
        datetime(2026, 6, 9, 10, tzinfo=VIETNAM), datetime(2026, 6, 15, 10, tzinfo=VIETNAM)
    )  # fmt: skip


def test_an_attachment_that_came_one_commit_later_publishes_its_page_then(clocks: dict[str, ItemClock]) -> None:
    found = clocks["so-tep-sau"]
    assert found.stop is not None
    assert (found.standing, found.stop.at) == ("met", datetime(2026, 6, 10, 10, tzinfo=VIETNAM))


@pytest.mark.parametrize("name", ["tep-dung", "hong-sau", "khoa-la"])
def test_an_honest_page_stays_on_time(clocks: dict[str, ItemClock], name: str) -> None:
    """A key that kinds have no more, and an error that came after the publication, take nothing from it."""
    assert clocks[f"so-{name}"].standing == "met"
