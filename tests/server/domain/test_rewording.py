"""How a question could be put instead: a whole one where that is safe English, else how one could begin."""

import pytest

from server.domain.question_advice import Advice, advice_on


def kinds(text: str) -> list[str]:
    return [advice.kind for advice in advice_on(text)]


def rewording(text: str) -> str | None:
    return advice_on(text)[0].rewording


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
    first, second = advice_on("Is the ward quiet and do you sleep?")
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
    assert advice_on(text) == (Advice("jargon", words, expected),)


def test_jargon_that_is_asked_about_or_meant_plainly_is_none() -> None:
    for text in (
        "What does co-design mean to you?",
        "How muddy is the pathway to the gate?",
        "What did “KPI” do to us?",
    ):
        assert kinds(text) == []
