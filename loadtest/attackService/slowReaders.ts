import { setTimeout as delay } from "node:timers/promises";
import { addressOf, mostTimesAsLong } from "./askEvenly.ts";
import type { AttackOrder, AttackReport } from "./attackerCalls.ts";
import { enterAsScreen, openSecure } from "./sockets.ts";
import { Tally } from "./Tally.ts";

const openingAtOnce = 20;
const sipEveryMs = 100;
const sipBytes = 512;

interface Reader {
  readonly isOpen: () => boolean;
  readonly sip: () => void;
  readonly end: () => void;
}

/** Half of them fetch a large file and read some bytes now and then; half are screens in a contest that read nothing. */
export async function readSlowly(order: AttackOrder): Promise<AttackReport> {
  const tally = new Tally();
  const startedAt = performance.now();
  const until = startedAt + order.seconds * 1_000;
  const giveUpAt = startedAt + mostTimesAsLong * order.seconds * 1_000;
  const readers: Reader[] = [];
  const sipping = setInterval(() => {
    for (const reader of readers) reader.sip();
  }, sipEveryMs);
  let next = 0;
  const work = async () => {
    while (next < order.count && performance.now() < giveUpAt) {
      const index = next;
      next += 1;
      tally.tried += 1;
      const opened = await open(order, index).catch(() => null);
      if (opened) readers.push(opened);
      else tally.note("not let in");
    }
  };
  await Promise.all(Array.from({ length: openingAtOnce }, work));
  await delay(Math.max(0, until - performance.now()));
  clearInterval(sipping);
  for (const { isOpen, end } of readers) {
    tally.note(isOpen() ? "held to the end" : "cut off");
    end();
  }
  return tally.report();
}

async function open(order: AttackOrder, index: number): Promise<Reader | null> {
  const address = addressOf(order, index);
  if (index % 2 === 1) {
    const code = order.roomCodes[index % order.roomCodes.length] ?? "";
    const screen = await enterAsScreen(order.door, address, code);
    screen?.pause();
    return (
      screen && {
        isOpen: () => screen.readyState === screen.OPEN,
        sip: () => undefined,
        end: () => screen.terminate(),
      }
    );
  }
  const socket = await openSecure(order.door, address);
  socket.write(`GET ${order.largeFile} HTTP/1.1\r\nHost: ${order.door.name}\r\n\r\n`);
  return {
    isOpen: () => !socket.closed,
    sip: () => void socket.read(sipBytes),
    end: () => socket.destroy(),
  };
}
