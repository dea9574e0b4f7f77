import type { HttpProblemCode } from "../../shared/api.ts";
import type { CheckerKind } from "../../shared/contest/checkers/readers.ts";
import type { Phase } from "../../shared/contest/phases.ts";
import type { RejectionCode } from "../../shared/contest/rejections.ts";
import type { LedgerReason } from "../../shared/contest/state.ts";
import type { Language } from "../../shared/languages.ts";
import type { GoodbyeReason } from "../../shared/protocol.ts";
import { enResultWords } from "../../shared/results/enResultWords.ts";
import type { NetworkTrouble } from "../net/http.ts";
import { accountWords } from "./enAccount.ts";
import { auditTexts } from "./enAudit.ts";
import { backWords } from "./enBack.ts";
import { beginningRefusals, beginningWords } from "./enBeginning.ts";
import { boatWords } from "./enBoats.ts";
import { cardWords } from "./enCards.ts";
import { closingWords } from "./enClosing.ts";
import { controlRefusals, controlWords } from "./enControl.ts";
import { decorWords } from "./enDecor.ts";
import { editingRefusals } from "./enEditing.ts";
import { editorWords } from "./enEditors.ts";
import { exportsWords } from "./enExports.ts";
import { flowWords } from "./enFlow.ts";
import { formulaWords } from "./enFormulas.ts";
import { healWords } from "./enHeal.ts";
import { libraryWords } from "./enLibrary.ts";
import { mediaProblems, mediaRefusals } from "./enMedia.ts";
import { pictureWords } from "./enPictures.ts";
import { processProblems } from "./enProcesses.ts";
import { questionWords } from "./enQuestions.ts";
import { readinessRefusals, readinessWords } from "./enReadiness.ts";
import { repairWords } from "./enRepairs.ts";
import { ruleWords } from "./enRules.ts";
import { serviceWords } from "./enService.ts";
import { stagingWords } from "./enStaging.ts";
import { studioWords } from "./enStudio.ts";
import { tableWords } from "./enTables.ts";
import { taskFirstWords } from "./enTaskFirst.ts";
import { teamWords } from "./enTeams.ts";
import { tryingRefusals, tryingWords } from "./enTrying.ts";
import { createFormat } from "./format.ts";

type Params = Readonly<Record<string, string | number>>;
/** How many teams are how far with a card. */
type Tally = Readonly<Record<"solved" | "active" | "failed", number>>;

const format = createFormat("en");
const { integer, plural } = format;
const points = (n: number) => `${integer(n)} ${plural(n, { one: "point", other: "points" })}`;
const attempts = (n: number) => `${integer(n)} ${plural(n, { one: "attempt", other: "attempts" })}`;
const minutes = (n: number) => `${integer(n)} ${plural(n, { one: "minute", other: "minutes" })}`;
const cards = (n: number) => `${integer(n)} ${plural(n, { one: "card", other: "cards" })}`;
const teams = (n: number) => `${integer(n)} ${plural(n, { one: "team", other: "teams" })}`;
const mostTaken = (most: number) => `A text has at most ${integer(most)} characters here.`;
const takeOut = (over: number) => `Take out ${integer(over)}.`;

const phases: Record<Phase, string> = {
  draft: "Draft",
  lobby: "Lobby",
  running: "Running",
  paused: "Paused",
  finished: "Finished",
};

const ledgerReasons: Record<LedgerReason, string> = {
  start: "Start points",
  purchase: "Bought",
  relief: "Bought for what was left",
  reward: "Reward",
  refund: "Refund",
  refund_taken_back: "Refund taken back",
  correction: "Corrected",
  void: "Card taken out of the game",
  withdrawal: "Purchase taken back",
  adjustment: "Changed by the organizer",
  undo: "A correction undone",
};

const kinds: Record<CheckerKind, string> = {
  number: "a number",
  text: "a text",
  choice: "a choice",
};

