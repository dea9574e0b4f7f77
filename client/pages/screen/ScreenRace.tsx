import { useComputed } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { PublicView } from "../../../shared/contest/view.ts";
import type { ContestStore } from "../../store/contestStore.ts";
import { useApp } from "../AppContext.ts";

/** The drawn race. It tells nothing that the standings do not, which stay for those who listen. RCE2 */
export function ScreenRace(props: {
  readonly store: ContestStore;
  readonly view: PublicView;
  readonly onDrawn: (isDrawn: boolean) => void;
}) {
  const { store, onDrawn } = props;
  const { mountRace, preferences } = useApp();
  const host = useRef<HTMLDivElement>(null);
  const last = useRef(props.view);
  const view = useComputed(() => {
    last.current = store.live.value?.view ?? last.current;
    return last.current;
  });
  useEffect(() => {
    if (!host.current) return;
    const source = { view, locale: preferences.language, serverNow: () => store.serverNow() };
    const race = mountRace(host.current, source, onDrawn);
    return () => race.destroy();
  }, [mountRace, preferences, store, view, onDrawn]);
  return <div class="race-water" ref={host} aria-hidden="true" />;
}
