"""Everything that an actor can ask for: one frozen struct for each command, named in the imperative.

Every command needs a row in `decide.rights`. Text in a command is as it was typed; `decide` cleans it.
"""

from server.domain.commands.agreements import AddAgreement, ChangeAgreement, RemoveAgreement
from server.domain.commands.breaks import EndBreak, SendNotice, StartBreak
from server.domain.commands.calls import AnswerCall, AnswerSignal, MakeCall, SendSignal
from server.domain.commands.catalogue import AddRole, ChangeRole, HideRole, ShowRole
from server.domain.commands.come_back import ComeBack, KeepComeBackWords
from server.domain.commands.command import (
    CallKind,
    Channel,
    Consent,
    ContributionKind,
    Moderation,
    QuestionKind,
    Reveal,
    RoomCommand,
    RoomSeen,
    SignalKind,
    Tool,
)
from server.domain.commands.contributions import (
    CaptureWords,
    ChangeConsent,
    ChangeContribution,
    ConfirmWords,
    Contribute,
    CountHands,
    DropWords,
    MarkHeard,
    TakeBackContribution,
)
from server.domain.commands.holding import HoldBack, Restore, SetModeration
from server.domain.commands.leaders import AnswerLeaders, AskLeaders, LeaderAnswer
from server.domain.commands.links import (
    Arrival,
    Build,
    Challenge,
    ChangeArrival,
    DeclineToStandBeside,
    SayMeToo,
    StandBeside,
    TakeBackChallenge,
    TakeBackMeToo,
)
from server.domain.commands.looking import CloseWater, HoldUp, PutDown
from server.domain.commands.outcomes import AdoptOutcome, DropOutcome, SayWhatCame, ServeOutcomes
from server.domain.commands.people import (
    ChangeName,
    InvitePerson,
    Join,
    RemovePeople,
    SayFelt,
    SayPerspectives,
    WelcomePerson,
)
from server.domain.commands.plan import AddPlanned, ChangePlanned, MovePlanned, SkipPlanned
from server.domain.commands.proposals import LeaveProposal, ProposeTogether, TakeBackProposal, TakeProposal
from server.domain.commands.questions import (
    AdoptWording,
    AskAgain,
    AskPlanned,
    AskQuestion,
    CloseQuestion,
    GiveTime,
    OfferWording,
    PassQuestion,
    RevealQuestion,
    RewordQuestion,
)
from server.domain.commands.roles import (
    AcceptOffer,
    AskForRole,
    AskToShadow,
    DeclineAsk,
    DeclineOffer,
    LetShadow,
    OfferRole,
    PassOn,
    SayOpenTo,
    StepBack,
    StopShadowing,
    WithdrawOffer,
)
from server.domain.commands.same_person import AskIfSame, ConfirmSame, DeclineSame, DenySame
from server.domain.commands.say_back import AnswerSayBack, SayBack, SayBackAnswer
from server.domain.commands.sense import (
    AnswerCheck,
    CheckKind,
    CloseCheck,
    RunPast,
    SenseAnswer,
    TakeBackCheckAnswer,
    TakeSeats,
)
from server.domain.commands.session import ChangeTitle, EndSession, OpenSession, RedactRoomOnly, Redo, Undo
from server.domain.commands.themes import (
    AddTheme,
    MergeThemes,
    MoveTheme,
    PutIntoTheme,
    RemoveTheme,
    RenameTheme,
    SplitTheme,
    TakeOutOfTheme,
)
from server.domain.commands.turns import ChangeTurn, MakeTurn, ParkTurn, SetTurn, TakeAwayTurn, UnparkTurn

