// The frames between phone and server, as docs/protocol.md and server/protocol/frames.py define them. For the type
// check only. A test compares the fields with those of the server. Texts of the software come as keys; `worded` puts words
// in their place before anything here sees them.

type Moment = string; // in ISO 8601, as `Date.parse` takes it
type Kind = "answer" | "build" | "challenge" | "unsure";
type Channel = "phone" | "aloud" | "paper" | "for_someone" | "hands";
type CaptureChannel = "aloud" | "for_someone";
type Consent = "room" | "notes" | "quoted";
type Reveal = "at_once" | "after_answer" | "when_revealed";
type CallKind = "more_time" | "theme" | "bring_us_back" | "plainer" | "break";
type SignalKind = "slow_down" | "plainer" | "break";
type SayBackAnswer = "yes" | "nearly" | "not_mine";
type SenseAnswer = "with_it" | "worried" | "not_yet";
type LeaderAnswer = "possible" | "not_possible" | "not_known";
type CheckKind = "question" | "theme" | "turn";
type Arrival = "now" | "after_break" | "beside";
type Moderation = "open" | "look" | "closed";
type QuestionKind = "question" | "outcomes" | "closing";
type Tool = "ask" | "words" | "heard" | "hold_back" | "steer" | "open_way" | "outcomes" | CallKind;

// What somebody asks for. Only what this page asks for is here.
type Command =
  | { type: "join"; name: string }
  | Contribute
  | { type: "change_contribution"; contribution: string; text: string; key?: string }
  | { type: "change_consent"; contribution: string; consent: Consent; key?: string }
  | { type: "take_back_contribution"; contribution: string; key?: string }
  | { type: "pass_question"; question: string }
  | { type: "offer_wording"; question: string; text: string }
  | { type: "send_signal"; kind: SignalKind; key: string }
  | { type: "say_felt"; said: number; taken: number; key: string }
  | { type: "say_perspectives"; perspectives: string[] }
  | { type: "change_name"; name: string }
  | RequestReply
  | { type: "ask_for_role"; role: string; of?: string }
  | { type: "ask_to_shadow"; role: string; holder: string }
  | { type: "say_open_to"; role: string; open: boolean }
  | { type: "stop_shadowing"; role: string; person?: string }
  | { type: "withdraw_offer"; role: string; person: string }
  | { type: "step_back"; role: string }
  | { type: "ask_question"; text: string; reveal?: Reveal; kind?: QuestionKind; seen?: RoomSeen }
  | { type: "close_question"; seen?: RoomSeen }
  | { type: "start_break"; minutes: number; seen?: RoomSeen }
  | { type: "end_break"; seen?: RoomSeen }
  | { type: "reveal_question"; question: string; seen?: RoomSeen }
  | { type: "reword_question"; question: string; text: string; seen?: RoomSeen }
  | { type: "make_turn"; text: string }
  | { type: "make_call"; kind: CallKind; text?: string; seen?: RoomSeen }
  | { type: "answer_call"; call: string; seen?: RoomSeen }
  | { type: "deny_same"; later: string }
  | { type: "hold_back"; contributions: string[]; reason: string }
  | { type: "restore"; contributions: string[] }
  | { type: "set_moderation"; question: string; moderation: Moderation }
  | { type: "mark_heard"; contributions: string[] }
  | { type: "hold_up"; contribution: string; seen?: RoomSeen }
  | { type: "put_down"; seen?: RoomSeen }
  | { type: "adopt_outcome"; contribution: string; seen?: RoomSeen }
  | { type: "drop_outcome"; outcome: string; seen?: RoomSeen }
  | { type: "say_what_came"; outcome: string; text: string; seen?: RoomSeen }
  | { type: "close_water"; contribution: string; reason: string; seen?: RoomSeen }
  | Build
  | Challenge
  | { type: "change_arrival"; challenge: string; arrives: Arrival; beside?: string; key?: string }
  | { type: "take_back_challenge"; challenge: string; key?: string }
  | { type: "say_me_too"; contribution: string; key: string }
  | { type: "take_back_me_too"; contribution: string; key: string }
  | { type: "propose_together"; contributions: string[]; reason: string; name: string; consent: Consent; key?: string }
  | { type: "take_back_proposal"; proposal: string; key?: string }
  | { type: "add_theme"; name: string; contributions: string[] }
  | { type: "put_into_theme"; theme: string; contributions: string[] }
  | { type: "take_out_of_theme"; theme: string; contributions: string[] }
  | { type: "rename_theme"; theme: string; name: string }
  | { type: "move_theme"; theme: string; at: number }
  | { type: "merge_themes"; theme: string; into: string }
  | { type: "split_theme"; theme: string; contributions: string[]; name: string }
  | { type: "remove_theme"; theme: string }
  | { type: "take_proposal"; proposal: string; name: string }
  | { type: "leave_proposal"; proposal: string }
  | { type: "say_back"; theme: string; sentence: string }
  | { type: "answer_say_back"; sentence: string; answer: SayBackAnswer; line?: string; key?: string }
  | { type: "take_seats"; perspectives: string[] }
  | { type: "answer_check"; check: string; answer: SenseAnswer; line: string; consent: Consent }
  | { type: "take_back_check_answer"; check: string }
  | { type: "answer_leaders"; asked: string; answer: LeaderAnswer; text: string }
  | CaptureWords;

