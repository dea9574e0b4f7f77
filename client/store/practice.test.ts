import { signal } from "@preact/signals";
import { expect, test, vi } from "vitest";
import type { Answer, CallRoute } from "../net/http.ts";
import { createMemoryStorage } from "./browserStorage.ts";
import { startPractice } from "./practice.ts";
import type { Page } from "./router.ts";
import { createSeatBook } from "./seats.ts";

const choice = { board: "math-regatta", minutes: 10 } as const;

function parts(answer: Answer<"startPractice">) {
  const call = vi.fn(async () => answer);
  const go = vi.fn<(path: string) => void>();
  const router = { page: signal<Page>({ name: "practice" }), go, replace: () => undefined };
  const seats = createSeatBook(createMemoryStorage());
  return { call: call as unknown as CallRoute, seats, router, asked: call };
}

test("a practice begins on its play page, and its seat is kept", async () => {
  const reply = { roomCode: "ABCD", teamId: "t1", seatId: "aaaaaaaaaa", seatToken: "token" };
  const { asked, ...app } = parts({ ok: true, reply });
  expect(await startPractice(app, choice, "Math regatta")).toBeNull();
  expect(asked).toHaveBeenCalledWith("startPractice", { body: choice });
  expect(app.seats.find("aaaaaaaaaa")).toMatchObject({ teamName: "Math regatta", practice: choice });
  expect(app.router.go).toHaveBeenCalledWith("/play/ABCD/aaaaaaaaaa");
});

test("PAG43 the board's titles are kept, and not sent", async () => {
  const reply = { roomCode: "ABCD", teamId: "t1", seatId: "aaaaaaaaaa", seatToken: "token" };
  const { asked, ...app } = parts({ ok: true, reply });
  const titles = { en: "Math regatta", ru: "Математическая регата" };
  await startPractice(app, { ...choice, titles }, titles.en);
  expect(asked).toHaveBeenCalledWith("startPractice", { body: choice });
  expect(app.seats.find("aaaaaaaaaa")?.practice).toEqual({ ...choice, titles });
});

test("a refusal is handed to the page, and nothing is kept", async () => {
  const { asked: _, ...app } = parts({ ok: false, problem: { code: "practice_full" } });
  expect(await startPractice(app, choice, "Math regatta")).toEqual({ code: "practice_full" });
  expect(app.seats.list()).toEqual([]);
  expect(app.router.go).not.toHaveBeenCalled();
});
