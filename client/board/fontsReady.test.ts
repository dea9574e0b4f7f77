import { expect, test, vi } from "vitest";
import { fontsReady } from "./fontsReady.ts";

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
