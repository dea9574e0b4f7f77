import type { DatabaseKind } from "../../runDatabase.ts";
import type { Surroundings } from "../runProgram.ts";

/** What every measurement of `npm run load:all` is given. */
export interface AllParts extends Surroundings {
  /** The PostgreSQL server to make databases on. */
  readonly serverUrl: string;
  readonly seed: number;
  readonly processes: number;
}

/** The server for a kind of database: none for the embedded one. */
export function serverOf({ serverUrl }: AllParts, kind: DatabaseKind): string | null {
  return kind === "pglite" ? null : serverUrl;
}
