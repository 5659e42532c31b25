"""The reasons for refusing a command, each with a code of its own.

A code is the key of a sentence in the locales, under `refusals`; the words stand there alone. Codes are never dropped
and never used for anything else.
"""

from collections.abc import Mapping
from typing import Final, Literal, Self, cast

from server.domain.messages import Argument

Code = Literal[
    # Who may
    "not_joined",
    "joined_already",
    "not_allowed",
    "not_yours_to_ask",
    "not_holding",
    "not_holding_any",
    "no_role_brings_it",
    # What is typed
    "empty",
    "too_long",
    "too_many_lines",
    "key_invalid",
    # The session
    "not_live",
    "changed_meanwhile",
    "session_over",
    "not_ended",
    "room_only_deleted",
    "nothing_kept_to_room",
    "session_full",
    "phone_share_used",
    "nameless_share_used",
    "nothing_to_undo",
    "nothing_to_redo",
    # People
    "no_such_person",
    "invited_without_phone",
    "one_already",
    "same_without_phone",
    "same_not_asked",
    "come_back_wrong",
    "too_many_perspectives",
    "felt_out_of_range",
    "felt_by_all",
    "nobody_silent",
    "no_such_hand",
    # Questions and the plan
    "no_such_question",
    "no_question_open",
    "question_closed",
    "question_closed_for_passes",
    "question_closed_for_wordings",
    "question_closed_for_rewording",
    "no_such_wording",
    "wording_not_on_offer",
    "minutes_out_of_range",
    "minutes_no_number",
    "break_no_number",
    "no_such_planned",
    "planned_asked",
    "plan_full",
    "no_such_place",
    "too_many_probes",
    # Contributions
    "kind_not_for_questions",
    "nameless_speaking",
    "words_taken_back",
    "not_revealed",
    "held_back_already",
    "closed_to_readers",
    "not_open_water",
    "words_gone",
    "no_such_reason",
    # Agreements
    "no_such_agreement",
    "too_many_agreements",
    "words_of_another",
    "words_not_from_here",
    "words_are_yours",
    "words_of_nobody",
    "words_waiting",
    "words_not_waiting",
    "no_encourager",
    "person_asked_enough",
    "slip_not_paper",
    "slip_unknown",
    "slip_used",
    "hands_out_of_range",
    # Roles
    "no_such_role",
    "role_hidden",
    "role_needs_phone",
    "role_full",
    "role_full_to_ask",
    "role_just_filled",
    "not_offerable",
    "holds_already",
    "does_not_hold",
    "held_by_you",
    "not_yours_to_pass_on",
    "no_offer",
    "no_offer_of_hidden",
    "offer_accepted",
    "offer_pending",
    "offered_by_facilitator",
    "offered_by_another",
    "asked_of_another",
    "shadowing_already",
    "no_shadow_asked",
    "role_name_taken",
    "role_name_hidden",
    "too_many_roles",
    "limit_below_holders",
    "limit_out_of_range",
    "limit_no_number",
    "offerable_unclear",
    "hold_back_unclear",
    # Links
    "words_your_own",
    "challenge_gone",
    "challenges_waiting",
    "beside_whom",
    "beside_nameless",
    "beside_oneself",
    "beside_own_words",
    "beside_not_holding",
    # Themes
    "no_such_theme",
    "theme_name_taken",
    "theme_name_of_another",
    "theme_name_reserved",
    "theme_with_itself",
    "too_many_themes",
    "words_not_in_theme",
    "no_such_proposal",
    "proposal_of_one",
    "proposal_too_large",
    "proposal_waits",
    "proposal_gone",
    "proposal_settled",
    "too_many_proposals",
    "sentence_gone",
    "say_back_of_others",
    # Direction
    "no_such_check",
    "check_closed",
    "seen_by_room",
    "no_such_asked",
    "too_many_asked",
    "no_such_seat",
    # Turns
    "no_such_turn",
    "turn_there",
    "turn_of_others",
    "turn_not_parked",
    "too_many_turns",
    "too_many_led",
    "turns_wait",
    # Outcomes
    "no_such_outcome",
    "enough_outcomes",
    # Calls
    "no_such_call",
    "call_without_words",
    "calls_waiting",
    # The connection
    "bad_frame",
    "bad_id",
    "frame_too_long",
    "hello_missing",
    "hello_twice",
    "page_out_of_date",
    "browser_wanted",
    "code_wanted",
    "wrong_code",
    "too_many_codes",
    "invitation_void",
    "joining_closed",
    "wrong_token",
    "too_many_pages",
    "laptop_full",
    "too_quick",
    "too_much_at_once",
    "id_reused",
    "storage_failed",
    "door_not_kept",
    "stopping",
    "way_closed",
    "not_read",
    "no_answer",
    "answer_unfitting",
    "done_not_told",
    "session_silent",
]

TEMPORARY: Final[frozenset[Code]] = frozenset(
    {
        "too_many_codes",
        "too_many_pages",
        "laptop_full",
        "too_quick",
        "too_much_at_once",
        "storage_failed",
        "door_not_kept",
        "stopping",
        "way_closed",
        "no_answer",
        "done_not_told",
        "session_silent",
    }
)


class Rejected(Exception):
    """A command was refused and nothing was changed."""

    #: The key of the reason.
    code: Code
    #: By the name of a gap in the sentence: what fills it.
    arguments: Mapping[str, Argument]
    #: The field to correct; None if there is none.
    field: str | None
    #: Whether the same command may succeed later.
    temporary: bool

    def __init__(self, code: Code, arguments: Mapping[str, Argument] | None = None, field: str | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.arguments = arguments or {}
        self.field = field
        self.temporary = code in TEMPORARY

    @classmethod
    def told(cls, code: str, arguments: Mapping[str, str], field: str | None = None, *, temporary: bool) -> Self:
        """A refusal that came over the wire, from a server that may have more codes than are known here."""
        refusal = cls(cast("Code", code), arguments, field)
        refusal.temporary = temporary
        return refusal
