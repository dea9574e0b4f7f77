import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { fontsReady, withLetters } from "./fontsReady.ts";

const style = { fontFamily: '"Noto Sans Variable", sans-serif' };
const never = () => new Promise<never>(() => {});

test("waits for the letters of both alphabets", async () => {
  const coming = Promise.withResolvers<FontFace[]>();
  const load = vi.fn(() => coming.promise);
  const done = vi.fn();
  const ready = fontsReady({ load }, style, never).then(done);
  expect(load).toHaveBeenCalledWith(
    '650 16px "Noto Sans Variable", sans-serif',
    expect.stringMatching(/a.*а/),
  );
  await Promise.resolve();
  expect(done).not.toHaveBeenCalled();
  coming.resolve([]);
  await ready;
  expect(done).toHaveBeenCalledOnce();
});

test("waits for a second at most", async () => {
  const wait = vi.fn(() => Promise.resolve());
  await fontsReady({ load: never }, style, wait);
  expect(wait).toHaveBeenCalledWith(1_000);
});

test("letters that do not come are no fault of the board", async () => {
  await fontsReady({ load: () => Promise.reject(new Error("no network")) }, style, never);
});

test("RCE8 what draws is opened when its program and its letters have come, whichever comes last", async () => {
  const letters = Promise.withResolvers<FontFace[]>();
  const opened = vi.fn();
  vi.stubGlobal("getComputedStyle", () => style);
  const ready = withLetters({} as Element, async () => "stage", { load: () => letters.promise }).then(opened);
  await Promise.resolve();
  expect(opened).not.toHaveBeenCalled();
  letters.resolve([]);
  await ready;
  expect(opened).toHaveBeenCalledWith("stage");
  vi.unstubAllGlobals();
});

test.each(["mountBoard.ts", "../race/mountRace.ts"])(
  "RCE8 %s opens no drawing before its letters",
  (file) => {
    const source = readFileSync(new URL(file, import.meta.url), "utf8");
    expect(source.match(/import\("[^"]*tage\.ts"\)/g)).toHaveLength(1);
    expect(source).toMatch(/withLetters\(host, \(\) => import\(/);
  },
);