// The room to which a yes is bound.
type RoomSeen = {
  question: string;
  text: string;
  on_break: Moment | null;
};

type Contribute = {
  type: "contribute";
  question: string;
  text: string;
  kind: Kind;
  consent: Consent;
  late?: boolean;
  key?: string;
  speaking?: string[];
};

type Build = {
  type: "build";
  contribution: string;
  text: string;
  consent: Consent;
  key?: string;
};

type Challenge = {
  type: "challenge";
  contribution: string;
  value: string;
  text: string;
  arrives: Arrival;
  beside?: string;
  consent: Consent;
  key?: string;
};

type CaptureWords = {
  type: "capture_words";
  question: string;
  text: string;
  channel: CaptureChannel;
  consent: Consent;
  late: boolean;
  person?: string;
  key?: string;
};

// What answers a request of somebody else.
type RequestReply =
  | { type: "accept_offer"; role: string }
  | { type: "decline_offer"; role: string }
  | { type: "let_shadow"; role: string; person: string }
  | { type: "pass_on"; role: string; person: string }
  | { type: "decline_ask"; role: string; person: string }
  | { type: "confirm_words"; words: string }
  | { type: "drop_words"; words: string }
  | { type: "stand_beside"; challenge: string }
  | { type: "decline_to_stand_beside"; challenge: string }
  | { type: "confirm_same"; earlier: string }
  | { type: "decline_same"; earlier: string };

type ClientFrame =
  | { type: "hello"; version: number; secret: string; code?: string }
  | { type: "submit"; id: string; command: Command }
  | { type: "writing"; on: boolean }
  | { type: "done"; question: string; on: boolean }
  | { type: "ask"; id: string; request: PrivateRequest }
  | { type: "ping" };

type ServerFrame = Welcome | Reply | Refused | Answer | ViewPush | Bye | { type: "pong" } | { type: "beat" };

interface Welcome {
  type: "welcome";
  session: string;
  title: string;
  kind: "facilitator" | "participant" | "visitor";
  person?: string;
  recovered?: boolean;
  now: Moment;
  urls?: string[];
}

interface Reply {
  type: "reply";
  id: string;
  receipt: Receipt;
  mine?: MineChange;
}

interface Receipt {
  seq: number;
  made?: string;
}

interface Refused {
  type: "refused";
  id: string;
  code: string;
  arguments?: Record<string, string>;
  field?: string;
  temporary?: boolean;
}

interface Answer {
  type: "answer";
  id: string;
  response:
    | People
    | QuestionWords
    | WordsFound
    | ComeBackWords
    | CameBack
    | { type: "hands_moved" }
    | ExportsFound
    | WordsOffered
    | WordsRead
    | { type: "concern_kept" }
    | BoxRead
    | ThemesListed
    | MarksRead;
}

interface ExportsFound {
  type: "exports_found";
  contribution: string;
  /** When each export was made that has the words, oldest first. */
  made_at: string[];
  /** When each export was begun that is not known to be finished and may have them, likewise. */
  begun_at: string[];
}

type PrivateRequest =
  | { type: "list_people" }
  | { type: "read_question"; question: string }
  | { type: "find_words"; key: string }
  | { type: "make_come_back_words" }
  | { type: "show_come_back_words"; words: string }
  | { type: "raise_hand"; named: boolean }
  | { type: "lower_hand"; said: boolean }
  | { type: "give_word"; hand: number | null }
  | { type: "find_exports"; contribution: string; key: string | null }
  | { type: "offer_words" }
  | { type: "read_words"; contributions: string[] }
  | { type: "list_unheard" }
  | LeaveConcern
  | { type: "read_box" }
  | { type: "answer_talk"; talk: string; coming: boolean }
  | { type: "list_themes" }
  | ReadGathered
  | { type: "read_marks"; keys: string[] };

