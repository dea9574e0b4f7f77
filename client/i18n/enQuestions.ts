import { createFormat } from "./format.ts";

const { integer, plural } = createFormat("en");

export const questionWords = {
  title: "Questions",
  ask: "Ask the organizer…",
  askTitle: "Ask the organizer",
  about: (card: string) => `About ${card}`,
  inGeneral: "In general",
  kind: "What is it?",
  aQuestion: "A question",
  anAppeal: (answer: string) => `An appeal: the answer ${answer} should count`,
  text: "Your words",
  send: "Send",
  sent: "Sent. The answer will come here.",
  notSent: "What you asked was not sent.",
  none: "Your team has asked nothing yet.",
  waiting: "Waits for an answer",
  question: "Question",
  appeal: "Appeal",
  answeredWord: "Answer",
  accepted: "The appeal is accepted",
  rejected: "The appeal is rejected",
  toEverybody: "To everybody",
  news: "News from the organizer",
  understood: "Got it",
  // The console.
  open: (count: number) =>
    count === 0
      ? "Nothing waits for an answer."
      : plural(count, { one: "1 waits for an answer.", other: `${integer(count)} wait for an answer.` }),
  openCount: (count: number) => `waiting for an answer: ${integer(count)}`,
  nobodyAsked: "Nobody has asked anything yet.",
  answer: "Answer…",
  answerTitle: (team: string) => `Answer ${team}`,
  to: "Who is told",
  receivers: { team: "The team that asked", all: "Every team (not who asked, nor what)" },
  prepared: "Prepared answers",
  preparedAnswers: [
    "Read the task again.",
    "No comment.",
    "The answer is in the statement.",
    "Yes.",
    "No.",
    "We are looking into it.",
  ],
  keep: "Keep these words for later",
  forget: (answer: string) => `Forget “${answer}”`,
  accept: "Accept…",
  acceptTitle: "Accept the appeal?",
  acceptText: (team: string, answer: string) => `The answer “${answer}” of ${team} will count as right.`,
  acceptedAlready: (answer: string) => `The answer “${answer}” counts as right already.`,
  reject: "Reject…",
  rejectTitle: "Reject the appeal?",
  reason: "Why",
  reasonHint: "The team sees it.",
  against: (answer: string, verdict: string) => `Its answer ${answer}: ${verdict}`,
};