__all__ = [
    "AcceptOffer",
    "AddAgreement",
    "AddPlanned",
    "AddRole",
    "AddTheme",
    "AdoptOutcome",
    "AdoptWording",
    "AnswerCall",
    "AnswerCheck",
    "AnswerLeaders",
    "AnswerSayBack",
    "AnswerSignal",
    "Arrival",
    "AskAgain",
    "AskForRole",
    "AskIfSame",
    "AskLeaders",
    "AskPlanned",
    "AskQuestion",
    "AskToShadow",
    "Build",
    "CallKind",
    "CaptureWords",
    "Challenge",
    "ChangeAgreement",
    "ChangeArrival",
    "ChangeConsent",
    "ChangeContribution",
    "ChangeName",
    "ChangePlanned",
    "ChangeRole",
    "ChangeTitle",
    "ChangeTurn",
    "Channel",
    "CheckKind",
    "CloseCheck",
    "CloseQuestion",
    "CloseWater",
    "ComeBack",
    "Command",
    "ConfirmSame",
    "ConfirmWords",
    "Consent",
    "Contribute",
    "ContributionKind",
    "CountHands",
    "DeclineAsk",
    "DeclineOffer",
    "DeclineSame",
    "DeclineToStandBeside",
    "DenySame",
    "DropOutcome",
    "DropWords",
    "EndBreak",
    "EndSession",
    "GiveTime",
    "HideRole",
    "HoldBack",
    "HoldUp",
    "InvitePerson",
    "Join",
    "KeepComeBackWords",
    "LeaderAnswer",
    "LeaveProposal",
    "LetShadow",
    "MakeCall",
    "MakeTurn",
    "MarkHeard",
    "MergeThemes",
    "Moderation",
    "MovePlanned",
    "MoveTheme",
    "OfferRole",
    "OfferWording",
    "OpenSession",
    "ParkTurn",
    "PassOn",
    "PassQuestion",
    "ProposeTogether",
    "PutDown",
    "PutIntoTheme",
    "QuestionKind",
    "RedactRoomOnly",
    "Redo",
    "RemoveAgreement",
    "RemovePeople",
    "RemoveTheme",
    "RenameTheme",
    "Restore",
    "Reveal",
    "RevealQuestion",
    "RewordQuestion",
    "RoomCommand",
    "RoomSeen",
    "RunPast",
    "SayBack",
    "SayBackAnswer",
    "SayFelt",
    "SayMeToo",
    "SayOpenTo",
    "SayPerspectives",
    "SayWhatCame",
    "SendNotice",
    "SendSignal",
    "SenseAnswer",
    "ServeOutcomes",
    "SetModeration",
    "SetTurn",
    "ShowRole",
    "SignalKind",
    "SkipPlanned",
    "SplitTheme",
    "StandBeside",
    "StartBreak",
    "StepBack",
    "StopShadowing",
    "TakeAwayTurn",
    "TakeBackChallenge",
    "TakeBackCheckAnswer",
    "TakeBackContribution",
    "TakeBackMeToo",
    "TakeBackProposal",
    "TakeOutOfTheme",
    "TakeProposal",
    "TakeSeats",
    "Tool",
    "Undo",
    "UnparkTurn",
    "WelcomePerson",
    "WithdrawOffer",
]

Command = (
    OpenSession
    | EndSession
    | ChangeTitle
    | RedactRoomOnly
    | Undo
    | Redo
    | Join
    | ChangeName
    | WelcomePerson
    | InvitePerson
    | KeepComeBackWords
    | ComeBack
    | AskIfSame
    | ConfirmSame
    | DeclineSame
    | DenySame
    | RemovePeople
    | SayPerspectives
    | SayFelt
    | AddPlanned
    | ChangePlanned
    | MovePlanned
    | SkipPlanned
    | StartBreak
    | EndBreak
    | SendNotice
    | AskQuestion
    | AskPlanned
    | AskAgain
    | CloseQuestion
    | RevealQuestion
    | PassQuestion
    | GiveTime
    | OfferWording
    | RewordQuestion
    | AdoptWording
    | Contribute
    | ChangeConsent
    | ChangeContribution
    | TakeBackContribution
    | MarkHeard
    | AddAgreement
    | ChangeAgreement
    | RemoveAgreement
    | HoldBack
    | Restore
    | SetModeration
    | HoldUp
    | PutDown
    | CloseWater
    | AdoptOutcome
    | DropOutcome
    | SayWhatCame
    | ServeOutcomes
    | CaptureWords
    | CountHands
    | ConfirmWords
    | DropWords
    | Build
    | Challenge
    | ChangeArrival
    | TakeBackChallenge
    | StandBeside
    | DeclineToStandBeside
    | SayMeToo
    | TakeBackMeToo
    | AddTheme
    | PutIntoTheme
    | TakeOutOfTheme
    | RenameTheme
    | MoveTheme
    | MergeThemes
    | SplitTheme
    | RemoveTheme
    | ProposeTogether
    | TakeProposal
    | TakeBackProposal
    | LeaveProposal
    | SayBack
    | AnswerSayBack
    | TakeSeats
    | RunPast
    | CloseCheck
    | AnswerCheck
    | TakeBackCheckAnswer
    | AskLeaders
    | AnswerLeaders
    | MakeTurn
    | ChangeTurn
    | TakeAwayTurn
    | SetTurn
    | ParkTurn
    | UnparkTurn
    | MakeCall
    | AnswerCall
    | SendSignal
    | AnswerSignal
    | OfferRole
    | WithdrawOffer
    | DeclineAsk
    | AcceptOffer
    | DeclineOffer
    | AskForRole
    | SayOpenTo
    | AskToShadow
    | LetShadow
    | StopShadowing
    | StepBack
    | PassOn
    | AddRole
    | ChangeRole
    | HideRole
    | ShowRole
)
