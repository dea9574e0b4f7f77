import { useEffect } from "preact/hooks";
import type { Theme } from "../../../shared/contest/themes.ts";
import { useApp } from "../AppContext.ts";

/** Shows the page as its contest says, unless the reader chose otherwise; null while the contest is not known. */
export function useContestTheme(code: string, contest: { readonly theme?: Theme } | null | undefined): void {
  const { preferences } = useApp();
  const isKnown = contest !== null && contest !== undefined;
  const theme = contest?.theme;
  useEffect(() => {
    if (isKnown) preferences.suggestTheme(code, theme);
  }, [preferences, code, isKnown, theme]);
}
