import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import { isTelling, type Trouble } from "../../net/http.ts";
import "./veils.css";

/**
 * Over a picture that may be out of date, to be read from the last row: since when, why where there is more to say than
 * that the connection was lost, and that the page tries again. PAG5 RUN12
 */
export function StaleVeil(props: { readonly since: number | null; readonly trouble: Trouble | null }) {
  const { since, trouble } = props;
  const texts = useTexts();
  const { screen, format } = texts;
  if (since === null) return null;
  return (
    <div class="stale-veil" role="alert">
      <p class="stale-title">
        <span aria-hidden="true">⚠ </span>
        {screen.staleTitle}
      </p>
      {trouble && isTelling(trouble) && <p class="stale-reason">{refusalSentence(texts, trouble)}</p>}
      <p>{screen.staleVeil(format.timeOfDay(since))}</p>
    </div>
  );
}

const feedEveryMs = 1_000;
const patienceMs = 6_000;

/**
 * A veil that draws itself: the browser is told now to show it in a few seconds, and a living page puts that off again and
 * again. A page whose program hangs or was put to sleep cannot, and the veil appears without it.
 */
export function FrozenVeil() {
  const { screen } = useTexts();
  const veil = useRef<HTMLDivElement>(null);
  useDeadManSwitch(veil);
  return (
    <div class="stale-veil" data-kind="frozen" aria-hidden="true" ref={veil}>
      <p class="stale-title">⚠ {screen.stale}</p>
      <p>{screen.frozenVeil}</p>
    </div>
  );
}

function useDeadManSwitch(veil: { readonly current: HTMLElement | null }): void {
  const showing = useRef<Animation | null>(null);
  useLayoutEffect(() => {
    // Not by style: this is no ornament that a wish for stillness may take away.
    showing.current =
      veil.current?.animate([{ opacity: 0 }, { opacity: 1 }], {
        delay: patienceMs,
        duration: 200,
        fill: "both",
      }) ?? null;
    return () => showing.current?.cancel();
  }, [veil]);
  useEffect(() => {
    const feed = setInterval(() => {
      if (!showing.current) return;
      showing.current.currentTime = 0;
      // One that has ended has to be started anew.
      showing.current.play();
    }, feedEveryMs);
    return () => clearInterval(feed);
  }, []);
}
