// @vitest-environment jsdom
import { afterEach, expect, test } from "vitest";
import type { ContestProtocol } from "../../../shared/api.ts";
import { en } from "../../i18n/en.ts";
import type { Answer } from "../../net/http.ts";
import { clear, press, settle, show, stageApp, textOf } from "../testing/stage.tsx";
import { ProtocolPage } from "./ProtocolPage.tsx";

const words = en.closing;
const page = () => textOf(document.body);
const at = 1_800_000_000_000;
const day = 86_400_000;

const protocol: ContestProtocol = {
  title: "Spring",
  startedAt: at,
  finishedAt: at + 2_400_000,
  finality: "provisional",
  finalReason: null,
  finalAgainst: [],
  prizes: 1,
  standings: [{ teamId: "t1", name: "Ann", boat: 0, place: 1, balancePoints: 1_200, solvedCount: 3 }],
  corrections: [],
  extraTime: [],
  appeals: [],
  awards: [],
};

afterEach(clear);

/** The page of somebody who is signed in, as the server answers one question after another. */
async function openProtocol(...answers: readonly Answer<"protocol">[]) {
  let asked = 0;
  const stage = stageApp({
    signIn: () => ({ ok: true, reply: { accessToken: "token", login: "teacher" } }),
    protocol: () => answers[asked++] ?? { ok: true, reply: protocol },
  });
  await stage.app.session.signIn("teacher", "password");
  await show(stage.app, <ProtocolPage code="K7MPXW" />);
  await settle();
}

test("PAG35 a protocol that does not come is said to, and is asked for again", async () => {
  await openProtocol({ ok: false, problem: { code: "unreachable" } });
  expect(page()).toContain(en.httpProblems.unreachable({}));
  await press(en.results.retry);
  expect(page()).toContain("Spring");
  expect(page()).not.toContain(en.httpProblems.unreachable({}));
});

test("PAG35 before the end it is said that there will be one, and is asked for again", async () => {
  await openProtocol({ ok: false, problem: { code: "wrong_phase" } });
  expect(page()).toContain(words.protocolWaiting);
  await press(en.results.retry);
  expect(page()).toContain("Spring");
});

test("CLO5 who is not signed in finds the way in, and then the protocol", async () => {
  const stage = stageApp({
    signIn: () => ({ ok: true, reply: { accessToken: "token", login: "teacher" } }),
    protocol: () => ({ ok: true, reply: protocol }),
  });
  await show(stage.app, <ProtocolPage code="K7MPXW" />);
  await settle();
  expect(document.querySelector("form")).not.toBeNull();
  await settle(() => stage.app.session.signIn("teacher", "password"));
  await settle();
  expect(page()).toContain("Spring");
});

test("CLO6 what was corrected on another day than the start has its day beside the time", async () => {
  const correction = { type: "key", card: null, team: null, why: "", undoneBy: null } as const;
  await openProtocol({
    ok: true,
    reply: {
      ...protocol,
      corrections: [
        { ...correction, number: 1, at: at + 60_000 },
        { ...correction, number: 2, at: at + day },
      ],
    },
  });
  const [, corrections] = document.querySelectorAll("table");
  const times = [...(corrections?.querySelectorAll("tbody tr") ?? [])].map((row) =>
    textOf(row.children[1] ?? null),
  );
  expect(times).toEqual(
    [en.format.timeOfDay(at + 60_000), en.format.dateTime(at + day)].map((time) =>
      time.replaceAll(/\s+/g, " "),
    ),
  );
});
