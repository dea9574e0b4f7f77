import { readdirSync, readFileSync } from "node:fs";
import { afterEach, expect, test, vi } from "vitest";
import { z } from "zod";
import * as rules from "../../shared/contest/decide.ts";
import * as views from "../../shared/contest/viewFor.ts";
import type { Journal } from "../journal/journal.ts";
import { organizer, randomId, startApp, type TestApp } from "../test/app.ts";
import { contestIn, joinTeam, liveView } from "../test/contests.ts";
import { eventually } from "../test/eventually.ts";
import { createLog } from "./log.ts";

let app: TestApp | null = null;
afterEach(async () => {
  await app?.close();
  app = null;
});

/** What concerns no contest, or all of them. */
const ofTheProcess = [
  "Redis answers",
  "Redis does not answer: limits are this process's own until it does",
  "a contest could not be checked",
  "a process does not answer as itself at its address",
  "a process is frozen or cut off: its session ends",
  "a left practice was not removed",
  "an error nobody caught",
  "colyseus",
  "contests were deleted for good",
  "contests were not balanced",
  "contests without an owner were not looked for",
  "no demo contest",
  "not every contest was handed over in time",
  "other machines cannot reach these slots",
  "stopping",
  "the accountant died, and is started again",
  "the bin was not emptied",
  "the certificate cannot be renewed",
  "the certificate has changed",
  "the connection that holds the contests' locks broke",
  "the connection that holds the contests' locks is there again",
  "the contests' locks cannot be taken again, retrying",
  "the database has a problem",
  "the database's clock was set: contests go on by the time of before",
  "the processes' addresses were not looked at",
  "the stop was not clean",
  "what one socket sent was not handled: it is closed",
  "what other processes did could not be read",
  "what was deleted still takes its room on the disk",
];

test("RDS11 every line that the server may write says which contest it is about, unless it is about none", () => {
  const root = new URL("../", import.meta.url);
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (file) => /\.ts$/.test(file) && !/\.test\.ts$|^test\/|\/testing\//.test(file),
  );
  const calls = files.flatMap((file) => callsIn(file, readFileSync(new URL(file, root), "utf8")));
  expect(calls.length).toBeGreaterThan(25);
  const nameless = calls.filter(({ fields, message }) => {
    return !fields.includes("contestId") && !ofTheProcess.some((known) => message.includes(known));
  });
  expect(nameless).toEqual([]);
});

/** The calls of a logger: their fields, and what follows. Fields that were made before are looked for just above. */
function callsIn(file: string, source: string) {
  return [...source.matchAll(/\blog\.(?:debug|info|warn|error|fatal)\(/g)].map((found) => {
    const begin = found.index + found[0].length;
    const call = source.slice(begin, source.indexOf(");", begin));
    const isMadeBefore = /^\s*fields\b/.test(call);
    const fields = isMadeBefore ? source.slice(Math.max(0, begin - 400), begin) : call;
    return { file, fields, message: call };
  });
}

const Line = z.looseObject({ msg: z.string(), contestId: z.string().optional() });

test("RDS11 a contest with faults of many kinds: its lines name contest, number and command, and tell no secret", async () => {
  const written: string[] = [];
  const log = createLog(
    "trace",
    { slot: 3, redact: (line) => line },
    { write: (line) => void written.push(line) },
  );
  let isDown = false;
  const journal = (whole: Journal): Journal =>
    new Proxy(whole, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name, target);
        if (typeof method !== "function") return method;
        return (...args: unknown[]) => {
          if (isDown && name === "append") {
            const error = Object.assign(new Error("the database is away"), {
              detail: `row (${secretAnswer})`,
            });
            return Promise.reject(error);
          }
          return Reflect.apply(method, target, args);
        };
      },
    });
  const secretAnswer = "an answer that nobody may read";
  app = await startApp({ log, journal });
  const token = await app.signIn();
  const contest = await contestIn(app, token, "lobby");
  const { contestId } = contest.runner.state;
  const seat = await joinTeam(app, contest, "Alpha");
  await contest.goTo("running");
  const team = await app.join("connectTeam", contest.code, seat.seatToken);
  const pin = contest.runner.state.teams[seat.teamId]?.pin ?? "";

  // The journal cannot be written for a while.
  isDown = true;
  const bought = team.command({ type: "BuyCard", cardId: 1 });
  await eventually(() => expect(liveView(team).saving).toBe(false));
  isDown = false;
  await bought;

  // A rule fails over an answer.
  const commandId = randomId();
  const { decide } = rules;
  const spy = vi.spyOn(rules, "decide").mockImplementation((state, command) => {
    if (command.command.type === "SubmitAnswer") throw new Error("a rule has a bug");
    return decide(state, command);
  });
  await team.command({ type: "SubmitAnswer", purchaseId: 1, answer: secretAnswer }, commandId);
  spy.mockRestore();

  // It cannot be shown any more: a broken contest.
  const { viewFor } = views;
  const shown = vi.spyOn(views, "viewFor").mockImplementation((state, audience) => {
    if (audience.kind === "team") throw new Error("this team cannot be shown");
    return viewFor(state, audience);
  });
  // The room ends before it answers.
  team.command({ type: "BuyCard", cardId: 2 }).catch(() => undefined);
  await eventually(() => expect(written.join("")).toContain("a contest is broken"));
  shown.mockRestore();

  const lines = written.map((line) => Line.parse(JSON.parse(line)));
  const known = (message: string) => lines.find(({ msg }) => msg === message);
  expect(known("the journal cannot be written, retrying")).toMatchObject({
    contestId,
    seq: expect.any(Number),
  });
  expect(known("the journal takes events again")).toMatchObject({ contestId });
  expect(known("a rule failed")).toMatchObject({
    contestId,
    commandId,
    seq: expect.any(Number),
    command: "SubmitAnswer",
  });
  for (const line of lines) {
    expect(line).toMatchObject({ slot: 3 });
    if (!ofTheProcess.includes(line.msg)) expect(line).toMatchObject({ contestId });
  }
  const all = written.join("");
  expect(pin).toMatch(/^\d{4,}$/);
  for (const secret of [secretAnswer, `"${pin}"`, seat.seatToken, token, organizer.password])
    expect(all).not.toContain(secret);
});
