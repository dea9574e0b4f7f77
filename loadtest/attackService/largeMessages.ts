import { routes } from "../../shared/api.ts";
import type { Asked } from "../attack/http.ts";
import { addressOf, askEvenly } from "./askEvenly.ts";
import type { AttackOrder, AttackReport } from "./attackerCalls.ts";
import { enterAsScreen } from "./sockets.ts";

const large = Buffer.alloc(10_000_000, 0x20);
const patienceMs = 10_000;

/**
 * Sends 10 MB by turns: to a route that takes little, to the one that takes most, and as one message in a contest's room.
 */
export async function sendLarge(order: AttackOrder): Promise<AttackReport> {
  const tally = await askEvenly(order, async (attacker, index) => {
    if (index % 3 === 2) return sendInRoom(order, index);
    const path = index % 3 === 0 ? routes.signIn.path : routes.importDocument.path;
    const { status } = await attacker.post(path, "application/json", large);
    return { status, code: index % 3 === 0 ? "to sign in" : "as a document", cookies: [] };
  });
  return tally.report();
}

/** How the connection was closed. */
async function sendInRoom(order: AttackOrder, index: number): Promise<Asked> {
  const code = order.roomCodes[index % order.roomCodes.length] ?? "";
  const screen = await enterAsScreen(order.door, addressOf(order, index), code);
  if (!screen) return { status: 0, code: "not let in", cookies: [] };
  const closed = new Promise<number>((resolve) => screen.once("close", resolve));
  screen.send(large);
  const timer = setTimeout(() => screen.terminate(), patienceMs);
  const status = await closed;
  clearTimeout(timer);
  return { status, code: "closed, in a room", cookies: [] };
}
