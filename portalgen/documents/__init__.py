"""The text of attachments: read with well-kept libraries, within bounds, in a process of its own."""
