"""What the open-question check says, how often it is right, and that no text upsets it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.catalogue import QUESTIONS
from server.domain.phrasing.jargon import JARGON
from server.domain.wording import MOST_CHARACTERS, Advice, check, reads_as_open
from tests.server.domain.wording_report import KINDS, PARTS, figure, labelled, main, report

PROBES = (
    "What else?",
    "What does that look like on an ordinary Tuesday?",
    "Say a little more about the part that surprised you.",
    "Whose view of this would differ?",
    "What is underneath that?",
)
WORDS = st.sampled_from(
    [
        *sorted({word for part in labelled().values() for text in part for word in text.split()}),
        *(",", " – ", "?", "? ", '"', "“", "”", "’", "\n", "and", "or", "that", "is", "you", "\x00", "'"),
    ]
)


def kinds(text: str) -> list[str]:
    return [advice.kind for advice in check(text)]


def rewording(text: str) -> str | None:
    return check(text)[0].rewording


@pytest.mark.parametrize("text", [*(question.text for question in QUESTIONS), *PROBES])
def test_our_own_questions_read_as_open(text: str) -> None:
    assert check(text) == ()
    assert reads_as_open(text)


def test_the_check_agrees_with_the_labels() -> None:
    print(f"\n{report()}")  # noqa: T201 - shown with -s, and where this fails
    parts = labelled()
    assert sum(map(len, parts.values())) >= 240
    assert not set(parts["made"]) & set(parts["held_out"])
    for part in PARTS:
        found = figure(parts[part])
        assert found.precision >= 0.95
        assert found.recall >= 0.85
        for kind in KINDS:
            assert figure(parts[part], kind).precision >= 0.7
            assert figure(parts[part], kind).recall >= 0.8
    assert figure(parts["held_out"], "closed").precision == 1.0


def test_the_report_is_a_command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["wording_report", "made"])
    assert main() == 0
    assert capsys.readouterr().out.startswith("made: ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Do you like the minibus?", "What is the minibus like for you?"),
        ("do you like the minibus", "What is the minibus like for you?"),
        ("So, do you like the carers in the morning?", "What are the carers in the morning like for you?"),
        ("Did you enjoy the trip?", "What was the trip like for you?"),
        ("Did you like these meals?", "What were these meals like for you?"),
        ("Do you like both buses?", "What are both buses like for you?"),
        ("Do you like this bus?", "What is this bus like for you?"),
        ("Do you like the people who come?", "What is it like when…"),
        ("Do you like the", "What is it like when…"),
        ("DO YOU LIKE THE MINIBUS?", "WHAT IS THE MINIBUS LIKE FOR YOU?"),
        ("Ama, do you like the minibus?", "Ama, what is the minibus like for you?"),
        ("When you come home, do you feel safe?", "How do you feel when…"),
        (
            "The bus was cut. Do you like the minibus? Tell us.",
            "The bus was cut. What is the minibus like for you? Tell us.",
        ),
        ("Are you happy with the new rota?", "How do you feel about the new rota?"),
        ("Were you satisfied with the food?", "How did you feel about the food?"),
        ("Is your mum worried about the move?", "How does your mum feel about the move?"),
        ("Was the driver happy with the route?", "How did the driver feel about the route?"),
        ("Is Ama happy with the bus?", "What is it like…"),
        ("Are you happy with the bus and the driver?", "How do you feel about…"),
        ("Do you feel safe at home?", "When do you feel safe at home, and when not?"),
        ("Do pupils feel listened to?", "When do pupils feel listened to, and when not?"),
        ("Do you feel like walking?", "How do you feel when…"),
        ("Can you get here by bus?", "How easy or hard is it for you to get here by bus?"),
        ("Can they read the letters?", "How easy or hard is it for them to read the letters?"),
        ("Are you able to park nearby?", "How easy or hard is it for you to park nearby?"),
        ("Can you also drive?", "How can…"),
        ("Could we open on Sundays?", "How could we open on Sundays?"),
        ("Is there anything that worries you?", "What worries you?"),
        ("Is there anything you would change?", "What would you change?"),
        ("Is there anything else you'd like to say?", "What else would you like to say?"),
        ("Is there anything you need?", "What do you need?"),
        ("Is there anything she needs?", "What is there…"),
        ("Is there anything the carers need?", "What is there…"),
        ("Is there anything good and quick?", "What is there…"),
        ("Is there anyone who can drive?", "Who can drive?"),
        ("Is there a way to say it better?", "How could we say it better?"),
        ("Is there any way we could meet sooner?", "How could we meet sooner?"),
        ("Is there a way round the hill?", "What is there…"),
        ("Is there a better way to do this?", "What would be a better way to do this?"),
        ("Is there a bus in the morning?", "What is there…"),
        ("Are there any problems with the lift?", "What problems, if any, are there with the lift?"),
        ("Do you have any concerns about the move?", "What concerns, if any, do you have about the move?"),
        ("Have you got any ideas?", "What ideas do you have?"),
        ("Have you had any trouble with the app?", "What trouble, if any, have you had with the app?"),
        ("Do you have anything to add?", "What would you like to add?"),
        ("Do you have anything to add, or not?", "What do you have…"),
        ("Do you have a car?", "What do you have…"),
        ("Has anything changed since May?", "What has changed since May?"),
        ("Is anyone else missing?", "Who else is missing?"),
        ("Is anything you say kept?", "What is it like…"),
        ("Would anyone like to begin?", "Who would like to begin?"),
        ("Should we close on Mondays?", "What would change for you if we were to close on Mondays?"),
        ("Would it help if we came earlier?", "What would change for you if we came earlier?"),
        ("Would it help if", "What would help…"),
        ("Would it cost too much?", "What would help…"),
        ("Was the ward very quiet at night?", "What was the ward like at night?"),
        ("Were staff kind?", "What were staff like?"),
        ("Is the ward quiet enough?", "What is it like…"),
        ("Do you agree with the plan?", "What do you think of the plan?"),
        ("Do you think the rota works?", "What do you think of the idea that the rota works?"),
        ("Do you think that the rota works?", "What do you think of the idea that the rota works?"),
        ("Do you think so often?", "What do you think about…"),
        ("Do you need any help with shopping?", "What help do you need with shopping?"),
        ("Do you need a lift home?", "What do you need to…"),
        ("Any ideas for the garden?", "What ideas do you have for the garden?"),
        ("Any other business?", "What…"),
        ("Anything else?", "What else?"),
        ("Anything to add?", "What would you like to add?"),
        ("Is it possible to swap?", "How could we swap?"),
        ("Is it easy to park?", "How easy or hard is it to park?"),
        ("Is it hard work?", "What is it like…"),
        ("Is the door easy to open?", "How easy or hard is the door to open?"),
        ("Do tenants know who to ring?", "How do you find out…"),
        ("Tea or coffee?", "What…"),
        ("Is there anyone who broke the lift?", "What is there…"),
    ],
)
def test_a_question_that_asks_for_yes_or_no_is_opened(text: str, expected: str) -> None:
    assert kinds(text) == ["closed"]
    assert rewording(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Don't you think the visits are short?", "What do you think of the idea that the visits are short?"),
        ("Don't you think that’s fair?", "What do you think of the idea that that’s fair?"),
        ("How much do you agree that it works?", "What do you think of the idea that it works?"),
        ("Surely, we can do better?", "What do you think of the idea that we can do better?"),
        ("The timetable is fine, isn't it?", "What do you think of the idea that the timetable is fine?"),
        ("I should go, shouldn't I?", "What do you think of the idea that I should go?"),
        ("It’s good, right?", "What do you think of the idea that it’s good?"),
        ("You like it here, don't you?", "What do you think about…"),
        ("Wouldn't it be better to walk?", "What would change for you if we were to walk?"),
        ("Wouldn't it be better if we walked?", "What would change for you if we walked?"),
        ("Wouldn't it be better to walk and sing?", "What do you think about…"),
        ("Isn't it time we changed the rota?", "What would change for you if we changed the rota?"),
        ("Isn't it time that fares came down?", "What would change for you if fares came down?"),
        ("How wonderful was the fair?", "What was the fair like?"),
        ("Do you agree that it is right?", "What do you think of the idea that it is right?"),
        ("You must be glad?", "What do you think about…"),
    ],
)
def test_an_answer_that_is_built_in_is_taken_out(text: str, expected: str) -> None:
    assert kinds(text) == ["leading"]
    assert rewording(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Why did you leave?", "What led you to leave?"),
        ("Why do they leave so early?", "What leads them to leave so early?"),
        ("Why don't they ring when they are late?", "What makes it hard for them to ring when they are late?"),
        ("Why didn't the nurses call back?", "What made it hard for the nurses to call back?"),
        ("Why aren't you ready?", "What led up to…"),
        ("Why haven't you paid?", "What led up to…"),
        ("Why do you always come late?", "What led up to…"),
        ("Why did the bus driver leave?", "What led up to…"),
        ("Who broke the lift?", "What led up to…"),
        ("Who made this mess?", "What led up to…"),
        ("Whose fault is it?", "What led up to…"),
    ],
)
def test_blame_is_taken_out(text: str, expected: str) -> None:
    assert kinds(text) == ["blame"]
    assert rewording(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What do you think about X and how would you change it?", "What do you think about X?"),
        ("What do you think about X? How would you change it?", "What do you think about X?"),
        ("How do you find the tea, is it good?", "How do you find the tea?"),
        ("How long did you wait, and how often?", None),
        ("How long did you wait and how often did you ask?", "How long did you wait?"),
        ("Where do you live and how much rent do you pay?", "Where do you live?"),
        ("How was it and who's going to tell the others?", "How was it?"),
        ("What went on and who told the others?", "What went on?"),
        ("In the end, how was it and do you want it again?", "In the end, how was it?"),
        ("How was the bus and does anybody use it?", "How was the bus?"),
    ],
)
def test_of_two_questions_the_first_is_kept(text: str, expected: str | None) -> None:
    assert kinds(text) == (["stacked"] if expected else [])
    assert not expected or rewording(text) == expected


def test_a_rewording_takes_one_thing_away_at_a_time() -> None:
    first, second = check("Is the ward quiet and do you sleep?")
    assert (first.kind, first.rewording) == ("stacked", "Is the ward quiet?")
    assert (second.kind, second.rewording) == ("closed", "What is it like…")
    assert rewording("Is the ward quiet?") == "What is the ward like?"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "How can a Stakeholder be heard?",
            "jargon “Stakeholder”: person this affects",
            "How can a person this affects be heard?",
        ),
        (
            "Stakeholders: what moves them?",
            "jargon “Stakeholders”: people this affects",
            "People this affects: what moves them?",
        ),
        ("What moves our stakeholders?", "jargon “stakeholders”: people this affects", None),
        ("What is a deep dive?", "jargon “deep dive”: close look", "What is a close look?"),
        (
            "An end users group: what for?",
            "jargon “end users”: people who use this",
            "A people who use this group: what for?",
        ),
        ("What would help us utilise it?", "jargon “utilise”: use", "What would help us use it?"),
        ("What makes a pathway work?", "jargon “pathway”: steps someone goes through", None),
        ("How do we leverage it?", "jargon “leverage”: make use of", None),
    ],
)
def test_jargon_is_said_in_everyday_words(text: str, words: str, expected: str | None) -> None:
    assert check(text) == (Advice("jargon", words, expected),)


def test_jargon_that_is_asked_about_or_meant_plainly_is_none() -> None:
    for text in (
        "What does co-design mean to you?",
        "How muddy is the pathway to the gate?",
        "What did “KPI” do to us?",
    ):
        assert kinds(text) == []


@pytest.mark.parametrize("known", JARGON, ids=lambda known: known.says)
def test_every_word_of_the_list_is_found_and_its_advice_is_short(known: object) -> None:
    says = known.says  # type: ignore[attr-defined]
    (advice,) = check(f"What about the {says}?")
    assert advice.kind == "jargon"
    assert f"“{says}”" in advice.words
    assert len(advice.words) <= 60
    assert says == says.casefold()


def test_a_long_question_says_how_long_it_is() -> None:
    assert check(f"What {'very ' * 19}?") == ()
    (advice,) = check(f"What {'very ' * 20}?")
    assert advice == Advice("long", "21 words; up to 20 are easier to take in")
    assert not advice.is_whole


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?",
        "Buses",
        "Hmm, so",
        "Do you",
        "Is it?",
        "You ok?",
        "It's raining.",
        "I wonder.",
        "I wonder a lot",
        "Do tell us more.",
        "Have a think about it",
        "Will, the driver",
        "May was hard",
        "If not now",
        "Was macht Ihnen Freude?",
        "Was hilft?",
        "Has visto a la enfermera?",
        "Is het druk op de afdeling?",
        "Sie kommen mit dem Bus oder nicht?",
        "你喜欢公交车吗？",
        "“Do you like it?”",
    ],
)
def test_where_it_is_unsure_it_says_nothing(text: str) -> None:
    assert check(text) == ()
    assert not reads_as_open(text)


@pytest.mark.parametrize(
    "text",
    [
        "Can you tell us what matters?",
        "Could you all please say how it was?",
        "Could anybody describe a good day?",
        "May I ask how you got here?",
        "Can we hear what Ama thinks?",
        "I’d like to hear about your week",
        "Let us know what you need",
        "How about a café?",
        "Who, do you think, is missing?",
        "What would help, do you think?",
        "What else, Mrs. K., would you say?",
        "What's on your mind?",
        "Whats on your mind?",
        "To whom would you turn?",
        "If the bus stopped tomorrow what would you miss?",
        "Why do you think that is?",
        "How are you, and what would make it better?",
        "What do you know about how it works and who decides?",
        "Who has it, and what is it that they do?",
        "What do you want, and how they see it?",
        "Where do you go and have a rest?",
        "What moved you slowly but surely?",
        "Ama said: “Do you care?” What would you say?",
        "What would you say to Mr. Bo, and why?",
        "Why now?",
        "What went on, and how it was told?",
        "What, if anything, would you keep?",
        "Who made the tea?",
        "Why is it that nobody came?",
    ],
)
def test_what_is_open_is_let_be(text: str) -> None:
    assert check(text) == ()
    assert reads_as_open(text)


@pytest.mark.parametrize(
    "text",
    [
        "Could you tell us if it works?",
        "Could you tell",
        "Can you hear me now?",
        "If we moved the bins would you help?",
        "Would you rather walk or ride?",
        "Which is better, tea or coffee?",
        "This is where the bus stops, and is it late?",
        "I wonder if it works",
        "That is your bus?",
    ],
)
def test_what_is_closed_is_said_to_be(text: str) -> None:
    assert kinds(text) == ["closed"]


def taken_well(text: str) -> None:
    for advice in check(text):
        assert advice.words.isprintable()
        assert 0 < len(advice.words) <= 60
        assert advice.rewording is None or 0 < len(advice.rewording) <= MOST_CHARACTERS
        if advice.is_whole and advice.rewording is not None:
            assert advice.kind not in kinds(advice.rewording)
    assert not (check(text) and reads_as_open(text))


@given(st.text(max_size=MOST_CHARACTERS + 50))
def test_any_text_is_taken(text: str) -> None:
    taken_well(text)


@given(st.lists(WORDS, max_size=60))
def test_any_words_in_any_order_are_taken(words: list[str]) -> None:
    taken_well(" ".join(words))


@pytest.mark.parametrize("text", [text for part in labelled().values() for text in part])
def test_no_half_typed_question_upsets_it(text: str) -> None:
    for end in range(3, len(text), 4):
        taken_well(text[:end])


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "? ",
        ", ",
        "so, ",
        "and is it ",
        "what and ",
        "'",
        '"',
        "“",
        "don't ",
        "- ",
        "a-",
        "a'",
        "is there ",
        "\0",
        "“?” A",
    ],
)
def test_no_text_takes_long(piece: str) -> None:
    def seconds(length: int) -> float:
        began = time.process_time()
        check((piece * length)[:length])
        return time.process_time() - began

    assert min(seconds(MOST_CHARACTERS) for _ in range(3)) < 0.1
    assert min(seconds(1_000_000) for _ in range(2)) < 0.2
