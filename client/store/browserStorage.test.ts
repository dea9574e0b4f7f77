import { expect, test, vi } from "vitest";
import { createBrowserStorage } from "./browserStorage.ts";

/** What browsers have as `localStorage`: its texts are its own properties. */
function standIn() {
  const disk = { isFull: false };
  const store: Record<string, string> = Object.create({
    getItem: (key: string) => store[key] ?? null,
    setItem(key: string, text: string) {
      if (disk.isFull) throw new Error("full");
      store[key] = text;
    },
    removeItem: (key: string) => Reflect.deleteProperty(store, key),
  });
  vi.stubGlobal("localStorage", store);
  return disk;
}

test("what was kept again when the disk had become full is listed once, as it is now, and goes for good", () => {
  const disk = standIn();
  const storage = createBrowserStorage();
  storage.write("regatta.a", "old");
  disk.isFull = true;
  storage.write("regatta.a", "new");
  storage.write("regatta.b", "new");
  expect([...storage.keys()].sort()).toEqual(["regatta.a", "regatta.b"]);
  expect(storage.read("regatta.a")).toBe("new");
  storage.remove("regatta.a");
  expect([storage.keys(), storage.read("regatta.a")]).toEqual([["regatta.b"], null]);
});

test("where it is forbidden the page itself remembers", () => {
  vi.stubGlobal("localStorage", undefined);
  const storage = createBrowserStorage();
  storage.write("regatta.a", "text");
  expect([storage.read("regatta.a"), storage.keys()]).toEqual(["text", ["regatta.a"]]);
});
