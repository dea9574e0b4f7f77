import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { root } from "../check/checking.ts";

const read = (name: string) => readFileSync(path.join(root, name), "utf8");
const [, measurements = ""] =
  /<!-- cluster -->(.*?)<!-- \/cluster -->/s.exec(read("loadtest/RESULTS.md")) ?? [];
const [, promotions = ""] =
  /<!-- promotions -->(.*?)<!-- \/promotions -->/s.exec(read("loadtest/RESULTS.md")) ?? [];
const [, section = ""] = /^## What may be lost.*?$(.*?)^## /ms.exec(read("docs/hosting.md")) ?? [];

const numberOf = (text = "") => Number(text.replaceAll(/\s/g, ""));
/** Until the next accepted command, by what was done: the middle and the worst, in ms. */
const measured = new Map(
  [...measurements.matchAll(/^\| ([^|]+) \| \d+ \| [\d –]+ \| ([\d ]+) \| ([\d ]+) \| /gm)].map(
    ([, kind = "", middle, worst]) =>
      [kind, { middleMs: numberOf(middle), worstMs: numberOf(worst) }] as const,
  ),
);
/** Of the page: what fault, and the column of what was measured. */
const rows = new Map(
  [...section.matchAll(/^\| (.*) \|$/gm)].slice(1).map(([, cells = ""]) => {
    const [fault = "", , , figures = ""] = cells.split(/ ?\| ?/);
    return [fault, figures] as const;
  }),
);

/** What was done to measure a row. What is measured as another kind needs a row, too. */
const kindsOf: Readonly<Record<string, readonly string[]>> = {
  "a process is killed, another runs": ["owner killed (SIGKILL), started again"],
  "a process is frozen (or its machine swaps)": ["owner frozen for 6 to 10 s, woken"],
  "a process stands still for 2 s at most": ["owner frozen for a moment"],
  "a deploy, one process after another": ["rolling restart (SIGTERM, one after another)"],
  "the whole network of a process is cut: PostgreSQL, Redis, nginx, the other processes": [
    "link of a process down for 6 to 9 s",
    "network card of a process down for 6 to 9 s",
  ],
  "the network between a process and PostgreSQL alone is cut": [
    "PostgreSQL lost to one process for 6 to 9 s",
  ],
  "PostgreSQL is restarted": ["PostgreSQL restarted (fast)", "PostgreSQL restarted (immediate)"],
  "PostgreSQL stands still for some seconds": ["PostgreSQL frozen"],
  "PostgreSQL is slow: up to 0.1 s more, each way": ["PostgreSQL slow"],
  "an **asynchronous** replica is promoted, Regatta lives": ["PostgreSQL lost, a replica promoted"],
  "Redis is restarted, emptied or gone, for all or for one process": [
    "Redis restarted",
    "Redis emptied",
    "Redis gone for some seconds",
    "Redis lost to one process for some seconds",
  ],
  "PostgreSQL's disk is full": ["PostgreSQL's disk full"],
  "PostgreSQL's connections are used up": ["PostgreSQL out of connections"],
};

/** As the page writes it, in seconds. */
function shown(middleMs: number, worstMs: number): string {
  const seconds = (ms: number) =>
    ms < 100 ? (Math.round(ms / 10) / 100).toFixed(2) : (Math.round(ms / 100) / 10).toFixed(1);
  return `${seconds(middleMs)} s, ${seconds(worstMs)} s`;
}

test("DEP13 each kind of fault that was measured has its row on the page", () => {
  expect(measured.size).toBeGreaterThan(10);
  expect(Object.values(kindsOf).flat().toSorted()).toEqual([...measured.keys()].toSorted());
  expect(Object.keys(kindsOf).filter((row) => !rows.has(row))).toEqual([]);
});

test.each([...rows])("DEP13 of %s the page says what was measured, or that nothing was", (row, figures) => {
  const found = kindsOf[row]?.flatMap((kind) => measured.get(kind) ?? []) ?? [];
  if (found.length === 0) expect(figures).toMatch(/^(?:not measured|counted: .+)$/);
  else {
    const [middleMs, worstMs] = [found.map((one) => one.middleMs), found.map((one) => one.worstMs)];
    expect(figures).toContain(shown(Math.max(...middleMs), Math.max(...worstMs)));
  }
});

test("DEP13 what a promotion lasts is told from the loss, too, as fifty of them came to", () => {
  const [, middle, worst] =
    /^\| cut → next accepted command, [^|]+ \| ([\d ]+) \/ ([\d ]+) \| /m.exec(promotions) ?? [];
  expect(rows.get("an **asynchronous** replica is promoted, Regatta lives")).toContain(
    `${shown(numberOf(middle), numberOf(worst))} from the loss`,
  );
});
