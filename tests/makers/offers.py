"""A month of offers between three boards: one waits, one was published, one declined, one shown by a list, and wrong ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from portalgen.editorial.records.records import PathChange
from tests.makers.board import Board, Record
from tests.makers.histories import Page, document, news
from tests.makers.start_portal import write_start_portal

SITES = ("so", "xa", "portal")


@dataclass(frozen=True)
class OfferMonth:
    """The repository, and the records by what became of them."""

    board: Board
    offers: Mapping[str, Record]
    answers: Mapping[str, Record]


def board_of_start_portal(folder: Path) -> Board:
    """A bare repository of the start portal with boards for three sites."""
    write_start_portal(folder / "start")
    files = {
        each.relative_to(folder / "start").as_posix(): each.read_bytes()
        for each in (folder / "start").rglob("*")
        if each.is_file() and "governance" not in each.parts
    }
    profiles = files["site-config/profiles.yaml"].decode()
    news_section = next(line for line in profiles.splitlines() if "path: tin-tuc" in line)
    documents = (
        news_section.replace("tin-tuc", "van-ban").replace("[news]", "[legal_document]").replace("Tin tức", "Văn bản")
    )
    documents = documents.replace("en: News", "en: Documents").replace("en: news", "en: documents")
    files["site-config/profiles.yaml"] = profiles.replace(news_section, f"{news_section}\n{documents}", 1).encode()
    return Board(folder / "kho.git", SITES, files=files, is_bare=True)


def unchanged(board: Board, path: str) -> tuple[PathChange, ...]:
    """A file of main as it stands, as an offer lists it."""
    (change,) = board.changes_between({}, {path: board.tip.tree[path]})
    return (PathChange(path, change.after, change.after),)


def offer(board: Board, path: str, *, to: str = "portal", by: str = "secretary-so", **more: object) -> Record:
    """An offer of what stands on main, brought there by a merge."""
    changes = more.pop("changes", None) or unchanged(board, path)
    record = board.make_record(changes, by=by, action="offer", details={"to": to}, **more)  # type: ignore[arg-type]
    board.land(record)
    return record


def answer(board: Board, digest: str, *, by: str = "secretary-portal", **details: str) -> Record:
    """An answer, brought to main by a merge."""
    words = {"offer": digest, "decision": "accept", "site": by.partition("-")[2], **details}
    record = board.make_record((), by=by, action="answer", reason="lý do mẫu", details=words)
    board.land(record)
    return record


def digest_of(record: Record) -> str:
    return record.path.rpartition("/")[2].removesuffix(".json")


def naming(page: Page, record: Record) -> Page:
    """A document that says that it came with an offer."""
    path, text = page
    return path, text.replace(
        'via: Trục liên thông văn bản, ref: "00"', f'via: đề nghị, ref: "{digest_of(record)[:12]}"'
    )


def decision(item: str, number: str, **more: object) -> Page:
    """A decision that was signed on Friday, 29/05/2026."""
    values = {"received": "2026-06-01T08:00", "issued": "2026-05-29", "signed": "2026-05-29", **more}
    return document(item, f"việc {item}", number, **values)  # type: ignore[arg-type]


def build_offers(folder: Path) -> OfferMonth:
    """Return the month; it begins on Monday, 01/06/2026, 08:00."""
    board = board_of_start_portal(folder)
    names = ("cho", "dang", "tu-choi", "danh-sach", "doi")
    pages = {name: decision(f"so-{name}", f"1{number}/QĐ-SNgV") for number, name in enumerate(names)}
    pages["danh-sach"] = news("so-danh-sach", "việc so-danh-sach", event_end=None, date="2026-06-01")
    board.publish(dict(pages.values()))
    offers = {name: offer(board, page[0]) for name, page in pages.items()}
    board.wait(hours=24)
    shown = naming(decision("portal-dang", "11/QĐ-SNgV", site="portal", received="2026-06-02T08:05"), offers["dang"])
    board.publish(dict([shown]), site="portal")
    answers = {
        "tu-choi": answer(board, digest_of(offers["tu-choi"]), decision="decline"),
        "dang": answer(board, digest_of(offers["dang"]), item="portal-dang"),
        "danh-sach": answer(board, digest_of(offers["danh-sach"]), way="list"),
        "again": answer(board, digest_of(offers["tu-choi"])),
        "wrong_board": answer(board, digest_of(offers["cho"]), by="chief-xa"),
        "no_offer": answer(board, "0" * 64),
    }
    path, text = pages["doi"]
    board.publish({path: text.replace("việc so-doi", "việc đã đổi")})
    return OfferMonth(board, offers, answers)
