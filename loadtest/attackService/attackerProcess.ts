import os from "node:os";
import { serveCalls } from "../load/processCalls.ts";
import type { AttackerCalls, AttackName, AttackOrder, AttackReport } from "./attackerCalls.ts";
import { holdIdle } from "./idleSockets.ts";
import { sendLarge } from "./largeMessages.ts";
import { floodWithMessages } from "./messageFlood.ts";
import { readSlowly } from "./slowReaders.ts";
import { fetchFiles } from "./staticFiles.ts";
import { guessCodes } from "./wrongCodes.ts";

// A process of attackers: forked by the coordinator. It gives way to everybody else, so that what the contest beside it
// feels is what the service does for it, and not the attackers' own work.

os.setPriority(os.constants.priority.PRIORITY_LOW);

const attacks: Readonly<Record<AttackName, (order: AttackOrder) => Promise<AttackReport>>> = {
  codes: guessCodes,
  idle: holdIdle,
  slow: readSlowly,
  large: sendLarge,
  flood: floodWithMessages,
};

serveCalls({
  attack: ({ name, ...order }) => attacks[name](order),
  fetchFiles,
} satisfies AttackerCalls);
