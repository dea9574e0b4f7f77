import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import WebSocket from "ws";
import { loopbackAddress } from "../../bots/addresses.ts";
import { seededRandom } from "../../random.ts";
import { atMoments, poissonArrivals } from "../arrivals.ts";
import { collectGarbage } from "../collectGarbage.ts";
import { Histogram } from "../Histogram.ts";
import { nowUs } from "../monotonic.ts";
import { serveCalls, tellProgress } from "../processCalls.ts";
import type { WireBotCalls, WirePlayOrder, WirePlayReport, WireRampOrder } from "./wireCalls.ts";
import { frameKinds, makeWireFrame, readWireFrame } from "./wireFrame.ts";

// A process of bots of the wire baseline: as many clients as of the product, and the same open loop.

interface WireClient {
  readonly client: number;
  readonly sends: boolean;
  readonly socket: WebSocket;
}

const comingInAtOnce = 50;
const quietUs = 250_000;
const restTimeoutUs = 30_000_000;
const lookEveryMs = 20;

const clients: WireClient[] = [];
let tally = newTally();
let lastFrameUs = 0;

serveCalls({ ramp, rest: collectGarbage, play } satisfies WireBotCalls);

function newTally() {
  return {
    reply: new Histogram(),
    pairs: new Histogram(),
    last: new Map<number, number>(),
    patchesReceived: 0,
  };
}

async function ramp({ port, seats }: WireRampOrder): Promise<void> {
  const rest = seats.values();
  const worker = async () => {
    for (const { room, team, client } of rest) {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/${room}`, {
        localAddress: loopbackAddress(client),
        perMessageDeflate: false,
        skipUTF8Validation: true,
      });
      socket.on("message", (data) => receive(client, data as Buffer)); // the default binary type
      await once(socket, "open");
      clients.push({ client, sends: team !== null, socket });
      tellProgress(clients.length);
    }
  };
  await Promise.all(Array.from({ length: comingInAtOnce }, worker));
}

async function play(order: WirePlayOrder): Promise<WirePlayReport> {
  const { startUs, seconds, rate, firstIndex, indexStep, commandBytes } = order;
  const random = seededRandom(order.seed);
  const senders = clients.filter(({ sends }) => sends);
  const lateness = new Histogram();
  tally = newTally();
  let sent = 0;
  await atMoments(startUs, poissonArrivals(random, rate, seconds), (scheduledUs) => {
    const { client, socket } = random.pick(senders);
    const kind = random.fraction() < order.effectShare ? frameKinds.command : frameKinds.commandForSender;
    const index = firstIndex + sent * indexStep;
    lateness.record(nowUs() - scheduledUs);
    socket.send(makeWireFrame({ kind, scheduledUs, client, index }, commandBytes));
    sent += 1;
  });
  const giveUpUs = nowUs() + restTimeoutUs;
  while (nowUs() < giveUpUs && (tally.reply.total < sent || nowUs() - lastFrameUs < quietUs))
    await delay(lookEveryMs);
  const { reply, pairs, last, patchesReceived } = tally;
  return {
    sent,
    lateness: lateness.toCounts(),
    reply: reply.toCounts(),
    pairs: pairs.toCounts(),
    last,
    patchesReceived,
  };
}

function receive(receiver: number, data: Buffer): void {
  const atUs = nowUs();
  lastFrameUs = atUs;
  const { kind, scheduledUs, client, index } = readWireFrame(data);
  const latencyUs = atUs - scheduledUs;
  if (kind === frameKinds.reply) {
    tally.reply.record(latencyUs);
    return;
  }
  tally.patchesReceived += 1;
  if (client === receiver) return;
  tally.pairs.record(latencyUs);
  tally.last.set(index, Math.max(latencyUs, tally.last.get(index) ?? 0));
}
