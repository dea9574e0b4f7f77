import { unreachable } from "../../shared/contest/unreachable.ts";
import type { BoardCard, CardTally } from "../store/boardModel.ts";

/** How a card looks: every look has a colour, a sign and a pattern of its own, so that any one of them tells. */
export interface Face {
  readonly look: Look;
  readonly sign: Sign | null;
  readonly pattern: Pattern;
  /** Beside the sign of a solved card: the attempt that solved it. */
  readonly attempt: number | null;
}

export type Look =
  | "plain"
  | "buy"
  | "relief"
  | "blocked"
  | "held"
  | "done"
  | "active"
  | "solved"
  | "failed"
  | "expired"
  | "withdrawn";
export type Sign = "lifebuoy" | "lock" | "pencil" | "check" | "cross" | "hourglass" | "back";
export type Pattern = "none" | "dots" | "stripes" | "crosshatch" | "lines";

/** A withdrawn card may be bought again, so its offer is told as loudly as the withdrawal. */
export function faceOf(card: Pick<BoardCard, "state" | "offer" | "tally">): Face {
  switch (card.state.status) {
    case "none":
      return card.tally ? tallyFace(card.tally) : offerFace(card.offer);
    case "active":
      return { look: "active", sign: "pencil", pattern: "stripes", attempt: null };
    case "solved":
      return { look: "solved", sign: "check", pattern: "none", attempt: card.state.attempt };
    case "failed":
      return { look: "failed", sign: "cross", pattern: "crosshatch", attempt: null };
    case "expired":
      return { look: "expired", sign: "hourglass", pattern: "lines", attempt: null };
    case "withdrawn":
      return {
        look: card.offer === "buy" ? "buy" : "withdrawn",
        sign: "back",
        pattern: "dots",
        attempt: null,
      };
    default:
      return unreachable(card.state);
  }
}

/** On the big screen signs and numbers stand in the tally itself. */
function tallyFace(tally: CardTally): Face {
  const look = tally.solved > 0 ? "done" : tally.active > 0 ? "held" : "plain";
  return { look, sign: null, pattern: "none", attempt: null };
}

function offerFace(offer: BoardCard["offer"]): Face {
  switch (offer) {
    case "none":
      return { look: "plain", sign: null, pattern: "none", attempt: null };
    case "buy":
      return { look: "buy", sign: null, pattern: "none", attempt: null };
    case "relief":
      return { look: "relief", sign: "lifebuoy", pattern: "dots", attempt: null };
    case "blocked":
      return { look: "blocked", sign: "lock", pattern: "none", attempt: null };
    default:
      return unreachable(offer);
  }
}
