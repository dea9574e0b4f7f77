import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (path: string) =>
  readFileSync(new URL(path, import.meta.url), "utf8").replaceAll(/\/\*.*?\*\//gs, "");
/** What the rules with exactly this selector among theirs say, in the order of the file. */
function rulesOf(css: string, selector: string): string {
  const rules = css.matchAll(/([^{}]+)\{([^{}]*)\}/g);
  const isMeant = (selectors = "") =>
    selectors.split(/,\s*(?![^(]*\))/).some((each) => each.trim() === selector);
  return [...rules].flatMap(([, selectors, said]) => (isMeant(selectors) ? [said] : [])).join("");
}
const control = read("../parts/control.css");
const celebrations = read("celebrations.css");
const screen = read("screen.css");
const columns = read("standingsColumns.css");

test("CAL3 a call is a line of its own, and on the big screen it stands where celebrations do", () => {
  expect(rulesOf(control, ".time-call")).toContain("padding:");
  expect(rulesOf(control, ".time-call")).not.toMatch(/position|inset|margin/);
  expect(control).not.toContain(".screen .time-call");
  const place = rulesOf(celebrations, ".screen .time-call");
  for (const said of ["position: fixed", "bottom:", "inset-inline:", "height:"])
    expect(place).toContain(said);
  expect(rulesOf(celebrations, ".celebration")).toContain("bottom:");
  // Both at once lie beside each other.
  expect(rulesOf(celebrations, ".screen:has(.celebration) .time-call")).toContain("inset-inline-end");
  expect(rulesOf(celebrations, ".screen:has(.time-call) .celebration")).toContain("inset-inline-start");
});

test("NME2 points beside a name are narrow", () => {
  expect(rulesOf(screen, ".leader-points")).toContain("font-stretch: 62.5%");
  const inColumns = '.screen-rows:not([data-columns="1"]) :is(.screen-place, .screen-balance)';
  expect(rulesOf(columns, inColumns)).toContain("font-stretch: 62.5%");
});

test("NME3 letters and rows of a table over the whole screen are as high as its frame has room for", () => {
  const table = rulesOf(columns, '[data-spread="columns"] > .screen-rows table');
  expect(table).toContain("var(--frame");
  // Letters higher than the rows that are counted are not cut by a line as low as those.
  expect(table).toContain("line-height: 1.16em");
  expect(rulesOf(columns, '[data-spread="columns"] > .screen-rows tbody tr')).toContain("var(--room)");
});

test("CRD6 NME3 arrows of who rose or fell are no smaller than any text on the screen, 1/54 of its height", () => {
  const sizes = [screen, columns].flatMap((css) =>
    [...css.matchAll(/\[data-moved[^{]*::before[^{]*\{[^}]*font-size: ([\d.]+)em/g)].map(([, em]) =>
      Number(em),
    ),
  );
  expect(sizes).toHaveLength(2);
  // Of a name's own height, which is 4 % of the screen's at least.
  for (const em of sizes) expect(0.04 * em).toBeGreaterThanOrEqual(1 / 54);
});

test("NME3 the sign of a team that rose or fell makes no row higher than those that are counted", () => {
  expect(rulesOf(screen, ".screen-place[data-moved]::before")).toContain("line-height: 0");
  for (const css of [screen, columns])
    expect(css.match(/\[data-moved[^{]*::before[^{]*\{[^}]*line-height: [^0]/)).toBeNull();
});
