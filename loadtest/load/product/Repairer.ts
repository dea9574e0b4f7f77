import { setTimeout as delay } from "node:timers/promises";
import type { RepairCommand } from "../../../shared/contest/commands.ts";
import { loopbackAddress } from "../../bots/addresses.ts";
import { ModeratorBot } from "../../bots/ModeratorBot.ts";
import { signIn } from "../../organizer.ts";
import { seededRandom } from "../../random.ts";
import { Histogram } from "../Histogram.ts";
import { nowUs } from "../monotonic.ts";
import { loadPassword } from "./password.ts";

/** Behind those of all clients. */
const localAddress = loopbackAddress(64_002);
const patienceMs = 20_000;
const lookAgainMs = 20;
/** A number that no bot gives: by this key nobody was right. */
const nobodysAnswer = "987654321";

/** A moderator who puts the key of the most played card right, by which everybody is concerned, and takes it back. */
export class Repairer {
  preview = new Histogram();
  apply = new Histogram();
  readonly #bot: ModeratorBot;

  static async enter(origin: string, roomCode: string, seed: number, findings: string[]): Promise<Repairer> {
    const caller = { origin, localAddress };
    const bot = new ModeratorBot({
      ...caller,
      roomCode,
      random: seededRandom(seed),
      fault: (sentence) => findings.push(sentence),
      signIn: () => signIn(caller, loadPassword),
    });
    for (const startedAt = performance.now(); !bot.isAtRest; await delay(lookAgainMs))
      if (performance.now() - startedAt > patienceMs) throw new Error("the moderator does not come in");
    // What was seeded may have stood still for too long before the server found it.
    if (bot.live?.view.phase === "paused") await bot.send({ type: "ResumeContest" });
    return new Repairer(bot);
  }

  private constructor(bot: ModeratorBot) {
    this.#bot = bot;
  }

  /** That all teams have given. */
  get answers(): number {
    const teams = Object.values(this.#bot.view?.teams ?? {});
    return teams
      .flatMap(({ purchases }) => purchases)
      .reduce((sum, { submissions }) => sum + submissions.length, 0);
  }

  forget(): void {
    this.preview = new Histogram();
    this.apply = new Histogram();
  }

  async repairFor(durationMs: number, everyMs: number): Promise<void> {
    for (const endMs = performance.now() + durationMs; performance.now() < endMs; ) {
      const next = delay(everyMs);
      await this.repair();
      await next;
    }
  }

  /** Looks at what would change, and changes it. Throws when it is refused. */
  async repair(): Promise<void> {
    const command = this.#next();
    const before = this.#acts;
    const lookedUs = nowUs();
    const looked = await this.#bot.request("preview", { command }, patienceMs);
    this.preview.record(nowUs() - lookedUs);
    if (!looked?.ok) throw new Error(`no preview: ${JSON.stringify(looked)}`);
    const sentUs = nowUs();
    const reply = await this.#bot.send(command);
    this.apply.record(nowUs() - sentUs);
    if (!reply.ok) throw new Error(`${command.type} was refused: ${JSON.stringify(reply.rejection)}`);
    while (this.#acts === before) await delay(lookAgainMs); // the next one turns on what this one did
  }

  close(): Promise<void> {
    return this.#bot.close();
  }

  get #acts(): number {
    return this.#bot.view?.acts.length ?? 0;
  }

  #next(): RepairCommand {
    const { view, live } = this.#bot;
    if (!view || !live) throw new Error("the moderator sees nothing");
    const why = "the load test says so";
    const corrected = view.acts.find(({ type, undoneBy }) => type === "key" && undoneBy === null);
    if (corrected) return { type: "UndoAct", act: corrected.number, why };
    const answered = Object.values(view.teams).flatMap(({ purchases }) =>
      purchases.flatMap(({ cardId, submissions }) => submissions.map(() => cardId)),
    );
    const counts = Map.groupBy(answered, (cardId) => cardId);
    const [most] = live.view.board.cards.toSorted(
      (one, other) => (counts.get(other.id)?.length ?? 0) - (counts.get(one.id)?.length ?? 0),
    );
    const checker = { kind: "number", answer: nobodysAnswer } as const;
    return { type: "CorrectKey", cardId: most?.id ?? 1, checker, policy: "strict", why };
  }
}
