"""The use cases behind the commands: a file for each, with its steps in their order."""
