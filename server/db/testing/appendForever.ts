import { teamJoins } from "../../journal/samples.ts";
import { SqlJournal } from "../../journal/sqlJournal.ts";
import { testSeal } from "../../test/seal.ts";
import { openDatabase } from "../database.ts";

// A process that writes batches of three events to a contest until it is killed, and says each number it got committed.
const [dataDir = "", contestId = "", databaseUrl] = process.argv.slice(2);
const { db } = await openDatabase({ dataDir, databaseUrl });
const journal = new SqlJournal(db, testSeal);
const epoch = await journal.claim(contestId);
for (let firstSeq = (await journal.read(contestId, 0, 1_000_000)).length + 1; ; firstSeq += 3) {
  const events = [...teamJoins(firstSeq), ...teamJoins(firstSeq).slice(0, 1)];
  await journal.append({ contestId, epoch, firstSeq, commandKey: `a/${firstSeq}`, events });
  console.log(firstSeq + 2);
}
