// What the phone's modules hand to each other. For the type check only.

type Store = import("./store.js").Store;
type Drawer<T extends {}> = import("./store.js").Drawer<T>;
type Outbox = import("./outbox.js").Outbox;
type Connection = import("./connection.js").Connection;
type Texts = typeof import("./locales/en.json");

type KnownDrawer = Drawer<{ secret: string; urls: string[]; left: string }>; // `left`: the version that was left last

interface ConnectionHandlers {
  hello: () => ClientFrame;
  onFrame: (frame: ServerFrame) => void;
  onChange: () => void;
  onUnreadable: () => void;
  onSilence: () => void;
}

interface OutboxHandlers {
  transmit: (frame: ClientFrame) => boolean;
  mayGo: (command: Command) => boolean;
  onStuck: (id: string, refusal: Refusal) => void;
}

interface Phone {
  store: Store;
  known: KnownDrawer; // kept whatever the session
  code: string;
  session: string | null; // null until the server has said which one it is
  title: string;
  kind: Welcome["kind"] | null;
  skew: number; // the server's clock less the phone's, in milliseconds
  room: RoomView | null;
  mine: MineView | null;
  people: PersonView[];
  awaitsWhole: { room: boolean; mine: boolean }; // the next change of a view is all of it
  ui: ScreenState;
  awaitingReply: Map<string, OnReply>; // by the ids of commands that are sent at once or not at all
  outbox: Outbox | null;
  pages: Drawer<PageState> | null;
  drafts: Drawer<Record<string, Draft>> | null; // by question, or by what is done to which words
  changes: Drawer<Record<string, { text: string }>> | null; // by contribution
  nameless: Drawer<Record<string, NamelessContribution>> | null; // by key
  tools: Drawer<Record<string, ToolDraft>> | null; // by the tool's box
  connection: Connection;
  draw: () => void;
  drawIn: (wait: number) => void;
}

// The server has said which session it is, so that what is kept for it can be reached.
interface SessionPhone extends Phone {
  session: string;
  outbox: Outbox;
  pages: Drawer<PageState>;
  drafts: Drawer<Record<string, Draft>>;
  changes: Drawer<Record<string, { text: string }>>;
  nameless: Drawer<Record<string, NamelessContribution>>;
  tools: Drawer<Record<string, ToolDraft>>;
}

// The server has shown the room and one's own view.
interface JoinedPhone extends SessionPhone {
  room: RoomView;
  mine: MineView;
}

// Somebody who came once the session had ended: they are shown the room and have no view of their own.
interface GuestPhone extends SessionPhone {
  room: RoomView;
}

// The room as it stands, from all changes so far.
interface RoomView extends Required<Omit<RoomChange, "said">> {
  said: RoomContribution[];
}

// One's own view as it stands, likewise.
interface MineView extends Required<Omit<MineChange, "said">> {
  said: OwnContribution[];
}

// What is only on the screen and may be forgotten.
interface ScreenState {
  view: View;
  shown: ShownQuestion | null;
  code: string;
  name: string;
  askCode: boolean;
  welcomed: boolean;
  wantsPeople: boolean;
  refusal: string;
  since: number; // when the page began to look for the server
  notices: string[];
  error: { field: string; text: string } | null;
  focus: string | null; // the id of what gets the focus when the page is drawn next
  restsAt: number; // where the page was left after it moved to words that were sent or to the heading, its top otherwise
  composing: boolean;
  choosing: boolean; // who sees the words is being chosen
  removed: { question: string; text: string; asked?: string } | null; // words that can still be put back in their box
  passing: string | null; // the role that is being passed on
  passTo: string;
  questionShownAt: number;
  firstShown: Map<string, number>; // when an arrival was first drawn, by its key
  places: Map<string, string>; // the key of a contribution's card, where it is not its id
  expanded: Set<string>;
  readings: Map<string, QuestionWords>; // what was said to earlier questions, as far as it was asked for
  ownName: string | null; // one's name as it is being changed
  signalling: Map<string, { key: string; state: "going" | "failed" }>;
  handLost?: boolean; // whether the last tap about one's hand reached nobody
  outdated: boolean; // the server is of another version than the page
  drawTimer: number | undefined;
}

type View = keyof Texts["views"];

// What a page keeps beside drafts.
interface PageState {
  shown: ShownQuestion;
  done: { question: string; on: boolean };
  choices: Choices;
  asks: string[];
  signals: SentSignals;
  feedback: Feedback;
  break: Moment; // when the break began that was shown
  noticed: string; // the notice that was put away
  invited: Moment;
  perspective: string;
  comeBack: string[]; // one's come-back words
  answering: string; // the draft to somebody's words whose box is open
  overSeen: boolean; // whether the page "Question" was seen after the end
  away: string[]; // the calls, and newer phones, that were put away on this phone
  heldSeen: string[]; // one's own words, by the places of their cards, that were seen to be held back
  concern: ConcernDraft; // until it is in the box
  concernSeen: string; // the concern shown to the room that was put away
  narrowed: NarrowedWords;
  unchosen: boolean; // who sees one's words has to be chosen anew on this phone
}

