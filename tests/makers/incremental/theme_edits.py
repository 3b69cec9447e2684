"""What a theme's developer does below `themes/`. Each edit changes a sketch and says what it did; None: nothing to do."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from random import Random

import portalgen
from tests.makers.incremental.sketch import Sketch

DEFAULT = Path(portalgen.__file__).parents[1] / "themes" / "default"
TEMPLATES = (
    "layouts/base.html",
    "layouts/footer.html",
    "layouts/header.html",
    "layouts/home.html",
    "layouts/list.html",
    "layouts/page.html",
    "layouts/redirect.html",
    "layouts/term.html",
    "feeds/atom.xml",
    "feeds/robots.txt",
    "components/callout/callout.html",
    "components/contact/contact.html",
    "components/directory/directory.html",
    "components/document/document.html",
    "components/entries/entries.html",
    "components/figure/figure.html",
    "components/link/link.html",
    "components/menu/menu.html",
    "components/picture/picture.html",
)
STRINGS = {
    "vi": ("home.title", "page.contact", "list.empty", "notice.outdated", "footer.feed", "contact.unconfirmed"),
    "en": ("home.title", "page.search", "language.vi", "notice.draft", "feed.title"),
}
_MARK = re.compile(r"dấu \d+ ")


def template(sketch: Sketch, random: Random) -> str:
    """A template of the default theme is overridden, changed or given up again."""
    theme, name = _theme(sketch, random), random.choice(TEMPLATES)
    path = f"themes/{theme}/{name}"
    if path in sketch.files and random.random() < 0.4:
        del sketch.files[path]
        return f"{path} given up"
    text = sketch.files[path].decode() if path in sketch.files else _default(name)
    sketch.files[path] = _marked(text, f"dấu {random.randrange(99)} ").encode()
    return f"{path} overridden"


def nested_macro(sketch: Sketch, random: Random) -> str:
    """A macro that an overridden component imports, which others import in turn."""
    theme = _theme(sketch, random)
    path = f"themes/{theme}/components/link/link.html"
    deep = f"themes/{theme}/components/sau/sau.html"
    if deep not in sketch.files:
        text = _default("components/link/link.html")
        call = text.replace("{{ to.title }}</a>", "{{ to.title }}{{ sau() }}</a>")
        sketch.files[path] = ('{% from "components/sau/sau.html" import sau %}\n' + call).encode()
    elif path not in sketch.files:
        del sketch.files[deep]
        return f"{deep} removed"
    sketch.files[deep] = f"{{% macro sau() %}}<!-- {random.randrange(99)} -->{{% endmacro %}}\n".encode()
    return f"nested macro {deep}"


def style(sketch: Sketch, random: Random) -> str:
    """A component's style, or one of the theme's own style sheets."""
    theme = _theme(sketch, random)
    name = random.choice(
        ["components/menu/menu.css", "components/entries/entries.css", "styles/prose.css", "components/moi/moi.css"]
    )
    path = f"themes/{theme}/{name}"
    if path in sketch.files and random.random() < 0.4:
        del sketch.files[path]
        return f"{path} given up"
    sketch.files[path] = f".a{random.randrange(99)}{{margin:{random.randrange(9)}px}}\n".encode()
    return f"style {path}"


def script(sketch: Sketch, random: Random) -> str:
    path = f"themes/{_theme(sketch, random)}/components/menu/menu.js"
    if path in sketch.files and random.random() < 0.4:
        del sketch.files[path]
        return f"{path} given up"
    sketch.files[path] = f"const a = {random.randrange(99)};\n".encode()
    return f"script {path}"


def string(sketch: Sketch, random: Random) -> str:
    """An interface string that the theme says in its own way."""
    language = random.choice(sorted(STRINGS))
    path = f"themes/{_theme(sketch, random)}/strings/{language}.yaml"
    key = random.choice(STRINGS[language])
    if path in sketch.files and random.random() < 0.3:
        del sketch.files[path]
        return f"{path} given up"
    outer, _, inner = key.partition(".")
    sketch.files[path] = f'{outer}: {{{inner}: "Chữ {random.randrange(99)}"}}\n'.encode()
    return f"string {key} of {path}"


def static_file(sketch: Sketch, random: Random) -> str:
    path = f"themes/{_theme(sketch, random)}/static/{random.choice(['a.txt', 'them/b.txt', 'icon.svg'])}"
    if path in sketch.files and random.random() < 0.5:
        del sketch.files[path]
        return f"{path} removed"
    data = f"<svg xmlns='http://www.w3.org/2000/svg' width='{random.randint(10, 99)}'/>\n"
    sketch.files[path] = data.encode()
    return f"static file {path}"


def settings(sketch: Sketch, random: Random) -> str:
    theme = _theme(sketch, random)
    styles = ["tokens", "base", "prose", "layout"]
    random.shuffle(styles)
    rows = "".join(f"  - styles/{each}.css\n" for each in styles)
    head = sketch.files[f"themes/{theme}/theme.yaml"].decode().partition("styles:")[0]
    sketch.files[f"themes/{theme}/theme.yaml"] = f"{head}styles:\n{rows}".encode()
    return f"order of styles of theme {theme}"


def new_theme(sketch: Sketch, random: Random) -> str | None:
    """A theme that extends the portal's own; or the chain changes."""
    path = "themes/moi/theme.yaml"
    below = random.choice(["own", "default"])
    sketch.files[path] = f"name: moi\nextends: {below}\n".encode()
    sketch.site(random.choice(sketch.sites()))["theme"] = "moi"
    return f"theme moi extends {below}"


