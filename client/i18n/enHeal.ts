import { createFormat } from "./format.ts";

const { integer, plural } = createFormat("en");
const lost = (acts: number) =>
  `The database lost ${plural(acts, { one: "1 act", other: `${integer(acts)} acts` })} of the last moments`;

/** A database that went back behind what was shown. */
export const healWords = {
  lost: (acts: number) => `${lost(acts)}.`,
  pausedForTeams: (acts: number) =>
    `${lost(acts)}; the contest is paused. Check your last purchases and answers: what is not there did not count.`,
  pausedForAll: (acts: number) => `${lost(acts)}; the contest is paused until the organizer resumes it.`,
  pausedForModerators: (acts: number) =>
    `${lost(acts)}; the contest is paused. Let the teams look at what they have, put right what is missing, and resume.`,
};
