import { setTimeout as delay } from "node:timers/promises";
import { type Asked, Attacker } from "../attack/http.ts";
import type { AttackOrder } from "./attackerCalls.ts";
import { Tally } from "./Tally.ts";

/** Each from an address of its own, 127.0.0.2 to 127.0.0.254, shared out among the processes of attackers. */
const addresses = 253;

export function addressOf({ place, places }: Pick<AttackOrder, "place" | "places">, index: number): string {
  return `127.0.0.${2 + ((index * places + place) % addresses)}`;
}

/** What the machine does not carry within the time of a round is done after it, but not for ever. */
export const mostTimesAsLong = 5;

/**
 * Sends what `ask` asks, from one address after another, evenly over the time: a request waits for no other. What the
 * machine does not carry within the time is sent after it. Resolves when all are answered, or after a moment more.
 */
export async function askEvenly(
  order: AttackOrder,
  ask: (attacker: Attacker, index: number) => Promise<Asked>,
): Promise<Tally> {
  const tally = new Tally();
  const attackers = Array.from(
    { length: Math.ceil(addresses / order.places) },
    (_, index) => new Attacker(order.door.origin, addressOf(order, index), order.door),
  );
  const startedAt = performance.now();
  const inFlight = new Set<Promise<void>>();
  for (let index = 0; index < order.count; index += 1) {
    const left = startedAt + (index / order.count) * order.seconds * 1_000 - performance.now();
    if (left > 1) await delay(left);
    if (performance.now() - startedAt > mostTimesAsLong * order.seconds * 1_000) break;
    const attacker = attackers[index % attackers.length];
    if (!attacker) continue;
    tally.tried += 1;
    const asked: Promise<void> = ask(attacker, index).then(({ status, code }) => {
      tally.note(code === "" ? (status === 0 ? "no answer" : status) : `${status} ${code}`);
      inFlight.delete(asked);
    });
    inFlight.add(asked);
    if (inFlight.size >= mostInFlight) await Promise.race(inFlight);
  }
  await Promise.race([Promise.all(inFlight), delay(patienceMs)]);
  for (let left = inFlight.size; left > 0; left -= 1) tally.note("no answer yet");
  for (const attacker of attackers) attacker.close();
  return tally;
}

const mostInFlight = 400;
const patienceMs = 5_000;
