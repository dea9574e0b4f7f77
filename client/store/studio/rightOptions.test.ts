import { expect, test } from "vitest";
import { tickedOptions, withChoices, withTick } from "./rightOptions.ts";

const key = { choices: "Oka\n Kama \n\nDon", answer: "Kama\nDon" };

test("every option has a tick, and those of the key are set", () => {
  expect(tickedOptions(key)).toEqual([
    { option: "Oka", isRight: false },
    { option: "Kama", isRight: true },
    { option: "Don", isRight: true },
  ]);
  expect(tickedOptions({ choices: "", answer: "" })).toEqual([]);
});

test("a key that is none of the options has no ticks", () => {
  expect(tickedOptions({ ...key, answer: "B" })).toBeNull();
});

test("ticks make a key in the order of the options", () => {
  const ticked = tickedOptions({ ...key, answer: "Don" }) ?? [];
  expect(withTick(ticked, 0, true)).toBe("Oka\nDon");
  expect(withTick(ticked, 2, false)).toBe("");
});

test("a tick stays at an option whose words are corrected", () => {
  expect(withChoices(key, "Oka\nKama\nDnepr")).toEqual({
    choices: "Oka\nKama\nDnepr",
    answer: "Kama\nDnepr",
  });
});

test("options that come or go take no other's tick", () => {
  expect(withChoices(key, "Volga\nOka\nKama\nDon").answer).toBe("Kama\nDon");
  expect(withChoices(key, "Oka\nDon").answer).toBe("Don");
});

test("a key that is read as it was typed stays", () => {
  expect(withChoices({ ...key, answer: "2" }, "Oka\nKama")).toEqual({ choices: "Oka\nKama" });
});
