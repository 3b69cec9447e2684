"""What is asked of emergencies and their banners: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING

CODES: Final[tuple[Code, ...]] = (
    Code(
        "KND275",
        "too-many-banners",
        (
            "lúc này bắt đầu thì trên trang `{site}` cùng hiện {count} thông tin khẩn cấp; người đọc phải kéo qua hết mới tới nội dung",
            "nhiều nhất {most} thông tin cùng hiện trên một trang",
            "gộp những sự việc cùng nguyên nhân vào một bài, hoặc cho bài đã nhẹ đi kết thúc sớm (`{key}`)",
        ),
        (
            "when this begins {count} emergencies stand on the site `{site}` at once; readers scroll past all of them",
            "{most} at the most on one site at one time",
            "join those of one cause in one item, or let one that matters less end sooner (`{key}`)",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "KND276",
        "banner-change-undated",
        (
            "thông tin khẩn cấp `{title}` đã đổi mà dải ở đầu trang vẫn ghi giờ cập nhật cũ",
            "",
            "ghi `updated: …` là ngày giờ sửa, sau giờ mà dải đang ghi",
        ),
        (
            "the emergency `{title}` changed, and its banner still says when it was updated before",
            "",
            "write day and time of the change as `updated: …`, later than what the banner says now",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "KND280",
        "banner-lasts-long",
        (
            "dải khẩn cấp này hiện tới {end}, hơn {days} ngày sau lần sửa cuối hoặc lúc bắt đầu ({changed}); dải đứng mãi thì không ai còn đọc",
            "thông lệ, không phải luật: mỗi lần sửa kéo dài nhiều nhất {days} ngày",
            "sửa `{key}` thành ngày gần hơn; còn kéo dài thì sửa lại sau, cùng với `updated`",
        ),
        (
            "this banner stands until {end}, more than {days} days after its last change or its beginning ({changed}); nobody reads one for ever",
            "house practice, no law: each change prolongs it by {days} days at the most",
            "write an earlier day as `{key}`; where it goes on, change it later, together with `updated`",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "KND286",
        "banner-hidden-early",
        (
            "theo `{key}`, dải khẩn cấp biến mất trước giờ `{closes}` mà dải báo người dân",
            "bài hết hiển thị không sớm hơn `{closes}`",
            "xóa dòng `{key}`; muốn kết thúc sớm thì sửa `{closes}`",
        ),
        (
            "by `{key}` the banner goes before the time of `{closes}` that it tells people",
            "a page that stays until `{closes}` at least",
            "delete the line `{key}`; to end it sooner change `{closes}`",
        ),
        waivable_by="author",
    ),
    Code(
        "KND287",
        "banner-begins-late",
        (
            "theo `{key}`, dải khẩn cấp hiện muộn hơn giờ ghi ở `{opens}`",
            "",
            "xóa dòng `{key}`: `{opens}` đã nói dải hiện từ khi nào",
        ),
        (
            "by `{key}` the banner appears later than `{opens}` says",
            "",
            "delete the line `{key}`: `{opens}` says from when the banner is shown",
        ),
        severity=Severity.NOTE,
        waivable_by="author",
    ),
    Code(
        "KND288",
        "sample-banner-under-way",
        (
            "bài khẩn cấp còn hạn (`{closes}` chưa tới) mà ghi là bài mẫu, nên không trang nào hiện dải",
            "",
            "việc có thật thì xóa dòng `{key}: true`; bài mẫu thì ghi `{closes}` ở quá khứ",
        ),
        (
            "this emergency is not over (`{closes}` lies ahead) and says that it is a sample, so that no site shows its banner",
            "",
            "delete the line `{key}: true` where it is real; let `{closes}` of a sample lie in the past",
        ),
        severity=_WARNING,
        waivable_by="author",
    ),
    Code(
        "KND291",
        "translation-tells-old-time",
        (
            "bản dịch này ghi `{key}: {own}`, bản gốc ghi {original}: dải của bản dịch báo giờ cũ",
            "",
            "xóa dòng `{key}` ở bản dịch: khi đó bản dịch theo giờ của bản gốc",
        ),
        (
            "this translation says `{key}: {own}`, its original {original}: the translated banner tells an old time",
            "",
            "delete the line `{key}` in the translation, which then has the time of its original",
        ),
        severity=Severity.NOTE,
        waivable_by="author",
    ),
)
