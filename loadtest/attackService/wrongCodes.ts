import { roomCodeAlphabet, roomCodeLength } from "../../shared/ids.ts";
import { type Random, seededRandom } from "../random.ts";
import { askEvenly } from "./askEvenly.ts";
import type { AttackOrder, AttackReport } from "./attackerCalls.ts";

/** Guesses codes of rooms, all different. */
export async function guessCodes(order: AttackOrder): Promise<AttackReport> {
  const random = seededRandom(order.seed);
  const tally = await askEvenly(order, (attacker) => attacker.ask("findRoom", { code: anyCode(random) }));
  return tally.report();
}

function anyCode(random: Random): string {
  const letters = [...roomCodeAlphabet];
  return Array.from({ length: roomCodeLength }, () => random.pick(letters)).join("");
}
