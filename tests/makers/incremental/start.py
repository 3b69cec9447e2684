"""The portal that random edits begin with: four sites, one below the path of another's host, two in two languages.

`portal` is the main site, `so` a department with a theme of its own that extends the default one, `xa` a commune, and
`doan` a commune that lies below the main site's host.
"""

from __future__ import annotations

import io
import random
from typing import Any

from PIL import Image

from tests.makers.incremental.shipped_kinds import STATED_KINDS, WORDS_OF_TRANSLATION, folder_of, stated_item
from tests.makers.incremental.sketch import Reference, Sketch, Text, digest_of

MAIN = "www.example.vn"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="#0b5d3b"/></svg>\n'
UNCONFIRMED = {"vi": "unconfirmed", "en": "unconfirmed"}


def start() -> Sketch:
    """A portal without any fault."""
    sketch = Sketch(config=_config())
    _content(sketch)
    for path in ("portal/tin-tuc/chao-mung", "so/_index", "so/gioi-thieu/chuc-nang/index", "so/tin-tuc/hoi-nghi"):
        translate(sketch, f"content/{path}.vi.md", f"content/{path}.en.md")
    sketch.files |= {
        "content/so/gioi-thieu/chuc-nang/anh.png": picture(1, 24, 16),
        "content/so/gioi-thieu/chuc-nang/quy-che.txt": b"Quy che mau 1\n",
        "content/portal/tin-tuc/le-hoi/anh.jpg": picture(2, 520, 4, "JPEG"),
        "site-config/logos/so.svg": LOGO.encode(),
        "themes/own/theme.yaml": b"name: own\nextends: default\n",
        "themes/own/layouts/redirect.html": b'<!doctype html><title>1</title><a href="{{ view.url }}">{{ view.url }}</a>\n',
        "themes/own/strings/vi.yaml": "home: {title: Trang nhà 1}\n".encode(),
    }
    return sketch


def translate(sketch: Sketch, original: str, path: str) -> None:
    """Add a translation of a page."""
    text = sketch.texts[original]
    keys = {key: text.keys[key] for key in ("id", "kind")}
    keys |= WORDS_OF_TRANSLATION.get(keys["kind"], {})
    keys |= {"title": f"{text.keys['title']} (in English)", "translated_from": digest_of(sketch, original)}
    sketch.texts[path] = Text(keys, list(text.blocks))


def picture(seed: int, width: int, height: int, format: str = "PNG") -> bytes:
    """A picture of seeded noise. A PNG is not compressed: one of the same measures has the same size in bytes."""
    image = Image.frombytes("RGB", (width, height), random.Random(seed).randbytes(3 * width * height))
    file = io.BytesIO()
    image.save(file, format, **({"compress_level": 0} if format == "PNG" else {"quality": 40}))
    return file.getvalue()


def site(id: str, profile: str, host: str, path: str = "/", **keys: Any) -> dict[str, Any]:
    """A site's file."""
    parent = {} if id == "portal" else {"parent": "portal"}
    names = {"vi": {"full": f"Cơ quan {id}", "short": f"CQ {id}"}, "en": {"full": f"Office {id}", "short": id.upper()}}
    return {"id": id, **parent, "profile": profile, "host": host, "path": path, "names": names, **keys}


def section(path: str, name: str, *kinds: str, **keys: Any) -> dict[str, Any]:
    """A section of a site."""
    return {"path": path, "names": {"vi": name, "en": f"{name} (en)"}, "kinds": list(kinds), **keys}


def entry(name: str, to: str, **keys: Any) -> dict[str, Any]:
    """A menu's entry."""
    return {"label": {"vi": name, "en": f"{name} (en)"}, "to": to, **keys}


def document(id: str, title: str, *blocks: Any, **keys: Any) -> Text:
    """A decision."""
    given = {
        "number": "00/QĐ-UBND",
        "document_type": "decision",
        "normative": False,
        "issuer": "Cơ quan mẫu",
        "issued": "2026-10-01",
    }
    return Text({"id": id, "kind": "legal_document", "title": title, **given, **keys}, ["Điều 1.", *blocks])


def news(id: str, title: str, day: str, *blocks: Any, **keys: Any) -> Text:
    """A piece of news."""
    return Text({"id": id, "kind": "news", "title": title, "date": day, **keys}, ["Tin đầu.", *blocks])


def hearing(id: str, title: str, opens: str, closes: str, *blocks: Any, **keys: Any) -> Text:
    """A hearing, whose state changes as time goes by."""
    given = {"date": "2026-10-01", "opens": opens, "closes": closes}
    return Text({"id": id, "kind": "hearing", "title": title, **given, **keys}, ["Xin ý kiến.", *blocks])


