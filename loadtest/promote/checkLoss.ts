import { rowsByCommandId } from "../crash/compare.ts";
import { inspect } from "../crash/inspect.ts";
import type { Fall } from "./failOver.ts";
import { readJournals } from "./journals.ts";
import type { Lacking } from "./Lacking.ts";
import type { PlayedContest } from "./PlayedContest.ts";
import type { Stage } from "./Stage.ts";
import { within } from "./within.ts";

/** What became of a contest whose owner could not heal it. */
export interface Loss {
  /** Acts that clients had been shown and the database lost: so many everybody has to be told of. */
  readonly acts: number;
  /** Acknowledged commands among them. */
  readonly commands: number;
  /** From the cut until all six clients read the right number, ms; null: they do not. */
  readonly toldMs: number | null;
}

const toldWithinMs = 40_000;
const goesOnWithinMs = 20_000;

/** Resolves when every client is back and reads that the contest is paused, and how much is missing; from the cut, ms. HEA7 HEA9 */
export async function untilTold(stage: Stage, played: PlayedContest, fall: Fall): Promise<number | null> {
  const { contest } = played;
  const acts = lackingOf(played, fall).shown.length;
  const isTold = () => contest.away.length === 0 && misread(played, acts).length === 0;
  if (await within(toldWithinMs, isTold)) return performance.now() - fall.cutAt;
  const faults = misread(played, acts).map((sentence) => `${sentence} after ${toldWithinMs} ms`);
  stage.findings.add("gone", ...faults);
  for (const who of contest.away) stage.findings.add("stranded", `${who} of ${contest.title} is not back`);
  return null;
}

/**
 * At rest: the contest is paused, everybody reads how many acts are missing, and what the journal has is what is shown; then its
 * moderator resumes it, and it goes on. HEA7 HEA8
 */
export async function checkLoss(
  stage: Stage,
  played: PlayedContest,
  fall: Fall,
  toldMs: number | null,
): Promise<Loss> {
  const { findings, succession, database } = stage;
  const { contest, contestId } = played;
  const lacking = lackingOf(played, fall);
  const acts = lacking.shown.length;
  findings.add("gone", ...misread(played, acts));
  const journal = (await readJournals(succession.primaryUrl, [contestId])).get(contestId) ?? [];
  const noted = journal.filter(({ type, seq }) => type === "ActsMissed" && seq > lacking.heirSeq).at(-1);
  if ((noted?.data.acts ?? 0) !== acts)
    findings.add("gone", `${contest.title}: ${acts} acts are missing, the journal says ${noted?.data.acts}`);

  const ids = rowsByCommandId([...lacking.shown, ...lacking.untold]);
  const standing = rowsByCommandId(journal);
  const isLost = ({ id }: { readonly id: string }) => ids.has(id) && !standing.has(id);
  const answers = contest.answers.filter((answer) => !isLost(answer));
  const { roomCode, seats, live } = contest;
  const publicLogs = acts > 0 ? [] : contest.publicLogs;
  const told = { roomCode, seats, live, answers, publicLogs };
  await inspect(database, told, findings, (rows) => contest.asShown(rows));
  await goesOn(stage, played);
  return {
    acts,
    commands: contest.answers.filter((answer) => isLost(answer) && answer.reply.ok).length,
    toldMs,
  };
}

/** It is resumed, and accepts commands; nobody reads of a loss any more. HEA8 */
async function goesOn({ findings }: Stage, { contest }: PlayedContest): Promise<void> {
  // Where it was just handed over its moderator is not back yet, and presses again.
  const runs = () => {
    contest.resumeIfPaused();
    return contest.notices.every(({ phase, missingActs }) => phase === "running" && missingActs === null);
  };
  if (!(await within(goesOnWithinMs, runs)))
    findings.add("stranded", `${contest.title} does not go on: ${JSON.stringify(contest.notices)}`);
  else if (!(await within(goesOnWithinMs, () => contest.probe())))
    findings.add("stranded", `${contest.title} was resumed, and accepts nothing`);
}

/** What a client reads otherwise than it should. */
function misread({ contest }: PlayedContest, acts: number): readonly string[] {
  const expected =
    acts > 0 ? { phase: "paused", missingActs: acts } : { phase: "running", missingActs: null };
  return contest.notices.flatMap(({ who, phase, missingActs }) =>
    phase === expected.phase && missingActs === expected.missingActs
      ? []
      : [`${contest.title}: ${acts} acts are missing, but ${who} reads ${phase}, ${missingActs}`],
  );
}

function lackingOf({ contest, contestId }: PlayedContest, { lacking }: Fall): Lacking {
  const found = lacking.get(contestId);
  if (!found) throw new Error(`nobody looked what is lacking of ${contest.title}`);
  return found;
}