def _theme(sketch: Sketch, random: Random) -> str:
    return random.choice([path.split("/")[1] for path in sketch.files if path.endswith("/theme.yaml")])


@cache
def _default(name: str) -> str:
    return (DEFAULT / name).read_text("utf-8")


def _marked(text: str, mark: str) -> str:
    """The template with a visible mark, where it has an effect: in its first macro or block, else at its end."""
    if _MARK.search(text):
        return _MARK.sub(mark, text)
    found = re.search(r"\{% (macro|block main)\b.*?%\}\n?", text) or re.search(r"\{% block \w+ %\}", text)
    return text[: found.end()] + mark + text[found.end() :] if found else text + mark


def declaration(sketch: Sketch, random: Random) -> str:
    """A component of the theme's own is declared, or is not and is warned of. Pages are the same."""
    folder = f"themes/{_theme(sketch, random)}/components/khai"
    declare(sketch, folder, f"Mẫu {random.randrange(99)}")
    if random.random() < 0.4:
        del sketch.files[f"{folder}/khai.yaml"]
        return f"{folder} not declared"
    return f"{folder} declared"


def declare(sketch: Sketch, folder: str, name: str, written: str = "", wrong: str = "") -> None:
    """Make the component `khai` in `folder` with its declaration, in which `written` is replaced by `wrong`."""
    both = f"{{vi: {name}, en: Sample}}"
    text = (
        f"description: {both}\nmacros:\n  khai:\n    description: {both}\n"
        f"    parameters: {{ten: {{type: text, description: {both}}}}}\n"
        f"    examples: [{{name: mot, title: {both}, arguments: {{ten: {both}}}}}]\n"
    )
    sketch.files[f"{folder}/khai.html"] = b"{% macro khai(ten) %}<p>{{ ten }}</p>{% endmacro %}\n"
    sketch.files[f"{folder}/khai.yaml"] = (text.replace(written, wrong, 1) if written else text).encode()


THEME_EDITS = (
    (6, template),
    (3, nested_macro),
    (3, style),
    (1, script),
    (4, string),
    (2, static_file),
    (2, declaration),
    (1, settings),
    (1, new_theme),
)
"""(weight, edit)."""
