"""Search: Pagefind over what was built, so that Vietnamese is found with or without its marks."""
