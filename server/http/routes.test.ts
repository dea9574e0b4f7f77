import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Route, type RouteName, type RouteRole, routes } from "../../shared/api.ts";
import { type Phase, phases } from "../../shared/contest/phases.ts";
import { loadKeys } from "../auth/keys.ts";
import { signAccessToken, signSeatToken } from "../auth/tokens.ts";
import { demoFile, organizer, randomId, startApp, strangerAccount, type TestApp } from "../test/app.ts";
import { callSlowly } from "../test/callSlowly.ts";
import { contestIn, joinTeam, type TestContest, type TestSeat } from "../test/contests.ts";

// The table route × role × phase, walked from the list that the server mounts.

const names = Object.keys(routes) as RouteName[];
const aboutContest = names.filter((name) => routes[name].path.includes(":code"));
/** What these leave is no contest for the next one: each is asked for one of its own. */
const endings: readonly RouteName[] = ["binContest", "restoreContest", "purgeContest"];
const smallDocument: unknown = JSON.parse(
  readFileSync(new URL("../../shared/contestFile/stored/version2.json", import.meta.url), "utf8"),
);
/** Room codes that bodies name. */
const codes = { shelved: "", asked: "" };

/** A picture of one pixel. */
const dot =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** A body that each route takes. */
const bodies: { readonly [N in RouteName]: () => object | null } = {
  signIn: () => organizer,
  firstRun: () => ({ secret: null }),
  setFirstPassword: () => ({ secret: null, password: "correct horse" }),
  refresh: () => null,
  signOut: () => null,
  service: () => null,
  listContests: () => null,
  createContest: () => ({
    title: "T",
    language: "en",
    durationMs: 60_000,
    startsAt: null,
    rules: {},
    file: demoFile,
  }),
  importDocument: () => ({ startsAt: null, rules: {}, document: smallDocument }),
  previewTable: () => ({ language: "en", file: demoFile }),
  bringTable: () => ({ id: randomId(), file: demoFile, whither: "aside", grow: false, basedOn: 0 }),
  createBoard: () => ({ title: "T", language: "en", rows: 5, columns: 5 }),
  shelveContests: () => ({ roomCodes: [codes.shelved], folder: "A folder" }),
  duplicateContest: () => null,
  details: () => null,
  setDetails: () => ({ id: randomId() }),
  binContest: () => null,
  restoreContest: () => null,
  purgeContest: () => ({ confirm: codes.asked }),
  createDemo: () => ({ board: "math-regatta", language: "en" }),
  findRoom: () => null,
  joinRoom: () => ({ id: randomId(), name: `Team ${randomId().slice(0, 8)}` }),
  returnToRoom: () => ({ id: randomId(), secret: randomId() }),
  takeSeat: () => ({ id: randomId(), name: "Alpha", pin: "000000" }),
  inviteDevice: () => null,
  acceptInvitation: () => ({ id: randomId(), secret: randomId(), invitation: "none" }),
  connectScreen: () => null,
  connectTeam: () => null,
  connectModerator: () => null,
  owner: () => null,
  noSocket: () => null,
  socketlessTeams: () => null,
  results: () => null,
  teamResults: () => null,
  matrix: () => null,
  matrixCsv: () => null,
  matrixXlsx: () => null,
  protocol: () => null,
  audit: () => null,
  auditCsv: () => null,
  auditXlsx: () => null,
  contestDocument: () => null,
  contestCards: () => null,
  copyCards: () => ({ id: randomId(), from: codes.shelved, cardIds: null, to: "aside" }),
  uploadPicture: () => ({ base64: dot }),
  ownPicture: () => null,
  teamPicture: () => null,
  screenPicture: () => null,
  readiness: () => ({ teams: 2, seed: 1 }),
  contestTable: () => null,
  journal: () => null,
  templateCsv: () => null,
  templateXlsx: () => null,
  templateOds: () => null,
  addresses: () => null,
  practiceBoards: () => null,
  startPractice: () => ({ board: "math-regatta", minutes: 10 }),
  finishPractice: () => null,
  tryDraft: () => ({ teams: 2, skillPercent: 60, cardSeconds: 120, hurry: 1, minutes: 10 }),
  trial: () => null,
  steerTrial: () => ({ skillPercent: 60, cardSeconds: 120, hurry: 4 }),
};

