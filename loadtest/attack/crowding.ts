import { connect } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { callRoute } from "../bots/callRoute.ts";
import type { RoomConnection } from "../bots/RoomConnection.ts";
import type { Findings } from "./Findings.ts";
import { type Asked, Attacker, summary } from "./http.ts";
import type { Target } from "./Target.ts";

const fakeTeams = 300;
const reservations = 250;
const practices = 120;
/** As many as one address may have. */
const takenScreens = 125;
const idle = 400;
const classTeams = 20;
const patienceMs = 15_000;
const from = (address: string) => `127.8.6.${address}`;

/** One address takes whatever it can get; a class, its big screen and the owner's console still get in. */
export async function crowdOut(target: Target, findings: Findings): Promise<void> {
  const contest = await target.openContest("Crowded");
  const { code } = contest;
  const attacker = new Attacker(target.origin, from("1"));
  const pupils = new Attacker(target.origin, from("2"));
  const owner = new Attacker(target.origin, from("3"));
  const join = (by: Attacker, name: string) =>
    by.ask("joinRoom", { code, body: { id: `crowd${name.replaceAll(" ", "")}`.padEnd(24, "x"), name } });
  const practise = (by: Attacker) =>
    by.ask("startPractice", { body: { board: "math-regatta", minutes: 10 } });

  const { port, hostname: host } = new URL(target.origin);
  const sockets = Array.from({ length: idle }, () =>
    connect({ port: Number(port), host, localAddress: from("1") }).on("error", () => undefined),
  );
  const taken = await Promise.all([
    attacker.flood(fakeTeams, (index) => join(attacker, `Fake ${index}`)),
    attacker.flood(reservations, () => attacker.ask("connectScreen", { code })),
    attacker.flood(practices, () => practise(attacker)),
  ]);

  const startedAt = performance.now();
  const entered = await pupils.flood(classTeams, (index) =>
    untilIn(() => join(pupils, `Class ${index}`), startedAt + patienceMs),
  );
  const others: Readonly<Record<string, Asked>> = {
    "the big screen": await pupils.ask("connectScreen", { code }),
    "the big screen at the same address": await attacker.ask("connectScreen", { code }),
    "the owner's console": await owner.ask("connectModerator", { code, token: target.organizerToken }),
    "a practice": await practise(pupils),
  };
  const screens = await takeScreens(target, code);
  const ownScreen = { code, token: target.organizerToken };
  const late = { "the owner's big screen": await attacker.ask("connectScreen", ownScreen) };
  const tookMs = performance.now() - startedAt;
  const outside = entered.filter(({ status }) => status !== 200);
  findings.add({
    what: "one address takes all places",
    tried: `${fakeTeams} teams, ${reservations} screens, ${screens.length} of them open, ${practices} practices, ${idle} connections`,
    seen: `${taken.map(summary).join("; ")}; a class of ${classTeams}: ${summary(entered)} after ${(tookMs / 1000).toFixed(1)} s`,
    broke: [
      ...(outside.length === 0 ? [] : [`of the class ${summary(outside)}`]),
      ...Object.entries({ ...others, ...late })
        .filter(([, { status }]) => status !== 200)
        .map(([who, { code: refusal }]) => `${who} did not get in: ${refusal}`),
    ],
  });
  for (const screen of screens) screen.terminate();
  for (const socket of sockets) socket.destroy();
  for (const each of [attacker, pupils, owner]) each.close();
  contest.moderator.terminate();
}

/** Big screens that are not only asked for, as many as get in. */
async function takeScreens(target: Target, code: string): Promise<readonly RoomConnection[]> {
  const screens: RoomConnection[] = [];
  for (let count = 0; count < takenScreens; count += 1) {
    const answer = await callRoute(target.caller(from("1")), "connectScreen", { code });
    if (answer.ok) screens.push(await target.enter(answer.reply, from("1")));
  }
  return screens;
}

/** Asks again as a page does that is told to wait. */
async function untilIn(ask: () => Promise<Asked>, until: number): Promise<Asked> {
  let asked = await ask();
  while (asked.status !== 200 && performance.now() < until) {
    await delay(500);
    asked = await ask();
  }
  return asked;
}