// A concern that is being written, or is on its way where it has a key.
interface ConcernDraft {
  to: Addressee;
  text: string;
  alone: boolean;
  talk: Companion | "nobody";
  where: string;
  key: string;
}

// One's words of which it is to be told which exports have them, by their ids.
type NarrowedWords = { [contribution: string]: Narrowed };

interface Narrowed {
  key: string | null;
  leaves: boolean; // whether they were taken back
  told?: string; // which exports have them
}

type SentSignals = { [kind in SignalKind]?: { answered: number; sentAt: number } };

interface Feedback {
  key: string;
  said?: string;
  taken?: string;
}

// A question as the server shows it, or what a draft remembers of one that the server shows no longer.
type ShownQuestion = Pick<QuestionView, "id" | "text"> & Partial<QuestionView>;

interface Draft {
  text: string;
  unsure: boolean;
  nameless: boolean;
  consent: Consent;
  speaking: string[];
  wording: string;
  begun: boolean; // something was chosen here and nothing sent since
  asked?: string;
  number?: number;
  answers?: AnsweredWords; // the words of somebody else that these are written to
  value?: string;
  arrives?: Arrival;
  beside?: string;
}

// Words of somebody else that one builds on or challenges.
interface AnsweredWords {
  kind: "build" | "challenge";
  contribution: string;
  question: string;
  asked: string;
}

// What was chosen last for words; it stays for the next question.
type Choices = Pick<Draft, "unsure" | "nameless" | "consent">;

// What can be typed with a tool; "reword" is the question, put right, with the tool "ask". "gather" is a proposal, and
// "nearly" with the id of a sentence what is not quite so with it, "sense" with the id of a check a line to that, "leaders" likewise with what is asked of leaders:
// these need no tool. What is typed about a theme or a
// proposal is kept by what would become of it and its id.
type ToolBox = Tool | "reword" | "gather" | `nearly ${string}` | `sense ${string}` | `leaders ${string}` | GatherBox;
type GatherBox = `${"say" | "rename" | "split" | "take"} ${string}`;

interface ToolDraft {
  text: string;
  role?: string;
  question?: ShownQuestion;
  whose?: string;
  channel?: CaptureChannel;
  consent?: Consent;
  answer?: SenseAnswer;
  possible?: LeaderAnswer;
  agreed?: boolean;
  name?: string; // for a theme
  chosen?: string[]; // the contributions that belong together
  into?: string; // the theme that they are put into, empty for one that is yet to be chosen
}

// A proposal without a name, by the key that this phone made; `item` is the id of the command that made it.
interface NamelessProposal {
  item: string;
  id: string | null;
  reason: string;
  count: number;
  consent: Consent;
  back?: string; // the id of the command that takes it back
}

// What this phone answered to a sentence without a name, by the sentence.
interface NamelessAnswer {
  key: string;
  answer: SayBackAnswer;
  line: string;
}

// The sentence of a theme that one's words are in; `key` is that of words without a name where only such words are.
type ShownSentence = OwnSentence & { key: string | null };

// What a scribe has begun of somebody else's words.
interface CaptureDraft extends ToolDraft {
  question: ShownQuestion;
  whose: string;
  channel: CaptureChannel;
  consent: Consent;
  agreed: boolean;
}

// What every phone shows at once.
type RoomCommand = Extract<Command, { type: keyof Texts["sure"] }>;

// A button that asks first: what it would do, the ids and words to which that is bound, its name, the question, and the
// answers with what each does, beside the one that does nothing.
interface SureButton {
  props?: ButtonProps;
  key: string;
  bound: () => string;
  name: string;
  question: string;
  answers: [string, () => void][];
  isNeeded?: () => boolean;
}

// The same for what every phone shows at once, bound to the room and to words.
interface RoomButton {
  props?: ButtonProps;
  kind: keyof Texts["sure"];
  key?: string;
  words?: () => string;
  name: string;
  answers: RoomAnswer[];
}

type RoomAnswer = [string, (seen: RoomSeen) => void];

type ButtonProps = Props & { about?: string };

// A command that lacks only the text of its tool's draft.
type TextCommand =
  | { type: "ask_question"; seen: RoomSeen }
  | { type: "reword_question"; question: string; seen: RoomSeen }
  | { type: "make_call"; kind: "theme"; seen: RoomSeen }
  | { type: "make_turn" }
  | Omit<CaptureWords, "text">;

interface NamelessContribution {
  id: string | null;
  question: string;
  asked: string;
  text: string;
  kind?: Kind;
  consent: Consent;
  channel?: Channel;
  late: boolean;
  heard: boolean;
  contribution?: string; // the words of somebody else that it answers
  to?: ""; // those words are not kept
  value?: string;
  arrives?: Arrival;
  deleted?: boolean;
}

// A command on its way; one that was refused waits for its writer, not for the server.
interface PendingItem {
  id: string;
  order: number;
  command: Command;
  tried: boolean;
  refused: Refusal | null;
  unreadable?: number; // how many connections the server closed on it
  asked?: string; // the question that these words answer, where they are one's own
  about?: { question: string; kind: Kind; to: "" }; // for words that answer somebody else's, whose words are not kept
  tool?: ToolBox | null; // the box whose draft it was
}