const rejections: Record<RejectionCode, (params: Params) => string> = {
  not_allowed: () => "You may not do this.",
  contest_in_draft: () => "The contest is not open yet.",
  contest_not_started: () => "The contest has not started yet.",
  contest_running: () => "The contest is running already.",
  contest_paused: () => "The contest is paused. Wait until it goes on.",
  contest_finished: () => "The contest is over.",
  time_is_up: () => "Time is up: this came too late.",
  entry_by_approval: () => "The organizer must let this team in. Wait a moment and try again.",
  team_blocked: () => "The organizer has blocked your team.",
  same_team: () => "This is the same team.",
  nothing_to_change: () => "It is like that already.",
  word_too_long: ({ start, characters, most }) =>
    start === undefined
      ? "One of the words is too long."
      : `“${start}…” has ${integer(Number(characters))} characters, and a word at most ${most}. Shorten it.`,
  too_many_words: ({ over, most }) =>
    over === undefined
      ? "These are too many words for a list."
      : `A list holds at most ${most} words. Take out ${integer(Number(over))}.`,
  boat_taken: ({ number = "" }) => `Another team sails boat ${number}. Choose one of the others.`,
  details_fixed: () => "Language, duration and start can be changed only before the contest starts.",
  entry_closed: () => "The entry is closed. Ask your teacher to let the team in.",
  contest_full: ({ teams: limit }) =>
    limit === undefined ? "The contest is full." : `The contest is full: it takes ${teams(Number(limit))}.`,
  team_full: ({ seats }) =>
    seats === undefined
      ? "Every seat of this team is taken."
      : `Every seat of this team is taken (${seats}). Ask your teacher to free one.`,
  team_name_invalid: () => "Choose a name of 1 to 40 visible characters.",
  team_name_taken: ({ name }) =>
    `There is a team ${name === undefined ? "with this name" : `“${name}”`} already. Choose another name, or take a seat of that team with its PIN.`,
  unknown_team: () => "There is no such team in this contest. Check the name.",
  team_removed: () => "This team was removed from the contest.",
  team_gone: () => "Nobody was here as this team for a while, so it went. Join again.",
  pin_unknown: () => "Nobody knows this team's PIN any more. Ask your teacher for a new one.",
  wrong_pin: () => "The PIN does not fit this team. It is on the screen of a device that has joined.",
  unknown_seat: () => "This seat was released. Join again with the team's name and PIN.",
  unknown_card: () => "There is no such card.",
  already_bought: () => "Your team has bought this card already.",
  no_free_slot: ({ slots }) =>
    slots === undefined
      ? "No free slot: finish a task first."
      : `No free slot: your team works on ${slots} already. Finish one first.`,
  not_enough_points: ({ pricePoints, balancePoints }) =>
    pricePoints === undefined || balancePoints === undefined
      ? "Not enough points."
      : `Not enough points: the card costs ${integer(Number(pricePoints))}, your team has ${integer(Number(balancePoints))}.`,
  unknown_purchase: () => "There is no such task in your team.",
  purchase_closed: () => "This task is closed: no more answers.",
  already_tried: () => "Your team has tried this answer already. It does not cost an attempt.",
  answer_empty: () => "Write an answer first.",
  answer_too_long: ({ limit }) =>
    limit === undefined ? "The answer is too long." : `The answer is longer than ${limit} characters.`,
  answer_not_a_number: () => "This is not a number. Write for example 12, 0.75, 3/4, 1 3/4 or 50%.",
  answer_ambiguous_number: ({ asThousands, asDecimal }) =>
    asThousands === undefined
      ? "This number can be read in two ways."
      : `Do you mean ${asThousands} or ${asDecimal}?`,
  answer_percent_unclear: ({ asNumber, asPercent }) =>
    asNumber === undefined
      ? "Write the number without the percent sign."
      : `Do you mean ${asNumber}, or ${asNumber}% of one, which is ${asPercent}?`,
  answer_percent_missing: ({ asPercent, asNumber }) =>
    asPercent === undefined ? "Write how many per cent." : `Do you mean ${asPercent} or ${asNumber}?`,
  answer_wrong_layout: ({ meant }) =>
    meant === undefined ? "Switch the keyboard to the other language." : `Did you mean “${meant}”?`,
  answer_capitals_count: ({ milli, mega }) =>
    milli === undefined
      ? "Write the unit with its capitals."
      : `Capitals count: do you mean ${milli} or ${mega}?`,
  answer_not_an_option: () => "Choose one of the options.",
  ...editingRefusals,
  ...mediaRefusals,
  card_voided: () => "This card was taken out of the game.",
  nothing_to_restate: () => "This would change nothing.",
  unknown_answer: () => "There is no such answer.",
  still_frozen: () => "Reveal all results first.",
  unknown_award: () => "There is no such award.",
  award_given: () => "This award was given out already.",
  too_many_awards: () => "There are too many awards already.",
  text_empty: () => "Write something first.",
  too_many_questions: () => "Your team has asked much already. Wait for the answers.",
  unknown_question: () => "There is no such question.",
  already_answered: () => "Somebody has answered it already.",
  nothing_to_appeal: () => "This answer counts as right already.",
  already_appealed: () => "Your team has appealed against this verdict already.",
  results_are_final: () => "The results are final.",
  unknown_act: () => "There is no such act.",
  act_not_undoable: () => "This was undone already, or cannot be undone.",
  later_act_depends: ({ act }) =>
    act === undefined
      ? "Something done later builds on this."
      : `Act ${act}, done later, builds on this: undo it first.`,
  bought_again: () => "The team has bought the card again since.",
  deadline_in_past: () => "The end would be in the past.",
  no_extra_time: ({ name }) =>
    `The team${name === undefined ? "" : ` ${name}`} does not have that much extra time.`,
  ...controlRefusals,
  already_frozen: () => "The standings are frozen already.",
  not_frozen: () => "The standings are not frozen.",
  already_final: () => "The results are final already.",
  final_needs_reason: () => "Something is still open. Write why the results are final all the same.",
  invalid_message: () => "The server did not understand this. Reload the page and try again.",
  too_fast: () => "Too fast. Wait a moment and try again.",
  overloaded: () => "The server is busy. Try again in a moment.",
  contest_moved: () => "The contest is moving to another server. Try again in a moment.",
  turned_away: () => "The organizer did not let this team in. Ask your teacher.",
  already_settled: () => "This is settled already: somebody else was faster.",
  internal: () => "Something went wrong on the server. Try again in a moment.",
};

const httpProblems: Record<HttpProblemCode | NetworkTrouble, (params: Params) => string> = {
  invalid_request: () => "Some field is not filled in right.",
  file_invalid: () => "The file has mistakes. Nothing was imported.",
  body_too_large: ({ maxKiB }) =>
    maxKiB === undefined ? "This is too large to send." : `This is too large to send: at most ${maxKiB} KiB.`,
  body_too_slow: () => "Sending this took too long. Check the connection and try again.",
  not_signed_in: () => "You are not signed in.",
  wrong_password: () => "The name or the password is wrong.",
  forbidden: () => "This contest belongs to somebody else.",
  other_origin: ({ origin, host, setting }) =>
    setting === undefined
      ? "The server takes this page for somebody else's. Open it by the address that the server shows."
      : `The server takes this page for somebody else's: the page is at ${origin}, the server believes it is at ${host}. Whoever runs it behind a proxy starts it with ${setting}.`,
  not_found: () => "There is nothing at this address.",
  unknown_room: () => "There is no contest with this code. Check it with the big screen.",
  wrong_phase: () => "This is not possible in the present phase of the contest.",
  not_confirmed: () => "This is neither the title nor the code of the contest. Nothing was deleted.",
  too_many_failures: () => "Too many failed tries. Wait a minute and try again.",
  in_line: ({ place }) =>
    place === undefined
      ? "Many come in at once. Wait a moment and try again."
      : `Many come in at once: you are number ${place} in line.`,
  waits_for_organizer: () => "The organizer must let this team in. Try again in a moment.",
  invitation_over: () =>
    "This code was used, or has run out. Let the team's first device show a new one, or come in with name and PIN.",
  waits_for_team: ({ number }) =>
    number === undefined
      ? "Somebody of the team must let this device in. Try again in a moment."
      : `Somebody of the team must let this device in: it shows ${number}.`,
  practice_full: () => "All practice places of this server are taken. Try again in a few minutes.",
  practice_too_often: ({ seconds }) =>
    seconds === undefined
      ? "Too many practices were started from this network. Wait a few minutes."
      : `Too many practices were started from this network. Wait ${minutes(Math.ceil(Number(seconds) / 60))}.`,
  ...beginningRefusals,
  ...readinessRefusals,
  ...mediaProblems,
  ...processProblems,
  ...tryingRefusals,
  contest_broken: () =>
    "This contest cannot be opened at the moment: something in its record went wrong. Nothing is lost. Other contests go on.",
  not_saved: () => "The server cannot save at the moment. Try again soon.",
  internal: () => "Something went wrong on the server. Try again in a moment.",
  unreachable: () => "The server does not answer. Is this computer on the school's network?",
  foreign_reply: () =>
    "Something on the way answers in place of the server: a filter, a proxy, or the sign-in page of this network. Open any other page once, or ask whoever looks after the network.",
  sockets_blocked: () =>
    "This network lets pages through but no live connection (WebSocket). Ask whoever looks after the network to allow it for this address, or use another network.",
};

