import { disappointments } from "./load/product/disappointments.ts";
import type { PhaseResult } from "./load/product/PhaseResult.ts";
import { ProductRun } from "./load/product/ProductRun.ts";
import { databaseServerFor, printFindings, runProgram } from "./load/runProgram.ts";
import { withDatabase } from "./load/withDatabase.ts";
import { formatTable } from "./table.ts";

// npm run load:smoke: a small crowd for some seconds, to see that nothing is lost, doubled or shown wrongly. No figure of
// it says anything about speed. With DATABASE_URL on PostgreSQL, else on the embedded database.

const size = { rooms: 3, teams: 12, seats: 80 };
const rate = 60;
const seed = Date.now() % 1_000_000;

await runProgram(async ({ progress, cleanups }) => {
  const kind = process.env.DATABASE_URL ? "postgres" : "pglite";
  const serverUrl = await databaseServerFor(kind);
  progress.say(`on ${kind}, seed ${seed}`);
  return withDatabase({ cleanups }, kind, serverUrl, async (database) => {
    const run = await ProductRun.open({ database, size, processes: 2, seed, progress, cleanups });
    const menders = run.menders();
    const [steady] = await Promise.all([run.play(rate, 4), menders.mend(4, { kindly: true })]);
    const bell = await run.play(null, 0.5);
    const { phase: storm, back, retries } = await run.storm(rate, 4, 2);
    const [after] = await Promise.all([run.play(rate, 2), menders.mend(2, { kindly: true })]);
    // Nobody plays on: what each is shown of these acts is held against the journal.
    await menders.mend(2, { kindly: false });
    await run.settle();
    const { mended } = menders;
    await menders.close();
    const { events } = await run.close();
    const row = (name: string, { records, accepted, repeated, patchesReceived, pairs }: PhaseResult) => [
      name,
      ...[records.length, accepted, repeated, patchesReceived, pairs.total].map(String),
    ];
    console.log(
      formatTable([
        ["", "sent", "accepted", "asked again", "patches compared", "effects seen"],
        row("steady", steady),
        row("bell", bell),
        row("storm", storm),
        row("after the storm", after),
      ]),
    );
    console.log(`\n${back.total} came back, ${retries} tries failed; ${events} events in the journals`);
    console.log(`${mended} acts of moderators who put things right`);
    const resent = storm.records.filter(({ connections }) => connections > 1).length;
    console.log(`${resent} commands were sent again after the cut`);
    return printFindings([
      ...run.findings,
      ...[steady, bell, storm, after].flatMap(disappointments),
      ...idleness(steady, after, { back: back.total, resent, mended }),
    ]);
  });
});

/** A test that did nothing has shown nothing. */
function idleness(
  steady: PhaseResult,
  after: PhaseResult,
  { back, resent, mended }: { readonly back: number; readonly resent: number; readonly mended: number },
): readonly string[] {
  const clients = size.rooms * size.seats;
  const didEnough = steady.pairs.total > 50 * size.seats && after.pairs.total > 20 * size.seats;
  return didEnough && back === clients && resent > 0 && mended > 10 * size.rooms
    ? []
    : ["too little happened for this test to mean anything"];
}
