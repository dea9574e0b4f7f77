import { useEffect } from "preact/hooks";
import type { PublicView, TeamView } from "../../../shared/contest/view.ts";
import { isQuiet, screenNameIn } from "../../store/screenWish.ts";
import { useApp } from "../AppContext.ts";

/** Lets what looks on beside the page see what it shows, for as long as it does; null while that is not known. */
export function useShownContest(
  page: "screen" | "team",
  view: PublicView | null | undefined,
  team: TeamView | null = null,
): void {
  const { shownContest } = useApp();
  useEffect(() => {
    if (!view) return;
    const isHidden = page === "screen" ? isQuiet(view, screenNameIn(location.search)) : view.cover !== null;
    shownContest.show({ page, view, team, isQuiet: isHidden });
  }, [shownContest, page, view, team]);
  useEffect(() => () => shownContest.show(null), [shownContest]);
}
