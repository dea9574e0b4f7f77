import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Budgets } from "../budgets/Budgets.ts";
import { freshDatabase, type TestDatabase } from "../test/databases.ts";
import { FakeClock } from "../test/fakeClock.ts";
import { type Keys, loadKeys } from "./keys.ts";
import { createFirstOrganizer } from "./organizer.ts";
import { Refreshes } from "./Refreshes.ts";
import { type Grant, reuseGraceMs, Sessions } from "./Sessions.ts";

const organizer = { login: "anna", password: "correct horse" };
const sizes = { teams: 60, seatsPerTeam: 6, clients: 1_000, practices: 60 };
const clock = new FakeClock(1_800_000_000_000);
let database: TestDatabase;
let keys: Keys;
let sessions: Sessions;
let refreshes: Refreshes;
/** Tokens that are just being looked up, and most of them at once. */
let lookedUp: number;
let most: number;

beforeAll(async () => {
  database = await freshDatabase();
  keys = await loadKeys(database.db);
  await createFirstOrganizer(database.db, organizer, clock.now());
});
afterAll(() => database.close());
beforeEach(async () => {
  sessions = await Sessions.open({ db: database.db, keys, clock });
  [lookedUp, most] = [0, 0];
  refreshes = new Refreshes({ sessions: { refresh: counted }, budgets: new Budgets(clock, sizes) });
});

async function counted(...asked: Parameters<Sessions["refresh"]>): ReturnType<Sessions["refresh"]> {
  lookedUp += 1;
  most = Math.max(most, lookedUp);
  try {
    return await sessions.refresh(...asked);
  } finally {
    lookedUp -= 1;
  }
}

async function signIn(): Promise<string> {
  const grant = await sessions.signIn(organizer.login, organizer.password);
  if (!grant) throw new Error("not signed in");
  return grant.refreshToken;
}

/** Where there are not too many. */
async function refresh(token: string, address: string): Promise<Grant | null> {
  const refreshed = await refreshes.refresh(token, address);
  if (refreshed === "overloaded") throw new Error("too many wait");
  return refreshed;
}

const tryNobodys = (count: number, address = "a") =>
  Promise.all(
    Array.from({ length: count }, (_, nth) => refreshes.refresh(`nobody's token number ${nth}`, address)),
  );

test("AUT19 a thousand tokens of nobody at once stand in the queue of the database as a hundred and one", async () => {
  const grants = await tryNobodys(1_000);
  expect(grants.filter((grant) => grant !== null)).toEqual([]);
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThanOrEqual(101);
});

test("AUT19 a right token leads on while others of its address are tried without end, and costs nothing of the share", async () => {
  const token = await signIn();
  const tried = tryNobodys(150);
  expect((await refresh(token, "a"))?.login).toBe(organizer.login);
  await tried;
  expect((await refresh(token, "a"))?.login).toBe(organizer.login);
  for (let time = 0; time < 150; time += 1) await refresh(token, "b");
  most = 0;
  await tryNobodys(100, "b");
  expect(most).toBe(100);
});

test("AUT19 where a thousand of an address wait a further one is told so at once, and a right one leads on when it asks again", async () => {
  const token = await signIn();
  // A hundred are the share.
  const tried = tryNobodys(1_200);
  expect(await refreshes.refresh(token, "a")).toBe("overloaded");
  expect((await refresh(token, "b"))?.login).toBe(organizer.login);
  const told = await tried;
  expect(told.filter((each) => each === "overloaded")).toHaveLength(100);
  expect((await refresh(token, "a"))?.login).toBe(organizer.login);
});

test("AUT17 AUT19 within the share of its address a token that was replaced several times ends the session", async () => {
  const stolen = await signIn();
  let latest = stolen;
  for (let time = 0; time < 3; time += 1) {
    clock.advance(reuseGraceMs + 1);
    latest = (await refresh(latest, "a"))?.refreshToken ?? "";
  }
  await tryNobodys(100, "flooding");
  expect(await refresh(stolen, "flooding")).toBeNull();
  expect((await refresh(latest, "a"))?.login).toBe(organizer.login);
  expect(await refresh(stolen, "a")).toBeNull();
  expect(await refresh(latest, "a")).toBeNull();
});
