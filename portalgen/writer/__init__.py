"""Writing the output: staged beside its place, put in place by rename, pruned by the manifest."""
