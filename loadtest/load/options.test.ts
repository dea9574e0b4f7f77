import { describe, expect, it } from "vitest";
import { BadOptions } from "../given.ts";
import { fileLimitFault } from "./limits.ts";
import { readLoadOptions } from "./options.ts";
import { scenarios } from "./scenarios.ts";

const read = (line: string) => readLoadOptions(line.split(" ").filter(Boolean), 7);

describe("the options of a load run", () => {
  it("are a scenario's own where nothing else is given", () => {
    expect(read("--scenario district")).toMatchObject({
      scenario: scenarios.district,
      database: "postgres",
      rounds: 1,
      baselines: true,
      seed: 7,
      json: null,
    });
    expect(read("--scenario hall --rate 2.5 --seats 400 --json out.json")).toMatchObject({
      scenario: { ...scenarios.hall, rate: 2.5, seats: 400 },
      json: "out.json",
    });
  });

  it("name every scenario", () => {
    for (const name of Object.keys(scenarios)) expect(read(`--scenario ${name}`).name).toBe(name);
  });

  it.each([
    ["--scenario school", /scenario must be one of lesson, hall/],
    ["--rooms 0", /rooms must be a whole number from 1/],
    ["--rooms 1.5", /rooms must be a whole number/],
    ["--rate -3", /rate/],
    ["--rate 0", /rate must be a number above 0/],
    ["--rate 1e9", /rate must be a number above 0/],
    ["--seconds NaN", /seconds must be a number/],
    ["--teams 501", /teams must be a whole number from 1 to 500/],
    ["--teams 40 --seats 30", /too few for 40 teams/],
    ["--teams 1 --seats 5000", /at most/],
    ["--rooms 100 --teams 20 --seats 1000", /At most 60000 clients/],
    ["--database mysql", /database must be one of postgres, pglite/],
    ["--baselines maybe", /baselines must be one of yes, no/],
    ["--speed 9", /speed/],
    ["hall", /hall/],
  ])("refuse %s with a sentence", (line, sentence) => {
    expect(() => read(line)).toThrow(BadOptions);
    expect(() => read(line)).toThrow(sentence);
  });
});

describe("the limit of open files", () => {
  const limits =
    "Limit  Soft  Hard\nMax open files            1024                 4096                 files\n";

  it("is told when clients would not fit, before anything starts", () => {
    expect(fileLimitFault(1_000, limits)).toBeNull();
    expect(fileLimitFault(5_000, limits)).toMatch(/5000 clients need 5200 open files.*allows 4096/);
  });

  it("is not asked for where the system does not tell", () => {
    expect(fileLimitFault(5_000, "")).toBeNull();
  });
});
