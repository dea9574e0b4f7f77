// @vitest-environment jsdom
import { pathToFileURL } from "node:url";
import { beforeEach, expect, test, vi } from "vitest";
import { lookStyles } from "../../board/lookStyles.ts";
import { motionTimes } from "../../theme/motionTimes.ts";
import { readTokens } from "../../theme/testing/themeColours.ts";
import { moments } from "../play/moments.ts";
import { celebrationSigns } from "../screen/Celebrations.tsx";
import { tickerSigns } from "../screen/Ticker.tsx";
import { show, stageApp } from "../testing/stage.tsx";
import { LookPage } from "./LookPage.tsx";

const themeFiles = ["tokens.css", "hues.css"].map((file) =>
  pathToFileURL(`${import.meta.dirname}/../../theme/${file}`),
);
/** Of the window, and not of any part. */
const unseen = ["full-height"];

let shownValues: (attribute: string) => readonly string[];
beforeEach(async () => {
  // jsdom draws nothing.
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(null);
  const { app } = stageApp();
  app.preferences.setTheme("pink");
  await show(app, <LookPage />);
  shownValues = (attribute) =>
    [...document.querySelectorAll(`[${attribute}]`)].map((element) => element.getAttribute(attribute) ?? "");
});

test("every token of every mood is shown among the parts", () => {
  const tokens = [...readTokens(themeFiles, "pink").keys()].filter((name) => !unseen.includes(name));
  expect(tokens.length).toBeGreaterThan(80);
  expect(shownValues("data-token").toSorted()).toEqual(tokens.toSorted());
  expect(shownValues("data-motion-time")).toEqual(Object.keys(motionTimes));
});

test("every look of a card, every moment, banner and line of the ticker is shown among the parts", () => {
  expect(shownValues("data-card-look")).toEqual(expect.arrayContaining(Object.keys(lookStyles)));
  const kinds = shownValues("data-kind");
  for (const parts of [moments, celebrationSigns, tickerSigns])
    expect(kinds).toEqual(expect.arrayContaining(Object.keys(parts)));
  expect(document.querySelectorAll(".boat[data-on=water]").length).toBeGreaterThan(100);
});