// What is in a theme or a proposal.
type ReadGathered = { type: "read_theme"; theme: string } | { type: "read_proposal"; proposal: string };

interface ThemesListed {
  type: "themes_listed";
  themes: GatheredTheme[];
  proposals: WaitingProposal[];
}

interface GatheredTheme {
  id: string;
  name: string;
  count: number;
  said_back: GatheredSentence | null;
}

interface GatheredSentence {
  text: string;
  yes: number;
  nearly: number;
  not_mine: number;
  lines: NearlyLine[]; // a few
  more_lines: number; // those that are not among them
}

interface NearlyLine {
  label: string | null;
  line: string;
}

interface WaitingProposal {
  id: string;
  number: number;
  reason: string;
  name: string;
  label: string | null;
  count: number;
  room_only: boolean;
}

interface WordsOffered {
  type: "words_offered";
  contributions: string[];
}

interface WordsRead {
  type: "words_read";
  placed: PlacedWords[];
  more?: number; // of a theme or a proposal, the number of those that are not among them
  lines?: NearlyLine[]; // of a theme, those that its list leaves out
  more_lines?: number; // of a theme, those that stand in neither
}

interface MarksRead {
  type: "marks_read";
  marks: (WordMarks | null)[];
}

// Words to read away from the list of their question.
interface PlacedWords {
  question: string;
  number: number;
  asked: string;
  said: RoomContribution;
  to_all: boolean;
  answered?: string; // the words that they answer
}

// A turn to which words led, and why it is parked where it is.
interface TurnMark {
  number: number;
  parked?: string;
}

// What became of words without a name.
interface WordMarks {
  heard?: boolean;
  me_too?: number;
  built_on?: number;
  challenged?: number;
  themes?: string[];
  closed_because?: string; // why what one was unsure about is open no longer
  deleted?: string; // what stands in place of words that were deleted
  code?: string; // by which they are found in the report
  turns?: TurnMark[];
  waits?: boolean; // to be let be read
}

interface ComeBackWords {
  type: "come_back_words";
  words: string[];
}

interface CameBack {
  type: "came_back";
  words: string[];
}

interface People {
  type: "people";
  people: PersonView[];
}

// Where words without a name are that one keeps by a key.
interface WordsFound {
  type: "words_found";
  found: { contribution: string | null; challenge: string | null; to: string };
}

interface QuestionWords {
  type: "question_words";
  question: string;
  said: RoomContribution[] | null;
}

interface PersonView {
  id: string;
  label: string;
}

interface ViewPush {
  type: "view";
  room?: RoomChange;
  mine?: MineChange;
}

interface Bye {
  type: "bye";
  code: string;
  arguments?: Record<string, string>;
  field?: string;
  temporary?: boolean;
}

// The room's fields that changed; the first one after a connection is whole.
interface RoomChange {
  title?: string;
  phase?: "lobby" | "live" | "ended";
  practice?: boolean;
  question?: QuestionView | null;
  catalogue?: RoleView[];
  holders?: HoldersView[];
  calls?: CallView[];
  said?: RowsChange<RoomContribution>;
  heard?: string[];
  held?: HeldWords[];
  reasons?: ReasonView[];
  agreements?: string[];
  purpose?: string;
  perspectives?: string[];
  signals?: SignalView[];
  on_break?: BreakView | null;
  notice?: NoticeView | null;
  here?: number;
  earlier?: EarlierQuestion[];
  earlier_changed?: number;
  held_up?: RoomContribution | null;
  breaks_over?: number;
  said_back?: RoomSentence[];
  asked_leaders?: AskedRow[];
  settled?: SettledProposal[];
  outcomes?: RoomOutcome[];
  turns?: RoomTurn[];
  all_heard?: boolean; // as the room closes: each has said something that is marked as heard
  concern?: RoomConcern | null;
}

interface RoomConcern {
  id: string;
  text: string;
}

// How much there is in the drop-in box that one may read.
interface BoxCounts {
  concerns?: number;
  talks?: number;
}

