"""A notice in the form of Nghị định 30/2020/NĐ-CP as a Word file: letterhead and signature stand in tables."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from portalgen.documents.reader import DocumentReader
from portalgen.text.document_head import DocumentHead, read_document_head
from portalgen.text.normalization import nfc

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "---------------")


def make_notice(
    *,
    agencies: Sequence[str] = ("UBND TỈNH LÂM ĐỒNG", "SỞ NGOẠI VỤ"),
    number: str = "15/TB-SNgV",
    day: str = "20 tháng 11 năm 2026",
    posts: Sequence[str] = ("GIÁM ĐỐC",),
    signer: str = "Nguyễn Văn Mẫu",
    below: Sequence[str] = (),
) -> bytes:
    """The bytes of the notice; `below` are the paragraphs behind the signature."""
    from docx import Document

    file = Document()
    head = file.add_table(2, 2)
    _fill(head.cell(0, 0), (*agencies, "-------"))
    _fill(head.cell(0, 1), MOTTO)
    _fill(head.cell(1, 0), (f"Số: {number}",))
    _fill(head.cell(1, 1), (f"Lâm Đồng, ngày {day}",))
    for line in (
        "THÔNG BÁO",
        "Về việc tiếp khách",
        "1. Phòng Lãnh sự đón đoàn tại trụ sở Sở.",
        "2. Văn phòng chuẩn bị xe./.",
    ):
        file.add_paragraph(line)
    foot = file.add_table(1, 2)
    _fill(foot.cell(0, 0), ("Nơi nhận:", "- UBND tỉnh;", "- Lưu: VT, VP."))
    _fill(foot.cell(0, 1), (*posts, "", "(Đã ký)", "", signer))
    for line in below:
        file.add_paragraph(line)
    out = BytesIO()
    file.save(out)
    return out.getvalue()


def read_head(folder: Path, name: str, data: bytes) -> DocumentHead:
    """The head of a file, as the linter reads it."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(data)
    with DocumentReader() as reader:
        return read_document_head(nfc(reader.read(path, name, name.rpartition(".")[2]).text))


def _fill(cell: Any, lines: Sequence[str]) -> None:
    cell.text = lines[0]
    for line in lines[1:]:
        cell.add_paragraph(line)
