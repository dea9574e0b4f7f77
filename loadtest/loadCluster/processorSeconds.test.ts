import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { eventually } from "../../server/test/eventually.ts";
import { allOf, processorSeconds } from "./processorSeconds.ts";

test("processor seconds count a process, what it has started, and what of that has ended", async () => {
  const busy = "const until = process.cpuUsage().user + 300_000; while (process.cpuUsage().user < until);";
  const parent = spawn(
    process.execPath,
    [
      "-e",
      `require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(busy)}]).on("exit", () => console.log("over"));
       setInterval(() => undefined, 1000);`,
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const pid = parent.pid ?? 0;
  try {
    await eventually(() => expect(processorSeconds(pid).user).toBeGreaterThan(0.1));
    await once(parent.stdout, "data");
    expect(allOf(processorSeconds(pid))).toBeGreaterThan(0.3);
  } finally {
    parent.kill("SIGKILL");
    await once(parent, "exit");
  }
  expect(processorSeconds(pid)).toEqual({ user: 0, system: 0 });
});
