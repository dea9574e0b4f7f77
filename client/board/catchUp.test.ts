import { expect, test } from "vitest";
import { createCatchUp } from "./catchUp.ts";

function open() {
  const done: string[] = [];
  return { done, catchUp: createCatchUp(() => done.push("drawn")) };
}

test("a size or theme that changes while a canvas gets ready is drawn once it is, after its first picture", async () => {
  const { done, catchUp } = open();
  catchUp.ask();
  catchUp.ask();
  catchUp.ready();
  done.push("ready");
  expect(done).toEqual(["ready"]);
  await Promise.resolve();
  expect(done).toEqual(["ready", "drawn"]);
});

test("what changes afterwards is drawn at once, and nothing where nothing changed", async () => {
  const { done, catchUp } = open();
  catchUp.ready();
  await Promise.resolve();
  expect(done).toEqual([]);
  catchUp.ask();
  expect(done).toEqual(["drawn"]);
});

test("a canvas that is gone draws nothing more", async () => {
  const { done, catchUp } = open();
  catchUp.ask();
  catchUp.ready();
  catchUp.stop();
  await Promise.resolve();
  catchUp.ask();
  expect(done).toEqual([]);
});
