"""The rules behind `wording`, a module for each aspect of a question.

They read English only and stay quiet where they are unsure. All of them go through the words of a sentence once, in
order, so that no text takes long, however odd.
"""