const callers = [
  "nobody",
  "a forged token",
  "a team's seat",
  "a released seat",
  "a removed team",
  "another contest's team",
  "the owner",
  "an organizer who does not own it",
  "a signed-out owner",
  "an expired owner",
] as const;
type Caller = (typeof callers)[number];

/** What each caller is told by a route of each role: 0 for "let in". */
const expected: Readonly<Record<RouteRole, Readonly<Record<Caller, number>>>> = {
  anyone: {
    nobody: 0,
    "a forged token": 0,
    "a team's seat": 0,
    "a released seat": 0,
    "a removed team": 0,
    "another contest's team": 0,
    "the owner": 0,
    "an organizer who does not own it": 0,
    "a signed-out owner": 0,
    "an expired owner": 0,
  },
  team: {
    nobody: 401,
    "a forged token": 401,
    "a team's seat": 0,
    "a released seat": 403,
    "a removed team": 403,
    "another contest's team": 401,
    "the owner": 401,
    "an organizer who does not own it": 401,
    "a signed-out owner": 401,
    "an expired owner": 401,
  },
  organizer: {
    nobody: 401,
    "a forged token": 401,
    "a team's seat": 401,
    "a released seat": 401,
    "a removed team": 401,
    "another contest's team": 401,
    "the owner": 0,
    "an organizer who does not own it": 0,
    "a signed-out owner": 401,
    "an expired owner": 401,
  },
  owner: {
    nobody: 401,
    "a forged token": 401,
    "a team's seat": 401,
    "a released seat": 401,
    "a removed team": 401,
    "another contest's team": 401,
    "the owner": 0,
    "an organizer who does not own it": 403,
    "a signed-out owner": 401,
    "an expired owner": 401,
  },
};

let app: TestApp;
let token: string;
beforeAll(async () => {
  app = await startApp();
  token = await app.signIn();
  codes.shelved = await app.makeContest(token);
});
afterAll(() => app.close());

/** A contest of the organizer for a route after which there is none: in the bin where the route looks for it there. */
async function contestFor(name: RouteName, phase: Phase): Promise<string> {
  const { code } = await contestIn(app, token, phase);
  if ("bin" in routes[name]) await app.call("binContest", { code, token });
  return code;
}

