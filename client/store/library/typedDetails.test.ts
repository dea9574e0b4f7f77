import { expect, test } from "vitest";
import { changedBetween, changesOf, type Details, typedOf, withTheirs, wrongFields } from "./typedDetails.ts";

const details: Details = {
  title: "Fractions",
  language: "en",
  theme: null,
  durationMs: 90_000,
  startsAt: 1_700_000_012_345,
  phase: "draft",
};

test("DET2 what shows as before is no change, though a field shows less than is stored", () => {
  expect(changesOf(details, typedOf(details))).toEqual({});
  expect(typedOf(details)).toMatchObject({ minutes: "1.5", theme: "" });
});

test("DET2 each change says what it was made from", () => {
  const typed = { ...typedOf(details), title: " Decimals ", theme: "dark", minutes: "40", startsAt: "" };
  expect(changesOf(details, { ...typed, language: "ru" })).toEqual({
    title: { from: "Fractions", to: "Decimals" },
    language: { from: "en", to: "ru" },
    theme: { from: null, to: "dark" },
    durationMs: { from: 90_000, to: 2_400_000 },
    startsAt: { from: 1_700_000_012_345, to: null },
  });
  const later = changesOf(details, { ...typedOf(details), startsAt: "2027-05-06T09:30" });
  expect(later.startsAt?.to).toBe(new Date(2027, 4, 6, 9, 30).getTime());
  expect(changesOf({ ...details, theme: "dark" }, { ...typedOf(details), theme: "" }).theme).toEqual({
    from: "dark",
    to: null,
  });
});

test("DET2 of what somebody else has changed meanwhile, what was typed over stays as it was typed", () => {
  const after = { ...details, title: "Theirs", durationMs: 120_000 };
  expect(changedBetween(details, after)).toEqual({ title: "Theirs", minutes: "2" });
  const typed = { ...typedOf(details), title: "Mine" };
  expect(withTheirs(typed, details, after)).toEqual({ ...typedOf(after), title: "Mine" });
});

test("DET2 a duration that no field takes stays where it is not typed over", () => {
  expect(wrongFields(details, typedOf(details))).toEqual([]);
  const short = { ...details, durationMs: 30_000 };
  const typed = { ...typedOf(short), title: "Decimals" };
  expect(wrongFields(short, typed)).toEqual([]);
  expect(changesOf(short, typed)).toEqual({ title: { from: "Fractions", to: "Decimals" } });
});

test("CON17 what cannot be meant is named", () => {
  const typed = typedOf(details);
  expect(wrongFields(details, { ...typed, minutes: " 1440 " })).toEqual([]);
  for (const minutes of ["", "0", "1441", "soon", "-5", "2.5", "1.00001", "1e1"])
    expect(wrongFields(details, { ...typed, minutes })).toEqual(["minutes"]);
  expect(wrongFields(details, { ...typed, title: "  ", minutes: "0.5" })).toEqual(["title", "minutes"]);
});
