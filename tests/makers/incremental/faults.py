"""What somebody does wrong, so that the build is refused until it is mended."""

from __future__ import annotations

from random import Random

from tests.makers.incremental.sketch import Sketch
from tests.makers.incremental.start import entry
from tests.makers.incremental.theme_edits import declare

WRONG_DATE = "2026-13-45"
WRONG_DECLARATIONS = (
    ("an unknown key", "type: text", "kieu: text, type: text", "CFG104"),
    ("no such type", "type: text", "type: khong-co", "TPL130"),
    ("no such macro", "  khai:", "  khac:", "TPL122"),
    ("no such parameter", "parameters: {ten:", "parameters: {tuoi:", "TPL124"),
    ("no such argument", "arguments: {ten:", "arguments: {tuoi:", "CFG104"),
    ("broken YAML", "[{name", "[{{name", "CFG101"),
)
"""What is wrong, what stood in the declaration, what stands there now, and the code that tells it."""


def broken_link(sketch: Sketch, random: Random) -> str:
    return _appended(sketch, random, "Xem [bài](khong-co.vi.md).")


def broken_anchor(sketch: Sketch, random: Random) -> str:
    return _appended(sketch, random, f"Xem [mục](id:{random.choice(sorted(sketch.items()))}#khong-co).")


def raw_html(sketch: Sketch, random: Random) -> str:
    return _appended(sketch, random, "Chữ <b>đậm</b>.")


def unknown_shortcode(sketch: Sketch, random: Random) -> str:
    return _appended(sketch, random, '{{ figure src="khong-co.png" alt="Ảnh" }}')


def wrong_date(sketch: Sketch, random: Random) -> str:
    return _keyed(sketch, random, "date", WRONG_DATE)


def unknown_term(sketch: Sketch, random: Random) -> str:
    return _keyed(sketch, random, "field", ["khong-co"])


def no_title(sketch: Sketch, random: Random) -> str:
    return _keyed(sketch, random, "title", None)


def same_id(sketch: Sketch, random: Random) -> str:
    return _keyed(sketch, random, "id", random.choice(sorted(sketch.items())))


def broken_picture(sketch: Sketch, random: Random) -> str | None:
    found = sorted(path for path in sketch.files if path.endswith(".png"))
    if not found:
        return None
    path = random.choice(found)
    sketch.files[path] = sketch.files[path][:80]
    return f"picture {path} cut off"


def broken_template(sketch: Sketch, random: Random) -> str:
    path = "themes/own/layouts/redirect.html"
    sketch.files[path] = random.choice([b"{% if %}\n", b"{{ view.khong_co }}\n", b'{{ t("khong.co") }}\n'])
    return f"template {path} is broken"


def broken_style_or_script(sketch: Sketch, random: Random) -> str:
    path, text = random.choice([("components/moi/moi.css", b".a{color:red\n"), ("static/hong.js", b"let a = ;\n")])
    sketch.files[f"themes/own/{path}"] = text
    return f"{path} cannot be read"


def broken_string(sketch: Sketch, random: Random) -> str:
    sketch.files["themes/own/strings/vi.yaml"] = b"home: {title: a: b}\n"
    return "strings of theme own are broken"


def wrong_declaration(sketch: Sketch, random: Random) -> str:
    fault, written, wrong, _ = random.choice(WRONG_DECLARATIONS)
    declare(sketch, "themes/own/components/khai", "Mẫu", written, wrong)
    return f"{fault} in the declaration of a component"


def broken_settings(sketch: Sketch, random: Random) -> str:
    key, value = random.choice([("component_news", "nhiều"), ("main_site", "khong-co"), ("tên", "x")])
    sketch.config["site-config/portal.yaml"][key] = value
    return f"{key} of the portal is wrong"


def lost_menu(sketch: Sketch, random: Random) -> str:
    name = random.choice(sketch.sites())
    sketch.holder(name, "menu")["menu"].append(entry("Hỏng", "id:khong-co"))
    return f"a menu of {name} leads nowhere"


def lost_redirect(sketch: Sketch, random: Random) -> str:
    row = {"site": "portal", "from": "/hong/", "to": "id:khong-co"}
    sketch.config["site-config/redirects.yaml"]["redirects"].append(row)
    return "a redirect leads nowhere"


def _appended(sketch: Sketch, random: Random, block: str) -> str:
    path = random.choice(sorted(sketch.texts))
    sketch.texts[path].blocks.append(block)
    return f"fault in the body of {path}"


def _keyed(sketch: Sketch, random: Random, key: str, value: object) -> str:
    path = random.choice(sorted(sketch.texts))
    sketch.texts[path].keys[key] = value
    return f"fault in {key} of {path}"


FAULTS = (
    broken_link,
    broken_anchor,
    raw_html,
    unknown_shortcode,
    wrong_date,
    unknown_term,
    no_title,
    same_id,
    broken_picture,
    broken_template,
    broken_style_or_script,
    broken_string,
    wrong_declaration,
    broken_settings,
    lost_menu,
    lost_redirect,
)
