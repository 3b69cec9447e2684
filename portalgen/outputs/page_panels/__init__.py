"""What a page shows below its body: one file a panel, joined in a table."""
