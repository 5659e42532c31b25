"""What was asked, said and gathered, counted from a journal's lines with lists and loops; it must share no code with
ours.
"""

import json
from collections.abc import Iterable
from typing import Any

ACCENTS = {"é": "e", "ö": "o", "É": "e", "Ö": "o"}


class Lists:
    """What a list of journal lines comes to: plain dicts in the order in which things came."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self.everybody: list[dict[str, Any]] = []
        self.removed: set[str] = set()
        self.questions: list[dict[str, Any]] = []
        self.said: list[dict[str, Any]] = []
        self.last: dict[str, int] = {}  # by name, the last number that anybody got
        self.invited: list[str] = []
        self.waiting: set[str] = set()
        self.taken_up = 0
        self.signals: dict[str, dict[str, int]] = {}
        self.plan: list[str] = []
        self.themes: list[dict[str, Any]] = []
        self.me_too: list[tuple[str, str]] = []
        self.answers: dict[tuple[str, str], str] = {}  # by sentence, and person or phone's key
        self.at = ""
        for line in lines:
            entry = json.loads(line)
            self.at = entry["at"]
            for event in entry["events"]:
                self.event(event["type"], event)

    def event(self, kind: str, event: dict[str, Any]) -> None:
        if kind in ("person_joined", "person_welcomed"):
            name = event.get("name", "")
            self.everybody.append({"id": event["person"], "name": name, "nth": self.next_of(name)})
        elif kind == "name_changed":
            person = next(person for person in self.everybody if person["id"] == event["person"])
            person.update(name=event["name"], nth=self.next_of(event["name"]))
        elif kind == "welcome_withdrawn":
            (gone,) = [person for person in self.everybody if person["id"] == event["person"]]
            self.everybody.remove(gone)
            self.last[gone["name"].lower()] -= self.last[gone["name"].lower()] == gone["nth"]
        elif kind == "people_removed":
            self.removed.update(event["people"])
        elif kind == "person_invited":
            self.invited.append(event["person"])
            self.waiting.add(event["person"])
        elif kind == "signal_sent":
            self.signal(event["kind"])["sent"] += 1
            self.signal(event["kind"])["waiting"] += 1
        elif kind == "signals_answered":
            self.signal(event["kind"])["heard"] += 1
            self.signal(event["kind"])["waiting"] = 0
        elif kind == "planned_added":
            self.plan.insert(event["at"], event["question"]["id"])
        elif kind == "planned_removed":
            self.plan.remove(event["question"]["id"])
        elif kind == "planned_moved":
            self.plan.remove(event["planned"])
            self.plan.insert(event["at"], event["planned"])
        elif kind.startswith(("theme_", "contributions_")):
            self.theme(kind, event)
        elif kind == "say_back_answered":
            self.answers[event["sentence"], event.get("person") or event["key_hash"]] = event["answer"]
        elif kind == "me_too_said":
            self.me_too.append((event["contribution"], event["key_hash"]))
        elif kind == "me_too_taken_back":
            self.me_too.remove((event["contribution"], event["key_hash"]))
        elif kind.startswith("question_"):
            self.question(kind, event)
        elif kind.startswith("contribution_") or kind == "consent_changed":
            self.words(kind, event)

    def question(self, kind: str, event: dict[str, Any]) -> None:
        if kind == "question_asked":
            asked = {"at": self.at, "closed": "", "passed": set(), "texts": [event["text"]], "changed": []}
            self.questions.append({**event, **asked})
            return
        (question,) = [known for known in self.questions if known["question"] == event["question"]]
        if kind == "question_withdrawn":
            self.questions.remove(question)
        elif kind == "question_closed":
            question["closed"] = self.at
        elif kind == "question_reopened":
            question["closed"] = ""
        elif kind == "question_passed":
            question["passed"].add(event["person"])
            self.responded(event["person"])
        elif kind == "question_reworded":
            question["texts"].append(event["text"])
            question["changed"].append(self.at)
        elif kind == "question_worded_back":
            question["texts"].pop()
            question["changed"].pop()

    def theme(self, kind: str, event: dict[str, Any]) -> None:
        if kind == "theme_added":
            self.themes.insert(event["at"], {"id": event["theme"], "name": event["name"], "said": [], "sentences": []})
            return
        (theme,) = [known for known in self.themes if known["id"] == event["theme"]]
        if kind == "theme_removed":
            self.themes.remove(theme)
        elif kind == "theme_renamed":
            theme["name"] = event["name"]
        elif kind == "theme_moved":
            self.themes.remove(theme)
            self.themes.insert(event["at"], theme)
        elif kind == "contributions_themed":
            theme["said"] += event["contributions"]
        elif kind == "theme_said_back":
            theme["sentences"].append((event["sentence"], event["text"]))
        elif kind == "theme_unsaid":
            theme["sentences"].pop()
        else:
            theme["said"] = [one for one in theme["said"] if one not in event["contributions"]]

    def words(self, kind: str, event: dict[str, Any]) -> None:
        if kind == "contribution_made":
            texts = next(known["texts"] for known in self.questions if known["question"] == event["question"])
            fresh = {
                "number": len(self.said) + 1,
                "asked_as": texts[-1],
                "heard": False,
                "gone": False,
                "held": event.get("waits", False),
            }
            self.said.append({**event, **fresh, "held": event.get("waits", False), "at": self.at})
            if event.get("person"):
                self.responded(event["person"])
            return
        (words,) = [known for known in self.said if known["contribution"] == event["contribution"]]
        if kind == "contribution_changed":
            held = words["held"] or event.get("waits", False)
            words.update(text=event["text"], value=event.get("value", ""), held=held)
        elif kind == "consent_changed":
            words["consent"] = event["consent"]
        elif kind == "contribution_taken_back":
            words["gone"] = True
        elif kind == "contribution_put_back":
            words["gone"] = False
        elif kind in ("contribution_held_back", "contribution_restored"):
            words["held"] = kind == "contribution_held_back"
        else:
            words["heard"] = kind == "contribution_heard"

    def responded(self, person: str) -> None:
        if person in self.waiting:
            self.waiting.remove(person)
            self.taken_up += 1

    def signal(self, kind: str) -> dict[str, int]:
        return self.signals.setdefault(kind, {"sent": 0, "heard": 0, "waiting": 0})

    @property
    def people(self) -> list[dict[str, Any]]:
        return [person for person in self.everybody if person["id"] not in self.removed]

    def next_of(self, name: str) -> int:
        """One more than the last number that anybody with this name got."""
        self.last[name.lower()] = self.last.get(name.lower(), 0) + 1
        return self.last[name.lower()]

    def label(self, person: str | None) -> str | None:
        if person is None:
            return None
        place = next(place for place, known in enumerate(self.everybody) if known["id"] == person)
        name = self.everybody[place]["name"]
        if not name:
            return f"Person {place + 1}"
        here = [known for known in self.people if known["name"].lower() == name.lower()]
        if len(here) == 1 and not name.lower().startswith("person "):
            return str(name)
        return f"{name} ({self.everybody[place]['nth']})"

    def standing(self, question: str | None = None) -> list[dict[str, Any]]:
        return [words for words in self.said if not words["gone"] and question in (None, words["question"])]

    def number(self, question: str) -> int:
        return next(place for place, known in enumerate(self.questions, 1) if known["question"] == question)

    def first(self, question: dict[str, Any]) -> str:
        """The id of the first round of a question."""
        while question.get("again"):
            (question,) = [known for known in self.questions if known["question"] == question["again"]]
        return str(question["question"])

    def rounds(self, question: str) -> list[dict[str, Any]]:
        (of,) = [known for known in self.questions if known["question"] == question]
        return [known for known in self.questions if self.first(known) == self.first(of)]

    def listed(self, order: str, question: str | None, needle: str) -> list[int]:
        """The numbers of a list, as a person would sort and search it."""
        rows = [words for words in self.standing(question) if self.has(words, needle)]
        if order == "unheard":
            rows = [one for one in rows if not one["heard"]] + [one for one in rows if one["heard"]]
        elif order == "newest":
            rows = rows[::-1]
        elif order == "question":
            rows = [one for asked in self.questions for one in rows if one["question"] == asked["question"]]
        else:
            unheard = [one for one in rows if not one["heard"]]
            first = [one for one in unheard if one.get("kind") == "unsure" or one["text"].endswith("?")]
            rows = first + [one for one in unheard if one not in first] + [one for one in rows if one["heard"]]
        return [one["number"] for one in rows]

    def has(self, words: dict[str, Any], needle: str) -> bool:
        label = self.label(words.get("person")) or ""
        for word in plain(needle).split():
            if word not in plain(words["text"]) and word not in plain(label) and word != str(words["number"]):
                return False
        return True


def plain(text: str) -> str:
    return "".join(ACCENTS.get(character, character) for character in text).lower()
