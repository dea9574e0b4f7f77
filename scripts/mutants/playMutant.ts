import path from "node:path";
import { pathToFileURL } from "node:url";
import {
  type Accounted,
  type Core,
  commandsOf,
  playAccounted,
  somePlays,
} from "../../server/account/testing/playAccounted.ts";
import { canonical } from "../../shared/contest/testing/golden.ts";
import type { AccountVerdict } from "./byAccount.ts";

// Run by byAccount.ts, in a process of its own: plays contests by the rules and by a mutant of them, the same commands in the same
// order, until one comes to something else, and says whether the account of that one disagrees.

const [tree = "", seed = "1", contests = "100"] = process.argv.slice(2);

console.log(await judge());
process.exit(0);

async function judge(): Promise<AccountVerdict> {
  let mutant: Core;
  try {
    mutant = await coreIn(tree);
  } catch {
    return "does not start";
  }
  for (const play of somePlays(Number(contests), Number(seed))) {
    const commands = commandsOf(play);
    const right = playAccounted(play.first, commands);
    let other: Accounted;
    try {
      other = playAccounted(play.first, commands, mutant);
    } catch {
      return "breaks the contest";
    }
    if (outcomeOf(other) === outcomeOf(right)) continue;
    if (other.findings.length === 0) console.error(firstDifference(right, other));
    return other.findings.length > 0 ? "found by the account" : "missed by the account";
  }
  return "changes no outcome";
}

/** What happened, and what memory holds of it at the end. */
function outcomeOf({ events, state, reopened, places }: Accounted): string {
  return canonical([events, state, reopened, places]);
}

function firstDifference(right: Accounted, other: Accounted): string {
  const index = right.events.findIndex(
    (event, at) => JSON.stringify(event) !== JSON.stringify(other.events[at]),
  );
  return `differs at ${index}: ${JSON.stringify(right.events[index])} | ${JSON.stringify(other.events[index])}`;
}

/** The rules as they stand in another work tree. */
async function coreIn(root: string): Promise<Core> {
  const from = (file: string) => import(pathToFileURL(path.join(root, file)).href);
  const { decide } = await from("shared/contest/decide.ts");
  const { evolve, initialState, replay } = await from("shared/contest/evolve.ts");
  const { momentOf, dueCommand } = await from("shared/contest/timing.ts");
  const { seatNow } = await from("shared/contest/seating.ts");
  const { sightOf } = await from("server/account/sight.ts");
  const { storeEvent, readEvent } = await from("shared/contest/stored/readEvent.ts");
  return {
    decide,
    evolve,
    initialState,
    momentOf,
    seatNow,
    dueCommand,
    sightOf,
    replay,
    storeEvent,
    readEvent,
  };
}
