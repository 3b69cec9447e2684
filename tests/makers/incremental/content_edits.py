"""What an editor does below `content/`. Each edit changes a sketch and says what it did; None: there was nothing to do."""

from __future__ import annotations

import posixpath
from random import Random

from tests.makers.incremental.shipped_kinds import STATED_KINDS, stated_facts, stated_item
from tests.makers.incremental.sketch import Reference, Sketch, Text, digest_of, language_of, site_of
from tests.makers.incremental.start import document, hearing, news, picture, translate

MOST, FEWEST = 31, 9
"""How many items there are at most and at least."""


def text(sketch: Sketch, random: Random) -> str:
    path = _page(sketch, random)
    blocks = sketch.texts[path].blocks
    blocks.insert(random.randint(0, len(blocks)), f"Câu số {random.randrange(1000)}, *mới*.")
    while len(blocks) > 9:
        blocks.pop(random.randrange(len(blocks)))
    return f"body of {path}"


def same_length(sketch: Sketch, random: Random) -> str:
    path = _page(sketch, random)
    keys = sketch.texts[path].keys
    keys["title"] = (keys["title"] or "Bài")[:-1] + random.choice("aeiou")
    return f"last letter of the title of {path}"


def title(sketch: Sketch, random: Random) -> str:
    path = _page(sketch, random)
    sketch.texts[path].keys["title"] = f"Tiêu đề {random.randrange(1000)}"
    return f"title of {path}"


def front_matter(sketch: Sketch, random: Random) -> str:
    items = sketch.items()
    path = sketch.original(items[random.choice(sorted(items))])
    keys = sketch.texts[path].keys
    key, value = random.choice(
        [
            ("summary", f"Tóm tắt {random.randrange(1000)}."),
            ("date", f"2026-{random.randint(1, 12):02}-{random.randint(1, 28):02}"),
            ("date", f"2026-11-{random.randint(20, 27)}T0{random.randint(0, 9)}:15"),
            ("event_start", f"2026-11-{random.randint(20, 27)}T08:00"),
            ("event_end", random.choice(["2026-11-25T11:30", "2026-11-26"])),
            ("slug", f"duong-dan-{random.randrange(100)}"),
            ("draft", True),
            ("publish_at", f"2026-11-{random.randint(20, 28)}T{random.randint(0, 23):02}:30"),
            ("expires_at", f"2026-11-{random.randint(20, 29)}"),
            ("tag", random.sample(["le", "bao", "truong", "moi"], 2)),
            ("field", random.sample(["y-te", "Y tế", "Health"], random.randint(1, 2))),
            ("weight", random.randrange(9)),
            ("sample", True),
            ("agency", f"Cơ quan {random.randrange(9)}"),
            ("source", {"name": f"Nguồn {random.randrange(9)}"}),
            ("redirect_from", [f"/cu-{random.randrange(50)}/", f"/t.aspx?id={random.randrange(999)}"]),
            ("change_notes", [{"at": "2026-11-02", "note": f"Sửa {random.randrange(9)}"}]),
            ("review_by", "2027-01-01"),
            ("related", random.sample(sorted(items), 2)),
        ]
    )
    if path.endswith("_index.vi.md") and key not in ("summary", "sample"):
        return f"nothing of {path}"
    if keys["kind"] == "tombstone" and key not in ("date", "slug", "sample", "redirect_from"):
        return f"nothing of {path}"
    if key.startswith("event") and keys["kind"] != "news":
        return f"nothing of {path}"
    if key in keys and random.random() < 0.6 and not (key == "date" and keys["kind"] in ("news", *STATED_KINDS)):
        del keys[key]
    else:
        keys[key] = value
    return f"{key} of {path}"


