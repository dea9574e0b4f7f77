import type { ScreenView } from "../../shared/contest/controlView.ts";
import type { PublicView } from "../../shared/contest/view.ts";
import type { ScreenViewName } from "./screenShow.ts";

/** Board and standings by turns, each for so long. */
const turnMs = 20_000;

export type Wish = ScreenView["wish"];

/** The name in a screen's address; empty for none. SCR1 */
export function screenNameIn(search: string): string {
  return (new URLSearchParams(search).get("name") ?? "").trim();
}

/** What is asked of the screens of this name; null: nothing. SCR1 */
export function wishFor(screens: readonly ScreenView[], name: string): Wish | null {
  return screens.find((screen) => screen.name === name)?.wish ?? null;
}

/** SCR5 Whether the screen of this name shows something instead of its picture, and tells nothing of the contest. */
export function isQuiet({ cover, screens }: Pick<PublicView, "cover" | "screens">, name: string): boolean {
  return cover !== null || wishFor(screens, name)?.show === "standin";
}

/** What a screen shows: what is asked of it, else what was chosen at it. A stand-in lies over it. SCR2 */
export function shownAt(wish: Wish | null, chosen: ScreenViewName, now: number): ScreenViewName {
  const show = wish?.show ?? "own";
  if (show === "own" || show === "standin") return chosen;
  if (show === "rotate") return Math.floor(now / turnMs) % 2 === 0 ? "board" : "standings";
  return show;
}

/** When that will be another by itself; null for never. */
export function shownUntil(wish: Wish | null, now: number): number | null {
  return wish?.show === "rotate" ? (Math.floor(now / turnMs) + 1) * turnMs : null;
}
