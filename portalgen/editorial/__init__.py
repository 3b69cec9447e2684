"""The editorial office: permissions to publish, approval records, and proof from the history."""
