import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Celebration } from "./celebrations.ts";
import type { Happening } from "./happenings.ts";
import { soundOf } from "./screenSounds.ts";
import { publicView } from "./testing/publicView.ts";

const { cards } = publicView({}).board;
const card = cards[0] as NonNullable<(typeof cards)[0]>;
const team = "Owls";

describe("one step, one sound", () => {
  test.each<[Happening, string | null]>([
    [{ kind: "joined", team, boat: 0 }, "join"],
    [{ kind: "left", team, boat: 0 }, null],
    [{ kind: "bought", team, boat: 0, card }, "purchase"],
    [{ kind: "solved", team, boat: 0, card, attempt: 1 }, "accepted"],
    [{ kind: "failed", team, boat: 0, card }, "failed"],
    [{ kind: "started" }, "bell"],
    [{ kind: "paused" }, null],
    [{ kind: "resumed" }, null],
    [{ kind: "finished" }, "bell"],
    [{ kind: "reopened" }, null],
  ])("%j: %s", (happening, sound) => {
    expect(soundOf([happening], [])).toBe(sound);
  });

  test.each<[Celebration, string]>([
    [{ kind: "first_solve", teams: [{ name: team, boat: 0 }], card }, "overtaking"],
    [{ kind: "lead", teams: [{ name: team, boat: 0 }], shared: false }, "overtaking"],
    [{ kind: "last_minutes" }, "lastMinutes"],
    [{ kind: "bell" }, "bell"],
  ])("%j: %s", (celebration, sound) => {
    expect(soundOf([], [celebration])).toBe(sound);
  });

  test("of many things at once the greatest is heard", () => {
    const busy: readonly Happening[] = [
      { kind: "joined", team, boat: 0 },
      { kind: "bought", team, boat: 0, card },
      { kind: "failed", team, boat: 0, card },
      { kind: "solved", team, boat: 0, card, attempt: 2 },
    ];
    expect(soundOf(busy, [])).toBe("accepted");
    expect(soundOf(busy, [{ kind: "first_solve", teams: [{ name: team, boat: 0 }], card }])).toBe(
      "overtaking",
    );
    expect(soundOf([], [])).toBeNull();
  });
});

test("SCR5 the big screen sounds in one place, which knows when it is quiet", () => {
  const folder = new URL(".", import.meta.url);
  const sounding = readdirSync(folder)
    .filter((name) => /^[^.]+\.tsx?$/.test(name))
    .filter((name) => readFileSync(new URL(name, folder), "utf8").includes("sounds.play("));
  expect(sounding).toEqual(["quiet.ts"]);
});
