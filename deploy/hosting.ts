// Follows docs/hosting.md word by word on a machine of its own, from "One server" to the end of "A cluster": `npm run hosting-check`.
//   --install    `npm ci` for real, over the network; else with the packages of here
//   --stay       leaves the machine there until Ctrl-C, and says how to look at it
// Then teams play a contest there, in browsers, while its processes are killed: client/e2e/cluster.ts. In the end it is upgraded, brought back,
// backed up and restored.
import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { root } from "./check/checking.ts";
import { checkKept } from "./hosting/checkKept.ts";
import { checkSite } from "./hosting/checkSite.ts";
import { gatherFiles } from "./hosting/files.ts";
import { keeping, making } from "./hosting/following.ts";
import { followPage, tellWhatDiffers } from "./hosting/followPage.ts";
import { Machine } from "./hosting/Machine.ts";
import { playThere } from "./hosting/playThere.ts";

const { values } = parseArgs({
  options: { install: { type: "boolean", default: false }, stay: { type: "boolean", default: false } },
});
const files = gatherFiles();
const machine = await Machine.start({ files: files.folder, hasOutside: values.install });
const end = async () => {
  await machine.stop();
  files.remove();
};
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void end().finally(() => process.exit(1)));
}

try {
  const page = readFileSync(path.join(root, "docs/hosting.md"), "utf8");
  console.log(`docs/hosting.md is followed with ${files.version}.`);
  tellWhatDiffers(page, [...making, ...keeping]);
  await checkSite(machine, await followPage(machine, page, making));
  await playThere(machine);
  await followPage(machine, page, keeping);
  await checkKept(machine);
  console.log("\nThe page leads there.");
} catch (error) {
  console.error(`\nFAILED: ${error instanceof Error ? error.message : String(error)}`);
  console.error(await machine.run("journalctl", "--no-pager", "-n", "40").catch(String));
  process.exitCode = 1;
} finally {
  if (values.stay) await untilInterrupted();
  await end();
}

async function untilInterrupted(): Promise<void> {
  console.log(`It stays until Ctrl-C: nsenter -t ${machine.pid} --all env -C /root bash`);
  await new Promise<never>(() => setInterval(() => undefined, 60_000));
}
