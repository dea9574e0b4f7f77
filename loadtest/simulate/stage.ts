import type { Excuses } from "./Excuses.ts";
import type { ModelPostgres } from "./model/ModelPostgres.ts";
import type { ModelRedis } from "./model/ModelRedis.ts";
import type { Program } from "./Program.ts";
import type { Service } from "./Service.ts";
import type { World } from "./World.ts";

/** Of so many programs. */
export const slots = 3;

/** What faults are done to. */
export interface Stage {
  readonly world: World;
  readonly service: Service;
  readonly server: ModelPostgres;
  readonly redis: ModelRedis;
  readonly excuses: Excuses;
  readonly contestIds: readonly string[];
  /** How many faults of the database are under way. */
  troubles: number;
}

/** What may befall a service. `program`: one that runs, and is not the only one. Resolves when it is over, and repaired. */
export type Fault = (stage: Stage, program: Program) => Promise<void>;

/** Resolves after a while that is drawn. */
export function aWhile({ world }: Stage, leastMs: number, mostMs: number): Promise<void> {
  return world.sleep(world.between(leastMs, mostMs));
}