const goodbyes: Record<GoodbyeReason, { readonly title: string; readonly text: string }> = {
  signed_out: { title: "Signed out", text: "You have signed out, perhaps in another tab." },
  team_removed: {
    title: "Team removed",
    text: "Your teacher removed this team from the contest. Once it is brought back, reload this page.",
  },
  team_gone: {
    title: "Back in a moment",
    text: "Nobody was here as this team for a while, so it went. This page makes it anew.",
  },
  seat_released: {
    title: "Seat released",
    text: "Your teacher freed this seat. To go on, join again with the team's name and PIN.",
  },
  contest_deleted: {
    title: "The contest was deleted",
    text: "The organizer has deleted this contest, so nobody can take part in it any more.",
  },
  too_fast: { title: "Too fast", text: "This page sent too much at once." },
};

export const en = {
  format,
  points,
  phases,
  purchaseStatuses: enResultWords.statuses,
  ledgerReasons,
  rejections,
  httpProblems,
  goodbyes,
  app: {
    name: "Regatta",
    language: "Language",
    theme: "Theme",
    themes: {
      contest: "As the contest says",
      light: "Light",
      dark: "Dark",
      contrast: "High contrast",
      pink: "Pink",
    },
    motion: "Motion",
    motionHint: "Your system asks for less motion.",
    sound: "Sound",
    soundOn: "Play sounds",
    musicOn: "Music on the big screen",
    volume: "Volume",
    haptics: "Vibration",
    settings: "Settings",
    skipToContent: "Skip to content",
    loading: "Loading …",
    notFoundTitle: "There is no such page",
    notFoundText: "The address may be mistyped. These pages exist:",
    toJoin: "Join a contest",
    toConsole: "Organizer's console",
    crashedTitle: "This page stumbled",
    crashedText: "Nothing is lost: the contest is kept on the server. Reload the page to go on.",
    reload: "Reload",
    updated: "Regatta on the server is newer now. This page loads anew; what you have written stays.",
    lost: "A part of this page was lost on its way. The page loads anew; what you have written stays.",
    incomplete:
      "A part of this page does not come through the network. If reloading does not help, ask whoever looks after the network.",
    stale:
      "This page is older than Regatta on the server, and a part of it is gone. If reloading does not help, empty the browser's cache.",
    notReachedTitle: "This page cannot be opened yet",
    close: "Close",
    cancel: "Cancel",
    mostTaken,
    takeOut,
    tooLong: (over: number, most: number) => `${mostTaken(most)} ${takeOut(over)}`,
  },
  join: {
    title: "Join a contest",
    lead: "Type the code from the big screen.",
    code: "Room code",
    codeHint: "6 letters and digits",
    find: "Next",
    codeMissing: "Type the code first.",
    contest: "Contest",
    otherCode: "Another code",
    newTeam: "New team",
    secondLaptop: "Second device of a team",
    teamName: "Team name",
    teamNameHint: "Everybody sees it on the big screen",
    anotherName: "Another name",
    suggestedTaken: (name: string) => `“${name}” was taken a moment ago. How about this one?`,
    pin: "Team PIN",
    pinHint: "6 digits; they are shown on the team's first device",
    join: "Join",
    takeSeat: "Take a seat",
    inLine: (place: number, seconds: number) =>
      `Many come in at once: you are number ${integer(place)} in line, in about ${integer(seconds)} s. Stay on this page: it lets you in by itself.`,
    deviceNumber: "This device has the number",
    waitsForOrganizer:
      "The organizer lets teams in one by one. Stay on this page: it lets you in by itself as soon as they say yes.",
    waitsForClick:
      "Wrong PINs were tried for this team many times, so somebody of the team, or your teacher, must let you in: tell them the number. Stay on this page, it lets you in by itself. Check name and PIN, too: with a wrong one you wait in vain.",
    working: "One moment …",
    nameMissing: "Choose a name for your team first.",
    invited: "A device of a team invites this one to join the team. No name and no PIN is needed.",
    withPin: "Join by name instead",
    pinMissing: "Type the six digits of the PIN.",
    entryClosed: "The entry is closed for new teams. A second device can still join with the PIN.",
    finished: "This contest is over.",
    toResults: "See the results",
    draft: "This contest is not open yet. Try again when your teacher opens it.",
    continueTitle: "Already joined on this computer",
    continueAs: (name: string) => `Continue as ${name}`,
    forget: (name: string) => `Forget ${name}`,
    roomOf: (code: string) => `room ${code}`,
  },
  entrance: {
    door: "A device wants a seat",
    waiting: (count: number) =>
      plural(count, { one: "A device wants a seat.", other: `${integer(count)} devices want a seat.` }),
    device: "A device with the number",
    wantsToJoin: "wants a seat of your team",
    wantsIn: "wants a seat of",
    doorWhy:
      "It has the PIN, but wrong ones were tried many times. Let it in only if you see this number on it.",
    letIn: "Let in",
    sendAway: "No",
  },
  status: {
    connecting: "Connecting …",
    reconnecting: "Connection lost. Reconnecting … Your drafts are safe.",
    notSaved: "The server cannot save at the moment and retries. Nothing you see is lost.",
    paused: "Paused. You can read and prepare answers; buying and answering wait.",
    finished: "The contest is over.",
    late: "The last two minutes! What is not solved at the end is lost, with its price.",
    lateRefund: "The last two minutes! What is not solved at the end is refunded.",
    lobby: "Waiting for the start. You are in!",
    startsAt: (time: string) => `The contest starts at ${time}.`,
    startsOn: (moment: string) => `The contest starts on ${moment}.`,
  },
  play: {
    title: (team: string) => `${team} · Regatta`,
    seatUnknownTitle: "This seat is not known here",
    seatUnknownText:
      "It was taken on another computer, or this browser's data was cleared. Join again: the team's PIN gives you a new seat.",
    joinAgain: "Join again",
    notReachedTitle: "The contest does not answer",
    triesAgain: "This page tries again by itself. Nothing is lost.",
    arrivingAs: (team: string) => `Taking the seat of ${team}.`,
    refusedTitle: "The contest cannot be opened",
    balance: "Balance",
    inPlay: "In play",
    inPlayHint: "Paid for tasks in work",
    slots: "Slots",
    slotsUsed: (used: number, all: number) => `${used} of ${all} slots used`,
    place: "Place",
    placeOf: (place: number, all: number) => `${integer(place)} of ${integer(all)}`,
    timeLeft: "Time left",
    sections: { board: "Board", tasks: "Tasks", standings: "Standings", team: "Team" },
    board: "Board",
    boardHelp: "Arrow keys move between cards, Enter opens one.",
    cell: (category: string, price: number) => `${category}, ${points(price)}`,
    cellStates: {
      none: "",
      active: "in work",
      failed: "failed",
      expired: "out of time",
      withdrawn: "withdrawn",
      solved: (attempt: number) => `solved by attempt ${integer(attempt)}`,
    },
    offers: {
      buy: "can be bought",
      relief: (pay: number) => `can be bought for ${points(pay)}`,
      blocked: "cannot be bought now",
      none: "",
    },
    cardLabels: {
      attemptsLeft: (n: number) => `${attempts(n)} left`,
      solved: (attempt: number) => `attempt ${integer(attempt)}`,
      failed: "failed",
      expired: "out of time",
      relief: (pay: number) => `for ${integer(pay)}`,
    },
    away: {
      title: (ms: number) => `While you were away (${format.span(ms)})`,
      dismiss: "Got it",
      phase: (phase: string) => `The contest is now: ${phase}`,
      bought: (card: string) => `Your team bought ${card}`,
      solved: (card: string, reward: number) => `Your team solved ${card} (${format.signed(reward)})`,
      failed: (card: string) => `Your team failed ${card}`,
      expired: (card: string) => `Time ran out for ${card}`,
      withdrawn: (card: string) => `${card} was withdrawn by the organizer`,
      balance: (from: number, to: number) => `Balance: ${integer(from)} → ${integer(to)}`,
      rose: (from: number, to: number) => `You rose from place ${integer(from)} to ${integer(to)}`,
      fell: (from: number, to: number) => `You fell from place ${integer(from)} to ${integer(to)}`,
      more: (n: number) => `and ${integer(n)} more`,
    },
    cardTeams: {
      title: "Who has this card",
      nobody: "No team has bought it yet.",
      solved: "Solved",
      active: "At work",
      failed: "Failed",
      expired: "Out of time",
      solver: (name: string, attempt: number) => `${name} (attempt ${integer(attempt)})`,
    },
    buyTitle: "Buy this card?",
    buyCategory: "Category",
    buyPrice: "Price",
    buyKind: "Answer",
    kinds,
    buyRewards: "A right answer pays, by attempt",
    attemptShort: (attempt: number) => `${["1st", "2nd", "3rd"][attempt - 1] ?? `${integer(attempt)}th`}`,
    rewardByAttempt: (attempt: number, reward: number) => `attempt ${integer(attempt)}: ${integer(reward)}`,
    buyBalanceAfter: "Balance after",
    slotsOf: (used: number, all: number) => `${used} of ${all}`,
    buySlots: "Slots after",
    buyRelief: (pay: number, price: number) =>
      pay === 0
        ? `Your team has nothing left, so this card is free. It pays as if you had paid ${points(price)}.`
        : `Your team cannot afford a card, so you get this one for all you have left: ${points(pay)}. It pays as if you had paid ${points(price)}.`,
    buyLate: (left: string) => `Only ${left} left. What is not solved at the end is lost, with its price.`,
    buyLateRefund: (left: string) => `Only ${left} left. What is not solved at the end is refunded.`,
    buyConfirm: (pay: number) => `Buy for ${points(pay)}`,
    buyFree: "Take it for free",
    buying: "Buying …",
    bought: (category: string, price: number) => `Bought: ${category}, ${points(price)}.`,
    notBought: (category: string, price: number) => `Not bought: ${category}, ${points(price)}.`,
    onItsWay: "This is on its way. Closing the window does not take it back.",
    tasks: "Tasks",
    noTasksTitle: "No task in work",
    tasksOver: "No more tasks: the contest is over",
    firstCardTitle: "Choose your first card",
    lobbyTitle: "It starts soon. This is how it goes:",
    noTasks: "Choose a card on the board and buy it: its task opens here.",
    noTasksLobby: "When the contest starts, choose a card on the board and buy it: its task opens here.",
    taskTab: (category: string, price: number) => `${category} ${integer(price)}`,
    attemptsLeft: (n: number) => `${attempts(n)} left`,
    pays: "pays",
    timeSince: "Time since you bought it",
    statement: "Task",
    taskCorrected: (time: string) => `The words of this task were corrected at ${time}: read it again.`,
    statementWaiting: "The task is being loaded …",
    answer: "Your answer",
    answerHints: {
      number: "For example 12, 0.75, 3/4, 1 3/4 or 50%",
      text: "Capitals and spaces do not matter unless the task says so",
      choice: "Choose one",
      several: "Choose all that are right",
    },
    mateTyping: (laptop: number) => `Device ${integer(laptop)} is typing:`,
    mateWrote: (laptop: number) => `Device ${integer(laptop)} wrote:`,
    mateWritesHere: (laptop: number) =>
      `Device ${integer(laptop)} of your team is writing an answer to this task.`,
    mateAnswered: "Another device of your team answered:",
    takeDraft: "Take it",
    ownLaptop: (laptop: number) => `This is device ${integer(laptop)}.`,
    readAs: (reading: string) => `Read as ${reading}`,
    questions: {
      answer_ambiguous_number: "Which number do you mean?",
      answer_percent_unclear: "Which number do you mean?",
      answer_percent_missing: "How many per cent do you mean?",
      answer_wrong_layout: "Wrong keyboard layout? Did you mean:",
      answer_capitals_count: "Capitals count. Which do you mean?",
    },
    submit: "Answer",
    submitting: "Checking …",
    lastAttempt: "Last attempt",
    triedTitle: "Your answers",
    verdicts: { accepted: "right", wrong: "wrong", annulled: "annulled" },
    right: (answer: string, reward: number) => `Right! ${answer} — ${format.signed(reward)}`,
    wrongLeft: (answer: string, left: number) => `Wrong: ${answer}. ${attempts(left)} left.`,
    balanceNow: (n: number) => `Your balance is now ${integer(n)}.`,
    nextPays: (n: number) => `A right answer now pays ${integer(n)}.`,
    chooseAnother: "It happens to every crew: choose another card.",
    wrongLast: (answer: string) => `Wrong: ${answer}. That was the last attempt, and the card is lost.`,
    closed: {
      solved: (reward: number) => `Solved, ${format.signed(reward)}.`,
      failed: "Failed: no attempts left.",
      expired: "Time ran out before it was solved.",
      withdrawn: "Withdrawn by the organizer.",
    },
    backToActive: "Back to the open tasks",
    standings: "Standings",
    standingsColumns: { place: "Place", team: "Team", balance: "Balance", inPlay: "In play" },
    you: "your team",
    ledger: "Ledger",
    ledgerColumns: { time: "Time", reason: "Reason", change: "Change", balance: "Balance" },
    ledgerEmpty: "Nothing yet.",
    team: "Team",
    pinTitle: "PIN for a second device",
    pinUnknown: "Nobody knows it any more. Your teacher can give a new one.",
    pinText: (code: string) => `On the second device: room code ${code}, this team's name and the PIN.`,
    addDevice: "Add a device",
    deviceScan: "Scan it with the other device. It lets one device in, within five minutes.",
    deviceQrLabel: "QR code that lets one more device of this team in",
    deviceCodeOver: "This code has run out.",
    deviceCame: (n: number) =>
      `A device has come in. ${integer(n)} ${plural(n, { one: "device", other: "devices" })} at this team now.`,
    deviceAgain: "New code",
    seatsTaken: (n: number) => `${integer(n)} ${plural(n, { one: "device", other: "devices" })} at this team`,
    finalTitle: "The contest is over",
    finalPlace: (place: number, all: number) => `Place ${integer(place)} of ${integer(all)}`,
    finalBalance: (n: number) => `with ${points(n)}`,
    toHistory: "Results and your team's history",
  },
  help: {
    open: "How to play",
    gotIt: "Got it",
    strip: (percent: number) => [
      "Tap a card and buy it",
      "Solve its task",
      `Earn up to ${integer(percent)} % of its price`,
    ],
    pictureLabel:
      "1. Buy a card: its price is taken. 2. Solve its task: type the answer. 3. Earn: the first attempt pays most, each wrong answer makes the reward smaller.",
    steps: ["1. Buy", "2. Solve", "3. Earn"],
    notes: ["tap a card", "type the answer", "fewer tries pay more"],
    points: {
      start: (start: number, slots: number) =>
        `You start with ${points(start)}. You may work on ${integer(slots)} ${plural(slots, { one: "card", other: "cards" })} at once.`,
      attempts:
        "A wrong answer costs an attempt, and the reward falls. After the last one the card is lost, with its price.",
      end: "What is not solved when time is up is lost, with its price. The team with the most points wins.",
      endRefund: "What is not solved when time is up is refunded. The team with the most points wins.",
      relief:
        "No task in work, and no card in reach? Then you get the cheapest one for whatever you have, even for nothing.",
      worth: "In the standings, what you paid for tasks in work still counts as yours.",
      laptops:
        "Several devices can play as one team: the PIN under “Team” lets them in, and they share what is typed.",
    },
  },
  freezing: {
    frozen: "Standings are frozen",
    revealed: "revealed",
    provisional: "These results are provisional.",
    final: "These results are final.",
    frozenResults: "Standings are frozen: the true results are not shown yet.",
    control: "Standings",
    controlSome: "Standings, some hidden",
    controlTitle: "Freeze, reveal, close",
    ownOnly: "Each team sees its own points only.",
    firstPlaces: (places: number) =>
      places === 1 ? "Only the first place is shown." : `The first ${integer(places)} places are shown.`,
    notShown: "The place is not shown.",
    others: "Also playing:",
    seenTitle: "What everybody sees of the standings",
    seen: { all: "All places", first: "The first places", own: "No places: each team its own points" },
    seenPlaces: "How many places",
    placesWrong: "A number from 1 to 999.",
    seenApply: "Show them so",
    seenHint: "You see everything. Teams always see their own points.",
    now: "Everybody sees the standings as they are.",
    hidden: (teams: number) => `Frozen, hidden results: ${integer(teams)}.`,
    freeze: "Freeze the standings",
    thaw: "Show the standings again",
    minutes: "Freeze by itself, minutes before the end",
    plan: "Plan",
    planned: (minutes: number) => `Planned: ${integer(minutes)} min before the end.`,
    noPlan: "No freeze",
    next: (name: string, place: number, balance: number) =>
      `The next step shows: ${name}, place ${integer(place)}, ${points(balance)}.`,
    shownSoFar: (points: number) => `Everybody sees ${integer(points)} so far.`,
    revealNext: "Reveal the next result",
    revealAll: "Reveal all results",
    reason: "Why they are final all the same",
    markFinal: "Mark the results final",
  },
  console: {
    title: "Console",
    signInTitle: "Sign in",
    signInLead: "For organizers. Teams join without an account.",
    login: "Name",
    password: "Password",
    signIn: "Sign in",
    signOut: "Sign out",
    notSignedOut: "You are still signed in.",
    signedInAs: (login: string) => `Signed in as ${login}`,
    fieldsMissing: "Fill in the name and the password.",
    contests: "Your contests",
    noContests: "No contest yet. Make one from a file.",
    columns: { title: "Title", code: "Code", phase: "Phase", created: "Made" },
    broken: "Cannot be opened",
    downloadContest: "Download",
    downloaded: "Saved as a file.",
    downloadJournal: "Download its journal",
    fromFile: "New contest from a file",
    file: "Table or contest file",
    fileHint:
      "A table (.xlsx, .ods, .csv) with the columns category, points, question and answer; or a contest document (.json)",
    warnings: (title: string, n: number) =>
      `“${title}” is made. ${integer(n)} ${plural(n, { one: "thing looks", other: "things look" })} odd: play on, or mend the file and import it again.`,
    openMade: "To the contest",
    contestTitle: "Title",
    contestLanguage: "Language of the contest",
    contestTheme: "Theme",
    contestThemeHint: "Until a viewer chooses another in the settings",
    themeOfSystem: "As each viewer's system",
    duration: "Duration, minutes",
    startsAt: "Start on schedule (optional)",
    startsAtHint: "Left empty, you start the contest by hand",
    create: "Make the contest",
    creating: "Reading the file …",
    encoding: "Encoding of the file",
    encodingOfFile: "Find out",
    encodingReads: (name: string, text: string) => `${name}: ${text}`,
    fileMissing: "Choose a file first.",
    titleMissing: "Give the contest a title.",
    durationWrong: "The duration is a whole number of minutes, from 1 to 1440.",
    problems: (n: number) =>
      `${integer(n)} ${plural(n, { one: "problem", other: "problems" })} in the file. Nothing was imported.`,
    problemColumns: { row: "Row", column: "Column", problem: "Problem" },
    made: "The contest is made.",
    toList: "All contests",
    notices: "Notices",
    phase: "Phase",
    roomCode: "Room code",
    control: "Control",
    actions: {
      openLobby: "Open the lobby",
      start: "Start",
      pause: "Pause",
      resume: "Resume",
      finish: "Finish",
      reopen: "Reopen",
      closeEntry: "Close the entry",
    },
    phaseHints: {
      draft: "Nobody can join yet. Open the lobby when the class is ready.",
      lobby: "Teams can join. Start when everybody is in.",
      running: "Teams buy and answer.",
      paused: "Buying and answering wait; the clock stands still.",
      finished: "The contest is over. You can reopen it.",
    } satisfies Record<Phase, string>,
    extend: "Move the end",
    extendBy: (minutes: number) => `${format.signed(minutes)} min`,
    finishTitle: "Finish the contest now?",
    finishText: "Tasks in work end as out of time. You can reopen the contest afterwards.",
    reopenTitle: "Reopen the contest?",
    reopenText:
      "Tasks that ran out of time go on. A planned freeze or act that would come at once is dropped.",
    reopenMinutes: "Minutes to play",
    startEmptyTitle: "Start without teams?",
    startEmptyText: "Nobody has joined yet. Late teams can still join.",
    done: "Done.",
    sentLater: "There is no connection. This is sent as soon as there is one again.",
    addresses: "For the pupils",
    addressesText: "Pupils open this address:",
    addressesMany: "Pupils open one of these addresses. The marked one is on the big screen of this browser:",
    showAddress: (address: string) => `Show ${address} on the big screen`,
    addressesNone: "No network address was found; pupils on this computer only.",
    toScreen: "Big screen",
    toResults: "Results",
    teams: "Teams",
    teamsCount: (here: number, limit: number) => `${integer(here)} of ${integer(limit)}`,
    account: accountWords,
    clock: {
      wall_clock_moved: (minutes: number, byMs: number) =>
        `The clock of the computer that runs Regatta was moved ${byMs > 0 ? "forward" : "back"} by ${integer(minutes)} min. The contest's time goes on as if nothing had happened; a scheduled start keeps to the earlier clock until Regatta is started anew.`,
      clock_set_back: (minutes: number, _byMs: number) =>
        `Regatta was started by a clock that is ${integer(minutes)} min behind the contest's last moment. A running contest was paused and its deadline moved: look at the time that is left, and resume.`,
    },
    socketless: (count: number) =>
      `${count === 1 ? "A team's page reaches this server but gets" : `The pages of ${count} teams reach this server but get`} no live connection (WebSocket): a filter, a proxy or a part of the network stops it. Another network or browser may help:`,
    crowd: {
      title: "Many teams from one address",
      burst: (n: number, seconds: number) =>
        `${integer(n)} teams came within ${integer(seconds)} s from one address,`,
      steady: "Teams come faster than one a second from one address,",
      waiting: "More wait in line there.",
      here: (present: number, absent: number) =>
        absent === 0
          ? `${teams(present)} of it ${plural(present, { one: "is", other: "are" })} here.`
          : `${teams(present)} of it ${plural(present, { one: "is", other: "are" })} here; of them ${integer(absent)} ${plural(absent, { one: "was", other: "were" })} never connected.`,
      applicants: (n: number) =>
        plural(n, {
          one: "1 team from there waits to be let in.",
          other: `${integer(n)} teams from there wait to be let in.`,
        }),
      removeAbsent: (absent: number) => `Remove the ${integer(absent)} never connected`,
      removeAll: (present: number) => `Remove all ${integer(present)}`,
      turnAway: (n: number) => `Turn away the ${integer(n)} from there`,
      lift: "These are ours",
      removeAllTitle: (present: number) => `Remove all ${teams(present)}?`,
      removeAllText: (wereHere: number) =>
        `${integer(wereHere)} of them ${plural(wereHere, { one: "was connected or has", other: "were connected or have" })} bought something. They leave the contest for good.`,
    },
    noTeams: "No team yet.",
    teamColumns: {
      place: "Place",
      team: "Team",
      seats: "Seats online",
      pin: "PIN",
      balance: "Balance",
      solved: "Solved",
      active: "In work",
      actions: "Actions",
    },
    seatsOnline: (online: number, all: number) => `${integer(online)} of ${integer(all)}`,
    admit: "Let a team in",
    admitHint: "Also when the entry is closed. Its PIN opens the first seat.",
    admitName: "Name of the team",
    admitButton: "Let in",
    admitted: (name: string) => `${name} is in. Its PIN is in the table.`,
    rename: "Rename",
    renameTitle: (name: string) => `Rename ${name}`,
    remove: "Remove",
    removeTitle: (name: string) => `Remove ${name}?`,
    removeText:
      "The team leaves the contest and the standings. It can be brought back under “Removed teams”, where teams come in.",
    seats: "Seats",
    seatsTitle: (name: string) => `Seats of ${name}`,
    seatsText: "A released seat is signed out at once; its place is free for another device.",
    seatNumber: (n: number) => `Seat ${integer(n)}`,
    releaseSeat: "Release",
    noSeats: "No seat is taken.",
    pinUnknown: "unknown",
    newPin: "Give a new PIN",
    newPins: "New PINs",
    newPinText: "The old PIN opens no seat any more; seats that are taken stay.",
    save: "Save",
  },
  readiness: readinessWords,
  repairs: repairWords,
  rules: ruleWords,
  exports: exportsWords,
  pictures: pictureWords,
  staging: stagingWords,
  studio: studioWords,
  flow: flowWords,
  tables: tableWords,
  taskFirst: taskFirstWords,
  trying: tryingWords,
  editors: editorWords,
  formulas: formulaWords,
  heal: healWords,
  audit: auditTexts,
  back: backWords,
  teams: teamWords,
  control: controlWords,
  questions: questionWords,
  boats: boatWords,
  cards: cardWords,
  closing: closingWords,
  library: libraryWords,
  service: serviceWords,
  beginning: beginningWords,
  cockpit: {
    panesLabel: "Parts of the page",
    panes: {
      teams: "Teams",
      board: "Board",
      feed: "Feed",
      hints: "Hints",
      questions: "Questions",
      closing: "After the end",
      worth: "Chart",
      acts: "Acts",
      notes: "Notes",
      entrance: "Let in",
    },
    heats: { 0: "quiet", 1: "some going on", 2: "much going on", 3: "very much going on" },
    hinted: "a hint about its key",
    tile: (working: number, solved: number, failed: number) =>
      `${integer(working)} at work, ${integer(solved)} solved, ${integer(failed)} failed`,
    statement: "Statement",
    noTask: "The statement did not come. It is asked for again with the next connection.",
    rightAnswer: "Right answer",
    rightOption: "right",
    judging: {
      folds: {
        case: "capitals",
        spaces: "spaces",
        yo: "ё and е",
        quotes: "quotes",
        dashes: "dashes",
      },
      exact: "A number, compared exactly: however it is written, 0.5 and 1/2 are the same.",
      within: (tolerance: string) => `A number, right up to a distance of ${tolerance} on both sides.`,
      one: "One option is chosen, and it must be the marked one.",
      several: "Right when exactly the marked options are chosen.",
      text: (answers: number, counting: string) =>
        `${answers === 1 ? "A text that reads the same is right." : "Each of these texts is right."} ${
          counting === "" ? "Capitals, spaces, quotes and dashes do not count." : `These count: ${counting}.`
        }`,
    },
    answers: "Answers",
    noAnswers: "Nobody has answered yet.",
    answersCount: (n: number) => `× ${integer(n)}`,
    whoAnswered: "Who, and when",
    verdicts: { accepted: "right", wrong: "wrong", annulled: "annulled" },
    ruled: (verdict: string) => `now ${verdict}`,
    inFeed: "In the feed",
    hint: {
      sameWrong: (n: number, answer: string, solved: number) =>
        `${teams(n)} answered ${answer}${solved === 0 ? " and nobody was right" : `, ${integer(solved)} solved it`}: is the key right?`,
      nobodySolves: (n: number) =>
        `${teams(n)} are done with it and nobody solved it: look at the task and its key.`,
    },
    noHints:
      "Nothing suspicious: no card where several teams gave the same wrong answer, none that nobody solves.",
    feedKind: "What",
    feedTeam: "Team",
    feedCard: "Card",
    allKinds: "Everything",
    allTeams: "All teams",
    allCards: "All cards",
    feedKinds: { teams: "Teams", purchases: "Purchases", answers: "Answers", contest: "Contest" },
    feedEmpty: "Nothing yet.",
    feedMore: "Show more",
    feedWords: { joined: "came in", left: "was removed", bought: "bought", withdrawn: "gave back" },
    contestNews: {
      started: "The contest has started",
      paused: "The contest is paused",
      resumed: "The contest goes on",
      finished: "The contest is over",
      reopened: "The contest is open again",
      entry_opened: "Entry opened",
      entry_closed: "Entry closed",
      countdown: "The countdown runs",
      countdown_over: "The countdown is over",
      covered: "Everybody looks up: boards covered",
      uncovered: "Boards uncovered",
      stopped: "Emergency stop",
      stop_over: "The emergency is over",
      frozen: "Standings frozen",
      thawed: "Standings shown again",
      places: "Other places of the standings are shown",
      final: "Results are final",
    },
    deadlineMoved: (ms: number) =>
      ms > 0 ? `The end comes ${format.span(ms)} later` : `The end comes ${format.span(-ms)} earlier`,
    extraTime: (ms: number) =>
      ms > 0 ? `gets ${format.span(ms)} of its own` : `loses ${format.span(-ms)} of its own`,
    messageToAll: "To all:",
    messageTo: (names: string) => `To ${names}:`,
    columns: {
      place: "Place",
      team: "Team",
      seats: "Devices",
      worth: "Total",
      balance: "Balance",
      inPlay: "In play",
      active: "In work",
      idle: "Silent",
      solved: "Solved",
    },
    columnHints: {
      place: "Place in the standings",
      team: "Name",
      seats: "Devices that are online, of those that took a seat",
      worth: "Balance and what was paid for cards in work: what teams stand by",
      balance: "Points",
      inPlay: "What was paid for cards in work",
      active: "Cards in work, × the attempts that are left",
      idle: "Since the last purchase or answer",
      solved: "Cards solved",
    },
    sortBy: (column: string) => `Sort by: ${column}`,
    search: "Find a team",
    filter: "Which teams",
    filters: { all: "All", offline: "Offline", stuck: "Stuck", poor: "Few points", marked: "Names" },
    filterHints: {
      all: "Every team",
      offline: "Nobody of the team is online",
      stuck: "A card in work, and nothing bought or answered for five minutes",
      poor: "Too few points for the cheapest card",
      marked: "A name that you should look at",
    },
    nobodyFound: "No team is like that.",
    select: (name: string) => `Select ${name}`,
    selectShown: "Select all that are shown",
    bulk: "Selected teams",
    selectedCount: (n: number) => `${integer(n)} selected`,
    removeSelected: "Remove",
    clearSelection: "Select none",
    removeSeveralTitle: (n: number) => `Remove ${teams(n)}?`,
    removedSeveral: (n: number) => `${teams(n)} removed.`,
    lastSeen: (time: string) => `Last seen at ${time}`,
    lastSeenWord: "last seen",
    attemptsLeft: (n: number) => `${attempts(n)} left`,
    purchases: "Cards",
    noPurchases: "Nothing bought yet.",
    noWorth: "The chart begins with the contest.",
    worthLabel: (teams: string) => `Balance and points in play over time. Now: ${teams}`,
    noteTitle: "New note",
    noteLabel: "Note",
    noteHint: "Only in this browser; nobody else sees it.",
    noteSave: "Keep",
    noteRemove: "Delete",
    noteRemoveLabel: (text: string) => `Delete the note “${text}”`,
    noNotes: "Press N at any time: the note keeps the moment, and the team or card that is open.",
    notesExport: "Save as a file",
    notesFile: "notes",
  },
  screen: {
    title: "Big screen",
    howToJoin: "How to join",
    openAddress: "Open",
    orAddress: (addresses: readonly string[]) => `or ${addresses.join(" · ")}`,
    enterCode: "and enter the code",
    orScan: "or scan",
    qrLabel: "QR code of the page to join",
    localOnly: "No network found: pupils can join on this computer only.",
    address: "Address",
    nextAddress: (address: string) => `Show ${address} to the pupils (A)`,
    code: "Code",
    entryClosed: "The entry is closed. If you are late, ask the teacher.",
    nobodyYet: "Waiting for the first team …",
    teamsHere: (n: number) => `${teams(n)} here`,
    online: "online",
    offline: "offline",
    startsIn: "Starts in",
    startsNow: "Starting …",
    board: "Board",
    standings: "Standings",
    finalStandings: "Final standings",
    leaders: "The first three",
    columns: { place: "Place", team: "Team", balance: "Balance", inPlay: "In play" },
    page: (page: number, all: number) => `${integer(page)}/${integer(all)}`,
    timeLeft: "Time left",
    paused: "Paused",
    pausedText: "Buying and answering wait; the clock stands still.",
    live: "Live",
    stale: "Not live",
    staleSince: (time: string) => `Stale since ${time}`,
    notSaved: "Not saved, retrying",
    retrying: "This page tries again by itself.",
    connectingTitle: "Connecting …",
    connectingText: (code: string) => `Looking for contest ${code}.`,
    unknownTitle: (code: string) => `There is no contest ${code}`,
    unknownText: "Check the code in the address with the organizer's console.",
    draftTitle: "Not open yet",
    draftText: "This page goes on by itself when the organizer opens the lobby.",
    troubleTitle: "No picture",
    finished: "The contest is over",
    podium: "Winners",
    andMore: (n: number) => `and ${integer(n)} more`,
    nobody: "No team took part.",
    toResults: "All results",
    fullscreen: "Full screen (F)",
    leaveFullscreen: "Leave full screen (Escape)",
    card: (category: string, price: number) => `${category} ${integer(price)}`,
    twinCaption: "Board: how many teams have solved, work on, or failed each card",
    tally: ({ solved, active, failed }: Tally) =>
      `✓ ${integer(solved)} solved, ✎ ${integer(active)} at work, ✗ ${integer(failed)} failed`,
    celebrated: {
      firstSolve: (teams: string, card: string) => `First to solve ${card}: ${teams}`,
      lead: (teams: string) => `New leader: ${teams}!`,
      sharedLead: (teams: string) => `${teams}: level with the leader`,
      lastMinutes: "Less than two minutes left",
      bell: "The bell! The contest is over",
    },
    soundBlocked: "Click to turn the sound on",
    maySleep: "This computer may switch its display off: set it to stay on in its power settings.",
    menu: "Menu of the screen",
    mute: "Sound off (M)",
    unmute: "Sound on (M)",
    shows: "What is shown (S)",
    shown: (view: string) => `Shown: ${view}`,
    show: {
      all: "All, as it happens",
      race: "Race",
      standings: "Standings",
      board: "Board",
      join: "How to join",
    },
    keysButton: "Keys (?)",
    keysTitle: "Keys",
    keys: {
      A: "another address of this computer for the pupils",
      F: "full screen, and back",
      L: "music on and off",
      M: "sound on and off",
      N: stagingWords.goOnKey,
      S: "what is shown: all as it happens, race, standings, board, how to join",
      "?": "these keys",
    },
    staleTitle: "No connection",
    staleVeil: (time: string) => `The picture is of ${time} and does not change. Trying again\u00A0…`,
    frozenVeil: "This computer has stopped showing what happens. If it lasts, reload the page.",
    ticker: "What happened",
    tickerEmpty: "What happens next is told here.",
    happened: {
      started: "The contest has started",
      paused: "The contest is paused",
      resumed: "The contest goes on",
      finished: "The contest is over",
      reopened: "The contest is open again",
      joined: (team: string) => `${team} joined`,
      left: (team: string) => `${team} left`,
      bought: (team: string, card: string) => `${team} bought ${card}`,
      solved: (team: string, card: string, attempt: number) =>
        attempt === 1
          ? `${team} solved ${card} at the first attempt`
          : `${team} solved ${card} at attempt ${integer(attempt)}`,
      failed: (team: string, card: string) => `${team} failed ${card}`,
    },
  },
  practice: {
    title: "Practice",
    lead: "Play alone, by the rules of a real contest. Nothing is counted, and nobody watches.",
    toPractice: "Practise alone",
    boards: "Board",
    loading: "Looking for the boards …",
    retry: "Try again",
    size: (rows: number, columns: number, count: number) =>
      `${integer(rows)} × ${integer(columns)}, ${cards(count)}`,
    languages: { en: "in English", ru: "in Russian" } satisfies Record<Language, string>,
    answers: (kinds: string) => `answers: ${kinds}`,
    kinds: { number: "numbers", text: "texts", choice: "choices" } satisfies Record<CheckerKind, string>,
    clock: "Time",
    withoutClock: "Without a clock",
    minutes,
    start: "Start now",
    starting: "Starting …",
    lifetime:
      "A practice is kept for half an hour after you leave it. When the server restarts, it is gone, and you can begin again.",
    mark: "Practice: nothing is counted",
    finish: "Finish",
    finishTitle: "Finish this practice?",
    finishText: "Tasks in work end as out of time.",
    finishing: "Finishing …",
    doneTitle: "The practice is over",
    donePoints: (n: number) => `You have ${points(n)}`,
    doneSolved: (solved: number, all: number) => `${integer(solved)} of ${cards(all)} solved`,
    again: "Once more",
    otherBoards: "Other boards",
    goneTitle: "This practice is gone",
    goneText:
      "The server was restarted, or you were away for more than half an hour. Nothing of it was counted. You can begin again at once.",
    continueWith: (board: string) => `Practice: ${board}`,
  },
  results: {
    title: "Results",
    notFinished: "The results appear here when the contest is over.",
    finishedAt: (time: string) => `Finished ${time}`,
    standings: "Final standings",
    columns: { ...enResultWords.columns, solved: "Solved" },
    nobody: "No team took part.",
    historyOf: (name: string) => `History of ${name}`,
    historyColumns: { card: "Card", status: "Result", answers: "Answers", paid: "Paid", reward: "Earned" },
    noPurchases: "The team bought no card.",
    ledger: "Ledger",
    matrix: "Team × card",
    matrixHint: "✓ solved, by which attempt · ✗ failed · … out of time",
    matrixCell: (status: string, used: number) => `${status}, ${attempts(used)}`,
    matrixNotBought: "not bought",
    downloadSheet: "Download as a spreadsheet (.xlsx)",
    download: "Download as CSV",
    retry: "Try again",
    signIn: "Organizers: sign in for the table of all teams",
    backToPlay: "Back to the contest",
    backToConsole: "Back to the console",
    backToScreen: "To the big screen",
  },
  decor: decorWords,
};
