import { expect, test } from "vitest";
import { pathTo, readPage, withSwitches } from "./router.ts";

test("every page's address leads back to it", () => {
  const code = "ABC234";
  const seatId = "abcdefghij";
  expect(readPage(pathTo.join())).toEqual({ name: "join", code: "" });
  expect(readPage(pathTo.join(code))).toEqual({ name: "join", code });
  expect(readPage(pathTo.play(code, seatId))).toEqual({ name: "play", code, seatId });
  expect(readPage(pathTo.screen(code))).toEqual({ name: "screen", code });
  expect(readPage(pathTo.practice())).toEqual({ name: "practice" });
  expect(readPage(pathTo.contests())).toEqual({ name: "contests" });
  expect(readPage(pathTo.service())).toEqual({ name: "service" });
  expect(readPage(pathTo.console(code))).toEqual({ name: "console", code });
  expect(readPage(pathTo.studio(code))).toEqual({ name: "studio", code });
  expect(readPage(pathTo.tryDraft(code))).toEqual({ name: "try", code });
  expect(readPage(pathTo.results(code))).toEqual({ name: "results", code });
});

test("AUT6 a code is read as people type it", () => {
  expect(readPage("/join/ＡＢＣ－２３４")).toEqual({ name: "join", code: "ABC234" });
  expect(readPage("/join/abc-234/")).toEqual({ name: "join", code: "ABC234" });
  expect(readPage("/join/abc%20234")).toEqual({ name: "join", code: "ABC234" });
});

test("anything else is an unknown page", () => {
  for (const path of [
    "/x",
    "/play",
    "/play/ABC234",
    "/screen",
    "/results",
    "/join/A/B",
    "/practice/A",
    "/play/A/B/C",
    "/%E0%A4%A",
  ]) {
    expect(readPage(path)).toEqual({ name: "unknown" });
  }
});

test("the renderer that an address asks for stays asked for on the next page, and nothing else does", () => {
  expect(withSwitches("/play/ABC234/abcdefghij", "?renderer=canvas&x=1")).toBe(
    "/play/ABC234/abcdefghij?renderer=canvas",
  );
  expect(withSwitches("/console", "?x=1")).toBe("/console");
});
