"""From a typed line to the command that it asks for."""
