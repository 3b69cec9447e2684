"""A page whose surroundings are the test's own: files and pages by name, components as plain HTML."""

from __future__ import annotations

from markupsafe import Markup

from portalgen.diagnostics.model import Diagnostic, Place, diagnostic
from portalgen.render.markdown.body import Body, render_body
from portalgen.render.markdown.resolver import (
    FiguresRequest,
    FindPlace,
    ResolvedAttachment,
    ResolvedContact,
    ResolvedFigures,
    ResolvedImage,
    ResolvedLink,
    ResolvedMap,
)
from portalgen.render.views.chrome import ContactView
from portalgen.render.views.figures import DataView
from portalgen.render.views.files import AttachmentView, ImageView
from portalgen.render.views.maps import MapLabel, MapView

PATH = "content/sngv/tin-tuc/hoi-nghi/index.vi.md"
FIRST_LINE = 8


class Resolver:
    """Knows `*.md` and `id:` targets, pictures and files; a name with `missing` is not found."""

    def resolve_link(self, target: str, find_place: FindPlace) -> ResolvedLink | Diagnostic:
        path, _, anchor = target.partition("#")
        if "missing" in target:
            return diagnostic("LNK101", find_place(), target=target, suggestion="")
        if "later" in target:
            warning = diagnostic("LNK104", find_place(), target=target)
            return ResolvedLink("", "Bài sau", is_shown=False, warning=warning)
        language = "en" if ".en." in target else ""
        return ResolvedLink("/bai/", "Tên bài", language, source=path, anchor=anchor)

    def resolve_image(self, file: str, place: Place) -> ResolvedImage | Diagnostic:
        if "missing" in file or "/" in file:
            return diagnostic("ATT101", place, file=file, suggestion="")
        return ResolvedImage(ImageView("/a/anh.jpg", 640, 480, "", "", "", (), ""), f"image:{file}")

    def resolve_attachment(self, file: str, title: str, place: Place) -> ResolvedAttachment | Diagnostic:
        if "missing" in file or "/" in file:
            return diagnostic("ATT101", place, file=file, suggestion="")
        return ResolvedAttachment(AttachmentView(title, "/a/tep.pdf", "PDF", "1,2 MB"), f"file:{file}")

    def resolve_map(self, file: str, name_property: str, place: Place) -> ResolvedMap:
        if "missing" in file or "/" in file:
            return ResolvedMap(None, (diagnostic("ATT101", place, file=file, suggestion=""),))
        attachment = AttachmentView(file, "/a/tep.geojson", "GEOJSON", "1,2 kB")
        nowhere = MapLabel("", "0", "0")
        return ResolvedMap(MapView("", "", "", 400, 200, (), (), (), nowhere, "", "", nowhere, (), attachment))

    def resolve_figures(self, request: FiguresRequest, place: Place) -> ResolvedFigures:
        if "missing" in request.file or "/" in request.file:
            return ResolvedFigures(None, (diagnostic("ATT101", place, file=request.file, suggestion=""),))
        file = AttachmentView(request.title, "/a/so-lieu.csv", "CSV", "1 kB")
        data = DataView(request.title, request.unit, request.source, (), (), "", file, None)
        return ResolvedFigures(data, (), f"file:{request.file}")

    def resolve_item(self, identifier: str, find_place: FindPlace) -> ResolvedLink | Diagnostic:
        return self.resolve_link(f"id:{identifier}", find_place)

    def is_own(self, url: str) -> bool:
        return url.startswith("https://lamdong.gov.vn")

    def resolve_contact(self, site: str, place: Place) -> ResolvedContact | Diagnostic:
        if site == "missing":
            return diagnostic("LNK101", place, target=f"site:{site}", suggestion="")
        return ResolvedContact(ContactView("", "", "", "", "", ""), "Sở Ngoại vụ")


class Components:
    """Each macro as one element that shows its arguments."""

    def render(self, name: str, /, **arguments: object) -> str:
        shown = Markup()
        for key, value in arguments.items():
            if isinstance(value, ImageView):
                shown += Markup(' alt="{}" caption="{}" credit="{}"').format(value.alt, value.caption, value.credit)
            elif isinstance(value, AttachmentView):
                shown += Markup(' url="{}" title="{}"').format(value.url, value.title)
            elif isinstance(value, MapView):
                shown += Markup(' title="{}" says="{}" source="{}"').format(
                    value.title, value.description, value.source
                )
            elif key == "body":
                return Markup("<{}{}>\n{}</{}>").format(f"x-{name}", shown, value, f"x-{name}")
            elif isinstance(value, str):
                shown += Markup(' {}="{}"').format(key, value)
        return Markup("<{}{}/>").format(f"x-{name}", shown)


def strings(key: str) -> str:
    """Interface strings."""
    words = {"task.done": "Đã xong", "task.open": "Chưa xong"}
    return {**words, "table.scroll": "Bảng", "footnotes.back": "Quay lại", "footnotes.label": "Chú thích"}[key]


def rendered(text: str, first_line: int = FIRST_LINE) -> tuple[Body | None, tuple[Diagnostic, ...]]:
    """The body of a page that holds `text`."""
    return render_body(text, PATH, first_line, "vi", Resolver(), Components(), strings)
