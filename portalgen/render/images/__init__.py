"""Pictures: planning their sizes and formats, and encoding them."""
