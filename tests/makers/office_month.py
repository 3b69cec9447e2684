"""June 2026 of a small portal as its office sees it: what was published, how, and what still waits.

The calendar is that of `tests.makers.histories` (the usual week: received Mon 08/06, administrative, last day Wed 10/06).
"""

from __future__ import annotations

from pathlib import Path

from tests.makers.histories import DEADLINES, FORGE, Repo, approve, document, news, replaced, send, submit

AT = "2026-06-26T09:00"
"""Friday; what is received on Wed 24/06 is due by that day's end."""
WAIVERS = "site-config/governance/waivers.yaml"
RECEIVED = "2026-06-24T09:00"
PDF = "content/so/van-ban/quy-che/toan-van.pdf"


def build_office_month(folder: Path) -> Repo:
    """Return the repository; main and every submission are branches of it, and one is a request of a forge."""
    repo = Repo(folder)
    _require_freshness(repo)
    _publish(repo)
    _squash(repo)
    _submit(repo)
    repo.checkout("main")
    return repo


def clone_bare(repo: Repo, folder: Path) -> Path:
    """Return a bare repository with all refs of `repo`."""
    repo.git("clone", "-q", "--bare", "--mirror", str(repo.folder), str(folder))
    return folder


def _require_freshness(repo: Repo) -> None:
    text = repo.read(DEADLINES)
    repo.write(DEADLINES, replaced(text, r"(freshness:\n(?:  #[^\n]*\n)*  sites: )\[[^\]]*\]", r"\g<1>[portal]"))
    repo.commit("Trang phải có tin mới", "2026-01-01T08:00")  # with what the portal adopts


def _publish(repo: Repo) -> None:
    """What main got, in the order of its days."""
    rules = document("so-noi-quy", "nội quy cơ quan", "12/QĐ-SNgV")
    send(repo, "noi-quy", "2026-06-08T10:00", "2026-06-09T15:00", rules)
    send(repo, "su-kien", "2026-06-09T15:10", "2026-06-09T15:20", news("so-dung-gio", "hội nghị đúng giờ"))
    draft = document("so-con-nhap", "còn là bản nháp", "18/QĐ-SNgV", draft=True)
    send(repo, "nhap", "2026-06-09T15:30", "2026-06-09T15:40", draft)
    _publish_directly(repo)
    page = document("so-doi-ngay", "đổi ngày nhận", "16/QĐ-SNgV", received="2026-06-05T09:00", issued="2026-06-04")
    send(repo, "doi-ngay", "2026-06-10T08:30", "2026-06-10T10:00", page)
    send(repo, "muon", "2026-06-10T10:10", "2026-06-10T11:00", news("xa-gui-muon", "hội nghị gửi muộn", site="xa"))
    late = document("so-quy-che", "quy chế làm việc", "13/QĐ-SNgV", attachments=("toan-van.pdf",), name="quy-che/index")
    submit(repo, "quy-che", "2026-06-10T11:10", late, (PDF, "%PDF-1.4 mẫu\n"))
    submit(repo, "mien", "2026-06-10T11:20", document("so-duoc-mien", "phân công trực", "14/QĐ-SNgV"))
    gone = document("xa-da-xoa", "quyết định bị xóa", "17/QĐ-SNgV", site="xa")
    submit(repo, "da-xoa", "2026-06-10T11:30", gone)
    changed = document("so-doi-ngay", "đổi ngày nhận", "16/QĐ-SNgV", received="2026-06-09T08:00", issued="2026-06-04")
    send(repo, "doi-ngay-2", "2026-06-11T07:30", "2026-06-11T07:40", changed)
    approve(repo, "quy-che", "2026-06-11T08:00")
    approve(repo, "mien", "2026-06-12T08:00")
    _waive(repo)
    approve(repo, "da-xoa", "2026-06-15T07:30")
    for name, subject, submitted, published in (
        ("sang", "buổi sáng", "2026-06-15T07:40", "2026-06-15T07:45"),
        ("chieu", "buổi chiều", "2026-06-15T13:35", "2026-06-15T13:40"),
        ("mot", "chỉ một lần", "2026-06-16T07:40", "2026-06-16T07:45"),
    ):
        page = news(f"portal-tin-{name}", subject, event_end=None, date=submitted[:10], site="portal")
        send(repo, f"tin-{name}", submitted, published, page)
    repo.branch("xoa")
    repo.delete(gone[0])
    repo.commit("Xóa", "2026-06-16T09:00")
    approve(repo, "xoa", "2026-06-16T10:00")


