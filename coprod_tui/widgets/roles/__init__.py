"""Roles and their holders: the panel beside the contributions and the list of every role."""
