import { loopbackAddress } from "../../bots/addresses.ts";
import { type Caller, callRoute } from "../../bots/callRoute.ts";
import { RoomConnection } from "../../bots/RoomConnection.ts";
import type { SentCommand } from "../../bots/strategy.ts";
import { createContest, signInAtLast } from "../../organizer.ts";
import { seededRandom } from "../../random.ts";
import { type BoardSize, contestFileOf, loadRules } from "../loadContests.ts";
import { loadPassword } from "./password.ts";

const atOnce = 8;
const requestTimeoutMs = 10_000;
const joinTimeoutMs = 30_000;
/** Behind those of all clients. */
const organizerAddress = loopbackAddress(64_000);

/** The contests of a run, made and moderated as an organizer does. */
export class Contests {
  readonly roomCodes: readonly string[];
  readonly #caller: Caller;
  readonly #token: string;

  /** So many contests in draft, all with the same board. */
  static async make(
    origin: string,
    count: number,
    { seed, boardSize }: { readonly seed: number; readonly boardSize: BoardSize },
  ): Promise<Contests> {
    const caller = { origin, localAddress: organizerAddress };
    const token = await signInAtLast(caller, loadPassword);
    const { csv } = contestFileOf(seed, boardSize);
    const codes: string[] = [];
    await someAtOnce(
      Array.from({ length: count }, (_, index) => index),
      async (index) => {
        codes[index] = await createContest(caller, token, {
          title: `Room ${index + 1}`,
          csv,
          rules: loadRules,
        });
      },
    );
    return new Contests(caller, token, codes);
  }

  private constructor(caller: Caller, token: string, roomCodes: readonly string[]) {
    this.#caller = caller;
    this.#token = token;
    this.roomCodes = roomCodes;
  }

  /** Comes into every room as its moderator, has a command carried out, and goes. Throws when it is refused. */
  async moderate(command: SentCommand): Promise<void> {
    await someAtOnce(this.roomCodes, (code) => this.#moderateOne(code, command));
  }

  async #moderateOne(code: string, command: SentCommand): Promise<void> {
    const answer = await callRoute(this.#caller, "connectModerator", { code, token: this.#token });
    if (!answer.ok) throw new Error(`the moderator of ${code} was not let in: ${answer.problem.code}`);
    const connection = await RoomConnection.open({
      ...this.#caller,
      reservation: answer.reply.reservation,
      path: answer.reply.path,
      joinTimeoutMs,
      events: { state: () => {}, message: () => {}, closed: () => {} },
    });
    try {
      const id = seededRandom(Date.now() + command.type.length).id();
      const reply = await connection.request("command", { id, command }, requestTimeoutMs);
      if (!reply?.ok) throw new Error(`${command.type} in ${code}: ${JSON.stringify(reply)}`);
    } finally {
      connection.terminate();
    }
  }
}

async function someAtOnce<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  const worker = async () => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
