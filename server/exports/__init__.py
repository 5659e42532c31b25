"""The record of a session -> files as bytes, pure; they must not know words kept to the room, nor where files go."""