def _publish_directly(repo: Repo) -> None:
    """A document that was saved straight into main, so that nothing proves when."""
    repo.write(*document("so-luu-thang", "quy định lưu thẳng", "15/QĐ-SNgV"))
    repo.commit("Lưu thẳng", "2026-06-09T16:00")


def _waive(repo: Repo) -> None:
    repo.branch("mien-ap-dung")
    waiver = (
        "waivers:\n  - {code: DDL216, item: so-duoc-mien, reason: máy chủ mất điện cả ngày (mẫu), "
        "approved_by: Trưởng Ban Biên tập, from: 2026-06-12, until: 2026-06-30}\n"
    )
    repo.write(WAIVERS, replaced(repo.read(WAIVERS), r"waivers: \[\]\n", waiver))
    repo.commit("Miễn áp dụng", "2026-06-12T09:00")
    approve(repo, "mien-ap-dung", "2026-06-12T10:00")


def _submit(repo: Repo) -> None:
    waiting = document("so-dang-cho", "bài đang chờ", "21/QĐ-SNgV", received=RECEIVED, issued="2026-06-22")
    submit(repo, "bai-moi", "2026-06-24T10:00", waiting)
    submit(repo, "qua-han", "2026-06-22T10:00", document("xa-qua-han", "bài quá hạn", "22/QĐ-SNgV", received="2026-06-22T09:00", issued="2026-06-19", site="xa"))  # fmt: skip
    submit(repo, "ban-khac", "2026-06-25T10:00", document("so-dang-cho", "bài đang chờ, bản khác", "21/QĐ-SNgV", received=RECEIVED, issued="2026-06-22"))  # fmt: skip
    submit(repo, "sua", "2026-06-25T11:00", document("so-noi-quy", "nội quy cơ quan", "12/QĐ-SNgV", body="Điều 1. Nội quy được sửa một chữ trong toàn văn này."))  # fmt: skip
    repo.branch("go-bai", "main")
    repo.delete(news("so-dung-gio", "")[0])
    repo.commit("Gỡ bài", "2026-06-25T12:00")
    repo.branch("cau-hinh", "main")
    repo.write("README.md", "Chỉ đổi tệp khác.\n")
    repo.commit("Tệp khác", "2026-06-25T13:00")
    submit(repo, "tin-cho", "2026-06-25T14:00", news("portal-tin-cho", "tin đang chờ", event_end="2026-06-25T16:00", date="2026-06-25", site="portal"))  # fmt: skip
    repo.git("update-ref", "refs/pull/7/head", "tin-cho")
    repo.git("update-ref", "refs/merge-requests/3/head", "tin-cho")
    repo.branch("loi", "main")
    repo.write("content/so/tin-tuc/loi.vi.md", "không có phần thông tin của bài\n")
    repo.commit("Trang có lỗi", "2026-06-25T15:00")
    tree = repo.git("mktree")
    orphan = repo.git("commit-tree", "-m", "Chuyện khác", tree, when="2026-06-20T09:00")
    repo.git("update-ref", "refs/heads/chuyen-khac", orphan)


def _squash(repo: Repo) -> None:
    """A submission that main took over as one commit, and that main has edited since."""
    page = news("so-gop-lai", "đã gộp lại", event_end=None, date="2026-06-18")
    submit(repo, "da-gop", "2026-06-18T09:00", page)
    repo.checkout("main")
    repo.squash("da-gop", "2026-06-18T10:00", email=FORGE)
    repo.branch("sua-sau", "main")
    repo.write(page[0], page[1].replace("Sáng nay", "Sáng qua"))
    repo.commit("Sửa sau khi đăng", "2026-06-19T09:00")
    approve(repo, "sua-sau", "2026-06-19T10:00")
