// @vitest-environment jsdom
import { type Signal, signal } from "@preact/signals";
import { afterEach, describe, expect, test } from "vitest";
import { rulePresets } from "../../../shared/contest/rulePresets.ts";
import { classicRules, type RulePack } from "../../../shared/contest/rules.ts";
import { en } from "../../i18n/en.ts";
import { clear, fill, find, press, rowsOf, settle, show, stageApp, textOf } from "../testing/stage.tsx";
import { RulesForm } from "./RulesForm.tsx";
import { readWhole, ruleFaults } from "./ruleFaults.ts";

const words = en.rules;
const page = () => textOf(document.body);
const field = (name: string) => document.querySelector<HTMLInputElement>(`[name="${name}"]`);
const example = () => rowsOf(document.querySelector(".rules-told table"));
const told = () => [...document.querySelectorAll(".rules-told p")].map(textOf);

afterEach(clear);

function Host({ rules, minutes }: { rules: Signal<RulePack>; minutes: number[] }) {
  return (
    <RulesForm
      value={rules.value}
      onChange={(changed) => {
        rules.value = changed;
      }}
      onMinutes={(suggested) => minutes.push(suggested)}
    />
  );
}

async function open(rules: RulePack = classicRules) {
  const value = signal(rules);
  const minutes: number[] = [];
  await show(stageApp().app, <Host rules={value} minutes={minutes} />);
  return { value, minutes };
}

async function choose(preset: keyof typeof words.presets): Promise<void> {
  await settle(() => document.querySelector<HTMLInputElement>(`[value="${preset}"]`)?.click());
}

const chosen = () => document.querySelector<HTMLInputElement>(".rules-preset input:checked")?.value;

/** What is typed or clicked into each control, by its name, and what the rules are then. */
const changes: readonly (readonly [name: string, typed: string, Partial<RulePack>])[] = [
  ["startPoints", "1 000", { startPoints: 1_000 }],
  ["slots", "12", { slots: 12 }],
  ["rewardPercents.1", "125", { rewardPercents: [200, 125, 100] }],
  ["rounding", "nearest", { rounding: "nearest" }],
  ["attempts.text", "1", { attempts: { number: 3, text: 1, choice: 3 } }],
  ["negativeBalance", "", { negativeBalance: true }],
  ["relief", "", { relief: false }],
  ["refundExpired", "", { refundExpired: true }],
  ["lateEntry", "", { lateEntry: false }],
  ["tieBreak", "earliest", { tieBreak: "earliest" }],
  ["ranking", "balance", { ranking: "balance" }],
];

describe("RUL3 the form of the rules", () => {
  test.each(changes)("RUL3 %s is set, and nothing else", async (name, typed, change) => {
    const { value } = await open();
    if (typed === "") await settle(() => field(name)?.click());
    else await fill(name, typed);
    expect(value.value).toEqual({ ...classicRules, ...change });
    expect(chosen()).toBe("own");
  });

  test("RUL3 no field of the rule pack is without a control, and each says what it means", async () => {
    expect(new Set(changes.map(([name]) => name.split(".")[0]))).toEqual(new Set(Object.keys(classicRules)));
    await open();
    for (const { label, help } of Object.values(words.fields))
      for (const sentence of [label, help]) expect(page()).toContain(sentence);
    for (const control of document.querySelectorAll("input, select"))
      expect((control as HTMLInputElement).labels?.length, control.outerHTML).toBe(1);
  });

  test("RUL3 what does not keep its bounds is told at its field, and stays as it was typed", async () => {
    const { value } = await open();
    await fill("slots", "13");
    expect(page()).toContain(words.bounds(1, 12));
    expect(field("slots")?.getAttribute("aria-invalid")).toBe("true");
    expect([...ruleFaults(value.value).keys()]).toEqual(["slots"]);
    await fill("slots", "two");
    expect([field("slots")?.value, value.value.slots]).toEqual(["two", Number.NaN]);
    expect(page()).toContain(words.example.notWhole);
    await fill("slots", "2");
    expect(page()).not.toContain(words.bounds(1, 12));
    expect(value.value.slots).toBe(2);
    await fill("attempts.choice", "0");
    await fill("rewardPercents.2", "1001");
    expect([...ruleFaults(value.value).keys()].toSorted()).toEqual(["attempts.choice", "rewardPercents.2"]);
  });

  test("RUL3 attempts are added and removed; rewards that no kind of answer reaches are told", async () => {
    const { value } = await open();
    await press(`+ ${words.addReward}`);
    expect(value.value.rewardPercents).toEqual([200, 150, 100, 100]);
    expect(page()).toContain(words.unreached(3));
    for (const attempt of [4, 1, 1]) await press(words.removeReward(attempt));
    expect(value.value.rewardPercents).toEqual([100]);
    await press(words.removeReward(1));
    expect(value.value.rewardPercents).toEqual([100]);
    expect(find("button", words.removeReward(1)).getAttribute("aria-disabled")).toBe("true");
    for (let more = 0; more < 9; more += 1) await press(`+ ${words.addReward}`);
    expect(find("button", `+ ${words.addReward}`).getAttribute("aria-disabled")).toBe("true");
    await press(`+ ${words.addReward}`);
    expect(value.value.rewardPercents).toHaveLength(10);
  });

  test("PAG41 a reward that is removed leaves the focus among the others", async () => {
    await open();
    const removeByKey = async (attempt: number) => {
      find("button", words.removeReward(attempt)).focus();
      await press(words.removeReward(attempt));
    };
    await removeByKey(3);
    expect(document.activeElement).toBe(document.querySelector(".rules-rewards")?.closest("fieldset"));
    await removeByKey(1);
    expect(document.activeElement).toBe(find("button", words.removeReward(1)));
    expect(find<HTMLButtonElement>("button", words.removeReward(1)).disabled).toBe(false);
  });

  test("whole numbers are read as people type them, and nothing else is", () => {
    expect(["7", " 1 000 ", "+5", "-3", "0"].map(readWhole)).toEqual([7, 1000, 5, -3, 0]);
    for (const typed of ["", "1.5", "1e3", "ten", "9".repeat(16), "--1"]) expect(readWhole(typed)).toBeNaN();
  });
});

