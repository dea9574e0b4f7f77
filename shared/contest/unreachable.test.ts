import { expect, test } from "vitest";
import { unreachable } from "./unreachable.ts";

test.each([{ kind: "sorting", answer: "the key 4711" }, "the key 4711", 4711, null])(
  "SEE20 an error of the program holds no value, which may be a key: %j",
  (escaped) => {
    const run = () => unreachable(escaped as never);
    expect(run).toThrow("unreachable");
    expect(run).not.toThrow("4711");
  },
);