type Addressee = "facilitators" | "design_group" | "room";
type Companion = "encourager" | "facilitator";

type LeaveConcern = {
  type: "leave_concern";
  key: string;
  to: Addressee;
  text: string;
  even_alone: boolean;
  talk_with: Companion | null;
  where: string;
  padding: string;
};

interface ConcernView {
  id: string;
  to: Addressee;
  text: string;
}

interface TalkView {
  id: string;
  companion: Companion;
  where: string;
}

interface BoxRead {
  type: "box_read";
  concerns: ConcernView[];
  talks: TalkView[];
  shown: string | null;
}

// A turn that is set.
interface RoomTurn {
  id: string;
  number: number;
  text: string;
  parked?: Parked | null; // how it is or was parked
  words?: { text: string; label?: string; room_only?: boolean }[]; // the first contributions that led to it and that everybody may read
  themes?: string[]; // the names of the themes that led to it
  all_taken_back?: boolean; // contributions led to it, and all were taken back
}

interface Parked {
  why?: string; // empty once it was deleted
  helps?: string;
  look_again?: string;
  over?: string; // why it was taken up again
}

interface RoomOutcome {
  id: string;
  number: number;
  text: string;
  label?: string; // of whose words they are
  contribution?: string;
  gone?: "taken_back" | "held_back" | "hidden" | "deleted"; // why its words cannot be read
  room_only?: boolean;
  came_of?: string;
}

interface RoomSentence {
  id: string;
  theme: string;
  text: string;
  nameless: string[]; // the ids of words without a name in it
}

interface SettledProposal {
  id: string;
  taken?: string; // the theme that it went into; empty where that is gone, not there where it was left
}

// Rows that are new or read otherwise, and the ids of those that are not shown any more.
interface RowsChange<Row> {
  put: Row[];
  gone: string[];
}

// Words without a name that are held back; the reason is empty where they wait for a look.
interface HeldWords {
  id: string;
  reason: string;
}

interface ReasonView {
  id: string;
  words: string;
}

interface BreakView {
  since: Moment;
  until: Moment;
}

interface NoticeView {
  id: string;
  text: string;
}

interface QuestionView {
  id: string;
  number: number;
  text: string;
  open: boolean;
  asked_at: Moment;
  until: Moment | null;
  revealed: boolean;
  reveal: Reveal;
  before: string | null;
  put_right: boolean;
  round: number;
  moderation: Moderation;
  to_all: boolean; // whether everybody may read what was said to it
  kind: QuestionKind;
}

interface EarlierQuestion {
  id: string;
  number: number;
  text: string;
  revealed: boolean;
  reveal: Reveal;
  kind: QuestionKind;
}

interface RoomContribution {
  id: string;
  text: string;
  label: string | null;
  kind: Kind;
  channel: Channel;
  hands: number | null;
  speaking: string[];
  to?: string;
  value?: string;
  beside?: string;
  me_too?: number;
  closed_because?: string;
  room_only?: boolean;
}

interface RoleView {
  id: string;
  name: string;
  sentence: string;
  prompt: string;
  limit: number | null;
  offerable: boolean;
  first: boolean;
  tools: Tool[];
  hidden: boolean;
}

interface HoldersView {
  role: string;
  count: number;
  shown: HolderView[];
}

interface HolderView {
  person: string;
  label: string;
  since: Moment;
}

interface CallView {
  id: string;
  number: number;
  kind: CallKind;
  role: string;
  label: string;
  text: string;
  at: Moment;
}

interface SignalView {
  kind: SignalKind;
  answered: number;
}

// The fields of one's own view that changed; the first one after a connection is whole.
interface MineChange {
  person?: string;
  name?: string;
  label?: string;
  said?: RowsChange<OwnContribution>;
  passed?: boolean;
  holding?: HeldView[];
  offers?: OfferView[];
  asks?: AskView[];
  asked?: AskedView[];
  beside?: BesideView[];
  open_to?: string[];
  words?: WordsView[];
  waiting?: WordsView[];
  perspectives?: string[];
  invited?: Moment | null;
  wording?: string | null;
  adopted?: boolean;
  same?: SameView | null;
  challenges?: OwnChallenge[];
  asked_beside?: BesideChallenge[];
  newer?: SameView[];
  hand?: OwnHand | null;
  waiting_hands?: WaitingHands | null;
  to_look_at?: WordsToLookAt[];
  proposals?: OwnProposal[];
  said_back?: OwnSentence[];
  seats?: string[];
  checks?: OwnCheck[];
  asked_leaders?: OwnAsked[];
  table?: SenseView | null;
  unheard?: number | null;
  box?: BoxCounts | null;
  code?: string; // by which one's words are found in the report
  gathering?: ToGather | null;
}

