"""A release as a web archive: one WARC file (ISO 28500) that archives keep and replay without this program."""
