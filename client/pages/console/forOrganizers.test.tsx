// @vitest-environment jsdom
import { afterEach, expect, test, vi } from "vitest";
import { en } from "../../i18n/en.ts";
import type { Answer } from "../../net/http.ts";
import { clear, find, press, settle, show, stageApp, textOf } from "../testing/stage.tsx";
import { ConsolePage } from "./ConsolePage.tsx";
import { ForOrganizers } from "./ForOrganizers.tsx";

const page = () => textOf(document.body);

afterEach(() => {
  clear();
  vi.useRealTimers();
});

test("PAG34 who was signed in is asked for no password while the server does not answer, and comes in when it does", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  let answer: Answer<"refresh"> = { ok: false, problem: { code: "unreachable" } };
  const { app } = stageApp({ refresh: () => answer });
  app.storage.write("regatta.organizer", "ada");
  await show(app, <ForOrganizers>Contests</ForOrganizers>);
  await settle();
  expect(textOf(document.querySelector("main [role=status]"))).toContain(en.httpProblems.unreachable({}));
  expect(page()).toContain(en.play.triesAgain);
  expect(document.querySelector("input[type=password]")).toBeNull();
  answer = { ok: true, reply: { accessToken: "token", login: "ada" } };
  await settle(() => vi.advanceTimersByTime(5_000));
  expect(page()).toBe("Contests");
});

test("AUT18 who could not be signed out is told why, beside the button, which waits for the answer", async () => {
  const answers: Answer<"signOut">[] = [
    { ok: false, problem: { code: "unreachable" } },
    { ok: true, reply: {} },
  ];
  const asked = Promise.withResolvers<void>();
  const { app } = stageApp({
    refresh: () => ({ ok: true, reply: { accessToken: "token", login: "ada" } }),
    async signOut() {
      await asked.promise;
      return answers.shift() ?? { ok: true, reply: {} };
    },
  });
  app.storage.write("regatta.organizer", "ada");
  await show(app, <ConsolePage code={null} />);
  await settle();
  await press(en.console.signOut);
  expect(find("button", en.join.working).getAttribute("aria-disabled")).toBe("true");
  await press(en.join.working);
  await settle(() => asked.resolve());
  await settle();
  expect(textOf(document.querySelector(".sign-out [role=alert]"))).toBe(
    `✗ ${en.console.notSignedOut} ${en.httpProblems.unreachable({})}`,
  );
  expect(answers).toHaveLength(1);
  await press(en.console.signOut);
  await settle();
  await settle();
  expect(document.querySelector("input[type=password]")).not.toBeNull();
});
