"""The title index: names of pages, numbers and sites, cut so that a slow phone needs little of it to answer a query."""
