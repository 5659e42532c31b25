"""The command line: what it can be told, and what its shorter commands do."""
