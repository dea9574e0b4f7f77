import { expect, test } from "vitest";
import type { Stretch } from "../board/textFit.ts";
import { fitText, labelOf } from "./paintLabel.ts";
import type { BoatMoment } from "./raceModel.ts";

const widths: Readonly<Record<Stretch, number>> = {
  normal: 10,
  "semi-condensed": 8.5,
  condensed: 7.5,
  "extra-condensed": 6,
};
const measure = (text: string, stretch: Stretch) => [...text].length * widths[stretch];
const herons = { place: 2, name: "Swift Herons", points: "1,235" };

test("RCE6 a name that is too long is set in narrower letters, and only then cut", () => {
  const whole = "2\u2002Swift Herons\u20021,235";
  expect(fitText(herons, 210, measure)).toEqual({ text: whole, stretch: "normal" });
  expect(fitText(herons, 180, measure)).toEqual({ text: whole, stretch: "semi-condensed" });
  expect(fitText(herons, 125, measure)).toEqual({ text: whole, stretch: "extra-condensed" });
  expect(fitText(herons, 100, measure)).toEqual({
    text: "2\u2002Swift H…\u20021,235",
    stretch: "extra-condensed",
  });
});

test("RCE6 forty letters keep their place and points whole, and no character is cut in two", () => {
  const long = { place: 12, name: "Forty letters are a very long name indeed", points: null };
  const { text } = fitText(long, 120, measure);
  expect(text).toMatch(/^12\u2002Forty letters.*…$/);
  expect(measure(text, "extra-condensed")).toBeLessThanOrEqual(120);
  const foxes = fitText({ place: 1, name: "🦊🦊🦊🦊🦊🦊🦊🦊", points: "5" }, 48, measure);
  expect(foxes.text).toMatch(/^1\u2002(?:🦊)+…\u20025$/u);
});

test("NME4 of a long name the end stays by which it is told from others", () => {
  const school = { place: 3, name: "Lomonosov boarding school, team 2", points: null };
  expect(fitText(school, 120, measure).text).toMatch(/^3\u2002Lomo.*… 2$/);
});

test("RCE7 who solved a task and came past another shows both, and of several answers the last", () => {
  const racer = { teamId: "t1", name: "Swift Herons", place: 2, points: 700, boat: 0 } as const;
  const signsAfter = (...acts: BoatMoment["acts"]) =>
    labelOf({ racer, acts } as BoatMoment, false, { fontSize: 20, points: null }).signs;
  expect(signsAfter()).toEqual([]);
  expect(signsAfter("gust", "pass")).toEqual(["gust", "pass"]);
  expect(signsAfter("pass", "gust", "bump")).toEqual(["bump", "pass"]);
  expect(signsAfter("pass")).toEqual(["pass"]);
});
