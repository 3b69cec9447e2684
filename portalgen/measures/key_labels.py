"""Labels of keys in the values of measures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from portalgen.graph.title_labels import STATUS_LABELS
from portalgen.kinds.table import KINDS
from portalgen.locale.catalog import language_name
from portalgen.text.bilingual import Bilingual as B

RECORD_LABELS: Final[Mapping[str, B]] = MappingProxyType(
    {
        "address": B("địa chỉ", "address"),
        "aim": B("mức hướng tới", "aim"),
        "before_adoption": B("từ trước khi áp dụng", "from before the adoption"),
        "broken": B("hỏng", "broken"),
        "by_format": B("theo định dạng", "by format"),
        "bytes": B("byte", "bytes"),
        "commit": B("lần lưu", "commit"),
        "confirmed_at": B("xác nhận lúc", "confirmed at"),
        "day": B("ngày", "day"),
        "declared": B("đã khai báo", "declared"),
        "empty": B("chưa có bài", "empty"),
        "entries": B("số mục", "entries"),
        "error": B("lỗi", "errors"),
        "files": B("số tệp", "files"),
        "first_broken": B("những liên kết hỏng đầu tiên", "the first broken links"),
        "from": B("từ ngày", "from"),
        "in_menus": B("có trên thanh điều hướng", "in menus"),
        "late": B("trễ hạn", "late"),
        "late_excused": B("trễ hạn được miễn", "late and excused"),
        "levels": B("số cấp", "levels"),
        "links": B("số liên kết", "links"),
        "mean": B("trung bình", "mean"),
        "measured_by": B("bên đo", "measured by"),
        "most": B("nhiều nhất", "most"),
        "name": B("tên", "name"),
        "not_in_menus": B("không có trên thanh điều hướng", "not in menus"),
        "note": B("lưu ý", "notes"),
        "on_time": B("đúng hạn", "on time"),
        "page": B("trang", "page"),
        "pages": B("số trang", "pages"),
        "references": B("số liên hệ giữa các bài", "references"),
        "refused_by": B("quy tắc từ chối", "refused by"),
        "rolled_back": B("đã quay về bản trước", "rolled back"),
        "running": B("còn trong hạn", "running"),
        "samples": B("bài mẫu", "samples"),
        "standard": B("tiêu chuẩn", "standard"),
        "to": B("đến hết ngày", "to"),
        "total": B("tổng số", "total"),
        "unproven": B("chưa chứng minh được", "unproven"),
        "url": B("địa chỉ", "address"),
        "urls": B("địa chỉ", "addresses"),
        "warning": B("cảnh báo", "warnings"),
        "with_enough_updates": B("ngày có đủ lần cập nhật", "days with enough updates"),
        "with_items": B("có bài", "with items"),
        "without_day": B("chưa ghi ngày", "without a day"),
        "without_limit": B("không có thời hạn", "without a limit"),
        "without_number": B("chưa ghi số", "without a number"),
        "without_summary": B("chưa có tóm tắt", "without a summary"),
        "working_days": B("số ngày làm việc", "working days"),
    }
)
"""Labels of the parts of records; a test checks that none is missing."""

_STATUSES: Final[Mapping[str, B]] = {
    "valid": B("Còn giá trị", "Valid"),
    **{str(status): label for status, label in STATUS_LABELS.items()},
}
_FILES: Final[Mapping[str, B]] = {
    "html": B("HTML", "HTML"),
    "css": B("kiểu dáng", "styles"),
    "scripts": B("mã", "scripts"),
    "fonts": B("phông chữ", "fonts"),
    "pictures": B("ảnh", "pictures"),
    "other": B("khác", "others"),
}
_MONTHS: Final[Mapping[str, B]] = {"undated": B("không ghi ngày", "undated")}


def _name_kind(key: str, _above: str, language: str) -> str:
    return KINDS[key].label.text(language) if key in KINDS else key


def _name_state(key: str, kind: str, language: str) -> str:
    states = KINDS[kind].states if kind in KINDS else None
    return states.label_of(key).text(language) if states is not None else key


def _name_from(labels: Mapping[str, B]) -> Callable[[str, str, str], str]:
    return lambda key, _above, language: labels[key].text(language) if key in labels else key


KEY_NAMES: Final[Mapping[str, Callable[[str, str, str], str]]] = MappingProxyType(
    {
        "kind": _name_kind,
        "state": _name_state,
        "status": _name_from(_STATUSES),
        "file": _name_from(_FILES),
        "month": _name_from(_MONTHS),
        "language": lambda key, _above, language: language_name(key, language),
        "": lambda key, _above, _language: key,
    }
)
"""Possible entries of `Measure.keys`; each returns a label from the key, the key of the outer map, and the language."""
