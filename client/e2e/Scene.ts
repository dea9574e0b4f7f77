import { deepStrictEqual } from "node:assert/strict";
import type { Album } from "./Album.ts";
import type { Cable } from "./Cable.ts";
import type { FileCard } from "./cards.ts";
import type { Cast } from "./cast.ts";
import type { PersonPage, SeenStanding } from "./pages/PersonPage.ts";
import type { TeamPage } from "./pages/TeamPage.ts";
import type { Report } from "./Report.ts";

/** What the acts of a journey share. */
export interface Scene {
  readonly origin: string;
  readonly title: string;
  readonly file: string;
  readonly login: string;
  readonly password: string;
  readonly report: Report;
  readonly album: Album;
  readonly cast: Cast;
  /** The cable of Mercury's first laptop. */
  readonly cable: Cable;
  readonly cards: readonly FileCard[];
  /** What each team bought so far, and each moderator asked for, by their name. */
  readonly bought: Map<string, Set<number>>;
}

/** The scene once the contest has its room. */
export interface Room extends Scene {
  readonly code: string;
}

export function cardOf({ cards }: Pick<Scene, "cards">, category: string, pricePoints: number): FileCard {
  const card = cards.find((other) => other.category === category && other.pricePoints === pricePoints);
  if (!card) throw new Error(`the file has no card ${category} ${pricePoints}`);
  return card;
}

/** Notes that a team, or a moderator who asked for it, may see the card's statement from now on. */
export function mayRead({ bought }: Pick<Scene, "bought">, person: PersonPage, card: FileCard): void {
  const name = nameOf(person);
  bought.set(name, new Set(bought.get(name)).add(card.id));
}

function nameOf(person: PersonPage): string {
  return "team" in person ? (person as TeamPage).team : person.who;
}

/** Standings as `[name, place, points]`, the first ones first. */
export function standingsFor(
  ...rows: readonly (readonly [string, number, number])[]
): readonly SeenStanding[] {
  return rows.map(([name, place, points]) => ({ place, name, points }));
}

/** At the end of every act: no errors, no strangers, no statement where it was not bought. */
export async function nothingWentWrong(
  scene: Pick<Scene, "report" | "bought"> & { readonly cast: Pick<Cast, "all"> },
): Promise<void> {
  const { report, cast, bought } = scene;
  await report.check("no page had an error or spoke to another host", () => {
    for (const { who, witness } of cast.all)
      deepStrictEqual({ who, problems: witness.takeProblems() }, { who, problems: [] });
  });
  await report.check("no page holds or was sent a statement that its team has not bought", async () => {
    for (const person of cast.all) {
      const allowed = bought.get(nameOf(person)) ?? new Set();
      const there = [...(await person.witness.statementsInPage()), ...person.witness.receivedStatements];
      const leaked = [...new Set(there)].filter((cardId) => !allowed.has(cardId));
      deepStrictEqual({ who: person.who, leaked }, { who: person.who, leaked: [] });
    }
  });
}

export async function everywhere<P extends PersonPage>(
  people: readonly P[],
  run: (person: P) => Promise<void>,
): Promise<void> {
  await Promise.all(people.map(run));
}
