import { playRound, type Round } from "../round.ts";
import { scenarios } from "../scenarios.ts";
import type { AllParts } from "./parts.ts";

const seconds = 10;

/** A full stadium with both baselines. */
export function stadiumRound(parts: AllParts, number: number): Promise<Round> {
  return playRound(
    {
      ...parts,
      options: {
        name: "stadium",
        scenario: { ...scenarios.stadium, seconds },
        database: "postgres",
        rounds: 1,
        baselines: true,
        processes: parts.processes,
        seed: parts.seed,
        json: null,
        html: null,
      },
    },
    number,
  );
}
