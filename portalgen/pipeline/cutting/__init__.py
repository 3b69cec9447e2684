"""Parts of cutting a portal down to some of its sites."""
