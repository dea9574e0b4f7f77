import { useEffect } from "preact/hooks";
import type { PublicView, TeamView } from "../../../shared/contest/view.ts";
import { useApp } from "../AppContext.ts";

/** Lets what looks on beside the page see what it shows, for as long as it does; null while that is not known. */
export function useShownContest(
  page: "screen" | "team",
  view: PublicView | null | undefined,
  team: TeamView | null = null,
): void {
  const { shownContest } = useApp();
  useEffect(() => {
    if (view) shownContest.show({ page, view, team });
  }, [shownContest, page, view, team]);
  useEffect(() => () => shownContest.show(null), [shownContest]);
}
