import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { routes } from "./api.ts";
import { Command } from "./contest/commands.ts";
import { type EventType, eventData } from "./contest/events.ts";
import { replay } from "./contest/evolve.ts";
import { ContestState } from "./contest/state.ts";
import { byModerator, created, happened, joins, opens } from "./contest/testing.ts";
import { type PersonalKind, partsOf, personalFields } from "./personal.ts";
import { roomRequests } from "./protocol.ts";

/** Every schema by which something of a person may come in, be kept, or be read again. */
const schemas: readonly (readonly [string, z.core.$ZodType])[] = [
  ["command", Command],
  ["state", ContestState],
  ...Object.entries(eventData).map(([type, schema]) => [type, schema] as const),
  ...Object.entries(roomRequests).map(([type, schema]) => [`request ${type}`, schema] as const),
  ...Object.entries(routes).flatMap(([name, { body }]) => (body ? [[`route ${name}`, body] as const] : [])),
];

/** What fields that say something of a person are called, here and wherever else. */
const personalName = /^(name|login|pin|email|address|ip|phone|surname)$|Name$|Pin$|Address$/;

describe("STO9 what is personal is marked", () => {
  test.each(schemas)("STO9 in %s, by the names of its fields", (_, schema) => {
    const marked = new Set(personalFields(schema).map(({ path }) => path.join(".")));
    const unmarked = leavesOf(schema).filter(
      (path) => personalName.test(path.at(-1) ?? "") && !marked.has(path.join(".")),
    );
    expect(unmarked).toEqual([]);
  });

  test("STO9 wherever the name or the PIN of a team comes to stand", () => {
    const [ann, bob, firstPin, secondPin] = ["Ann Canary", "Bob Canary", "000001", "918273"];
    const events = happened(
      created(),
      opens(),
      joins(1, ann),
      byModerator(1, { type: "RenameTeam", teamId: "t1", name: bob }),
      byModerator(2, { type: "GiveNewPin", teamId: "t1", pin: secondPin }),
    );
    const canaries: Readonly<Record<string, PersonalKind>> = {
      [ann]: "name",
      [bob]: "name",
      [firstPin]: "pin",
      [secondPin]: "pin",
    };
    const found = [
      ...events.flatMap(({ type, at: _at, by: _by, ...data }) => placesOf(data, canaries, eventData[type])),
      ...placesOf(replay(events), canaries, ContestState),
    ];
    expect(found).toHaveLength(7);
    for (const { kind, marked } of found) expect(marked).toBe(kind);
  });

  test("STO9 a login and a password's owner", () => {
    expect(personalFields(routes.signIn.body)).toContainEqual({ path: ["login"], kind: "name" });
    const types = Object.keys(eventData) as EventType[];
    expect(
      types.filter((type) => personalFields(eventData[type]).some(({ kind }) => kind === "pin")),
    ).toEqual(["TeamJoined", "PinGiven"]);
  });
});

/** The paths to every field that holds no further fields. */
function leavesOf(schema: z.core.$ZodType, path: readonly string[] = []): readonly (readonly string[])[] {
  const parts = partsOf(schema);
  if (parts.length === 0) return [path];
  return parts.flatMap(([step, part]) => leavesOf(part, step === null ? path : [...path, step]));
}

/** Where a value holds one of the canaries, and how the schema marks that place. */
function placesOf(value: unknown, canaries: Readonly<Record<string, PersonalKind>>, schema: z.core.$ZodType) {
  const fields = personalFields(schema);
  const places: { readonly kind: PersonalKind; readonly marked: PersonalKind | undefined }[] = [];
  const walk = (part: unknown, path: readonly string[]) => {
    if (typeof part === "string" && canaries[part]) {
      const fits = fields.find(
        (field) =>
          field.path.length === path.length &&
          field.path.every((step, index) => step === "*" || step === path[index]),
      );
      places.push({ kind: canaries[part], marked: fits?.kind });
    } else if (typeof part === "object" && part !== null)
      for (const [step, inner] of Object.entries(part)) walk(inner, [...path, step]);
  };
  walk(value, []);
  return places;
}