def _config() -> dict[str, Any]:
    return {
        "site-config/portal.yaml": {
            "names": {"vi": "Cổng thông tin", "en": "Portal"},
            "main_site": "portal",
            "languages": ["vi", "en"],
            "summary_search": {"kinds": ["news", "legal_document"], "limit": 4},
            "component_news": 3,
            "new_days": 2,
            "attachment_formats": ["txt", "pdf", "png", "jpg", "svg"],
        },
        "site-config/profiles.yaml": {
            "profiles": {"main": _main(), "department": _department(), "commune": _commune()}
        },
        "site-config/taxonomies.yaml": {
            "taxonomies": [
                {
                    "id": "field",
                    "names": {"vi": "Lĩnh vực", "en": "Field"},
                    "slugs": {"vi": "linh-vuc"},
                    "open": False,
                    "terms": [{"id": "y-te", "names": {"vi": "Y tế", "en": "Health"}}],
                },
                {"id": "tag", "names": {"vi": "Từ khóa", "en": "Tag"}, "slugs": {"vi": "tu-khoa"}, "open": True},
                {
                    "id": "issuer",
                    "names": {"vi": "Cơ quan ban hành", "en": "Issuer"},
                    "slugs": {"vi": "co-quan"},
                    "open": True,
                    "terms": [{"id": "so-mau", "names": {"vi": "Sở mẫu", "en": "Sample office"}}],
                },
            ]
        },
        "site-config/redirects.yaml": {
            "redirects": [
                {"site": "so", "from": "/cu/", "to": "id:so-chuc-nang#phan-1"},
                {"site": "portal", "from": "/trang-cu.html", "to": "site:xa"},
            ]
        },
        "site-config/sites/portal.yaml": site("portal", "main", MAIN),
        "site-config/sites/so.yaml": site("so", "department", "so.example.vn", theme="own", logo="so.svg"),
        "site-config/sites/xa.yaml": site("xa", "commune", "xa.example.vn"),
        "site-config/sites/doan.yaml": site("doan", "commune", MAIN, "/doan/"),
    }


def _shared(group: str, codes: dict[str, str]) -> dict[str, Any]:
    return {
        "group": group,
        "theme": "default",
        "languages": [{"code": code, "prefix": prefix} for code, prefix in codes.items()],
        "generated_pages": ["about", "contact", "site_map", "search"],
        "reuse": {"vi": "Ghi rõ nguồn.", "en": "Name the source."},
        "contact": {
            "responsible": {"vi": "Chánh Văn phòng", "en": "Chief of Office"},
            "address": UNCONFIRMED,
            "telephone": "unconfirmed",
            "email": "unconfirmed",
            "hours": UNCONFIRMED,
        },
    }


def _main() -> dict[str, Any]:
    return {
        **_shared("main", {"vi": "/", "en": "/sites/en/"}),
        "home": "generated",
        "sections": [section("tin-tuc", "Tin tức", "news", missing_translation="notice", on_home=True, page_size=2)],
        "menu": [
            entry("Trang chủ", "self:home"),
            entry("Tin", "self:tin-tuc", children=[entry("Sở", "site:so"), entry("Việc", "id:so-chuc-nang#phan-1")]),
        ],
        "quick_links": [entry("Xã", "site:xa")],
        "footer_links": [entry("Bài", "id:xa-khai-giang")],
    }


def _department() -> dict[str, Any]:
    return {
        **_shared("department", {"vi": "/", "en": "/en/"}),
        "plain_text": True,
        "open_data": True,
        "item_data": True,
        "generated_pages": ["contact", "site_map", "search"],
        "home": "content",
        "sections": [
            section("tin-tuc", "Tin tức", "news", missing_translation="notice", on_home=True, page_size=2),
            section("gioi-thieu", "Giới thiệu", "page", missing_translation="hide", slugs={"en": "introduction"}),
            section("van-ban", "Văn bản", "legal_document", "news", missing_translation="none"),
            section("lanh-dao", "Lãnh đạo", "official", missing_translation="notice"),
            section("gop-y", "Góp ý", "hearing", "news", missing_translation="notice", on_home=True, page_size=2),
            *(
                section(folder_of(each), each, each, missing_translation="notice", on_home=True)
                for each in STATED_KINDS
            ),
        ],
        "menu": [
            entry("Trang chủ", "self:home"),
            entry("Chức năng", "id:so-chuc-nang"),
            entry("Cổng", "site:portal"),
            entry("Văn bản", "self:van-ban"),
        ],
    }


