import { describe, expect, test } from "vitest";
import { z } from "zod";
import { DoneEdit } from "../editActs.ts";
import { ContestDefinition, eventData } from "../events.ts";
import { replay } from "../evolve.ts";
import { RulePack } from "../rules.ts";
import { ContestState, Purchase } from "../state.ts";
import { readGoldens } from "../testing/golden.ts";
import { created, happened, joins, opens } from "../testing.ts";
import { type EventForms, eventReader, readEvent, storeEvent } from "./readEvent.ts";
import { stateForm, stateFormOf } from "./stateForm.ts";
import { UnreadableEvent } from "./UnreadableEvent.ts";
import { rulesBefore, upcasts } from "./upcasts.ts";

const now: EventForms = { data: eventData, upcasts, rulesBefore };
const history = happened(created(), opens(), joins(1, "Ann"));

/** Regatta as it may be tomorrow: rule packs have a field more. */
const rulesWithJokers = z.strictObject({ ...RulePack.unwrap().shape, jokers: z.int() });
const withJokers: EventForms["data"] = {
  ...eventData,
  ContestCreated: z.strictObject({ ...ContestDefinition.unwrap().shape, rules: rulesWithJokers }),
  ContestEdited: z.strictObject({
    edits: z.array(
      z.union([
        z.strictObject({ what: z.literal("rules"), rules: rulesWithJokers }),
        ...DoneEdit.options.filter((option) => option.unwrap().shape.what.value !== "rules"),
      ]),
    ),
  }),
};

const goldens = readGoldens().map(({ name, stored }) => [name, stored] as const);

describe("STO4 a field comes to the rule pack", () => {
  test.each(goldens)("STO4 %s opens with one default, and is played on as before", (_, events) => {
    const later = eventReader({ ...now, data: withJokers, rulesBefore: { ...rulesBefore, jokers: 0 } });
    const { rules, ...state } = replay(events.map(later));
    const { rules: before, ...stateBefore } = replay(events.map(readEvent));
    expect(rules).toEqual({ ...before, jokers: 0 });
    expect(state).toEqual(stateBefore);
  });

  test.each(goldens)("STO4 without a default, %s says which field is missing", (_, events) => {
    expect(() => events.map(eventReader({ ...now, data: withJokers }))).toThrow(
      /ContestCreated.*rules\.jokers/,
    );
  });

  test("STO4 a contest that has the field keeps its own, and this version names it", () => {
    const made = storeEvent(created({}, { jokers: 3 } as object));
    const later = eventReader({ ...now, data: withJokers, rulesBefore: { ...rulesBefore, jokers: 0 } });
    expect(later(made)).toMatchObject({ rules: { jokers: 3 } });
    expect(() => readEvent(made)).toThrow("the unknown field jokers");
  });

  test("STO4 a kind of answers that came later counts attempts as by the classic rules", () => {
    const { attempts: _attempts, ...rules } = created().rules;
    const stored = storeEvent(created({ rules: { ...rules, attempts: { number: 2, text: 1 } } as never }));
    expect(readEvent(stored)).toMatchObject({ rules: { attempts: { number: 2, text: 1, choice: 3 } } });
  });
});

describe("STO5 an event gets a new version", () => {
  const later = eventReader({
    ...now,
    data: {
      ...eventData,
      TeamJoined: z.strictObject({ ...eventData.TeamJoined.unwrap().shape, crew: z.int() }),
    },
    upcasts: {
      TeamJoined: [
        (data) => ({ ...data, crewSize: 1 }),
        ({ crewSize, ...data }) => ({ ...data, crew: crewSize }),
      ],
    },
  });
  const joined = storeEvent(history.find(({ type }) => type === "TeamJoined") ?? created());

  test("STO5 every earlier version goes the way from where it is", () => {
    expect(later(joined)).toMatchObject({ crew: 1 });
    expect(later({ ...joined, version: 2, data: { ...joined.data, crewSize: 4 } })).toMatchObject({
      crew: 4,
    });
    expect(later({ ...joined, version: 3, data: { ...joined.data, crew: 5 } })).toMatchObject({ crew: 5 });
    expect(() => later({ ...joined, version: 4 })).toThrow(UnreadableEvent);
    expect(() => later({ ...joined, version: 0 })).toThrow(UnreadableEvent);
  });

  test("STO5 what is written is of the current version", () => {
    for (const event of history) {
      const stored = storeEvent(event);
      expect(stored.version).toBe((upcasts[event.type]?.length ?? 0) + 1);
    }
  });
});

describe("STO6 the form of the state has another name", () => {
  const form = (forms: Partial<EventForms>, state: z.core.$ZodType = ContestState, meaning = 1) =>
    stateFormOf({ ...now, ...forms }, state, meaning);

  test.each([
    [
      "when a field comes to the state",
      form({}, z.strictObject({ ...ContestState.unwrap().shape, x: z.int() })),
    ],
    ["when a word comes to a field", form({}, z.strictObject({ a: z.enum(["b", "c"]) }))],
    ["when a rule gets a default", form({ rulesBefore: { jokers: 0 } })],
    ["when an event gets a version", form({ upcasts: { ...upcasts, TeamRemoved: [(data) => data] } })],
    ["when evolve comes to mean something else", form({}, ContestState, 2)],
  ])("STO6 %s", (_, changed) => expect(changed).not.toBe(form({})));

  test("STO6 and tells every field, however deep", () => {
    for (const field of Object.keys(Purchase.unwrap().shape)) expect(stateForm).toContain(`"${field}"`);
  });
});
