import { afterAll, beforeAll, expect, test } from "vitest";
import { loadKeys } from "../auth/keys.ts";
import { signAccessToken } from "../auth/tokens.ts";
import { randomId, startApp, strangerAccount, type TestApp } from "../test/app.ts";
import { contestIn, joinTeam, liveView } from "../test/contests.ts";

/** Of one address 7 screens, of all 13. */
const limits = { clients: 50 };
let app: TestApp;
let token: string;
beforeAll(async () => {
  app = await startApp({ limits });
  token = await app.signIn();
});
afterAll(() => app.close());

test("BUD7 the owner's big screen finds a place though all of its address are taken, and nobody else's does", async () => {
  const contest = await contestIn(app, token, "lobby");
  const { code } = contest;
  const team = await joinTeam(app, contest, "Alpha");
  for (let count = 0; count < 7; count += 1) await app.join("connectScreen", code);
  const { access } = await loadKeys(app.database.db);
  const accountId = await strangerAccount(app.database);
  const stranger = await signAccessToken(access, { accountId, authSessionId: randomId() }, app.clock.now());
  const out = await app.signIn();
  await app.call("signOut", { token: out });
  for (const other of [undefined, "nonsense", team.seatToken, stranger, out]) {
    const call = { code, ...(other === undefined ? {} : { token: other }) };
    const { status, reply } = await app.call("connectScreen", call);
    expect([status, reply.code]).toEqual([503, "overloaded"]);
  }
  const own = await app.join("connectScreen", code, token);
  expect(liveView(own).view.phase).toBe("lobby");
  // It is shown what any other is.
  expect(own.privates).toEqual([]);
});
