"""The title index: names of pages, numbers and sites, split so that a query loads little on a slow phone."""
