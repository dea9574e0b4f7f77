import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { drain } from "./Drain.ts";
import type { ReasonToHandOver } from "./handOver.ts";
import { openService, type Service, type TestProcess } from "./testing/service.ts";

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe("a process that stops", () => {
  let service: Service;
  beforeEach(async () => {
    service = await openService();
    reasons.length = 0;
  });
  afterEach(() => service.close());

  const reasons: ReasonToHandOver[] = [];
  /** As the app does; where each contest's people are led, by contest. */
  async function drained({ self, store, owners, live, clock, pulse }: TestProcess) {
    const paths = new Map<string, string>();
    pulse.draining = true;
    await owners.renew();
    await drain({
      ...{ self, store, owners, clock, log },
      peers: service.neighbours,
      contestIds: () => live.contestIds(),
      onHandedOver: (why) => reasons.push(why),
      rooms: {
        async handOver(contestId, take) {
          await live.close(contestId);
          paths.set(contestId, await take());
        },
      },
    });
    return paths;
  }

  test("CLU9 hands its contests over one by one, and each is read by its next owner before", async () => {
    const [stopping, next] = [await service.start(), await service.start()];
    const contestIds = [await service.makeContest(), await service.makeContest()];
    for (const contestId of contestIds) await stopping.live.get(contestId);
    const epochs = await Promise.all(
      contestIds.map(async (contestId) => (await stopping.live.get(contestId)).epoch),
    );
    const paths = await drained(stopping);
    expect([...paths]).toEqual(contestIds.map((contestId) => [contestId, `/p/${next.self.slot}`]));
    expect(service.neighbours.asked.filter((asked) => !asked.startsWith("ask"))).toEqual(
      contestIds.flatMap(() => [`prepare ${next.self.address}`, `take ${next.self.address}`]),
    );
    expect(stopping.live.size).toBe(0);
    expect(reasons).toEqual(["stopping", "stopping"]);
    for (const [index, contestId] of contestIds.entries()) {
      const runner = await next.live.find(contestId);
      expect(runner?.epoch).toBeGreaterThan(epochs[index] ?? 0);
      // It was alive until it was let go of: nothing is interrupted.
      expect(runner?.state.phase).toBe("lobby");
    }
  });

  test("CLU9 keeps what only a process of a lower version, or nobody, could take", async () => {
    const stopping = await service.start({ version: 2 });
    const contestId = await service.makeContest();
    await stopping.live.get(contestId);
    expect((await drained(stopping)).size).toBe(0);
    await service.start({ version: 1 });
    expect((await drained(stopping)).size).toBe(0);
    expect(stopping.live.contestIds()).toEqual([contestId]);
    const next = await service.start({ version: 3 });
    expect((await drained(stopping)).get(contestId)).toBe(`/p/${next.self.slot}`);
  });

  test("CLU17 hands nothing to a process that does not listen yet while another one stays", async () => {
    const stopping = await service.start();
    const [starting, next] = [await service.start(), await service.start()];
    starting.pulse.starting = true;
    next.pulse.load = 1_000;
    const renew = () => Promise.all([starting, next].map(({ owners }) => owners.renew()));
    const contestIds = [await service.makeContest(), await service.makeContest()];
    for (const contestId of contestIds) await stopping.live.get(contestId);
    await renew();
    const paths = await drained(stopping);
    expect([...paths]).toEqual(contestIds.map((contestId) => [contestId, `/p/${next.self.slot}`]));
    // Nor is one that nobody has led there.
    const contestId = await service.makeContest();
    await renew();
    expect(await next.owners.locate(contestId)).toEqual({ at: "nobody", slot: null });
    expect(await starting.owners.locate(contestId)).toEqual({ at: "nobody", slot: next.self.slot });
  });

  test("CLU9 is not held up by one contest that cannot be handed over", async () => {
    const [stopping, next] = [await service.start(), await service.start()];
    const contestIds = [await service.makeContest(), await service.makeContest()];
    for (const contestId of contestIds) await stopping.live.get(contestId);
    const [first = ""] = contestIds;
    const { neighbours } = service;
    const take = neighbours.take.bind(neighbours);
    neighbours.take = async (address, contestId) => {
      if (contestId === first) throw new Error("no");
      return take(address, contestId);
    };
    const paths = await drained(stopping);
    expect([...paths.keys()]).toEqual(contestIds.slice(1));
    expect(next.live.size).toBe(1);
    // Nobody has it now, and whoever is asked for it takes it.
    expect(await next.owners.locate(first)).toMatchObject({ at: "nobody" });
  });

  test("CLU9 gives up after twenty seconds", async () => {
    const [stopping] = [await service.start(), await service.start()];
    await stopping.live.get(await service.makeContest());
    const asked = new Promise<void>((resolve) => {
      service.neighbours.prepare = () => {
        resolve();
        return new Promise(() => undefined);
      };
    });
    const draining = drained(stopping);
    await asked;
    stopping.clock.advance(20_000);
    expect((await draining).size).toBe(0);
    expect(stopping.live.size).toBe(1);
  });
});
