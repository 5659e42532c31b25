"""State -> frozen views, pure; they must not know where they are shown."""
