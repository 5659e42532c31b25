"""The record of a session -> files as bytes, pure; they must not know words that may not leave the room, nor where files go."""