interface Refusal {
  code: string; // the key of its sentence
  arguments?: Record<string, string>; // what fills the gaps of that
}

// One's own words as they are shown, wherever they are just now.
interface ShownContribution {
  id: string | null;
  question: string;
  asked: string;
  text: string;
  kind?: Kind;
  consent: Consent;
  channel?: Channel;
  speaking?: string[];
  late: boolean;
  closed_because?: string;
  deleted?: boolean; // as the session closed; the text says so
  held?: string | null; // why nobody else reads them; empty where they wait for a look
  to?: string; // the words that it answers, as far as the server shows them
  contribution?: string; // the id of those, where this phone alone knows what it answers
  value?: string;
  me_too?: number;
  built_on?: number;
  challenged?: number;
  themes?: string[];
  turns?: TurnMark[];
  key: string | null; // of words without a name
  place: string; // stays the same for as long as the words do
  mark: Mark;
  item: PendingItem | null;
}

// Words whose writer can say anew what may be done with them; of a challenge that waits, too.
type AllowedWords = Pick<ShownContribution, "text" | "consent" | "key"> & { id: string };

type Mark = keyof Texts["marks"];

// What somebody else asks for, and the commands that answer it.
interface IncomingRequest {
  key: string;
  kind: keyof Texts["arrivals"];
  who: string | null;
  role: string | null;
  words: WordsView | null;
  challenge?: BesideChallenge;
  yes: RequestReply;
  no: RequestReply;
}

// What was said to a question as it is listed, and what one has to do with it; `names` counts what buttons are called, so
// that each is called otherwise. `answered` are the words that the first one answers, where those are not in the list.
interface SaidList {
  question: { id: string; text: string; to_all: boolean };
  said: RoomContribution[];
  answered: string;
  names: Map<string, number>;
  own: ShownContribution[];
  waiting: ShownChallenge[];
}

// One's own challenge that waits; its key is that of words without a name. It is lost where what it challenges cannot be
// read.
type ShownChallenge = OwnChallenge & { key: string | null; isLost: boolean };

// What came by itself and was neither answered nor put away.
interface Arrivals {
  calls: CallView[];
  requests: IncomingRequest[];
  invited: string | null;
  newer: SameView[];
}

// A part of each command of a union: its type and any of its fields.
type PartOf<C extends Command> = C extends Command ? Partial<C> & Pick<C, "type"> : never;
type CommandPattern = PartOf<Command>;

type OnReply = (isGranted: boolean, said?: Answer["response"] | Refused) => void;

// How much a box takes.
interface Limit {
  characters: number;
  lines: number;
}

// What the views of each slot are drawn from.
interface SlotArguments {
  before: [phone: Phone]; // what is noted before the page is drawn
  after: [phone: Phone]; // what is done once it is drawn
  strips: [phone: JoinedPhone]; // one line each, below the title
  asked: [phone: JoinedPhone, shown: ShownQuestion]; // above the question
  reworded: [phone: JoinedPhone, shown: ShownQuestion]; // below it
  question: [phone: JoinedPhone];
  who: [phone: JoinedPhone]; // beside who will see the words
  choices: [phone: JoinedPhone, shown: ShownQuestion, draft: Draft]; // for words that are about to be sent
  above: [phone: JoinedPhone, said: ShownContribution]; // above sent words
  card: [phone: JoinedPhone, said: ShownContribution, label: string]; // below sent words
  removed: [phone: JoinedPhone, shown: ShownQuestion]; // below one's own words
  ended: [phone: JoinedPhone];
  join: [phone: SessionPhone]; // below the name
  guest: [phone: GuestPhone];
  room: [phone: JoinedPhone];
  roles: [phone: JoinedPhone];
  words: [phone: JoinedPhone];
  waiting: [phone: JoinedPhone];
  each: [phone: JoinedPhone]; // at the end of each page
}

// The slots that are a page each.
type DeferredPage = Exclude<View, "question"> | "ended";

type KeepDraft = (part: Partial<Draft>) => void;

// An element as a view describes it.
interface VNode {
  tag: string;
  props: Props;
  children: (VNode | string)[];
}

type Content = VNode | string | null | false | Content[];

interface Props {
  key?: string;
  id?: string;
  class?: string;
  role?: string;
  tabindex?: string;
  for?: string;
  type?: string;
  name?: string | null;
  value?: string;
  checked?: boolean;
  disabled?: boolean;
  open?: true | null;
  autocapitalize?: string;
  autocomplete?: string;
  [aria: `aria-${string}`]: string | null | undefined;
  onclick?: (event: { detail: number }) => void;
  oninput?: (event: FieldEvent) => void;
  onchange?: (event: FieldEvent) => void;
  onsubmit?: (event: { preventDefault: () => void }) => void;
  ontoggle?: (event: FieldEvent) => void;
}

interface FieldEvent {
  target: { value: string; checked: boolean; open: boolean };
}