def what_became_of_it(sketch: Sketch, random: Random) -> str:
    """An item is withdrawn, superseded or corrected, at a time around the clock, or no longer so."""
    items = sketch.items()
    path = sketch.original(
        items[random.choice(sorted(each for each, paths in items.items() if "_index" not in str(paths)))]
    )
    keys = sketch.texts[path].keys
    if keys["kind"] == "tombstone":
        return f"nothing of {path}"
    moment = f"2026-11-{random.randint(20, 28)}T{random.randint(0, 23):02}:15"
    key, value = random.choice(
        [
            ("withdrawn", {"at": moment, "reason": random.choice(["duplicate", "wrong_content", "personal_data"])}),
            ("superseded_by", random.choice(sorted(items))),
            ("change_notes", [{"at": f"2026-11-{random.randint(2, 20):02}", "note": f"Sửa {random.randrange(9)}."}]),
            ("expires_at", moment),
        ]
    )
    if key in keys and random.random() < 0.6:
        del keys[key]
    else:
        keys[key] = value
    return f"{key} of {path}"


def tombstone(sketch: Sketch, random: Random) -> str | None:
    """Of an item in all its languages nothing is left but its notice."""
    items = sketch.items()
    fitting = sorted(
        each
        for each, paths in items.items()
        if "_index" not in str(paths) and (path := sketch.original(paths)) and "title" in sketch.texts[path].keys
    )
    if len(items) <= FEWEST or not fitting:
        return None
    identifier = random.choice(fitting)
    original = sketch.original(items[identifier])
    former = sketch.texts[original].keys["kind"]
    for path in items[identifier].values():
        keys = sketch.texts[path].keys
        kept = ("id", "title", "date", "slug", "redirect_from", "translated_from")
        own = {key: keys[key] for key in kept if key in keys and (key != "date" or path == original)}
        if path == original:
            own["removed"] = {"at": "2026-11-20T08:00", "reason": random.choice(["personal_data", "rights"])}
            own["former_kind"] = former if former != "tombstone" else "news"
        sketch.texts[path] = Text({**own, "kind": "tombstone"}, [])
    return f"item {identifier} is a tombstone now"


def document_facts(sketch: Sketch, random: Random) -> str | None:
    """A document's days around the clock, what it says of its status, and who issued it, by id, name or any text."""
    path = _document(sketch, random)
    if path is None:
        return None
    keys = sketch.texts[path].keys
    key, values = random.choice(
        [
            ("effective", [f"2026-11-{day}" for day in range(20, 29)]),
            ("expires", [f"2026-11-{day}" for day in range(22, 29)]),
            ("issued", [f"2026-11-{day}" for day in range(18, 27)]),
            ("legal_status", ["in_force", "not_yet_in_force", "partly_expired", "expired"]),
            ("issuer", ["so-mau", "Sở mẫu", "sở  mẫu", "Sample office", "Cơ quan mẫu", "Sở khác"]),
            ("document_type", ["decision", "directive", "notice"]),
            ("number", ["01/QĐ-UBND", "02/QĐ-UBND"]),
        ]
    )
    if key in keys and key in ("effective", "expires", "legal_status") and random.random() < 0.4:
        del keys[key]
    else:
        keys[key] = random.choice(values)
    return f"{key} of {path}"


def hearing_days(sketch: Sketch, random: Random) -> str | None:
    """A hearing opens or closes on another day around the clock, or is a sample."""
    path = _original(sketch, random, "hearing")
    if path is None:
        return None
    keys = sketch.texts[path].keys
    choices: list[tuple[str, list[str | bool]]] = [
        ("opens", [f"2026-11-{day}" for day in range(15, 24)]),
        ("closes", [f"2026-11-{day}" for day in range(24, 31)]),
        ("sample", [True]),
    ]
    key, values = random.choice(choices)
    if key in keys and key != "opens" and random.random() < 0.3:
        del keys[key]
    else:
        keys[key] = random.choice(values)
    return f"{key} of {path}"