describe("route × role", () => {
  let contest: TestContest;
  const tokens = new Map<Caller, () => Promise<string | undefined>>();

  beforeAll(async () => {
    const keys = await loadKeys(app.database.db);
    contest = await contestIn(app, token, "lobby");
    const other = await contestIn(app, token, "lobby");
    const seat = await joinTeam(app, contest, "Alpha");
    const released = await joinTeam(app, contest, "Beta");
    const removed = await joinTeam(app, contest, "Gamma");
    const foreign = await joinTeam(app, other, "Alpha");
    await contest.moderate({ type: "ReleaseSeat", teamId: released.teamId, seatId: released.seatId });
    await contest.moderate({ type: "RemoveTeam", teamId: removed.teamId });
    const strangerId = await strangerAccount(app.database);
    const signedOut = await app.signIn();
    await app.call("signOut", { token: signedOut });
    // Of its own each time, like the owner's: one of the routes signs it out.
    const session = () => ({ accountId: strangerId, authSessionId: randomId() });
    const forgedSeat = { contestId: contest.runner.state.contestId, teamId: "t1", seatId: seat.seatId };
    const made: Readonly<Record<Caller, () => string | undefined | Promise<string | undefined>>> = {
      nobody: () => undefined,
      "a forged token": () => signSeatToken(new Uint8Array(32), forgedSeat),
      "a team's seat": () => seat.seatToken,
      "a released seat": () => released.seatToken,
      "a removed team": () => removed.seatToken,
      "another contest's team": () => foreign.seatToken,
      "the owner": () => app.signIn(),
      "an organizer who does not own it": () => signAccessToken(keys.access, session(), app.clock.now()),
      "a signed-out owner": () => signedOut,
      "an expired owner": () => signAccessToken(keys.access, session(), app.clock.now() - 16 * 60_000),
    };
    for (const caller of callers) tokens.set(caller, async () => made[caller]());
    // `results` and their like answer only then.
    await contest.goTo("finished");
  });

  for (const name of names) {
    const route = routes[name];
    test.each(callers)(`${name} (${route.role}): %s`, async (caller) => {
      const bearer = await tokens.get(caller)?.();
      const finished = route.phases === null || (route.phases as readonly Phase[]).includes("finished");
      const code = endings.includes(name) ? await contestFor(name, "finished") : contest.code;
      const answer = await send(name, code, bearer);
      const { role } = route;
      const status = expected[role][caller];
      if (status !== 0) {
        expect(answer.status).toBe(status);
        const codes = status === 401 ? ["not_signed_in"] : ["forbidden", "unknown_seat", "team_removed"];
        expect(codes).toContain(answer.reply.code);
      } else if (!finished) {
        expect(answer).toMatchObject({ status: 409, reply: { code: "wrong_phase" } });
      } else {
        expect(allowedBy(name)).toContain(answer.status);
      }
    });
  }
});

describe("route × phase", () => {
  for (const phase of phases) {
    test(phase, async () => {
      const contest = await contestIn(app, token, phase === "draft" ? "draft" : "lobby");
      const seat: TestSeat | null = phase === "draft" ? null : await joinTeam(app, contest, "Alpha");
      await contest.goTo(phase);
      for (const name of aboutContest) {
        const { role } = routes[name];
        // Nobody has a seat in a draft.
        if (role === "team" && !seat) continue;
        // A contest that is played never comes into the bin.
        if ("bin" in routes[name] && (phase === "running" || phase === "paused")) continue;
        const code = endings.includes(name) ? await contestFor(name, phase) : contest.code;
        const answer = await send(name, code, role === "team" ? seat?.seatToken : token);
        const open = (routes[name].phases as readonly Phase[] | null)?.includes(phase) ?? true;
        const shown = `${name} in ${phase}: ${answer.status} ${answer.reply.code ?? ""}`;
        if (open) expect(allowedBy(name), shown).toContain(answer.status);
        else
          expect({ status: answer.status, code: answer.reply.code }, shown).toEqual({
            status: 409,
            code: "wrong_phase",
          });
      }
    });
  }
});

describe("SEA6 a blocked team looks, and does not act", () => {
  test.each(names.filter((name) => routes[name].role === "team"))("%s", async (name) => {
    const route: Route = routes[name];
    const contest = await contestIn(app, token, "running");
    const { teamId, seatToken } = await joinTeam(app, contest, "Alpha");
    await contest.moderate({ type: "BlockTeam", teamId, blocked: true });
    if (route.phases && !route.phases.includes("running")) await contest.goTo("finished");
    const { status, reply } = await send(name, contest.code, seatToken);
    if (route.acts) expect([status, reply.code]).toEqual([409, "team_blocked"]);
    else expect(allowedBy(name)).toContain(status);
  });

  test("nor does it come back unblocked, when it went by itself", async () => {
    const contest = await contestIn(app, token, "lobby");
    const [alpha, beta] = [await joinTeam(app, contest, "Alpha"), await joinTeam(app, contest, "Beta")];
    await contest.moderate({ type: "BlockTeam", teamId: alpha.teamId, blocked: true });
    const gone = await contest.runner.execute({
      id: null,
      command: { type: "RemoveIdleTeams", teamIds: [alpha.teamId, beta.teamId] },
      actor: { role: "time" },
      receivedAt: app.clock.now(),
    });
    expect(gone.ok).toBe(true);
    expect((await send("returnToRoom", contest.code, alpha.seatToken)).reply.code).toBe("team_blocked");
    expect((await send("returnToRoom", contest.code, beta.seatToken)).status).toBe(200);
  });
});

