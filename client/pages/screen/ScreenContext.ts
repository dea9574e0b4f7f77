import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { LiveView } from "../../../shared/wireState.ts";
import type { Happening } from "./happenings.ts";

/** What the parts of the screen share. */
export interface ScreenView {
  readonly live: LiveView;
  readonly joinOrigins: readonly string[] | null;
  /** Newest first. */
  readonly happenings: readonly { readonly number: number; readonly happening: Happening }[];
}

export const ScreenContext = createContext<ScreenView | null>(null);

export function useScreen(): ScreenView {
  const view = useContext(ScreenContext);
  if (!view) throw new Error("no ScreenContext above");
  return view;
}
