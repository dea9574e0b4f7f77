import type { NoUndo } from "../../shared/contest/deedActs.ts";
import { createFormat } from "./format.ts";

const { integer, plural, countdown } = createFormat("en");
const minuteMs = 60_000;
/** Minutes where they are whole, else as a clock shows them. */
const minutes = (ms: number, more = "") =>
  ms % minuteMs === 0
    ? `${integer(ms / minuteMs)}${more} ${plural(ms / minuteMs, { one: "minute", other: "minutes" })}`
    : `${countdown(ms)}${more} minutes`;
const teams = (n: number) => `${integer(n)} ${plural(n, { one: "team", other: "teams" })}`;

/** What a moderator does with teams beside putting right what they did. */
export const teamWords = {
  extraTime: "Extra time…",
  extraTimeTitle: (count: number) => `Extra time for ${teams(count)}`,
  extraTimeText:
    "These teams play on for so long after the others; the contest ends with the last one. Everybody sees how many teams have extra time, and nobody which.",
  extraMinutes: "Minutes (with a minus: taken back)",
  extraMinutesWrong: "Write minutes in whole seconds, at most 1440: for example 5, 2.5 or 2:30.",
  why: "Why",
  whyHint: "The teams concerned see it.",
  give: "Give",
  extraGiven: (count: number) => `Done for ${teams(count)}.`,
  extraFact: "Extra time",
  extraMark: (ms: number) => `${minutes(ms)} of extra time`,
  ownEnd: "Its time is up",
  othersHave: (count: number) =>
    plural(count, { one: "1 team has extra time", other: `${integer(count)} teams have extra time` }),
  noticesLabel: "Your time",
  moreTime: (ms: number) => `You have ${minutes(ms, " more")}.`,
  lessTime: (ms: number) => `Taken back of your extra time: ${minutes(ms)}.`,
  reason: (why: string) => `Why: ${why}`,
  understood: "Got it",
  ownTimeUp: "Your time is up. Others still play.",
  ownEndTitle: "Your time is up",
  ownEndText: "Others still play: the results come when they are done.",
  /** Of many teams at once. */
  runDone: (count: number) => `Done for ${teams(count)}.`,
  runNotDone: (count: number) => `Not done for ${teams(count)}:`,
  runRefused: (team: string, why: string) => `${team}: ${why}`,
  runMore: (count: number) => `and ${teams(count)} more`,
  entry: "Entry",
  entries: { open: "Open", approval: "By approval", closed: "Closed" },
  applicants: "Teams that want in",
  waiting: (count: number) =>
    plural(count, { one: "1 team waits to be let in.", other: `${integer(count)} teams wait to be let in.` }),
  letIn: "Let in",
  letAllIn: "Let all in",
  sendAway: "Turn away",
  sendAllAway: "Turn all away",
  letInDone: (count: number) => `Let in: ${teams(count)}. Each comes in by itself within seconds.`,
  awayDone: "Turned away.",
  hideName: "Hide the name",
  hideNames: "Hide names",
  showName: "Show the name",
  nameHidden: "Shown to the others as",
  block: "Block",
  unblock: "Unblock",
  blocked: "Blocked",
  youAreBlocked: "The organizer has blocked your team: you can look, but not buy or answer.",
  merge: "Merge…",
  mergeTitle: (team: string) => `Merge ${team} with another team`,
  mergeText:
    "The devices of both sit at one team from then on. One account stays, and the other goes with its team: they are never mixed. Bring the other team back to undo it.",
  mergeWith: "The other team",
  whoseAccount: "Whose account stays",
  accountOf: (points: string, cards: number) =>
    `${points} points, ${integer(cards)} ${plural(cards, { one: "card", other: "cards" })}`,
  mergeNow: "Merge",
  merged: (from: string, into: string) => `${from} sits at ${into} now.`,
  moveSeat: "Move to…",
  moveSeatNow: "Move",
  removedTeams: "Removed teams",
  removedText: "Brought back, a team has its account, its PIN and its devices again.",
  mergedInto: (team: string) => `merged into ${team}`,
  bringBack: "Bring back",
  marked: "Look at this name",
  nameWords: "Words for names…",
  nameWordsTitle: "Names that are marked",
  nameWordsText:
    "Names with bad words are marked for you; nobody is kept out by that. Here you add words for this contest, and name those that are all right.",
  markedWords: "Mark these, too, one a line",
  allowedWords: "These are all right, one a line",
  saveWords: "Save",
  wordsChanged:
    "Somebody else has changed these words since you opened them. When you save, their changes first come into the lists beside yours, for you to look at.",
  wordsTogether:
    "Nothing is saved yet: their changes stand in the lists beside yours now. Look at them, and save again.",
  deeds: "Contest and teams",
  deedNumber: (number: number) => `D${integer(number)}`,
  deedUndoes: (number: number) => `undid D${integer(number)}`,
  deedUndoneBy: (number: number) => `undone by D${integer(number)}`,
  undoDeedTitle: (number: number) => `Undo D${integer(number)}?`,
  /** Why nothing undoes it. */
  noUndo: {
    own_way_back: "Its own button leads back",
    was_seen: "Everybody has seen it",
    time_went_on: "Time went on",
    device_lost_it: "The device has lost it",
  } satisfies Record<NoUndo, string>,
};