describe("NET9 what happens while a body comes", () => {
  const read = aboutContest.filter(
    (name) => routes[name].method === "POST" && routes[name].contest !== "row",
  );
  const nextPhase: Readonly<Record<Phase, Phase | null>> = {
    draft: "lobby",
    lobby: "running",
    running: "finished",
    paused: null,
    finished: null,
  };
  /** A phase in which a route answers, after which comes one in which it does not. */
  const lastPhaseOf = (name: RouteName) => {
    const open: readonly Phase[] = routes[name].phases ?? phases;
    return open.find((phase) => {
      const next = nextPhase[phase];
      return phase !== "draft" && next !== null && !open.includes(next);
    });
  };

  test.each(read.filter((name) => routes[name].role === "team"))("a seat is released: %s", async (name) => {
    const contest = await contestIn(app, token, "running");
    const { teamId, seatId, seatToken } = await joinTeam(app, contest, "Alpha");
    const answer = await sendSlowly(name, contest.code, seatToken, () =>
      contest.moderate({ type: "ReleaseSeat", teamId, seatId }),
    );
    expect(answer).toMatchObject({ status: 403, reply: { code: "unknown_seat" } });
  });

  test("the sign-in ends", async () => {
    const signedIn = await app.signIn();
    const code = await app.makeContest(signedIn);
    const answer = await sendSlowly("setDetails", code, signedIn, async () => {
      await app.call("signOut", { token: signedIn });
    });
    expect(answer).toMatchObject({ status: 401, reply: { code: "not_signed_in" } });
  });

  test.each(read.filter(lastPhaseOf))("the phase passes: %s", async (name) => {
    const contest = await contestIn(app, token, "lobby");
    const { seatToken } = await joinTeam(app, contest, "Alpha");
    const phase = lastPhaseOf(name) ?? "lobby";
    await contest.goTo(phase);
    const answer = await sendSlowly(
      name,
      contest.code,
      routes[name].role === "team" ? seatToken : token,
      () => contest.goTo(nextPhase[phase] ?? phase),
    );
    expect(answer).toMatchObject({ status: 409, reply: { code: "wrong_phase" } });
  });
});

/** Statuses of a request that got through to its route. */
function allowedBy(name: RouteName): readonly number[] {
  if (name === "takeSeat") return [409]; // wrong_pin
  if (name === "acceptInvitation") return [409]; // invitation_over
  if (name === "returnToRoom") return [409]; // the team is here
  if (name === "setFirstPassword") return [409]; // password_set
  if (name === "refresh") return [401]; // no cookie
  if (name === "finishPractice") return [403]; // no practice: PRA4
  if (name === "trial" || name === "steerTrial") return [403]; // no trial: PRA11
  if (name === "setDetails") return [409]; // nothing to change
  if (/^(own|team|screen)Picture$/u.test(name)) return [404]; // none is named: pictures.test.ts
  if (name === "shelveContests") return [200, 404]; // 404: it names a contest of another account. LIB2
  return [200];
}

function send(name: RouteName, code: string, bearer: string | undefined) {
  return app.call(name, asked(name, code, bearer));
}

function sendSlowly(name: RouteName, code: string, bearer: string, meanwhile: () => Promise<unknown>) {
  return callSlowly(app, name, asked(name, code, bearer), meanwhile);
}

function asked(name: RouteName, code: string, bearer: string | undefined) {
  codes.asked = code;
  const body = bodies[name]();
  return {
    code,
    ...(bearer === undefined ? {} : { token: bearer }),
    ...(body === null ? {} : { body: body as never }),
  };
}
