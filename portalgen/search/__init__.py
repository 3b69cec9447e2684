"""Search: Pagefind over the built pages, so that Vietnamese is found with or without its marks."""
