import { useEffect, useRef } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import { balanceOf } from "../../store/purchases.ts";
import { useApp } from "../AppContext.ts";
import { moments } from "./moments.ts";
import { useViews } from "./PlayContext.ts";
import "./purse.css";

/**
 * The balance. What stands there is right at once; over it points are seen to go out or come in, where things may move. TSK6
 */
export function Purse() {
  const { play, format } = useTexts();
  const { preferences } = useApp();
  const { team } = useViews();
  const balance = balanceOf(team);
  const seen = useRef(balance);
  const count = useRef<HTMLElement>(null);
  const write = useRef(format.integer);
  write.current = format.integer;

  useEffect(() => {
    const from = seen.current;
    seen.current = balance;
    if (from === balance || !count.current || document.hidden || !preferences.isMoving.peek()) return;
    const { lastsMs } = moments[balance < from ? "buying" : "right"];
    return countInto(count.current, { from, to: balance, lastsMs }, (points) => write.current(points));
  }, [balance, preferences]);

  return (
    <div class="purse">
      <dt>{play.balance}</dt>
      <dd data-figure="balance" translate={false}>
        {format.integer(balance)}
      </dd>
      <dd class="purse-count" ref={count} aria-hidden="true" translate={false} />
    </div>
  );
}

/** Writes the points between two balances, faster first; at the end, and when it is stopped, nothing is left. */
function countInto(
  element: HTMLElement,
  { from, to, lastsMs }: { readonly from: number; readonly to: number; readonly lastsMs: number },
  words: (points: number) => string,
): () => void {
  let frame = 0;
  let startedAt: number | null = null;
  const draw = (now: number) => {
    startedAt ??= now;
    const share = (now - startedAt) / lastsMs;
    if (share >= 1) {
      element.textContent = "";
      return;
    }
    element.textContent = words(Math.round(from + (to - from) * (1 - (1 - share) ** 3)));
    frame = requestAnimationFrame(draw);
  };
  element.textContent = words(from);
  frame = requestAnimationFrame(draw);
  return () => {
    cancelAnimationFrame(frame);
    element.textContent = "";
  };
}
