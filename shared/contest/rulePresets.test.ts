import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { presetNames, presetOf, rulePresets } from "./rulePresets.ts";
import { classicRules, RulePack } from "./rules.ts";
import { anyRules } from "./testing/generators.ts";
import { workedExample } from "./workedExample.ts";

const number = { kind: "number" } as const;
const netOf = (name: (typeof presetNames)[number]) =>
  workedExample(rulePresets[name].rules, 100, number).attempts.map(({ netPoints }) => netPoints);

describe("RUL1 presets", () => {
  test.each(presetNames)("RUL1 %s is a rule pack, and is known again, also from JSON", (name) => {
    const { rules, minutes } = rulePresets[name];
    expect(RulePack.parse(rules)).toEqual(rules);
    const { attempts, ...rest } = rules;
    const shuffled: unknown = JSON.parse(
      JSON.stringify({ ...rest, attempts: Object.fromEntries(Object.entries(attempts).reverse()) }),
    );
    expect(presetOf(RulePack.parse(shuffled))).toBe(name);
    expect(rules.ranking).toBe("worth");
    if (minutes !== null) expect(minutes).toBeGreaterThan(0);
  });

  test("RUL1 whatever is changed by hand is a pack of one's own", () => {
    const changes = fc.record({ name: fc.constantFrom(...presetNames), other: anyRules });
    let own = 0;
    fc.assert(
      fc.property(changes, fc.constantFrom(...Object.keys(classicRules)), ({ name, other }, field) => {
        const { rules } = rulePresets[name];
        const changed = { ...rules, [field]: other[field as keyof RulePack] };
        const isSame = presetNames.some(
          (known) => JSON.stringify(rulePresets[known].rules) === JSON.stringify(changed),
        );
        if (!isSame) own += 1;
        expect(presetOf(changed) === "own").toBe(!isSame);
      }),
    );
    expect(own).toBeGreaterThan(30);
  });

  test("RUL1 gentle rules lose nothing by a wrong answer but the last, bold ones pay most at once, quick ones fit a lesson's rest", () => {
    expect(netOf("gentle")).toEqual([100, 70, 40, 20]);
    expect(workedExample(rulePresets.gentle.rules, 100, number).expired.netPoints).toBe(0);
    expect(netOf("bold")).toEqual([200, 0]);
    expect(Math.max(...presetNames.map((name) => netOf(name)[0] ?? 0))).toBe(200);
    expect(netOf("quick")).toEqual([100, 0]);
    expect(rulePresets.quick.minutes).toBe(15);
  });
});
