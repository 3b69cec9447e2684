"""Search: Pagefind over the built pages, matching Vietnamese with or without diacritics."""
