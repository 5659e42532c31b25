"""What screens are made of: one frozen view in, past-tense messages out; they must not know of the session behind."""
