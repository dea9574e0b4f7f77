// @vitest-environment jsdom
import { signal } from "@preact/signals";
import { afterEach, expect, test } from "vitest";
import { created, joins, opens, starts } from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import type { Trouble } from "../../net/http.ts";
import type { Connection } from "../../store/contestStore.ts";
import { openClassroom } from "../testing/classroom.ts";
import { showPlay } from "../testing/playStage.tsx";
import { clear, settle, textOf } from "../testing/stage.tsx";
import { Arriving } from "./Arriving.tsx";
import { Banner } from "./Banner.tsx";
import { Refused } from "./Refused.tsx";

const lesson = () => openClassroom(created(), opens(), joins(1, "Ann"), starts());
const page = () => textOf(document.body);

afterEach(clear);

test("RUN12 a page of a broken contest says so from the start, and goes on trying", async () => {
  const trouble = signal<Trouble | null>(null);
  const connection = signal<Connection>("connecting");
  await showPlay(lesson(), "t1", <Arriving />, { trouble, connection });
  expect(page()).toContain(en.status.connecting);
  await settle(() => {
    trouble.value = { code: "contest_broken" };
  });
  expect(page()).toContain(en.httpProblems.contest_broken({}));
  expect(page()).toContain(en.play.triesAgain);
});

test.each([
  ["contest_broken", en.httpProblems.contest_broken({})],
  ["sockets_blocked", en.httpProblems.sockets_blocked({})],
  ["foreign_reply", en.httpProblems.foreign_reply({})],
  ["unreachable", en.status.reconnecting],
  ["not_saved", en.status.reconnecting],
] as const)(
  "RUN12 a page that was live and is not says why, where there is more to say: %s",
  async (code, sentence) => {
    const trouble = signal<Trouble | null>(null);
    const connection = signal<Connection>("live");
    await showPlay(lesson(), "t1", <Banner />, { trouble, connection });
    expect(page()).toBe("");
    await settle(() => {
      connection.value = "reconnecting";
    });
    expect(page()).toBe(en.status.reconnecting);
    await settle(() => {
      trouble.value = { code };
    });
    expect(page()).toBe(sentence);
    await settle(() => {
      trouble.value = null;
      connection.value = "live";
    });
    expect(page()).toBe("");
  },
);

test("BAK4 a contest that changes its process shows a quiet sign, and no error", async () => {
  const trouble = signal<Trouble | null>({ code: "foreign_reply" });
  const connection = signal<Connection>("waiting");
  await showPlay(lesson(), "t1", <Banner />, { trouble, connection });
  expect(page()).toBe(en.back.moment);
  expect(document.querySelector(".banner")?.getAttribute("data-tone")).toBe("info");
});

test("RUN12 a broken contest takes nobody's seat away", async () => {
  const { app, play } = await showPlay(lesson(), "t1", <Refused>the page</Refused>, {
    trouble: signal<Trouble>({ code: "contest_broken" }),
    connection: signal<Connection>("reconnecting"),
  });
  app.seats.keep(play.seat);
  await settle();
  expect(page()).toBe("the page");
  expect(app.seats.find(play.seat.seatId)).toEqual(play.seat);
});
