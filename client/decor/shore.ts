import type { Shown } from "../store/shownContest.ts";

/** What kind of shore a page leaves at the window's lower edge; how high each is stands in decor.css. PNK1 */
export function shoreOf(shown: Shown | null): "page" | "screen" | "race" {
  if (shown?.page !== "screen") return "page";
  const { phase } = shown.view;
  return phase === "running" || phase === "paused" ? "race" : "screen";
}
