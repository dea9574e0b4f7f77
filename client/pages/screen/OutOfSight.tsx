import { useSignal } from "@preact/signals";
import { useCallback, useRef } from "preact/hooks";
import type { PublicTeam } from "../../../shared/contest/view.ts";
import { useTexts } from "../../i18n/texts.ts";
import { TeamNames } from "../parts/TeamNames.tsx";
import { useMeasured } from "./usePages.ts";

/**
 * Everybody plays, and sees so: who has no line in the standings has its name here. FRZ11 Alone, the names have all the
 * room there is, in whole lines. NME3
 */
export function OutOfSight(props: { readonly teams: readonly PublicTeam[]; readonly isAlone: boolean }) {
  const { freezing } = useTexts();
  const frame = useRef<HTMLDivElement>(null);
  const lines = useSignal<number | null>(null);
  const measure = useCallback(
    (element: HTMLElement) => {
      lines.value = wholeLines(element.clientHeight, Number.parseFloat(getComputedStyle(element).lineHeight));
    },
    [lines],
  );
  useMeasured(frame, measure);
  return (
    <div class="screen-others-frame" data-alone={props.isAlone} ref={frame}>
      <p
        class="screen-others"
        style={props.isAlone && lines.value !== null ? { "-webkit-line-clamp": `${lines.value}` } : undefined}
      >
        <span>{freezing.others}</span> <TeamNames teams={props.teams} />
      </p>
    </div>
  );
}

/** So many lines are as high as this at most; null where nothing is laid out. */
export function wholeLines(heightPx: number, linePx: number): number | null {
  if (!(linePx > 0) || heightPx <= 0) return null;
  return Math.max(1, Math.floor((heightPx + 1) / linePx));
}
