import { afterAll, beforeAll, expect, test } from "vitest";
import { type Route, type RouteName, routes } from "../../shared/api.ts";
import { loadKeys } from "../auth/keys.ts";
import { signAccessToken } from "../auth/tokens.ts";
import { demoFile, randomId, startApp, strangerAccount, type TestApp } from "../test/app.ts";
import { contestIn } from "../test/contests.ts";
import { FakeClock } from "../test/fakeClock.ts";
import { accountPaces } from "./accountPaces.ts";

const clock = new FakeClock(Date.UTC(2026, 10, 2));
let app: TestApp;
let token: string;
/** Contests of the organizer in each state that a paced route asks for. */
let codes: { readonly open: string; readonly finished: string; readonly binned: string };
beforeAll(async () => {
  app = await startApp({ clock });
  token = await app.signIn();
  const binned = await app.makeContest(token);
  await app.call("binContest", { token, code: binned });
  const { code: open } = await contestIn(app, token, "lobby");
  const { code: finished } = await contestIn(app, token, "finished");
  codes = { open, finished, binned };
});
afterAll(() => app.close());

const boardBody = { title: "T", language: "en", rows: 5, columns: 5 } as const;
const bodies: { readonly [N in RouteName]?: () => object } = {
  createContest: () => ({
    title: "T",
    language: "en",
    durationMs: 60_000,
    startsAt: null,
    rules: {},
    file: "",
  }),
  importDocument: () => ({ startsAt: null, rules: {}, document: {} }),
  previewTable: () => ({ language: "en", file: "" }),
  bringTable: () => ({ id: randomId(), file: demoFile, whither: "aside", grow: false, basedOn: 0 }),
  createBoard: () => boardBody,
  shelveContests: () => ({ roomCodes: [codes.open], archived: false }),
  setDetails: () => ({ id: randomId() }),
  purgeContest: () => ({ confirm: "another" }),
  copyCards: () => ({ id: randomId(), from: codes.open, cardIds: null, to: "aside" }),
};

async function codeOf(name: RouteName): Promise<string> {
  const { phases, bin }: Route = routes[name];
  const code = bin ? codes.binned : !phases || phases.includes("lobby") ? codes.open : codes.finished;
  const { reply } = await app.call(name, {
    token,
    code,
    ...(bodies[name] && { body: bodies[name]() as never }),
  });
  return reply.code ?? "ok";
}

/** A route of each rate that costs a test little, and what the rate is at once. */
const spent = {
  libraryActs: ["setDetails", 120],
  documents: ["importDocument", 60],
  tablePreviews: ["previewTable", 60],
  exports: ["contestTable", 120],
} as const;

test.each(Object.keys(spent) as (keyof typeof spent)[])(
  "BUD11 LIB8 every route of an account that has spent its %s says so; another account goes on",
  async (rate) => {
    const [cheap, burst] = spent[rate];
    for (let count = 0; count < burst; count += 1) await codeOf(cheap);
    const names = (Object.keys(accountPaces) as (keyof typeof accountPaces)[]).filter(
      (name) => accountPaces[name] === rate,
    );
    expect(names).toContain(cheap);
    for (const name of names) expect([name, await codeOf(name)]).toEqual([name, "too_fast"]);
    expect((await app.call("listContests", { token })).status).toBe(200);
    const keys = await loadKeys(app.database.db);
    const stranger = { accountId: await strangerAccount(app.database), authSessionId: randomId() };
    const other = await signAccessToken(keys.access, stranger, clock.now());
    expect((await app.call("createBoard", { token: other, body: boardBody })).status).toBe(200);
  },
);
