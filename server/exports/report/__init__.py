"""The written report, a module for each part."""
