import type { PlannedAct } from "../../shared/contest/controlActs.ts";
import { createFormat } from "./format.ts";

const { integer, plural } = createFormat("en");

const minutes = (n: number) => `${integer(n)} ${plural(n, { one: "minute", other: "minutes" })}`;

/** Why something of it was refused. */
export const controlRefusals = {
  counting_down: () => "The countdown is under way.",
  not_counting_down: () => "There is no countdown to call off.",
  moment_passed: () => "That moment has passed, or never comes.",
  start_missed: () => "The start fell into a time when the server was gone. Start by hand.",
  unknown_planned_act: () => "That was done already, or cancelled.",
  too_much_planned: () => "So much is planned already: cancel something first.",
  boards_covered: () => "The boards are covered for a moment: look up. What you wrote stays.",
  already_covered: () => "The boards are covered already.",
  not_covered: () => "The boards are not covered.",
  everything_stopped: () => "Everything is stopped: go on as before first.",
  nothing_stopped: () => "Nothing is stopped.",
  unknown_message: () => "That message was taken back already.",
};

/** What is done when its moment comes. */
const acts: Record<PlannedAct["type"], (isOn: boolean) => string> = {
  StartContest: () => "Start",
  PauseContest: () => "Pause",
  FinishContest: () => "Finish",
  SetEntry: (isOn) => (isOn ? "Open the entry" : "Close the entry"),
  FreezeStandings: () => "Freeze the standings",
  SendMessage: () => "Send a message",
  CoverBoards: (isOn) => (isOn ? "Cover the boards" : "Uncover the boards"),
};

export const controlWords = {
  /** What everybody is told of the time. */
  calls: {
    label: "Time",
    left: (n: number) => `${minutes(n)} left`,
    later: (by: string, left: string) => `${by} more: ${left} left`,
    earlier: (by: string, left: string) => `${by} less: ${left} left`,
  },
  otherTime: "Other…",
  otherTimeTitle: "Move the end",
  amount: "By how much",
  amountHint: "Minutes, or minutes and seconds: 7 or 2:30",
  amountWrong: "Write minutes, such as 7, or minutes and seconds, such as 2:30: at most a day.",
  direction: "Which way",
  later: "Later",
  earlier: "Earlier",
  move: "Move the end",
  countdown: {
    startsIn: (seconds: number) => `Starts in ${integer(seconds)}`,
    ready: "Get ready!",
    callOff: "Call the start off",
  },
  cover: {
    open: "Look up…",
    title: "Everybody look up",
    text: "The boards are covered, and nobody buys or answers. What the teams wrote stays.",
    pause: "Stop the clock, too",
    cover: "Cover the boards",
    uncover: "Uncover the boards",
    covered: "Boards covered",
    lookUp: "Look up!",
    lookUpText: "The teacher has something to say. What you wrote stays, and your board comes back.",
    lookUpScreen: "A moment of attention, please.",
  },
  emergency: {
    stop: "Stop everything",
    stopHint: "Stops the clock, closes the entry, covers boards and screens. All comes back as it is.",
    end: "Go on as before",
    stopped: "Everything stopped",
    title: "Everything stands still",
    text: "Wait for your teacher. The clock is stopped, and what you wrote stays.",
    screenText: "We go on in a moment. The clock is stopped, and nothing is lost.",
  },
  messages: {
    open: "Message…",
    title: "Message",
    to: "To whom",
    toAll: "All teams",
    toSelected: (n: number) => `Selected teams (${integer(n)})`,
    text: "Message",
    textMissing: "Write something first.",
    onScreen: "On the big screen, too",
    seconds: "For how many seconds",
    secondsWrong: "5 to 3600 seconds.",
    send: "Send",
    sent: "Sent messages",
    none: "No message yet.",
    toTeams: (names: string) => `To ${names}`,
    shown: "on the big screen",
    offScreen: "Take off the screen",
    takeBack: "Take back",
    which: (act: string, text: string) => `${act}: ${text}`,
    kept: (n: number) => `The newest ${integer(n)} are kept for the teams.`,
    label: "Messages",
    fromTeacher: "From the teacher",
    dismiss: "Got it",
    more: (n: number) =>
      plural(n, { one: "1 more unread message", other: `${integer(n)} more unread messages` }),
    nothing: "The teacher has not written anything.",
  },
  health: {
    title: "How Regatta does",
    light: { good: "All well", warn: "Something is slow", bad: "Something has stopped" },
    parts: { database: "Database", network: "Connection of this console", process: "Server" },
    levels: { good: "well", warn: "slow", bad: "stopped or overloaded" },
    commit: (ms: number) => `The slowest commit of the last half minute took ${integer(ms)} ms.`,
    noCommit: "Nothing was saved in the last half minute, and nothing had to be.",
    roundTrip: (ms: number) => `The server answered after ${integer(ms)} ms.`,
    load: (percent: number, waiting: number) =>
      `Busy for ${integer(percent)} % of the time; ${integer(waiting)} commands wait.`,
    advice: {
      database:
        "Nothing is lost: what is not saved yet is tried again by itself. Pause the contest, look whether the disk is full or the database is gone, and do not close Regatta.",
      network:
        "The teams may see nothing of this. Come nearer to the access point or take a cable, and reload this page; the contest goes on without it.",
      process:
        "Close other programs on the computer that runs Regatta, and plug it in. If it stays so, pause the contest for a moment: the queue empties by itself.",
    },
  },
  plan: {
    open: "Plan…",
    openCount: (n: number) => `Planned: ${integer(n)}…`,
    title: "Plan ahead",
    act: "What",
    acts,
    moment: "When",
    moments: { at: "At a time of the day", before: "Before the end" },
    time: "Time",
    minutes: "Minutes before the end",
    timeWrong: "Give a time that is still to come.",
    minutesWrong: "1 to 1440 minutes.",
    add: "Plan it",
    planned: "Planned",
    none: "Nothing is planned.",
    at: (time: string) => `At ${time}`,
    beforeEnd: (n: number) => `${minutes(n)} before the end`,
    cancel: "Cancel",
    failed: "Came to nothing",
  },
};
