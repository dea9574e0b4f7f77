import { expect, test } from "vitest";
import { KnownCommands } from "./knownCommands.ts";

test("RUN13 SEA2 a key of an earlier version is known by what it is called now, and by nothing else", async () => {
  const known = new KnownCommands(async function* () {
    yield "team:t1:seat000001/first";
    yield "seat:seat000001/second";
  });
  expect(await known.mayHold("seat:seat000001/first")).toBe(true);
  expect(await known.mayHold("seat:seat000001/second")).toBe(true);
  expect(await known.mayHold("seat:seat000002/first")).toBe(false);
  expect(await known.mayHold("seat:seat000001/third")).toBe(false);
});
