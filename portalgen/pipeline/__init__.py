"""What a command asks for: one file a use case, with its steps in their order."""
