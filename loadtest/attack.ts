import { parseArgs } from "node:util";
import { crowdOut } from "./attack/crowding.ts";
import { Findings } from "./attack/Findings.ts";
import { fuzz } from "./attack/fuzz.ts";
import { guess } from "./attack/guesses.ts";
import { floodWithGuests } from "./attack/guestFloods.ts";
import { Listeners } from "./attack/Listeners.ts";
import { Players } from "./attack/Players.ts";
import { leaveAnswersUnread, leaveBodiesUnfinished, neverRead, socketUrl } from "./attack/sockets.ts";
import { type AttackedContest, Target } from "./attack/Target.ts";
import { useForgedTokens } from "./attack/tokens.ts";
import { callRoute } from "./bots/callRoute.ts";
import { givenOrEnd, seedOf, whole } from "./given.ts";
import { databaseServerFor, printFindings, runProgram } from "./load/runProgram.ts";
import { withDatabase } from "./load/withDatabase.ts";
import { type Random, seededRandom } from "./random.ts";

// npm run attack: nonsense, floods, guesses, forged tokens and listeners against a server of its own, on loopback; what
// was tried, what held, what broke. Ends with 1 when anything broke. With DATABASE_URL on PostgreSQL.
//   --seed N --pieces 10000

const { values: given } = parseArgs({
  options: {
    seed: { type: "string", default: `${Date.now() % 1_000_000}` },
    pieces: { type: "string", default: "10000" },
  },
});
const { seed, pieces } = givenOrEnd(() => ({
  seed: seedOf(given.seed),
  pieces: whole("pieces", given.pieces, 1, 1_000_000),
}));

await runProgram(async ({ progress, cleanups }) => {
  const kind = process.env.DATABASE_URL ? "postgres" : "pglite";
  progress.say(`on ${kind}, seed ${seed}`);
  return withDatabase({ cleanups }, kind, await databaseServerFor(kind), async (database) => {
    const random = seededRandom(seed);
    const target = await Target.start(database, random, (server) => cleanups.add(() => server.discard()));
    const findings = new Findings();
    const contest = await target.openContest("Attacked");
    const players = await Players.seat(target, contest);
    const listeners = await Listeners.open(target, contest);

    await sendNonsense(target, contest, random, findings);
    await useForgedTokens(target, contest, findings);
    await floodWithGuests(target, contest, players, findings);
    await leaveBodiesUnfinished(target, players, findings);
    await leaveAnswersUnread(target, players, findings);
    await neverRead(target, contest, players, findings);
    await guess(target, contest, findings);
    await crowdOut(target, findings);
    await listeners.search(findings);
    findings.add({
      what: "teams that play meanwhile",
      tried: "all the while",
      seen: `${players.faults.length} commands went wrong`,
      broke: players.faults.slice(0, 5),
    });

    console.log(`\n${findings.toTable()}\n\nseed ${seed}`);
    await target.server.stop();
    return printFindings(findings.broke);
  });
});

async function sendNonsense(
  target: Target,
  { code }: AttackedContest,
  random: Random,
  findings: Findings,
): Promise<void> {
  const { pid } = target.server;
  const counts = await fuzz({
    origin: target.origin,
    random,
    count: pieces,
    reserve: async (localAddress) => {
      const answer = await callRoute(target.caller(localAddress), "connectScreen", { code });
      if (!answer.ok) return null;
      const { pathname, search } = new URL(socketUrl(target.origin, answer.reply));
      return `${pathname}${search}`;
    },
  });
  const alive = await fetch(`${target.origin}/healthz`).then(
    ({ status }) => status === 200,
    () => false,
  );
  const faults = alive ? await target.figure("regatta_socket_faults_total") : Number.NaN;
  findings.add({
    what: "nonsense",
    tried: `${counts.requests} requests, ${counts.upgrades} upgrades, ${counts.frames} first frames`,
    seen: `process ${pid} ${alive ? "goes on" : "is gone"}, ${counts.answered} answered, ${faults} faults contained`,
    broke: [
      ...(alive ? [] : [`the server ended: ${target.server.output}`]),
      ...(counts.answered > pieces / 2 ? [] : ["too little was answered for this to mean anything"]),
    ],
  });
}
