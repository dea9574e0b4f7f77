import { findCard } from "../../../shared/contest/cards.ts";
import type { PublicView } from "../../../shared/contest/view.ts";
import type { Texts } from "../../i18n/texts.ts";
import type { Touch } from "../../sound/haptics.ts";
import type { SoundName } from "../../sound/scores.ts";
import type { Broke } from "../../store/broke.ts";
import type { LineMoment } from "../../store/lineMoment.ts";
import type { TeamName } from "../../store/teamName.ts";
import { motionTimes } from "../../theme/motionTimes.ts";

/** What may happen to a team while it works. */
export type MomentKind =
  | "buying"
  | "waiting"
  | "refused"
  | "right"
  | "wrong"
  | "failed"
  | "overtaking"
  | "overtaken"
  | "broke"
  | "mate"
  | "writing";

/** How a moment is told. */
interface MomentWay {
  readonly sign: string;
  /** Where: in the purse, above the answer box, or on the line of the standings. None of them lies over a statement. */
  readonly at: "purse" | "box" | "line";
  /** How long it draws the eye, in ms; what is told by `box` stays to be read afterwards, and is still. */
  readonly lastsMs: number;
  /** Who listens hears it once: where it stands, or by the page's own voice. */
  readonly heard: "there" | "page";
  readonly sound: SoundName | null;
  readonly touch: Touch | null;
  /** The same again within this time is not told, in ms. */
  readonly apartMs: number;
}

const quiet = { sound: null, touch: null, apartMs: 0 } as const;

/** TSK6 Every moment, its sign, and how long it may draw the eyes off a task. The words: `enTaskFirst.ts`, and a verdict's own. */
export const moments: Readonly<Record<MomentKind, MomentWay>> = {
  buying: { ...quiet, sign: "−", at: "purse", lastsMs: 700, heard: "page" },
  waiting: { ...quiet, sign: "…", at: "box", lastsMs: 0, heard: "there" },
  refused: { ...quiet, sign: "!", at: "box", lastsMs: 0, heard: "there" },
  right: {
    ...quiet,
    sign: "✓",
    at: "box",
    lastsMs: 1_200,
    heard: "there",
    sound: "accepted",
    touch: "accepted",
  },
  wrong: {
    ...quiet,
    sign: "✗",
    at: "box",
    lastsMs: motionTimes.verdict,
    heard: "there",
    sound: "wrong",
    touch: "wrong",
  },
  failed: {
    ...quiet,
    sign: "⊗",
    at: "box",
    lastsMs: motionTimes.sink,
    heard: "there",
    sound: "failed",
    touch: "failed",
  },
  overtaking: { ...quiet, sign: "▲", at: "line", lastsMs: 2_000, heard: "page" },
  overtaken: {
    ...quiet,
    sign: "▼",
    at: "line",
    lastsMs: 2_000,
    heard: "page",
    touch: "overtaken",
    // In a close contest places change by the second.
    apartMs: 20_000,
  },
  broke: { ...quiet, sign: "!", at: "line", lastsMs: 2_000, heard: "page" },
  mate: { ...quiet, sign: "✎", at: "line", lastsMs: 2_000, heard: "page" },
  writing: { ...quiet, sign: "✎", at: "box", lastsMs: 0, heard: "there" },
};

/** A line about a team, or about none. */
export interface LineWords {
  readonly before: string;
  readonly team: TeamName | null;
  readonly after: string;
}

/** The same in one, for who listens. */
export function asSentence({ before, team, after }: LineWords): string {
  return `${before}${team?.name ?? ""}${after}`;
}

/** What a moment on the line says, before the name that it tells and after it; without one all stands before. */
export function lineWords(
  { taskFirst, play }: Texts,
  { board }: Pick<PublicView, "board">,
  moment: LineMoment,
): LineWords {
  switch (moment.kind) {
    case "overtaking":
    case "overtaken": {
      const [before, after] = taskFirst[moment.kind]();
      return { before, team: moment.team, after };
    }
    case "mate": {
      const card = findCard(board.cards, moment.cardId);
      return plain(taskFirst.mateOpened(card ? play.taskTab(card.category, card.pricePoints) : play.tasks));
    }
    case "broke":
      return plain(brokeWords({ taskFirst }, moment.broke));
  }
}

/** That no card is in reach, and what can be done. */
export function brokeWords({ taskFirst }: Pick<Texts, "taskFirst">, broke: Broke): string {
  return broke.way === "relief" ? taskFirst.brokeRelief(broke.payPoints) : taskFirst.broke[broke.way];
}

function plain(before: string): LineWords {
  return { before, team: null, after: "" };
}
