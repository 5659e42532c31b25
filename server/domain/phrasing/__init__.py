"""The rules behind `wording`, a module for each thing that a question can be looked at for.

They read English alone and are made to stay quiet where they are unsure. All of them go through the words of a sentence
one after the other, so that no text, however odd, takes long. They must not know where advice is shown.
"""