describe("RUL1 presets", () => {
  test("RUL1 fill all fields; what was set by hand is not lost by looking at one", async () => {
    const { value } = await open();
    expect(chosen()).toBe("classic");
    expect(document.querySelector<HTMLInputElement>("[value=own]")?.disabled).toBe(true);
    await choose("gentle");
    expect(value.value).toEqual(rulePresets.gentle.rules);
    expect(field("rewardPercents.3")?.value).toBe("120");
    await fill("startPoints", "700");
    expect(chosen()).toBe("own");
    await choose("bold");
    expect(value.value).toEqual(rulePresets.bold.rules);
    expect(field("startPoints")?.value).toBe("500");
    await choose("own");
    expect(value.value).toEqual({ ...rulePresets.gentle.rules, startPoints: 700 });
    expect(field("startPoints")?.value).toBe("700");
  });

  test("RUL1 the quick lesson suggests its minutes, beside the rules", async () => {
    const { minutes } = await open();
    expect(page()).not.toContain(words.setMinutes(15));
    await choose("quick");
    await press(words.setMinutes(15));
    expect(minutes).toEqual([15]);
  });
});

describe("RUL2 the worked example", () => {
  const { right, pays, allWrong, expired, isLost, comesBack } = words.example;

  test("RUL2 tells what a card of 300 brings, and follows every change", async () => {
    await open();
    expect(example()).toEqual([
      [`${right(1)} ${pays(600)}`, "+300"],
      [`${right(2)} ${pays(450)}`, "+150"],
      [`${right(3)} ${pays(300)}`, "0"],
      [allWrong, "−300"],
      [`${expired} ${isLost}`, "−300"],
    ]);
    expect(told()).toEqual([
      words.example.atStart(1, 500),
      words.example.bought(200, 500),
      words.example.brokeFree(600),
    ]);
    await settle(() => field("refundExpired")?.click());
    expect(example().at(-1)).toEqual([`${expired} ${comesBack(300)}`, "0"]);
    await fill("ranking", "balance");
    expect(told()).toContain(words.example.bought(200, 200));
    await settle(() => field("relief")?.click());
    expect(told()).toContain(words.example.brokeOut);
    await settle(() => field("negativeBalance")?.click());
    expect(told()).toEqual([
      words.example.atStart(3, 500),
      words.example.bought(200, 200),
      words.example.brokeDebt(300),
    ]);
  });

  test("RUL2 is of a price and a kind of answer that the reader chooses", async () => {
    await open();
    await fill("example.price", "600");
    expect(told().slice(0, 2)).toEqual([words.example.atStart(1, 500), words.example.forAllItHas(500)]);
    await fill("example.kind", "choice");
    expect(example()).toHaveLength(4);
    await fill("example.options", "2");
    expect(example().map(([what]) => what)).toEqual([
      `${right(1)} ${pays(1_200)}`,
      allWrong,
      `${expired} ${isLost}`,
    ]);
    await fill("example.options", "1");
    expect(page()).toContain(words.bounds(2, 12));
    expect(page()).toContain(words.example.notWhole);
  });
});