def relation(sketch: Sketch, random: Random) -> str | None:
    """What a document is to another one of any site is added, changed or removed."""
    path = _document(sketch, random)
    others = sorted(
        identifier
        for identifier, paths in sketch.items().items()
        if (original := sketch.original(paths))
        and sketch.texts[original].keys["kind"] == "legal_document"
        and (path is None or identifier != sketch.texts[path].keys["id"])
    )
    if path is None or not others:
        return None
    relations = sketch.texts[path].keys.setdefault("relations", [])
    if relations and random.random() < 0.3:
        relations.pop(random.randrange(len(relations)))
        return f"relation of {path} removed"
    chosen = {"type": random.choice(["amends", "replaces", "repeals", "based_on"]), "to": random.choice(others)}
    if relations and (len(relations) > 2 or random.random() < 0.4):
        relations[random.randrange(len(relations))] = chosen
    else:
        relations.append(chosen)
    return f"relation of {path} to {chosen['to']}"


def kind_changed(sketch: Sketch, random: Random) -> str | None:
    """A document turns into news, or back, with all its translations."""
    fitting = sorted(
        identifier
        for identifier, paths in sketch.items().items()
        if (path := sketch.original(paths)) and {"legal_document", "news"} <= set(_kinds_at(sketch, path))
    )
    if not fitting:
        return None
    identifier = random.choice(fitting)
    paths = sketch.items()[identifier]
    original = sketch.texts[sketch.original(paths)]
    name = original.keys["title"] or "Bài"
    if original.keys["kind"] == "news":
        original.keys = document(identifier, name, effective=f"2026-11-{random.randint(20, 28)}").keys
    else:
        original.keys = news(identifier, name, f"2026-11-{random.randint(20, 28)}").keys
    for path in paths.values():
        text = sketch.texts[path]
        kept = ("id", "kind", "title", "summary", "translated_from")
        text.keys = text.keys if text is original else {key: text.keys[key] for key in kept if key in text.keys}
        text.keys["kind"] = original.keys["kind"]
    return f"item {identifier} is now {original.keys['kind']}"


def _kinds_at(sketch: Sketch, path: str) -> list[str]:
    """The kinds of the section in which a page stands."""
    sections = sketch.value(site_of(path), "sections")
    return next((each["kinds"] for each in sections if path.startswith(f"content/{site_of(path)}/{each['path']}/")), [])


def _document(sketch: Sketch, random: Random) -> str | None:
    """The original of a document."""
    return _original(sketch, random, "legal_document")


def _original(sketch: Sketch, random: Random, kind: str) -> str | None:
    """The original of an item of the kind."""
    found = (sketch.original(paths) for paths in sketch.items().values())
    originals = sorted(path for path in found if path and sketch.texts[path].keys["kind"] == kind)
    return random.choice(originals) if originals else None


def link(sketch: Sketch, random: Random) -> str:
    path = _page(sketch, random)
    items = sketch.items()
    target = random.choice(sorted(items))
    anchor = random.choice(["", "phan-1", "phan-2"])
    reference = random.choice(
        [
            Reference("path", target, anchor),
            Reference("id", target, anchor),
            Reference("site", random.choice(sketch.sites())),
            Reference("contact", random.choice(sketch.sites())),
        ]
    )
    sketch.texts[path].blocks.append(reference)
    return f"{reference.form} link of {path}"


def heading(sketch: Sketch, random: Random) -> str:
    path = _page(sketch, random)
    blocks = sketch.texts[path].blocks
    found = [block for block in blocks if isinstance(block, str) and block.startswith("## ")]
    if found and random.random() < 0.5:
        blocks.remove(random.choice(found))
    else:
        blocks.append(f"## Phần {random.randint(1, 3)}")
    return f"headings of {path}"


