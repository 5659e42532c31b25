from coprod_tui.rehearsal.pending_request import PendingRequest
from coprod_tui.rehearsal.person_results import PersonResults
from coprod_tui.rehearsal.report import Acknowledged
from server.domain import commands as c
from server.protocol import frames as f

ANSWER = f.Submit("1", c.Contribute("q-1", "Buses"))


def test_an_answer_counts_once_it_is_sent_and_its_wait_until_it_is_received() -> None:
    results, request = PersonResults(), PendingRequest(ANSWER, "Buses")
    results.first_sent(request, 10.0)
    assert (results.sent, results.settled) == (1, 0)
    results.granted(request, "c-1", 12.5)
    assert (results.sent, results.settled, results.waits) == (1, 1, [2.5])
    assert results.acknowledged == [Acknowledged("c-1", "Buses")]


def test_a_refused_answer_is_settled_and_a_refused_request_is_no_answer() -> None:
    results = PersonResults()
    results.rejected(PendingRequest(ANSWER, "Buses"))
    results.rejected(PendingRequest(f.Submit("2", c.StepBack("host"))))
    assert (results.refused, results.settled) == (1, 1)


def test_words_to_confirm_that_were_taken_back_are_no_answer() -> None:
    results, request = PersonResults(), PendingRequest(f.Submit("1", c.ConfirmWords("w-1")), "A bench")
    results.first_sent(request, 0.0)
    results.withdrawn()
    assert results.sent == 0


def test_words_put_in_count_unless_they_wait_for_a_yes() -> None:
    results, request = PersonResults(), PendingRequest(f.Submit("1", c.CaptureWords("q-1", "A bench", "aloud", "p-2")))
    results.first_sent(request, 0.0)
    results.granted(request, "w-1", 1.0)
    assert (results.sent, results.put_in, results.acknowledged) == (0, [], [])
    results.granted(request, "c-1", 1.0)
    assert results.put_in == [Acknowledged("c-1", "A bench")]


def test_what_is_built_or_challenged_counts_at_once_and_a_challenge_that_waits_apart() -> None:
    results = PersonResults()
    results.granted(PendingRequest(f.Submit("1", c.Build("c-1", "And trams"))), "c-2", 1.0)
    challenge = PendingRequest(f.Submit("2", c.Challenge("c-1", "Warmth", "The cost")))
    results.granted(challenge, "c-3", 1.0)
    results.granted(challenge, "g-1", 1.0)
    assert results.put_in == [Acknowledged("c-2", "And trams"), Acknowledged("c-3", "The cost")]
    assert results.waiting == [Acknowledged("g-1", "The cost")]
    assert results.acknowledged == []
