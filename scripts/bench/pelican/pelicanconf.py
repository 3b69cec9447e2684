"""Settings of the benchmark's portal for Pelican."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from portal import register_with_pelican
from tables import TablesExtension

SITENAME = "bench"
SITEURL = ""
PATH = "content"
THEME = "theme"
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
PLUGINS = [register_with_pelican]

ARTICLE_PATHS = [""]
PAGE_PATHS = []
STATIC_PATHS = []
PATH_METADATA = r"(?P<office>[^/]+)/[^/]+/(?P<slug>[^/]+)\.md"
ARTICLE_URL = "tin-tuc/{slug}/"
ARTICLE_SAVE_AS = "{office}.bench.example.vn/tin-tuc/{slug}/index.html"
ARTICLE_TRANSLATION_ID = None
FORMATTED_FIELDS = []

# What the plugin makes instead.
DIRECT_TEMPLATES = []
ARCHIVES_SAVE_AS = AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

MARKDOWN = {
    "extensions": ["tables", "toc", TablesExtension()],
    "output_format": "html",
}
JINJA_ENVIRONMENT = {"trim_blocks": True, "lstrip_blocks": True, "extensions": []}

# What an edit may use again.
CACHE_CONTENT = LOAD_CONTENT_CACHE = True
CACHE_PATH = os.environ.get("XDG_CACHE_HOME", "cache")
CONTENT_CACHING_LAYER = "reader"
GZIP_CACHE = False
