"""The written report, a module for each of its parts."""
