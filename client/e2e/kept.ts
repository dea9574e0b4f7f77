import type { BrowserContext, Page } from "playwright-core";
import type { Theme } from "../../shared/contest/themes.ts";
import { createMemoryStorage } from "../store/browserStorage.ts";
import { createSeatBook, type OwnSeat } from "../store/seats.ts";

/** What a browser remembers of earlier visits. */
export interface Kept {
  /** Or "contest": the one of the contest. */
  readonly theme?: Theme | "contest";
  /** As after joining. */
  readonly seat?: OwnSeat;
  /** What the big screen of a contest was last asked to show. */
  readonly screen?: { readonly roomCode: string; readonly shows: string };
}

/** Lets pages find this as kept by an earlier visit. */
export async function keep(where: Page | BrowserContext, { theme, seat, screen }: Kept): Promise<void> {
  const storage = createMemoryStorage();
  if (theme) storage.write("regatta.theme", theme);
  if (seat) createSeatBook(storage).keep(seat);
  if (screen) storage.write("regatta.screen", `${screen.roomCode} ${screen.shows}`);
  const entries = storage.keys().map((key) => [key, storage.read(key) ?? ""] as const);
  await where.addInitScript((kept) => {
    if (location.protocol !== "http:") return;
    for (const [key, text] of kept) localStorage.setItem(key, text);
  }, entries);
}
