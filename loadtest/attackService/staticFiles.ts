import { askEvenly } from "./askEvenly.ts";
import type { AttackOrder, AttackReport } from "./attackerCalls.ts";

/** What anybody may do as often: fetches a small file of the pages. It shows what the machine itself takes. */
export async function fetchFiles(order: AttackOrder): Promise<AttackReport> {
  const tally = await askEvenly(order, (attacker) => attacker.fetchFile(order.smallFile));
  return tally.report();
}
