import { once } from "node:events";
import type { Machine } from "./Machine.ts";

const program = [
  "/srv/repository/node_modules/.bin/node",
  "/srv/repository/client/e2e/cluster.ts",
  "--hosted",
];

/** A contest in browsers of that machine, whose processes are killed: as a teacher has it who opens the link of the log. */
export async function playThere(machine: Machine): Promise<void> {
  const [code] = await once(machine.spawn(program, "inherit"), "exit");
  if (code !== 0) throw new Error("the contest was not played as it should");
}