def add_page(sketch: Sketch, random: Random) -> str | None:
    if len(sketch.items()) >= MOST:
        return None
    site = random.choice(sketch.sites())
    sections = [each for each in sketch.value(site, "sections") if each["kinds"][0] != "official"]
    section = random.choice(sections)
    name = f"bai-{random.randrange(10_000)}"
    path = f"content/{site}/{section['path']}/{name}{random.choice(['', '/index'])}.vi.md"
    page = news(f"{site}-{name}", f"Bài {name}", f"2026-0{random.randint(1, 9)}-11", "## Phần 1")
    if section["kinds"][0] == "legal_document":
        page = document(page.keys["id"], page.keys["title"], "## Phần 1", date=page.keys["date"], issued="2026-10-02")
    if section["kinds"][0] == "hearing":
        page = hearing(
            page.keys["id"], page.keys["title"], "2026-11-20", f"2026-11-{random.randint(21, 30)}", "## Phần 1"
        )
    if section["kinds"][0] in STATED_KINDS:
        page = stated_item(section["kinds"][0], page.keys["id"], page.keys["title"], "## Phần 1")
    else:
        page.keys["kind"] = section["kinds"][0]
    sketch.texts[path] = page
    return f"new page {path}"


def remove_item(sketch: Sketch, random: Random) -> str | None:
    items = sketch.items()
    if len(items) <= FEWEST:
        return None
    identifier = random.choice(sorted(each for each, paths in items.items() if "_index" not in str(paths)))
    for path in items[identifier].values():
        _remove(sketch, path)
    return f"removed item {identifier}"


def _remove(sketch: Sketch, path: str) -> None:
    del sketch.texts[path]
    folder = posixpath.dirname(path)
    if "/index." in path and not any(posixpath.dirname(each) == folder for each in sketch.texts):
        for file in [each for each in sketch.files if posixpath.dirname(each) == folder]:
            del sketch.files[file]


def rename_item(sketch: Sketch, random: Random) -> str:
    items = sketch.items()
    identifier = random.choice(sorted(each for each, paths in items.items() if "_index" not in str(paths)))
    name = f"ten-{random.randrange(10_000)}"
    for path in items[identifier].values():
        if "/index." in path:
            folder = posixpath.dirname(path)
            move_folder(sketch, folder, f"{posixpath.dirname(folder)}/{name}")
        elif path in sketch.texts:
            sketch.texts[f"{posixpath.dirname(path)}/{name}.{language_of(path)}.md"] = sketch.texts.pop(path)
    return f"item {identifier} renamed"


def move_folder(sketch: Sketch, folder: str, to: str) -> None:
    """Everything below a folder of a sketch stands below another."""
    for kept in (sketch.texts, sketch.files):
        for path in [each for each in kept if each.startswith(f"{folder}/")]:
            kept[to + path.removeprefix(folder)] = kept.pop(path)  # type: ignore[assignment]


def to_folder(sketch: Sketch, random: Random) -> str | None:
    """A page gets a folder of its own, or gives it up: its address stays."""
    path = random.choice(sorted(each for each in sketch.texts if "_index" not in each))
    language = language_of(path)
    folder, name = posixpath.split(path)
    if name.startswith("index."):
        if any(posixpath.dirname(file) == folder for file in sketch.files):
            return None
        other = f"{folder}.{language}.md"
    else:
        other = f"{folder}/{name.split('.')[0]}/index.{language}.md"
    sketch.texts[other] = sketch.texts.pop(path)
    return f"{path} is now {other}"


def toggle_translation(sketch: Sketch, random: Random) -> str | None:
    items = sketch.items()
    there = [paths["en"] for paths in items.values() if "en" in paths and len(paths) > 1]
    if there and random.random() < 0.5:
        path = random.choice(sorted(there))
        _remove(sketch, path)
        return f"translation {path} removed"
    alone = [paths["vi"] for paths in items.values() if len(paths) == 1 and "vi" in paths]
    fitting = sorted(path for path in alone if "en" in sketch.codes(site_of(path)))
    if not fitting:
        return None
    original = random.choice(fitting)
    path = original.replace(".vi.md", ".en.md")
    translate(sketch, original, path)
    return f"translation {path} added"


