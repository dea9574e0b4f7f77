import { readCell } from "../../../shared/contest/cells.ts";
import { shownStandings } from "../../../shared/contest/shownStandings.ts";
import type { PublicView } from "../../../shared/contest/view.ts";
import type { SeenAct } from "./Stage.ts";

/** What is right to say of a picture. */
export interface RightAnswers {
  /** One team, or all that share the first place. */
  readonly leads: readonly string[];
  /** Minutes and seconds when the picture was taken. */
  readonly left: string;
  readonly happened: string;
}

/** From what the server says; nothing is read off the picture. */
export function answersOf(act: SeenAct, view: PublicView, takenAt: number): RightAnswers {
  return { leads: leadersOf(view), left: leftIn(view, takenAt), happened: happenedIn(act) };
}

export function leadersOf(view: PublicView): readonly string[] {
  return shownStandings(view)
    .filter(({ place }) => place === 1)
    .map(({ team }) => team.name);
}

function leftIn({ clock }: PublicView, at: number): string {
  const seconds = Math.max(0, Math.ceil(((clock.endsAt ?? at) - at) / 1_000));
  return `${Math.floor(seconds / 60)}:${`${seconds % 60}`.padStart(2, "0")}`;
}

function happenedIn(act: SeenAct): string {
  const card = `${act.card.category} ${act.card.pricePoints}`;
  if (act.kind === "failed") return `${act.team} failed ${card}`;
  const deed = `${act.team} solved ${card} at attempt ${act.attempt}`;
  return [deed, ...(isFirst(act) ? ["as the first team"] : []), ...riseIn(act)].join(", ");
}

function isFirst({ before, card }: SeenAct): boolean {
  const index = before.board.cards.findIndex(({ id }) => id === card.id);
  return Object.values(before.teams).every(({ cells }) => readCell(cells[index] ?? 0).status !== "solved");
}

function riseIn({ before, after, team }: SeenAct): readonly string[] {
  const placeIn = (view: PublicView) =>
    shownStandings(view).find((standing) => standing.team.name === team)?.place;
  const [from, to] = [placeIn(before), placeIn(after)];
  if (from === undefined || to === undefined || to >= from) return [];
  const isShared = to === 1 && leadersOf(after).length > 1;
  if (to === 1) return [isShared ? "and shares the lead now" : "and took the lead"];
  return [`and rose from place ${from} to place ${to}`];
}
