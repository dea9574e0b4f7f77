import { useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { TeamView } from "../../../shared/contest/view.ts";
import { useTexts } from "../../i18n/texts.ts";
import { newRewards } from "../../store/rewards.ts";
import { motionTimes } from "../../theme/motionTimes.ts";
import { useApp } from "../AppContext.ts";
import { moments } from "./moments.ts";
import { usePlay } from "./PlayContext.ts";
import "./rewardFlights.css";

/** After a long absence the board tells enough. */
const mostFlights = 3;
const everyMs = 220;

/**
 * Lets every new reward fly from its card to the balance: up over the board, then along the header, and over no statement. The
 * balance is right at once; the flight only shows where the points came from, and is left out for who asked for stillness. TSK6
 */
export function RewardFlights() {
  const { format } = useTexts();
  const { preferences } = useApp();
  const { team } = usePlay();
  const before = useRef<TeamView | null>(null);
  const layer = useRef<HTMLDivElement>(null);
  const write = useRef(format.integer);
  write.current = format.integer;

  useSignalEffect(() => {
    const rewards = newRewards(before.current, team.value);
    before.current = team.value;
    if (!layer.current || document.hidden || !preferences.isMoving.peek() || rewards.length > mostFlights)
      return;
    for (const [index, { cardId, points }] of rewards.entries())
      fly(layer.current, cardId, `+${write.current(points)}`, index * everyMs);
  });
  return <div class="reward-flights" ref={layer} aria-hidden="true" />;
}

function fly(layer: HTMLElement, cardId: number, text: string, delayMs: number): void {
  const balance = document.querySelector("[data-figure=balance]");
  const from = seenMiddle(document.querySelector(`.board-grid [data-card="${cardId}"]`));
  const to = seenMiddle(balance);
  if (!balance || !from || !to) return;
  const points = document.createElement("span");
  points.className = "reward-flight";
  points.textContent = text;
  points.translate = false;
  layer.append(points);
  const at = ({ x, y }: Spot, scale: number) =>
    `translate(${x}px, ${y}px) translate(-50%, -50%) scale(${scale})`;
  const above = { x: from.x, y: to.y };
  const flight = points.animate(
    [
      { transform: at(from, 0.4), opacity: 0, easing: "ease-out" },
      { transform: at(above, 1.25), opacity: 1, offset: 0.45, easing: "ease-in-out" },
      { transform: at(to, 0.7), opacity: 1, offset: 0.95 },
      { transform: at(to, 0.7), opacity: 0 },
    ],
    { duration: moments.right.lastsMs, delay: delayMs, fill: "backwards" },
  );
  flight.onfinish = () => {
    points.remove();
    balance.animate([{ transform: "scale(1.25)" }, { transform: "none" }], {
      duration: motionTimes.purse,
      easing: "ease-out",
    });
  };
  flight.oncancel = () => points.remove();
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Null while it is not shown. A card's button lies under its drawing. */
function seenMiddle(element: Element | null): Spot | null {
  if (!element || element.getClientRects().length === 0) return null;
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}