def refresh_translation(sketch: Sketch, random: Random) -> str | None:
    pairs = (paths["en"] for paths in sketch.items().values() if "en" in paths and "vi" in paths)
    there = [path for path in pairs if path.replace(".en.md", ".vi.md") in sketch.texts]  # not where two have one id
    if not there:
        return None
    path = random.choice(sorted(there))
    sketch.texts[path].keys["translated_from"] = digest_of(sketch, path.replace(".en.md", ".vi.md"))
    return f"translation {path} refreshed"


def section_index(sketch: Sketch, random: Random) -> str | None:
    site = random.choice(sketch.sites())
    section = random.choice(sketch.value(site, "sections"))["path"]
    path = f"content/{site}/{section}/_index.vi.md"
    if path in sketch.texts:
        del sketch.texts[path]
        return f"{path} removed"
    keys = {"id": f"{site}-muc-{random.randrange(10_000)}", "kind": "section", "title": f"Mục {random.randrange(99)}"}
    sketch.texts[path] = Text(keys, ["Lời dẫn.", "## Phần 1"])
    return f"{path} added"


def picture_changed(sketch: Sketch, random: Random) -> str | None:
    found = sorted(path for path in sketch.files if path.endswith((".png", ".jpg")) and path.startswith("content/"))
    if not found:
        return None
    path = random.choice(found)
    width = random.choice([24, 24, 24, 40])
    sketch.files[path] = picture(random.randrange(10**6), width, 16, "PNG" if path.endswith("png") else "JPEG")
    return f"picture {path} replaced"


def attachment_changed(sketch: Sketch, random: Random) -> str | None:
    found = sorted(path for path in sketch.files if path.endswith(".txt") and path.startswith("content/"))
    if not found:
        return None
    path = random.choice(found)
    more = b"Them mot dong.\n" if random.random() < 0.3 else b""
    sketch.files[path] = f"Quy che mau {random.randrange(9)}\n".encode() + more
    return f"attachment {path} replaced"


def file_added(sketch: Sketch, random: Random) -> str | None:
    bundles = sorted(path for path in sketch.texts if "/index." in path)
    if not bundles:
        return None
    path = random.choice(bundles)
    folder = posixpath.dirname(path)
    if random.random() < 0.6:
        sketch.files[f"{folder}/tep-{random.randrange(3)}.txt"] = f"Tep {random.randrange(9)}\n".encode()
        name = f"tep-{random.randrange(3)}.txt"
        sketch.texts[path].blocks.append(Reference("document", name))
        sketch.texts[path].keys["attachments"] = [{"file": name, "title": f"Tệp {random.randrange(9)}"}]
    else:
        name = f"anh-{random.randrange(3)}.png"
        sketch.files[f"{folder}/{name}"] = picture(random.randrange(10**6), 16, 9)
        sketch.texts[path].blocks.append(Reference("figure", name))
        sketch.texts[path].keys["images"] = [{"file": name, "alt": f"Ảnh {random.randrange(9)}"}]
    return f"file {name} beside {path}"


def file_removed(sketch: Sketch, random: Random) -> str | None:
    found = sorted(path for path in sketch.files if path.startswith("content/"))
    if len(found) < 2:
        return None
    path = random.choice(found)
    del sketch.files[path]
    return f"file {path} removed"


def _page(sketch: Sketch, random: Random) -> str:
    return random.choice(sorted(sketch.texts))


CONTENT_EDITS = (
    (8, text),
    (2, same_length),
    (4, title),
    (8, front_matter),
    (7, what_became_of_it),
    (2, tombstone),
    (9, document_facts),
    (7, hearing_days),
    (9, stated_facts),
    (7, relation),
    (2, kind_changed),
    (4, link),
    (3, heading),
    (5, add_page),
    (3, remove_item),
    (4, rename_item),
    (2, to_folder),
    (5, toggle_translation),
    (2, refresh_translation),
    (3, section_index),
    (4, picture_changed),
    (3, attachment_changed),
    (4, file_added),
    (2, file_removed),
)
"""(weight, edit)."""
