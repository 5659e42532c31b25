"""Turns the record of a session into files, as bytes and without side effects. Words kept to the room are not part of
the record.
"""
