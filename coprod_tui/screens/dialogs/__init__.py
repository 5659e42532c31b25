"""Dialogs over a screen. Escape always leaves one."""
