import path from "node:path";
import { CalledProcess } from "../load/processCalls.ts";
import type { AttackerCalls, AttackName, AttackOrder, AttackReport } from "./attackerCalls.ts";
import { together } from "./Tally.ts";

const places = 2;

/** What all attackers are asked for together. */
export type Assault = Omit<AttackOrder, "place" | "places">;

/** Processes of attackers, of the lowest priority. */
export class Attackers {
  readonly #processes: readonly CalledProcess<AttackerCalls>[];

  constructor() {
    const file = path.join(import.meta.dirname, "attackerProcess.ts");
    this.#processes = Array.from({ length: places }, () => new CalledProcess<AttackerCalls>(file));
  }

  attack(name: AttackName, assault: Assault): Promise<AttackReport> {
    return this.#together(assault, (process, order) => process.call("attack", { ...order, name }));
  }

  /** As many requests for a small file, in the same time. */
  fetchFiles(assault: Assault): Promise<AttackReport> {
    return this.#together(assault, (process, order) => process.call("fetchFiles", order));
  }

  end(): void {
    for (const process of this.#processes) process.end();
  }

  async #together(
    { count, seed, ...assault }: Assault,
    call: (process: CalledProcess<AttackerCalls>, order: AttackOrder) => Promise<AttackReport>,
  ): Promise<AttackReport> {
    const reports = this.#processes.map((process, place) => {
      const share = Math.floor((count + place) / places);
      return call(process, { ...assault, place, places, count: share, seed: seed * places + place });
    });
    return together(await Promise.all(reports));
  }
}
