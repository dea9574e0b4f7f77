import { useContext, useLayoutEffect } from "preact/hooks";
import { isUp } from "../../net/linkParts.ts";
import { startCountAt } from "../../store/startCount.ts";
import { useByClock } from "../parts/useByClock.ts";
import { VeilContext } from "../parts/VeilContext.ts";
import { usePlay, useViews } from "./PlayContext.ts";

/**
 * The seconds of the count that lies over the page, null for none; without a connection there is none, or it would hide why
 * no start comes. Beneath it and beneath a cover dialogs wait, and what had the keyboard's focus has it again afterwards. CVR1 CDN1
 */
export function useVeil(): { readonly seconds: number | null } {
  const { store } = usePlay();
  const { contest } = useViews();
  const veil = useContext(VeilContext);
  const counted = useByClock(store, (now) => startCountAt(contest, now));
  const seconds = isUp(store.connection.value) ? counted : null;
  const isVeiled = contest.cover !== null || seconds !== null;

  useLayoutEffect(() => {
    if (!isVeiled) return;
    const before = document.activeElement;
    if (veil) veil.value = true;
    return () => {
      if (veil) veil.value = false;
      // Browsers take the focus from what is not seen any more.
      const isLost = document.activeElement === null || document.activeElement === document.body;
      if (isLost && before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [isVeiled, veil]);
  return { seconds };
}
