"""The summary and the details of a portal that was cut down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from portalgen.pipeline.cut_down import CutDown
from portalgen.pipeline.cutting.kept_files import FileClass
from portalgen.text.bilingual import Bilingual

_CLASSES: Final[Mapping[FileClass, Bilingual]] = MappingProxyType(
    {
        FileClass.SITE: Bilingual("trang thông tin", "sites"),
        FileClass.ROSTER: Bilingual("danh sách Ban Biên tập", "rosters of boards"),
        FileClass.CONTENT: Bilingual("tệp bài, ảnh, đính kèm", "files of pages, pictures and attachments"),
        FileClass.RECORD: Bilingual(
            "phiếu duyệt, sổ địa chỉ của cổng cũ", "records and addresses of the former portal"
        ),
        FileClass.SHARED: Bilingual("tệp chung", "shared files"),
    }
)
_NEXT: Final = Bilingual(
    "còn phải đổi cho tỉnh khác: tên và tên miền trong site-config/portal.yaml và site-config/sites/, mã portal và chức danh"
    " trong site-config/governance/, cơ quan ban hành trong site-config/taxonomies.yaml, các bài mẫu trong content/",
    "still to change for another province: names and hosts in site-config/portal.yaml and site-config/sites/, the portal id"
    " and posts in site-config/governance/, issuers in site-config/taxonomies.yaml, the sample pages in content/",
)


def format_summary(result: CutDown, folder: Path, site_count: int, language: str) -> str:
    """Return the numbers of copied and removed things, by sort, and the next step."""
    files = Counter(_CLASSES[file_class].text(language) for file_class, _ in result.dropped)
    places = Counter(each.sort.text(language) for each in result.removals)
    counts = "".join(f"\n  {count:>5}  {name}" for name, count in (*files.items(), *places.items()))
    head = Bilingual(
        f"đã tạo cổng {site_count} trang trong {folder}: chép {result.copied_count} tệp; đã bỏ:",
        f"created a portal with {site_count} sites in {folder}: {result.copied_count} files copied; removed:",
    )
    return f"{head.text(language)}{counts}\n{_NEXT.text(language)}"


def format_details(result: CutDown, language: str) -> str:
    """Return a line for each dropped file and removed reference: sort, path, words."""
    lines = [f"{_CLASSES[file_class].text(language)}: {path}" for file_class, path in result.dropped]
    lines += [f"{each.sort.text(language)}: {each.path}: {each.words}".rstrip(": ") for each in result.removals]
    return "".join(f"{line}\n" for line in lines)
