import { effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import { isUp } from "../net/linkParts.ts";
import { type AwayNews, awayMs, awayNews, type Glimpse, glimpseOf, parseGlimpse } from "./away.ts";
import type { Storage } from "./browserStorage.ts";
import type { Playing } from "./playing.ts";

/** What happened to a team while its page had no connection, or was closed. */
export interface AwayReport {
  readonly awayForMs: number;
  readonly news: readonly AwayNews[];
}

export interface AwayWatch {
  /** Null: nothing to tell. */
  readonly report: ReadonlySignal<AwayReport | null>;
  dismiss(): void;
  stop(): void;
}

const glimpseEveryMs = 3_000;
const prefix = "regatta.seen.";

/**
 * Looks at the contest every few seconds while it is live, remembers what it saw (over a reload, too), and compares
 * when a longer gap ends: as soon as the new connection has brought both the public and the team's view.
 */
export function watchAbsence(playing: Playing, storage: Storage, seatId: string): AwayWatch {
  const { store } = playing;
  const key = prefix + seatId;
  const report = signal<AwayReport | null>(null);
  let last: Glimpse | null = parseGlimpse(storage.read(key));
  /** What was seen before a gap that has ended just now. */
  let beforeGap: Glimpse | null = null;
  /** What the page still shows of the time before the gap; null outside one. */
  let stale: { readonly live: unknown; readonly team: unknown } | null = { live: null, team: null };

  function look(): Glimpse | null {
    const view = playing.contest.peek();
    const team = playing.team.peek();
    if (!view || !team) return null;
    return glimpseOf(view, team, playing.ownStanding.peek()?.place ?? null, store.serverNow());
  }

  function remember(): void {
    if (stale || store.connection.peek() !== "live") return;
    last = look();
    if (last) storage.write(key, JSON.stringify(last));
  }

  function tell(): void {
    const now = look();
    const team = playing.team.peek();
    if (!beforeGap || !now || !team || now.at - beforeGap.at <= awayMs) return;
    const news = awayNews(beforeGap, now, team);
    if (news.length > 0) report.value = { awayForMs: now.at - beforeGap.at, news };
  }

  function comeBack(): void {
    stale = null;
    beforeGap = last;
    tell();
    remember();
  }

  const stopFollowing = effect(() => {
    const isLive = isUp(store.connection.value);
    const live = store.live.value;
    const team = store.privateView.value;
    const isTimeKnown = store.clockSet.value > 0; // TIM15
    if (!isLive) stale ??= { live, team };
    else if (stale && isTimeKnown && live && team && live !== stale.live && team !== stale.team) comeBack();
  });
  // A clock that stood still in a laptop's sleep is set when the page is back already.
  const stopSetting = effect(() => {
    if (store.clockSet.value > 0 && !stale) untracked(tell);
  });
  const timer = setInterval(() => {
    beforeGap = null;
    remember();
  }, glimpseEveryMs);

  return {
    report,
    dismiss() {
      report.value = null;
    },
    stop() {
      stopFollowing();
      stopSetting();
      clearInterval(timer);
    },
  };
}
