import type { Broke } from "./broke.ts";
import type { TeamName } from "./teamName.ts";

/** What the line of the standings tells for a moment, in place of where the team stands. */
export type LineMoment =
  | { readonly kind: "overtaking" | "overtaken"; readonly team: TeamName }
  /** A mate has opened the task of a card. */
  | { readonly kind: "mate"; readonly cardId: number }
  | { readonly kind: "broke"; readonly broke: Broke };
