// @vitest-environment jsdom
import { afterEach, expect, test, vi } from "vitest";
import { en } from "../../i18n/en.ts";
import type { Answer } from "../../net/http.ts";
import { clear, settle, show, stageApp, textOf } from "../testing/stage.tsx";
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