def _commune() -> dict[str, Any]:
    return {
        **_shared("commune", {"vi": "/"}),
        "home": "generated",
        "sections": [
            section("tin-tuc", "Tin tức", "news", missing_translation="notice", on_home=True),
            section("van-ban", "Văn bản", "legal_document", "news", missing_translation="notice", page_size=1),
        ],
        "menu": [entry("Trang chủ", "self:home"), entry("Tin", "self:tin-tuc"), entry("Sở", "id:so-hoi-nghi")],
    }


def _content(sketch: Sketch) -> None:
    duty = {
        "attachments": [{"file": "quy-che.txt", "title": "Quy chế"}],
        "images": [{"file": "anh.png", "alt": "Ảnh mẫu"}],
    }
    replaces = [{"type": "replaces", "to": "so-quyet-dinh"}]
    so = Reference("id", "so-chuc-nang", "phan-1")
    sketch.texts = {
        "content/portal/tin-tuc/chao-mung.vi.md": news(
            "portal-chao-mung", "Chào mừng", "2026-01-02", "## Phần 1", Reference("site", "so"), so, tag=["le"]
        ),
        "content/portal/tin-tuc/le-hoi/index.vi.md": news(
            "portal-le-hoi", "Lễ hội", "2026-02-03", Reference("figure", "anh.jpg"), Reference("contact", "so")
        ),
        "content/portal/tin-tuc/su-kien.vi.md": news(
            "portal-su-kien", "Sự kiện", "2026-11-22", event_start="2026-11-24T08:00", event_end="2026-11-25T11:30"
        ),
        "content/portal/tin-tuc/hen.vi.md": news(
            "portal-hen", "Bài hẹn giờ", "2026-11-23", publish_at="2026-11-25T08:00", expires_at="2026-11-27"
        ),
        "content/so/_index.vi.md": Text({"id": "so-trang-chu", "kind": "section", "title": "Sở mẫu"}, ["Lời chào."]),
        "content/so/tin-tuc/hoi-nghi.vi.md": news(
            "so-hoi-nghi", "Hội nghị", "2026-03-04", Reference("path", "so-chuc-nang", "phan-1"), field=["y-te"]
        ),
        "content/so/tin-tuc/hop-bao.vi.md": news("so-hop-bao", "Họp báo", "2026-03-05", tag=["le", "bao"]),
        "content/so/tin-tuc/nhap.vi.md": news("so-nhap", "Bài nháp", "2026-03-06", draft=True),
        "content/so/gioi-thieu/chuc-nang/index.vi.md": Text(
            {"id": "so-chuc-nang", "kind": "page", "title": "Chức năng", **duty},
            ["Tham mưu.", "## Phần 1", "Một.", "## Phần 2", Reference("path", "portal-chao-mung", "phan-1")],
        ),
        "content/so/van-ban/quyet-dinh.vi.md": document(
            "so-quyet-dinh", "Quyết định mẫu", abstract="Trích yếu mẫu", effective="2026-10-05"
        ),
        "content/so/lanh-dao/giam-doc.vi.md": Text(
            {"id": "so-giam-doc", "kind": "official", "title": "Giám đốc Sở", "post": "Giám đốc Sở", "weight": 1}, []
        ),
        "content/so/gop-y/quy-hoach.vi.md": hearing("so-gop-y-1", "Góp ý quy hoạch", "2026-11-20", "2026-11-27"),
        "content/so/gop-y/gia-dat.vi.md": hearing(
            "so-gop-y-2", "Góp ý giá đất", "2026-11-25", "2026-12-03", Reference("id", "so-gop-y-1")
        ),
        **{
            f"content/so/{folder_of(kind)}/mau.vi.md": stated_item(
                kind, f"so-{folder_of(kind)}", f"Mục {number}", Reference("id", "so-gop-y-1")
            )
            for number, kind in enumerate(STATED_KINDS, 1)
        },
        "content/xa/tin-tuc/khai-giang.vi.md": news(
            "xa-khai-giang",
            "Khai giảng",
            "2026-09-05",
            Reference("path", "so-hoi-nghi"),
            Reference("id", "so-gop-y-1"),
            tag=["truong"],
            related=["so-gop-y-2"],
        ),
        "content/xa/van-ban/thay-the.vi.md": document(
            "xa-thay-the", "Quyết định mới", issuer="so-mau", effective="2026-11-26", relations=replaces
        ),
        "content/doan/tin-tuc/trong-cay.vi.md": news(
            "doan-trong-cay", "Trồng cây", "2026-04-05", Reference("site", "xa")
        ),
    }
