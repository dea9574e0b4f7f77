import { expect, test } from "vitest";
import { Heartbeat, type Pinged } from "./Heartbeat.ts";

const everyMs = 3_000;
const tickMs = 20;

class Connection implements Pinged {
  unanswered = 0;
  pings = 0;
  isCut = false;
  answers = true;

  ask(): void {
    this.pings += 1;
    if (!this.answers) this.unanswered += 1;
  }

  cutOff(): void {
    this.isCut = true;
  }
}

const crowd = (count: number) => new Set(Array.from({ length: count }, () => new Connection()));

/** Ticks for a while; gives how many pings each tick sent. */
function run(
  connections: ReadonlySet<Connection>,
  heartbeat: Heartbeat,
  fromMs: number,
  toMs: number,
): number[] {
  const sent: number[] = [];
  const pings = () => [...connections].reduce((sum, connection) => sum + connection.pings, 0);
  for (let now = fromMs + tickMs; now <= toMs; now += tickMs) {
    const before = pings();
    heartbeat.tick(now);
    sent.push(pings() - before);
  }
  return sent;
}

test.each([1, 7, 1_000])(
  "%i connections are pinged once in three seconds each, never many at once",
  (count) => {
    const connections = crowd(count);
    const sent = run(connections, new Heartbeat(connections, everyMs, 2, 0), 0, 10 * everyMs);
    expect(new Set([...connections].map(({ pings }) => pings))).toEqual(new Set([10]));
    expect(Math.max(...sent)).toBeLessThanOrEqual(Math.ceil((count * tickMs) / everyMs));
  },
);

test("who leaves two pings without an answer is cut off, and nobody else", () => {
  const connections = crowd(10);
  const [silent] = connections;
  if (!silent) throw new Error("nobody is there");
  silent.answers = false;
  const heartbeat = new Heartbeat(connections, everyMs, 2, 0);
  run(connections, heartbeat, 0, 2 * everyMs);
  expect(silent.isCut).toBe(false);
  run(connections, heartbeat, 2 * everyMs, 3 * everyMs);
  expect([...connections].filter(({ isCut }) => isCut)).toEqual([silent]);
});

test("who comes in the middle of a round is pinged too, and who has left is not", () => {
  const connections = crowd(100);
  const [first] = connections;
  const last = [...connections].at(-1);
  if (!first || !last) throw new Error("nobody is there");
  const heartbeat = new Heartbeat(connections, everyMs, 2, 0);
  run(connections, heartbeat, 0, everyMs / 2);
  connections.delete(last);
  const late = new Connection();
  connections.add(late);
  run(connections, heartbeat, everyMs / 2, everyMs);
  expect([first.pings, last.pings, late.pings]).toEqual([1, 0, 1]);
});

test("a tick that comes late finishes the round and begins the next", () => {
  const connections = crowd(50);
  const heartbeat = new Heartbeat(connections, everyMs, 2, 0);
  heartbeat.tick(10 * everyMs);
  expect(new Set([...connections].map(({ pings }) => pings))).toEqual(new Set([1]));
  run(connections, heartbeat, 10 * everyMs, 11 * everyMs);
  expect(new Set([...connections].map(({ pings }) => pings))).toEqual(new Set([2]));
});
