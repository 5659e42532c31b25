"""Who held which role when, counted from a journal's lines with sets and loops; it must share no code with ours."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from math import log
from pathlib import Path
from typing import Any

ENGLISH = json.loads(Path("server/web/locales/en.json").read_text("utf-8"))


class Count:
    """What a list of journal lines comes to. Times are whole seconds since 1970; `held` has what lasts, too."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self.plan: list[str] = []
        self.names: dict[str, str] = {}
        self.limits: dict[str, int | None] = {}
        self.people: dict[str, str] = {}
        self.joined: dict[str, int] = {}
        self.held: list[dict[str, Any]] = []
        self.offers: dict[tuple[str, str], str | None] = {}
        self.asks: dict[tuple[str, str], tuple[str | None, bool]] = {}
        self.open_to: set[tuple[str, str]] = set()
        self.shadows: dict[str, tuple[str, str, str]] = {}
        self.have_shadowed: set[tuple[str, str]] = set()
        self.now = 0
        self.begins = 0
        self.ended = False
        self.most_over_limit = 0
        for line in lines:
            self.line(json.loads(line))

    def line(self, entry: dict[str, Any]) -> None:
        self.now = seconds(entry["at"])
        for event in entry["events"]:
            self.event(event["type"], event)
        for role, limit in self.limits.items():
            if limit is not None:
                self.most_over_limit = max(self.most_over_limit, len(self.holding(role)) - limit)

    def event(self, kind: str, event: dict[str, Any]) -> None:
        both = (event.get("role", ""), event.get("person", ""))
        if kind == "session_created":
            self.begins = self.now
            for role in event["roles"]:
                self.plan.append(role["id"])
                self.names[role["id"]] = ENGLISH["roles"][role["id"]]["name"]
                self.limits[role["id"]] = role.get("limit")
        elif kind == "session_opened":
            self.begins = self.now
        elif kind == "session_ended":
            self.ended = True
            for one in self.held:
                if one["until"] is None:
                    one["until"], one["how_ended"] = self.now, "session_ended"
        elif kind == "person_joined":
            self.people[event["person"]] = event["name"]
            self.joined[event["person"]] = self.now
        elif kind == "tenure_began":
            self.offers.pop(both, None)
            self.asks.pop(both, None)
            self.held.append(
                {
                    "id": event["tenure"],
                    "role": both[0],
                    "person": both[1],
                    "since": self.now,
                    "until": None,
                    "how_began": event["how"],
                    "how_ended": None,
                    "shadowed": both in self.have_shadowed,
                }
            )
        elif kind == "tenure_ended":
            for one in self.held:
                if one["id"] == event["tenure"]:
                    one["until"], one["how_ended"] = self.now, event["how"]
        else:
            self.asked_or_offered(kind, event, both)

    def asked_or_offered(self, kind: str, event: dict[str, Any], both: tuple[str, str]) -> None:
        if kind == "role_offered":
            self.offers[both] = event.get("by")
        elif kind == "offer_closed":
            self.offers.pop(both)
        elif kind == "role_asked_for":
            self.asks[both] = (event.get("of"), event.get("shadow", False))
        elif kind == "ask_withdrawn":
            self.asks.pop(both)
        elif kind == "openness_said":
            if event.get("open", True):
                self.open_to.add(both)
            else:
                self.open_to.remove(both)
        elif kind == "shadow_began":
            self.asks.pop(both, None)
            self.shadows[event["shadow"]] = (*both, event["holder"])
            self.have_shadowed.add(both)
        elif kind == "shadow_ended":
            self.shadows.pop(event["shadow"])

    def holding(self, role: str) -> list[dict[str, Any]]:
        return [one for one in self.held if one["role"] == role and one["until"] is None]

    def tenures(self, role: str) -> list[dict[str, Any]]:
        return [one for one in self.held if one["role"] == role]

    def length(self, one: dict[str, Any]) -> int:
        until: int = self.now if one["until"] is None else one["until"]
        since: int = one["since"]
        return until - since

    def every_second(self, one: dict[str, Any]) -> range:
        return range(one["since"], one["since"] + self.length(one))

    def most_at_once(self, tenures: Iterable[dict[str, Any]], key: str) -> int:
        """The most of them that ran in any one second for one value of `key`."""
        running: dict[tuple[str, int], int] = {}
        for one in tenures:
            for second in self.every_second(one):
                running[one[key], second] = running.get((one[key], second), 0) + 1
        return max(running.values(), default=0)

    def worth(self, role: str) -> tuple[float, int]:
        """How many people's worth, as the product of shares to the power of minus themselves; and how many held it."""
        spent: dict[str, int] = {}
        for one in self.tenures(role):
            spent[one["person"]] = spent.get(one["person"], 0) + self.length(one)
        worth = 1.0
        for one_spent in spent.values():
            share = one_spent / sum(spent.values())
            worth *= share**-share if share else 1.0
        return worth, len(spent)

    def steered(self, roles: set[str], group: set[str]) -> float:
        """A group's share of the roles' seconds to its share of the seconds that people were there."""
        by_group = sum(self.length(one) for one in self.held if one["role"] in roles and one["person"] in group)
        by_all = sum(self.length(one) for one in self.held if one["role"] in roles)
        there = {person: self.now - joined for person, joined in self.joined.items()}
        return (by_group / by_all) / (sum(there[person] for person in group) / sum(there.values()))

    def shared_information(self, groups: dict[str, str]) -> float:
        """The sum over cells of p(x,y) ln(p(x,y) / p(x)p(y)), to the smaller entropy of the two sides."""
        cells: dict[tuple[str, str], float] = {}
        total = sum(self.length(one) for one in self.held)
        for one in self.held:
            cell = (groups[one["person"]], one["role"])
            cells[cell] = cells.get(cell, 0.0) + self.length(one) / total
        left = {x: sum(p for (a, _), p in cells.items() if a == x) for x in {x for x, _ in cells}}
        right = {y: sum(p for (_, b), p in cells.items() if b == y) for y in {y for _, y in cells}}
        information = sum(p * log(p / (left[x] * right[y])) for (x, y), p in cells.items() if p)
        entropies = [-sum(p * log(p) for p in side.values() if p) for side in (left, right)]
        return information / min(entropies)


def seconds(told: str) -> int:
    at = datetime.fromisoformat(told)
    assert at.microsecond == 0
    return int(at.timestamp())


def clock(second: int | None) -> str:
    return "" if second is None else datetime.fromtimestamp(second, UTC).strftime("%Y-%m-%d %H:%M:%S")
