import { expect, test } from "vitest";
import type { CommandReply } from "../../shared/protocol.ts";
import { seededRandom } from "../random.ts";
import { CommandDesk } from "./CommandDesk.ts";

const refusedBy = (code: "overloaded" | "internal"): CommandReply => ({ ok: false, rejection: { code } });

/** Answers when it is told to. */
class FakeConnection {
  readonly #asked: PromiseWithResolvers<CommandReply>[] = [];

  get questions(): number {
    return this.#asked.length;
  }

  request(): Promise<never> {
    const asked = Promise.withResolvers<CommandReply>();
    this.#asked.push(asked);
    return asked.promise as Promise<never>; // whatever is asked here is a command
  }

  requestAnything(): Promise<unknown> {
    return this.request();
  }

  /** What was asked last. */
  answer(reply: CommandReply): void {
    this.#asked.at(-1)?.resolve(reply);
  }
}

test("since when a command waits is counted from its connection, and from the last word there", async () => {
  const faults: string[] = [];
  const desk = new CommandDesk(seededRandom(1), {
    answered: () => undefined,
    fault: (sentence) => faults.push(sentence),
    moved: () => undefined,
  });
  const [first, second] = [new FakeConnection(), new FakeConnection()];
  const reply = desk.send({ type: "ResumeContest" });
  expect(desk.waitsSince).toBeNull();
  desk.connect(first);
  const since = desk.waitsSince ?? Number.NaN;
  desk.connect(null);
  expect(desk.waitsSince).toBeNull();
  desk.connect(second);
  const again = desk.waitsSince ?? Number.NaN;
  expect(again).toBeGreaterThanOrEqual(since);
  second.answer(refusedBy("overloaded"));
  await expect.poll(() => second.questions).toBe(2);
  expect(desk.waitsSince).toBeGreaterThan(again);
  second.answer(refusedBy("internal"));
  expect(await reply).toEqual(refusedBy("internal"));
  expect([desk.waitsSince, faults]).toEqual([null, []]);
});