interface ToGather {
  changed: number;
  themes: number;
  waiting: number;
}

interface OwnProposal {
  id: string;
  reason: string;
  count: number;
  name?: string;
  taken?: string; // as in SettledProposal
  left?: boolean;
  consent?: Consent; // "notes" where it is not there
}

interface OwnSentence {
  id: string;
  theme: string;
  text: string;
  answer?: SayBackAnswer;
  line?: string;
}

// What a turn asks, for somebody who can open a way or has answered.
interface OwnAsked {
  id: string;
  turn: string;
  text: string;
  asked: boolean;
  answer?: LeaderAnswer;
  line?: string;
}

// What a turn that is set asks of leaders.
interface AskedRow {
  id: string;
  turn: number;
  turn_text: string;
  text: string;
  answers: LeaderRow[];
}

interface LeaderRow {
  label: string;
  answer: LeaderAnswer;
  text: string;
  since?: Moment;
  until?: Moment;
}

// Something that was run past the design group, for a member of it, or somebody who answered as one.
interface OwnCheck {
  id: string;
  kind: CheckKind;
  text: string;
  asked: boolean;
  changed?: boolean;
  answer?: SenseAnswer;
  line?: string;
  consent?: Consent;
}

// The design group's table, for whoever leads the room.
interface SenseView {
  seats: { perspective: string; people: string[] }[];
  members: string[];
  without_seat: string[];
  checks: CheckRow[];
}

interface CheckRow {
  id: string;
  number: number;
  kind: CheckKind;
  target: string;
  text: string;
  now: string | null;
  asked: boolean;
  answers: SenseRow[];
  silent: { label: string; joined_since: boolean }[];
}

interface SenseRow {
  label: string;
  answer: SenseAnswer;
  line: string;
  consent: Consent;
  roles: string[];
  left: boolean;
}

interface WaitingHands {
  count: number;
  next: number | null;
  label: string | null;
}

interface OwnHand {
  standing: "waiting" | "next" | "word";
  named: boolean;
}

interface SameView {
  person: string;
  label: string;
}

// Words that others do not read now; without a reason they wait for a look.
interface WordsToLookAt {
  id: string;
  question: number;
  text: string;
  label: string | null;
  kind: Kind;
  reason?: string;
  changed?: boolean;
  value?: string;
  room_only?: boolean;
}

interface OwnContribution {
  id: string;
  number: number;
  question: string;
  asked: string;
  text: string;
  kind: Kind;
  consent: Consent;
  late: boolean;
  heard: boolean;
  channel: Channel;
  speaking: string[];
  held?: string; // why nobody else reads it; empty where it waits for a look
  to?: string;
  value?: string;
  me_too?: number;
  built_on?: number;
  challenged?: number;
  themes?: string[];
  closed_because?: string; // why what one was unsure about is open no longer
  deleted?: boolean; // `text` says so
  turns?: TurnMark[];
}

interface OwnChallenge {
  id: string;
  contribution: string;
  to: string;
  value: string;
  text: string;
  arrives: Arrival;
  beside: string | null;
  can_stand: boolean;
  consent: Consent;
}

interface BesideChallenge {
  id: string;
  person: string;
  to: string;
  value: string;
  text: string;
}

interface HeldView {
  role: string;
  since: Moment;
  how: "offered" | "asked" | "taken_up" | "passed_on";
  prompt: string;
  tools: Tool[];
  passing: OtherView[];
  shadows: OtherView[];
  shoulder: string | null;
  beside_until: Moment | null;
}

interface OtherView {
  person: string;
  label: string;
}

interface OfferView {
  role: string;
  by: string | null;
}

interface AskView {
  role: string;
  of: string | null;
  shadow: boolean;
}

interface AskedView {
  role: string;
  person: string;
  label: string;
  shadow: boolean;
}

interface BesideView {
  role: string;
  label: string;
  prompt: string;
  until: Moment | null;
}

interface WordsView {
  id: string;
  question: string;
  asked: string;
  text: string;
  channel: Channel;
  by: string | null;
  consent: Consent;
}
