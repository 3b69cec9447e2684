"""What an operator does in `site-config/`. Each edit changes a sketch and says what it did; None: nothing to do."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from tests.makers.incremental.content_edits import move_folder
from tests.makers.incremental.sketch import Sketch, site_of
from tests.makers.incremental.start import LOGO, MAIN, entry, news, section, site


def section_added(sketch: Sketch, random: Random) -> str | None:
    name = random.choice(sketch.sites())
    sections = sketch.holder(name, "sections")["sections"]
    path = f"muc-{random.randrange(20)}"
    if len(sections) > 5 or any(each["path"] == path for each in sections):
        return None
    sections.append(section(path, f"Mục {path}", "news", missing_translation=random.choice(["notice", "hide", "none"])))
    sketch.texts[f"content/{name}/{path}/bai.vi.md"] = news(f"{name}-{path}-bai", "Bài đầu", "2026-05-06")
    return f"section {path} of {name} added"


def section_removed(sketch: Sketch, random: Random) -> str | None:
    name = random.choice(sketch.sites())
    sections = sketch.holder(name, "sections")["sections"]
    if len(sections) < 2:
        return None
    path = random.choice(sections)["path"]
    sections[:] = [each for each in sections if each["path"] != path]
    for other in _sharing(sketch, name, "sections"):
        for kept in (sketch.texts, sketch.files):
            for file in [each for each in kept if each.startswith(f"content/{other}/{path}/")]:
                del kept[file]
    return f"section {path} of {name} removed"


def section_renamed(sketch: Sketch, random: Random) -> str:
    name = random.choice(sketch.sites())
    chosen = random.choice(sketch.holder(name, "sections")["sections"])
    old, new = chosen["path"], f"muc-{random.randrange(20, 90)}"
    sharing = _sharing(sketch, name, "sections")
    chosen["path"] = new
    for other in sharing:
        move_folder(sketch, f"content/{other}/{old}", f"content/{other}/{new}")
        for path, document in sketch.config.items():
            if path.endswith(("profiles.yaml", f"/{other}.yaml")):
                sketch.config[path] = json.loads(json.dumps(document).replace(f'"self:{old}"', f'"self:{new}"'))
    return f"section {old} of {name} renamed"


def section_changed(sketch: Sketch, random: Random) -> str:
    name = random.choice(sketch.sites())
    chosen = random.choice(sketch.holder(name, "sections")["sections"])
    key, value = random.choice(
        [
            ("page_size", random.randint(1, 4)),
            ("names", {"vi": f"Mục {random.randrange(99)}", "en": "Section"}),
            ("slugs", {"en": f"part-{random.randrange(9)}"}),
            ("missing_translation", random.choice(["notice", "hide", "none"])),
            ("on_home", random.random() < 0.5),
        ]
    )
    chosen[key] = value
    return f"{key} of section {chosen['path']} of {name}"


def menu(sketch: Sketch, random: Random) -> str:
    name = random.choice(sketch.sites())
    key = random.choice(["menu", "quick_links", "footer_links"])
    entries: list[dict[str, Any]] = sketch.holder(name, key).setdefault(key, [])
    targets = [f"id:{each}" for each in sorted(sketch.items())] + [f"site:{each}" for each in sketch.sites()]
    targets += ["https://example.org/", "self:contact", *(f"id:{each}#phan-1" for each in _headed(sketch))]
    if entries and random.random() < 0.5:
        chosen = random.choice(entries)
        if random.random() < 0.3:
            entries.remove(chosen)
        elif random.random() < 0.5:
            chosen["label"] = {"vi": f"Mục {random.randrange(99)}", "en": f"Entry {random.randrange(99)}"}
        else:
            entries.reverse()
    elif len(entries) < 6:
        entries.append(entry(f"Mục {random.randrange(99)}", random.choice(targets)))
    return f"{key} of {name}"


def site_changed(sketch: Sketch, random: Random) -> str | None:
    name = random.choice(sketch.sites())
    key = random.choice(list(_SITE_CHANGES))
    return f"{key} of site {name}" if _SITE_CHANGES[key](sketch, name, random) else None


def _names(sketch: Sketch, name: str, random: Random) -> bool:
    sketch.site(name)["names"]["vi"][random.choice(["full", "short"])] = f"Cơ quan {random.randrange(99)}"
    return True


def _host(sketch: Sketch, name: str, random: Random) -> bool:
    if name == "portal":
        return False
    own = sketch.site(name)
    former = {"host": own["host"], "path": own["path"]}
    own["host"], own["path"] = random.choice(
        [(f"{name}{random.randrange(3)}.example.vn", "/"), (MAIN, f"/{name}/"), (f"{name}.example.vn", "/")]
    )
    if random.random() < 0.5 and former != {"host": own["host"], "path": own["path"]}:
        own["former_addresses"] = [former]
    else:
        own.pop("former_addresses", None)
    return True


def _languages(sketch: Sketch, name: str, random: Random) -> bool:
    own = sketch.site(name)
    if name == "portal":
        own["languages"] = [
            {"code": "vi", "prefix": "/"},
            {"code": "en", "prefix": random.choice(["/sites/en/", "/en/"])},
        ]
        return True
    if "en" in sketch.codes(name):
        if any(path.endswith(".en.md") and site_of(path) == name for path in sketch.texts):
            return False
        own["languages"] = [{"code": "vi", "prefix": "/"}]
        return True
    own["languages"] = [{"code": "vi", "prefix": "/"}, {"code": "en", "prefix": "/en/"}]
    return True


def _generated(sketch: Sketch, name: str, random: Random) -> bool:
    all_pages = ["about", "contact", "site_map", "search", "accessibility"]
    sketch.site(name)["generated_pages"] = sorted(random.sample(all_pages, random.randint(2, 4)))
    return True


def _logo(sketch: Sketch, name: str, random: Random) -> bool:
    own = sketch.site(name)
    if own.get("logo") and random.random() < 0.4:
        del own["logo"]
        return True
    own["logo"] = "so.svg"
    sketch.files["site-config/logos/so.svg"] = LOGO.replace("#0b5d3b", f"#0b{random.randrange(10, 99)}3b").encode()
    return True


def _tokens(sketch: Sketch, name: str, random: Random) -> bool:
    sketch.site(name)["tokens"] = {"brand": f"#{random.randrange(100_000, 999_999)}"}
    return True


def _theme(sketch: Sketch, name: str, random: Random) -> bool:
    themes = [path.split("/")[1] for path in sketch.files if path.endswith("/theme.yaml")]
    sketch.site(name)["theme"] = random.choice([*themes, "default"])
    return True


def _contact(sketch: Sketch, name: str, random: Random) -> bool:
    contact = json.loads(json.dumps(sketch.value(name, "contact")))
    contact["responsible"]["vi"] = f"Chức vụ {random.randrange(99)}"
    sketch.site(name)["contact"] = contact
    return True


def _reuse(sketch: Sketch, name: str, random: Random) -> bool:
    sketch.site(name)["reuse"] = {"vi": f"Ghi nguồn {random.randrange(99)}.", "en": "Name it."}
    return True


def _superior(sketch: Sketch, name: str, random: Random) -> bool:
    sketch.site(name)["superior"] = {"vi": f"Cấp trên {random.randrange(99)}", "en": "Above"}
    return True


def _plain_text(sketch: Sketch, name: str, random: Random) -> bool:
    sketch.site(name)["plain_text"] = random.random() < 0.6
    return True


def _data_files(sketch: Sketch, name: str, random: Random) -> bool:
    sketch.site(name)[random.choice(["open_data", "item_data", "section_feeds"])] = random.random() < 0.7
    return True


def _statement_day(sketch: Sketch, name: str, random: Random) -> bool:
    sketch.site(name)["statement_day"] = f"2026-11-{random.randint(10, 29)}"
    return True


_SITE_CHANGES = {
    "plain text": _plain_text,
    "data files": _data_files,
    "day of the statement": _statement_day,
    "names": _names,
    "host": _host,
    "languages": _languages,
    "generated pages": _generated,
    "logo": _logo,
    "tokens": _tokens,
    "theme": _theme,
    "contact": _contact,
    "terms of reuse": _reuse,
    "superior": _superior,
}


def site_added(sketch: Sketch, random: Random) -> str | None:
    name = f"moi{random.randrange(20)}"
    if len(sketch.sites()) > 5 or name in sketch.sites():
        return None
    address = random.choice([(f"{name}.example.vn", "/"), (MAIN, f"/{name}/")])
    sketch.config[f"site-config/sites/{name}.yaml"] = site(name, "commune", *address)
    first = sketch.value(name, "sections")[0]
    if first["kinds"] == ["news"]:
        path = f"content/{name}/{first['path']}/bai.vi.md"
        sketch.texts[path] = news(f"{name}-bai", "Bài của trang mới", "2026-10-11")
    return f"site {name} added"


def site_removed(sketch: Sketch, random: Random) -> str | None:
    names = sketch.sites()
    if len(names) < 4:
        return None
    name = random.choice(names[1:])
    del sketch.config[f"site-config/sites/{name}.yaml"]
    for kept in (sketch.texts, sketch.files):
        for path in [each for each in kept if each.startswith(f"content/{name}/")]:
            del kept[path]
    return f"site {name} removed"


def facets(sketch: Sketch, random: Random) -> str:
    """How many values of facets have pages, and whether site maps name them: of a profile or of a site."""
    name = random.choice(sketch.sites())
    holder = random.choice([sketch.site(name), sketch.holder(name, "sections")])
    key, value = random.choice(
        [("facet_pages", random.choice([0, 1, 2, 3, 5, 300])), ("facets_in_site_maps", random.random() < 0.5)]
    )
    holder[key] = value
    return f"{key} of {name}"


def redirect(sketch: Sketch, random: Random) -> str:
    rows = sketch.config["site-config/redirects.yaml"]["redirects"]
    if rows and random.random() < 0.4:
        rows.pop(random.randrange(len(rows)))
        return "redirect removed"
    target = random.choice(
        [f"id:{random.choice(sorted(sketch.items()))}", "site:xa", "self:home", "https://example.org/"]
    )
    rows.append({"site": random.choice(sketch.sites()), "from": f"/cu-{random.randrange(99)}/", "to": target})
    return f"redirect to {target}"


def taxonomy(sketch: Sketch, random: Random) -> str:
    field, tag, issuer = sketch.config["site-config/taxonomies.yaml"]["taxonomies"]
    change = random.choice(["term", "name", "slug", "tag term", "aliases", "issuers", "pages"])
    names = {"vi": f"Từ {random.randrange(99)}", "en": f"Term {random.randrange(99)}"}
    if change == "term":
        field["terms"][0]["names"] = names
    elif change == "name":
        random.choice([field, tag])["names"] = names
    elif change == "aliases":
        aliases = random.sample(["Cơ quan mẫu", "Sở khác", "Sở cũ"], random.randint(0, 2))
        next(each for each in issuer["terms"] if each["id"] == "so-mau")["aliases"] = aliases
    elif change == "issuers":
        own = next(each for each in issuer["terms"] if each["id"] == "so-mau")
        other = {"id": "co-quan-mau", "names": {"vi": "Cơ quan khác tên", "en": "Agency"}}
        issuer["terms"] = random.choice([[own], [own, other], [other, own]])
    elif change == "pages":
        random.choice([field, tag, issuer])["has_pages"] = random.random() < 0.5
    elif change == "slug":
        random.choice([field, tag])["slugs"] = {"vi": f"phan-loai-{random.randrange(50)}"}
    else:
        tag["terms"] = [{"id": random.choice(["le", "bao"]), "names": names}]
    return f"taxonomies: {change}"


def portal_settings(sketch: Sketch, random: Random) -> str:
    settings = sketch.config["site-config/portal.yaml"]
    key, value = random.choice(
        [
            ("component_news", random.randint(0, 4)),
            ("new_days", random.randint(0, 5)),
            ("names", {"vi": f"Cổng {random.randrange(9)}", "en": "Portal"}),
            (
                "summary_search",
                {"kinds": random.choice([["news"], ["legal_document", "page"]]), "limit": random.randint(1, 4)},
            ),
            ("limits", {"page": random.randint(1, 3)}),
        ]
    )
    settings[key] = value
    return f"{key} of the portal"


def law(sketch: Sketch, random: Random) -> str:
    """Files that a build does not read: nothing may change."""
    day = f"2026-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
    path, document = random.choice(
        [
            ("site-config/legal/calendar/2026.yaml", {"year": 2026, "source": "mẫu", "holidays": [{"day": day}]}),
            ("site-config/lint.yaml", {"severity": {"TXT204": random.choice(["off", "note"])}}),
            ("site-config/governance/waivers.yaml", {"waivers": []}),
        ]
    )
    sketch.files[path] = json.dumps(document, ensure_ascii=False).encode()
    return f"{path} changed"


def _headed(sketch: Sketch) -> list[str]:
    return sorted(text.keys["id"] for text in sketch.texts.values() if "## Phần 1" in text.blocks)


def _sharing(sketch: Sketch, name: str, key: str) -> list[str]:
    """The sites whose key stands where that of `name` does."""
    holder = sketch.holder(name, key)
    return [other for other in sketch.sites() if sketch.holder(other, key) is holder]


CONFIG_EDITS = (
    (2, section_added),
    (2, section_removed),
    (3, section_renamed),
    (5, section_changed),
    (5, menu),
    (10, site_changed),
    (2, site_added),
    (2, site_removed),
    (3, redirect),
    (5, taxonomy),
    (4, facets),
    (3, portal_settings),
    (1, law),
)
"""(weight, edit)."""
