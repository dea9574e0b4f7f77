import type { ScreenViewName } from "../../store/screenShow.ts";
import type { Layout } from "./director.ts";

/** What the screen is filled with: `all` is the board with the standings beside it. */
export type Picture = ScreenViewName;

/** What is shown: what somebody chose, else what the director has found to fit. */
export function pictureOf(show: ScreenViewName, layout: Layout): Picture {
  if (show !== "all") return show;
  return layout === "board" ? "all" : layout;
}
