"""An office of one department whose readers see how its pages changed, and what became of each page."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Final

from tests.makers.board import Board, Content
from tests.makers.month import portal_files
from tests.makers.portal import PDF, page, site, translation

NEWS: Final = "content/so/tin-tuc"
TEXT: Final = (
    "Hội nghị bắt đầu lúc 8 giờ ngày 24/11/2026 tại Hội trường A.\n\nĐại biểu mang theo giấy mời.\n"
    "\nMọi thắc mắc gửi về Văn phòng Sở.\n"
)
CITIZEN_NUMBER: Final = "068200001234"
"""A made-up number in the form of those of citizens."""


def news(id: str, body: str, title: str = "Tin mẫu", **keys: str) -> str:
    """A news item as editors write it."""
    return page(id, body, kind="news", title=title, summary="Tin mẫu.", date="2026-06-02", origin="own", **keys)


def notes(*written: tuple[str, str, str]) -> str:
    """Change notes as one line of front matter: moment, note, class of reason or nothing."""
    entries = (f"{{at: {at}, note: {note}{f', reason: {reason}' if reason else ''}}}" for at, note, reason in written)
    return f"[{', '.join(entries)}]"


def open_office(folder: Path) -> Board:
    """The office before its first publication."""
    return Board(
        folder,
        ("so",),
        files={
            **{path: data for path, data in portal_files().items() if not path.startswith("site-config/sites/")},
            "site-config/sites/portal.yaml": site("portal", "main", "www.example.vn", "Cổng mẫu", "Cổng"),
            "site-config/sites/so.yaml": site(
                "so", "department", "so.example.vn", "Sở mẫu", "Sở", "page_history: true", "home: generated"
            ),
            "content/so/tin/cu.vi.md": None,
            "site-config/profiles.yaml": _profiles(),
        },
    )


def _profiles() -> Content:
    profiles = portal_files()["site-config/profiles.yaml"]
    assert isinstance(profiles, str)
    return profiles.replace('"id:so-chuc-nang"', '"self:tin-tuc"')


def play(folder: Path) -> Board:
    """The office with everything that may become of a page."""
    board = open_office(folder)
    board.publish(
        {
            f"{NEWS}/hoi-nghi/index.vi.md": news(
                "so-hoi-nghi", TEXT, "Hội nghị mẫu", attachments='[{file: moi.pdf, title: "Giấy mời"}]'
            ),
            f"{NEWS}/hoi-nghi/moi.pdf": PDF,
            f"{NEWS}/ro-ri.vi.md": news("so-ro-ri", f"Liên hệ người mẫu, số căn cước {CITIZEN_NUMBER}.\n\nHết.\n"),
            f"{NEWS}/sua-lang.vi.md": news("so-sua-lang", f"Số căn cước {CITIZEN_NUMBER}.\n\nHết.\n"),
            f"{NEWS}/thu-hoi.vi.md": news("so-thu-hoi", "Chữ bí mật riêng tư.\n"),
            f"{NEWS}/go.vi.md": news("so-go", "Chữ của bài bị gỡ.\n"),
            f"{NEWS}/dinh-chinh.vi.md": news("so-dinh-chinh", "Tên cũ không được hiện lại.\n"),
            f"{NEWS}/cho.vi.md": news("so-cho", "Bài hẹn giờ.\n", publish_at="2026-06-20T08:00"),
            f"{NEWS}/nhap.vi.md": news("so-nhap", "Bản nháp.\n", draft="true"),
            f"{NEWS}/het-han.vi.md": news("so-het-han", "Bài có hạn.\n", expires_at="2026-06-05"),
        }
    )
    board.wait(days=1)
    changed = TEXT.replace("8 giờ ngày 24/11/2026", "9 giờ ngày 25/11/2026")
    corrected = news(
        "so-hoi-nghi", changed, "Hội nghị mẫu", attachments='[{file: moi.pdf, title: "Giấy mời"}]',
        change_notes=notes(("2026-06-02T08:00", "Sửa giờ họp", "")),
    )  # fmt: skip
    board.publish(
        {
            f"{NEWS}/hoi-nghi/index.vi.md": corrected,
            f"{NEWS}/hoi-nghi/index.en.md": translation(
                "so-hoi-nghi",
                ("Hội nghị mẫu", "Tin mẫu.", changed),
                "It begins at 9.\n",
                title="Sample",
                summary="News.",
            ).replace("kind: page", "kind: news"),
        }
    )
    board.publish({f"{NEWS}/cho.vi.md": news("so-cho", "Bài hẹn giờ, đã sửa.\n", publish_at="2026-06-20T08:00")})
    board.wait(days=1)
    board.push({f"{NEWS}/hoi-nghi/moi.pdf": PDF + b"\n%"}, by="operator")
    board.publish(
        {
            f"{NEWS}/ro-ri.vi.md": news("so-ro-ri", "Liên hệ Văn phòng Sở.\n\nHết rồi.\n"),
            f"{NEWS}/sua-lang.vi.md": news("so-sua-lang", "Số căn cước đã xóa.\n\nHết rồi.\n"),
            f"{NEWS}/thu-hoi.vi.md": news(
                "so-thu-hoi", "Chữ bí mật riêng tư.\n", withdrawn="{at: 2026-06-03, reason: personal_data}"
            ),
            f"{NEWS}/dinh-chinh.vi.md": news(
                "so-dinh-chinh", "Tên mới.\n", change_notes=notes(("2026-06-03", "Sửa tên", "personal_data"))
            ),
            f"{NEWS}/go.vi.md": page(
                "so-go", "", kind="tombstone", title="Tin mẫu", date="2026-06-02",
                removed="{at: 2026-06-03, reason: outdated}", former_kind="news",
            ),
        }
    )  # fmt: skip
    board.wait(days=1)
    board.publish(
        {
            f"{NEWS}/dinh-chinh.vi.md": news(
                "so-dinh-chinh", "Tên mới hơn.\n", change_notes=notes(("2026-06-03", "Sửa tên", "personal_data"))
            ),
            f"{NEWS}/thu-hoi.vi.md": news("so-thu-hoi", "Chữ đã thay.\n"),
        }
    )
    board.now += timedelta(days=30)
    return board
