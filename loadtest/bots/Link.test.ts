import type { AddressInfo } from "node:net";
import { type Client, defineRoom, defineServer, matchMaker, Room } from "@colyseus/core";
import { WebSocketTransport } from "@colyseus/ws-transport";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { ContestSchema } from "../../server/rooms/schema.ts";
import type { ContestOwner } from "../../shared/api.ts";
import { seededRandom } from "../random.ts";
import { Link, type SeatWish } from "./Link.ts";

/** A contest's room at one process: it says which epoch it is of, and may be told to say nothing. */
class EpochRoom extends Room<{ state: ContestSchema }> {
  override state = new ContestSchema();
  isSilent = false;
  override messages = {
    time: () => (this.isSilent ? new Promise(() => {}) : { now: 12 }),
  };

  override onCreate({ epoch }: { epoch: number }): void {
    this.state.epoch = epoch;
    this.state.saving = true;
    this.state.mark = `m${epoch}`;
    this.patchRate = 5;
    rooms.set(epoch, this);
  }

  override onJoin(client: Client): void {
    client.send("private", { revision: 1, change: { kind: "team" }, mark: `p${this.state.epoch}` });
  }
}

const rooms = new Map<number, EpochRoom>();
const server = defineServer({
  greet: false,
  gracefullyShutdown: false,
  transport: new WebSocketTransport(),
  rooms: { epochs: defineRoom(EpochRoom).filterBy(["epoch"]) },
});
let origin = "";
let link: Link | null = null;

beforeAll(async () => {
  await server.listen(0, "127.0.0.1");
  // Colyseus declares the transport's server as its own kind of one; it is Node's.
  const { port } = (server.transport.server as unknown as { address(): AddressInfo }).address();
  origin = `http://127.0.0.1:${port}`;
});
afterEach(async () => {
  await link?.close();
  rooms.clear();
});
afterAll(() => server.gracefullyShutdown(false));

/** Every process has the contest under its own epoch: that of slot 1 is 1. */
function follow(usually: () => number, owner: () => ContestOwner | null = () => null) {
  const seen = {
    epochs: [] as number[],
    messages: [] as string[],
    faults: [] as string[],
    wishes: [] as SeatWish[],
    askedAt: [] as number[],
    /** So many wishes are refused first, as by a proxy whose server is away. */
    refusals: 0,
  };
  const followed = new Link(
    {
      origin,
      localAddress: "127.2.0.1",
      random: seededRandom(1),
      fault: (sentence) => seen.faults.push(sentence),
      reserve: async (wish) => {
        seen.wishes.push(wish);
        seen.askedAt.push(performance.now());
        if (seen.refusals > 0) {
          seen.refusals -= 1;
          return { ok: false, problem: { code: "unreachable" } };
        }
        const epoch = wish.path === "" ? usually() : Number(wish.path.slice("/p/".length));
        const reservation = await matchMaker.joinOrCreate("epochs", { epoch });
        return { ok: true, reply: { reservation, path: `/p/${epoch}` } };
      },
      findOwner: async () => owner(),
    },
    {
      connection: () => {},
      state: ({ epoch }) => seen.epochs.push(epoch),
      message: (type) => seen.messages.push(type),
    },
  );
  link = followed;
  followed.start();
  return { seen, followed };
}

it("BAK3 BAK5 goes to the process that the contest was handed to, with the newest mark", async () => {
  const { seen, followed } = follow(() => 1);
  await until(() => seen.messages.length === 1);
  rooms.get(1)?.broadcast("moved", { path: "/p/2" });
  await until(() => seen.epochs.includes(2));
  expect(seen.wishes.map(({ path }) => path)).toEqual(["", "/p/2"]);
  expect(seen.wishes[1]?.mark).toMatch(/^[mp]1$/);
  expect(followed.epochs).toEqual([1, 2]);
  expect(followed.wayBackMs).toHaveLength(1);
  expect(seen.messages).not.toContain("moved");
  expect(seen.faults).toEqual([]);
});

it("BAK2 calls an epoch that is over two live owners, and looks at nothing of it", async () => {
  let process = 3;
  const { seen, followed } = follow(() => process);
  await until(() => seen.epochs.includes(3));
  process = 2;
  followed.drop();
  await until(() => seen.faults.length > 0);
  process = 4;
  await until(() => seen.epochs.includes(4));
  expect(seen.faults[0]).toBe("two live owners: epoch 3 was followed by 2");
  expect(seen.epochs).not.toContain(2);
  expect(followed.epochs).toEqual([3, 4]);
});

it("BAK1 asks who has the contest when nothing is heard, and goes there", async () => {
  const { seen, followed } = follow(
    () => 1,
    () => ({ path: "/p/2", epoch: 2 }),
  );
  await until(() => seen.epochs.includes(1));
  const room = rooms.get(1);
  if (room) room.isSilent = true;
  await until(() => seen.epochs.includes(2));
  expect(seen.wishes.map(({ path }) => path)).toEqual(["", "/p/2"]);
  expect(followed.wayBackMs[0]).toSatisfy((ms: number) => ms >= 1_500 && ms < 60_000);
  expect(seen.faults).toEqual([]);
});

it("BAK1 asks who has the contest where nothing can be saved, and goes there", async () => {
  const { seen } = follow(
    () => 1,
    () => ({ path: "/p/2", epoch: 2 }),
  );
  await until(() => seen.epochs.includes(1));
  const room = rooms.get(1);
  if (room) room.state.saving = false;
  await until(() => seen.epochs.includes(2));
  expect(seen.wishes.map(({ path }) => path)).toEqual(["", "/p/2"]);
  expect(seen.faults).toEqual([]);
});

it("BAK1 waits no shorter than a page does among several processes", async () => {
  const { seen, followed } = follow(() => 1);
  await until(() => seen.epochs.includes(1));
  seen.refusals = 2;
  followed.drop();
  await until(() => seen.askedAt.length === 4);
  const [, first = 0, second = 0, third = 0] = seen.askedAt;
  // 200 to 400 ms, then 400 to 500; timers are right to a millisecond.
  expect(second - first).toBeGreaterThan(198);
  expect(third - second).toBeGreaterThan(398);
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}
