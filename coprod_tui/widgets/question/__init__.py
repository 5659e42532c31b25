"""The question in the room, and the line in which the next one is written."""
