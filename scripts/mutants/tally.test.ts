import { expect, test } from "vitest";
import { failedFile } from "./tally.ts";

test.each([
  [
    "FAIL   core  server/contests/ContestRunner.test.ts > time > RUN11",
    "server/contests/ContestRunner.test.ts",
  ],
  ["FAIL  client/pages/play/boardSide.test.tsx > a dialog", "client/pages/play/boardSide.test.tsx"],
  ["FAIL  |core| server/test/leak.test.ts [ server/test/leak.test.ts ]", "server/test/leak.test.ts"],
  ["error TS2345: an argument", null],
])("the file of %j is %j", (sentence, file) => expect(failedFile(sentence)).toBe(file));
