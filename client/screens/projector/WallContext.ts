import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { LiveView } from "../../../shared/wireState.ts";
import type { Happening } from "./happenings.ts";

/** What the parts of the wall share. */
export interface WallView {
  readonly live: LiveView;
  readonly joinOrigins: readonly string[] | null;
  /** Newest first. */
  readonly happenings: readonly { readonly number: number; readonly happening: Happening }[];
}

export const WallContext = createContext<WallView | null>(null);

export function useWall(): WallView {
  const wall = useContext(WallContext);
  if (!wall) throw new Error("no WallContext above");
  return wall;
}
