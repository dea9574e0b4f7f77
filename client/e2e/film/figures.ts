import type { Page } from "playwright-core";
import type { LessonRoom } from "./LessonRoom.ts";
import type { FigureKind, Shown, Told } from "./lateness.ts";

/** Whose figure the clock is. */
export const clockKey = "clock";

type Watched = typeof globalThis & { regattaFigures?: Shown[] };

/** From now on the page keeps what its standings, its first three and its clock show, and when. */
export async function watchFigures(page: Page): Promise<void> {
  await page.evaluate(keepFigures, clockKey);
}

/** All that it showed, by this process's clock. */
export async function takeFigures(page: Page): Promise<readonly Shown[]> {
  const behindMs = await clockDifference(page);
  const shown = await page.evaluate(() => (window as Watched).regattaFigures ?? []);
  return shown.map((entry) => ({ ...entry, at: entry.at + behindMs }));
}

interface Figure {
  readonly kind: FigureKind;
  readonly key: string;
  readonly value: string;
}

/** Runs in the page. Looks when the page has changed, and counts what it sees from the frame on that shows it. */
function keepFigures(clock: string): void {
  const kept: Shown[] = [];
  (window as Watched).regattaFigures = kept;
  const last = new Map<string, Figure>();
  let isAsked = false;
  const pointsIn = (element: Element | null) =>
    (element?.textContent ?? "").replace("−", "-").replaceAll(/[^\d-]/g, "");
  const look = () => {
    isAsked = false;
    const at = performance.timeOrigin + performance.now();
    const now = new Map<string, Figure>();
    const see = (kind: FigureKind, key: string, value: string) =>
      now.set(`${kind} ${key}`, { kind, key, value });
    for (const row of document.querySelectorAll<HTMLElement>("tr[data-team]"))
      see("standings", row.dataset.team ?? "", pointsIn(row.querySelector(".screen-balance")));
    for (const line of document.querySelectorAll<HTMLElement>(".leaders > [data-team]"))
      see("leaders", line.dataset.team ?? "", pointsIn(line.querySelector(".leader-points")));
    const time = document.querySelector(".screen-clock")?.textContent;
    if (time) see("clock", clock, time);
    for (const [name, { kind, key }] of last) if (!now.has(name)) kept.push({ kind, key, at, value: null });
    for (const [name, figure] of now)
      if (last.get(name)?.value !== figure.value) kept.push({ ...figure, at });
    last.clear();
    for (const [name, figure] of now) last.set(name, figure);
  };
  new MutationObserver(() => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(look);
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
  look();
}

/** How far the page's clock is behind this process's, as the quickest of some questions tells. */
async function clockDifference(page: Page): Promise<number> {
  const now = () => performance.timeOrigin + performance.now();
  let best = { tookMs: Number.POSITIVE_INFINITY, differenceMs: 0 };
  for (let question = 0; question < 10; question++) {
    const askedAt = now();
    const there = await page.evaluate(() => performance.timeOrigin + performance.now());
    const tookMs = now() - askedAt;
    if (tookMs < best.tookMs) best = { tookMs, differenceMs: askedAt + tookMs / 2 - there };
  }
  return best.differenceMs;
}

/** What the teams stood by, from what the server has acknowledged to their bots. Throws where that is not what it shows now. */
export function toldPoints({ bots, view }: LessonRoom): readonly Told[] {
  return bots.flatMap((bot) => {
    const key = bot.seat.teamId;
    let points = view.rules.startPoints;
    const told: Told[] = [{ key, at: 0, value: `${points}` }];
    for (const { reply, answeredAt } of bot.answers) {
      if (!reply.ok || reply.outcome.type !== "judged" || reply.outcome.status === "active") continue;
      const { purchaseId, rewardPoints } = reply.outcome;
      points += rewardPoints - (bot.view?.purchases[purchaseId]?.paidPoints ?? 0);
      told.push({ key, at: performance.timeOrigin + answeredAt, value: `${points}` });
    }
    const team = view.teams[key];
    const shown = team ? team.balancePoints + team.inPlayPoints : Number.NaN;
    if (shown !== points) throw new Error(`${bot.name} has ${shown} and not ${points}`);
    return told;
  });
}

/** From then on the contest ends at `endsAt`. */
export interface Deadline {
  readonly at: number;
  readonly endsAt: number;
}

/**
 * What a clock shows that counts down to these deadlines, second by second, until `until`; before the first of them it shows
 * how long the contest will be.
 */
export function toldTime(durationMs: number, deadlines: readonly Deadline[], until: number): readonly Told[] {
  const whole: Told = { key: clockKey, at: 0, value: clockText(durationMs / 1_000) };
  const counted = deadlines.flatMap(({ at, endsAt }, index) => {
    const to = Math.min(until, deadlines[index + 1]?.at ?? until, endsAt);
    const told: Told[] = [];
    for (let now = at; now < to; ) {
      const seconds = Math.ceil((endsAt - now) / 1_000);
      told.push({ key: clockKey, at: now, value: clockText(seconds) });
      now = endsAt - (seconds - 1) * 1_000;
    }
    if (to === endsAt) told.push({ key: clockKey, at: endsAt, value: clockText(0) });
    return told;
  });
  return [whole, ...counted];
}

function clockText(seconds: number): string {
  const two = (value: number) => `${value}`.padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor((seconds % 3_600) / 60)];
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}
