"""Writing what was made: staged beside its place, put in place by rename, pruned by the manifest."""
