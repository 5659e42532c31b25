"""The widgets of the screens: each takes one frozen view and posts messages in the past tense."""
