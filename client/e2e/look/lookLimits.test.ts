import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { screenViews } from "../../store/screenShow.ts";
import { momentNames } from "../../testing/moments.ts";
import { beyondLimits, lookLimits } from "./lookLimits.ts";
import { type Kind, picturesOf } from "./looks.ts";

/** So many states have names that are put together, by what of the name is written down. */
const putTogether: Readonly<Record<string, number>> = {
  "console-*-teams*": 8,
  "console-*": 3,
  "play-*": 2,
  "play-hand-*": 3,
  "screen-only-*": screenViews.length - 1,
  "staged-*": momentNames.length,
  "studio-card-*": 2,
  // The page of parts.
  partsState: 1,
  // No contests, and many.
  state: 2,
};
/** Lobby, board, race, standings, team, console, end and results. */
const composedPages = 8;

/** All states that the scenes show, as they are written down. */
function statesInScenes(): readonly { readonly state: string; readonly kind: Kind }[] {
  const folders = ["scenes", "../cluster"].map((folder) => path.join(import.meta.dirname, folder));
  const files = folders.flatMap((folder) => readdirSync(folder).map((file) => path.join(folder, file)));
  const shown = files
    .filter((file) => !file.endsWith("composed.ts"))
    .flatMap((file) => [
      ...readFileSync(file, "utf8").matchAll(
        /\bshow\(\s*[\w.]+,\s*(?:"([^"]+)"|`([^`]+)`|(\w+)),\s*"(screen|page|hand|task|studio|parts)"/g,
      ),
    ]);
  return shown.flatMap(([, name, pieces, variable, kind]) => {
    const made = pieces?.replaceAll(/\$\{[^}]*\}/g, "*") ?? variable;
    if (made !== undefined && !(made in putTogether)) throw new Error(`how many states are ${made}?`);
    const count = made === undefined ? 1 : (putTogether[made] ?? 0);
    const called = name ?? made ?? "";
    return Array.from({ length: count }, (_, index) => ({
      state: count === 1 ? called : called.replace("*", `${index}`),
      kind: kind as Kind, // the expression names them
    }));
  });
}

test.each([1, 2, 3])("a whole run takes no more pictures than anybody looks at, by seed %i", (seed) => {
  const states = statesInScenes();
  expect(states.length).toBeGreaterThan(200);
  const composed = Array.from({ length: composedPages }, (_, page) => ({
    state: `composed-${page}-any`,
    kind: "page" as const,
  }));
  const pictures = picturesOf([...states, ...composed], seed);
  expect(pictures).toBeGreaterThan(1_000);
  expect(pictures).toBeLessThanOrEqual(lookLimits.pictures);
});

test("a run of too many pictures or minutes is told of, and one within its limits is not", () => {
  expect(beyondLimits({ pictures: 1_500, seconds: 1_800 })).toEqual([]);
  expect(beyondLimits({ pictures: 1_501, seconds: 1_800 })).toEqual([
    "1501 pictures, more than 1500: who should look at them?",
  ]);
  expect(beyondLimits({ pictures: 10, seconds: 1_830 })).toEqual([
    "30.5 minutes, more than 30: nobody would wait for it",
  ]);
});
