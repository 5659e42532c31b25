"""The keys that a simulated person's phone keeps, by which alone it knows what its person did without a name."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from server.domain import commands as c


@dataclass(frozen=True, slots=True)
class PhoneKeys:
    """What one person did without a name and can take back or go on with."""

    #: By contribution without a name: its key.
    words: Mapping[str, str] = field(default_factory=dict)
    #: By contribution to which they said "Me too": the key of that.
    joined: Mapping[str, str] = field(default_factory=dict)
    #: By proposal without a name that was not taken back: its key.
    proposed: Mapping[str, str] = field(default_factory=dict)
    #: The ids of the sentences of themes that they answered without a name.
    answered: frozenset[str] = frozenset()

    def after(self, command: c.Command | None, made: str | None) -> "PhoneKeys":
        """The keys after a command succeeded; `made` is the id of what it made."""
        match command:
            case c.Contribute(key=str(key)) | c.Build(key=str(key)) | c.Challenge(key=str(key)) if made is not None:
                return replace(self, words={**self.words, made: key})
            case c.SayMeToo(contribution=contribution, key=key):
                return replace(self, joined={**self.joined, contribution: key})
            case c.TakeBackMeToo(contribution=contribution):
                return replace(self, joined=_without(self.joined, contribution))
            case c.ProposeTogether(key=str(key)) if made is not None:
                return replace(self, proposed={**self.proposed, made: key})
            case c.TakeBackProposal(proposal=proposal):
                return replace(self, proposed=_without(self.proposed, proposal))
            case c.AnswerSayBack(key=str(), sentence=sentence):
                return replace(self, answered=self.answered | {sentence})
            case _:
                return self


def _without(keys: Mapping[str, str], id_: str) -> dict[str, str]:
    return {known: key for known, key in keys.items() if known != id_}
