from coprod_tui.rehearsal.phone_keys import PhoneKeys
from server.domain import commands as c

A, B = "a" * 32, "b" * 32


def after(*done: tuple[c.Command, str | None]) -> PhoneKeys:
    keys = PhoneKeys()
    for command, made in done:
        keys = keys.after(command, made)
    return keys


def test_their_own_words_without_a_name_are_kept_by_their_keys_alone() -> None:
    said = after(
        (c.Contribute("q-1", "Words", key=A), "c-1"),
        (c.Build("c-9", "Words", key=B), "c-2"),
        (c.Build("c-9", "W"), "c-3"),
    )
    assert said == PhoneKeys(words={"c-1": A, "c-2": B})


def test_a_me_too_and_a_proposal_are_forgotten_once_they_are_taken_back() -> None:
    joined = ((c.SayMeToo("c-4", A), None), (c.SayMeToo("c-5", B), None))
    proposed = ((c.ProposeTogether(("c-1", "c-2"), "Both", key=A), "b-1"), (c.ProposeTogether(("c-1",), "Both"), "b-2"))
    assert after(*joined, *proposed) == PhoneKeys(joined={"c-4": A, "c-5": B}, proposed={"b-1": A})
    taken_back = ((c.TakeBackMeToo("c-4", A), None), (c.TakeBackProposal("b-1", A), None))
    assert after(*joined, *proposed, *taken_back) == PhoneKeys(joined={"c-5": B})


def test_only_an_answer_without_a_name_counts_as_one() -> None:
    answers = ((c.AnswerSayBack("z-1", "yes", key=A), None), (c.AnswerSayBack("z-2", "yes"), None))
    assert after(*answers) == PhoneKeys(answered=frozenset({"z-1"}))
