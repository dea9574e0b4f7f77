/*
 * What an author chooses who tries a draft against simulated teams. Plain values: pages load them without the validators.
 */

export const mostSimulatedTeams = 30;

/** How often a simulated team knows the answer to a card of the middle price at once. */
export const skillPercents = { least: 5, most: 100, weak: 35, middle: 60, strong: 85 } as const;

/** How long it works on such a card. */
export const cardSeconds = { least: 10, most: 600, slow: 180, usual: 120, quick: 60 } as const;

/** So many times as fast as their clock says; nobody else's time is touched. */
export const hurries = [1, 4, 10] as const;
export type Hurry = (typeof hurries)[number];

/** How simulated teams play. */
export interface PlayersChoice {
  readonly skillPercent: number;
  readonly cardSeconds: number;
  readonly hurry: Hurry;
}

/** How simulated teams of a trial play now, and whether it still is what it was begun with. */
export interface TrialState extends PlayersChoice {
  readonly teams: number;
  /** The board or the rules were changed since. */
  readonly changed: boolean;
}
