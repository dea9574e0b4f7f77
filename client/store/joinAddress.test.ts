import { expect, test } from "vitest";
import { createMemoryStorage } from "./browserStorage.ts";
import { createJoinAddress, withChosenFirst } from "./joinAddress.ts";

const origins = ["http://10.0.0.5:2567", "http://192.168.56.1:2567", "http://[2001:db8::7]:2567"];

test("nothing is chosen at first; what was chosen is remembered by the browser", () => {
  const storage = createMemoryStorage();
  const address = createJoinAddress(storage, () => {});
  expect(address.chosen.value).toBeNull();
  address.choose("http://192.168.56.1:2567");
  expect(createJoinAddress(storage, () => {}).chosen.value).toBe("http://192.168.56.1:2567");
});

test("another page of the browser chooses for this one", () => {
  const storage = createMemoryStorage();
  const listeners: (() => void)[] = [];
  const onScreen = createJoinAddress(storage, (listen) => listeners.push(listen));
  createJoinAddress(storage, () => {}).choose("http://192.168.56.1:2567");
  for (const listen of listeners) listen();
  expect(onScreen.chosen.value).toBe("http://192.168.56.1:2567");
});

test("the chosen address stands first while the computer has it", () => {
  expect(withChosenFirst(origins, "http://192.168.56.1:2567")).toEqual([origins[1], origins[0], origins[2]]);
  expect(withChosenFirst(origins, "http://172.16.0.9:2567")).toEqual(origins);
  expect(withChosenFirst(origins, null)).toEqual(origins);
});
