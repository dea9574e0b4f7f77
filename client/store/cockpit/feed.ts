import { type ReadonlySignal, signal } from "@preact/signals";
import type { ModeratorTeam, ModeratorView, PublicView, PurchaseView } from "../../../shared/contest/view.ts";
import { hasLostActs } from "../lostActs.ts";

type Verdict = PurchaseView["submissions"][number]["verdict"];

interface OfTeam {
  readonly at: number;
  readonly teamId: string;
  readonly teamName: string;
}

/** Something that happened, as far as the moderator's view tells. */
export type FeedEntry =
  | (OfTeam & { readonly kind: "joined" | "left" })
  | (OfTeam & { readonly kind: "bought" | "withdrawn"; readonly cardId: number; readonly points: number })
  | (OfTeam & {
      readonly kind: "answered" | "ruled";
      readonly cardId: number;
      readonly answer: string;
      readonly verdict: Verdict;
      readonly attempt: number;
    })
  | (OfTeam & { readonly kind: "extra_time"; readonly byMs: number; readonly why: string })
  | { readonly kind: "contest"; readonly at: number; readonly what: ContestNews }
  | { readonly kind: "deadline"; readonly at: number; readonly byMs: number }
  /** To all where `to` is null. */
  | {
      readonly kind: "message";
      readonly at: number;
      readonly number: number;
      readonly text: string;
      readonly to: readonly { readonly teamId: string; readonly name: string }[] | null;
    };

export type ContestNews =
  | "started"
  | "paused"
  | "resumed"
  | "finished"
  | "reopened"
  | "entry_opened"
  | "entry_closed"
  | "countdown"
  | "countdown_over"
  | "covered"
  | "uncovered"
  | "stopped"
  | "stop_over"
  | "frozen"
  | "thawed"
  | "places"
  | "final";

export const feedKinds = ["teams", "purchases", "answers", "contest"] as const;
export type FeedKind = (typeof feedKinds)[number];

const kindOf: Readonly<Record<FeedEntry["kind"], FeedKind>> = {
  joined: "teams",
  left: "teams",
  bought: "purchases",
  withdrawn: "purchases",
  answered: "answers",
  ruled: "answers",
  extra_time: "teams",
  contest: "contest",
  deadline: "contest",
  message: "contest",
};

/** What has happened, the newest first. CON3 */
export interface Feed {
  readonly entries: ReadonlySignal<readonly FeedEntry[]>;
  /** Compares with what was known. The first views tell all that they hold, by its own time. */
  take(contest: PublicView, moderator: ModeratorView, now: number): void;
}

/** So many are remembered; the older ones go. */
export const feedLength = 2_000;

interface Known {
  readonly status: PurchaseView["status"];
  readonly verdicts: readonly Verdict[];
}

export function createFeed(): Feed {
  const entries = signal<readonly FeedEntry[]>([]);
  const teams = new Map<string, ModeratorTeam>();
  const purchases = new Map<string, Known>();
  const messages = new Set<number>();
  let contest: PublicView | null = null;

  function takeTeam(team: ModeratorTeam, now: number, news: FeedEntry[]): void {
    const known = teams.get(team.teamId);
    if (known === team) return;
    teams.set(team.teamId, team);
    const of = { teamId: team.teamId, teamName: team.name };
    const joinedAt = team.otherEntries[0]?.at;
    if (!known && joinedAt !== undefined) news.push({ kind: "joined", at: joinedAt, ...of });
    for (const { at, byMs, why } of team.extraTime?.grants.slice(known?.extraTime?.grants.length ?? 0) ?? [])
      news.push({ kind: "extra_time", at, byMs, why, ...of });
    if (team.removed) {
      if (known && !known.removed) news.push({ kind: "left", at: now, ...of });
      return;
    }
    for (const purchase of team.purchases) takePurchase(of, purchase, now, news);
  }

  function takePurchase(
    of: Pick<OfTeam, "teamId" | "teamName">,
    purchase: PurchaseView,
    now: number,
    news: FeedEntry[],
  ): void {
    const key = `${of.teamId} ${purchase.id}`;
    const known = purchases.get(key);
    const { cardId } = purchase;
    if (!known)
      news.push({ kind: "bought", at: purchase.boughtAt, cardId, points: purchase.paidPoints, ...of });
    for (const [index, { at, answer, verdict }] of purchase.submissions.entries()) {
      const before = known?.verdicts[index];
      if (before === verdict) continue;
      const answered = { cardId, answer, verdict, attempt: index + 1, ...of };
      news.push(before ? { kind: "ruled", at: now, ...answered } : { kind: "answered", at, ...answered });
    }
    if (purchase.status === "withdrawn" && known?.status !== "withdrawn")
      news.push({
        kind: "withdrawn",
        // One whose reward stays was closed when it was solved.
        at: known ? now : (purchase.closedAt ?? now),
        cardId,
        points: purchase.paidPoints,
        ...of,
      });
    purchases.set(key, {
      status: purchase.status,
      verdicts: purchase.submissions.map(({ verdict }) => verdict),
    });
  }

  function takeMessages({ messages: sent, teams: named }: ModeratorView, news: FeedEntry[]): void {
    for (const { number, at, text, to } of Object.values(sent)) {
      if (messages.has(number)) continue;
      messages.add(number);
      const teams = to?.map((teamId) => ({ teamId, name: named[teamId]?.name ?? teamId })) ?? null;
      news.push({ kind: "message", at, number, text, to: teams });
    }
  }

  // What happens in the place of lost acts would look like what is known.
  function forget(): void {
    teams.clear();
    purchases.clear();
    messages.clear();
    contest = null;
    entries.value = [];
  }

  return {
    entries,
    take(nextContest, moderator, now) {
      if (contest && hasLostActs(contest, nextContest)) forget();
      const news: FeedEntry[] = [];
      for (const team of Object.values(moderator.teams)) takeTeam(team, now, news);
      takeMessages(moderator, news);
      for (const { at, what } of contestNews(contest, nextContest, now))
        news.push({ kind: "contest", at, what });
      const byMs = deadlineMovedMs(contest, nextContest);
      if (byMs !== 0) news.push({ kind: "deadline", at: now, byMs });
      contest = nextContest;
      if (news.length === 0) return;
      // At one moment, what came later is told above.
      news.reverse().sort((a, b) => b.at - a.at);
      const known = entries.peek();
      const isInOrder = (news.at(-1)?.at ?? 0) >= (known[0]?.at ?? 0);
      const all = [...news, ...known];
      if (!isInOrder) all.sort((a, b) => b.at - a.at);
      entries.value = all.slice(0, feedLength);
    },
  };
}

function contestNews(
  before: PublicView | null,
  after: PublicView,
  now: number,
): readonly { readonly at: number; readonly what: ContestNews }[] {
  const { clock, phase } = after;
  if (before === null) {
    return [
      ...(clock.startedAt === null ? [] : [{ at: clock.startedAt, what: "started" as const }]),
      ...(clock.pausedAt === null ? [] : [{ at: clock.pausedAt, what: "paused" as const }]),
      ...(after.freeze ? [{ at: after.freeze.frozenAt, what: "frozen" as const }] : []),
      ...(clock.finishedAt === null ? [] : [{ at: clock.finishedAt, what: "finished" as const }]),
    ];
  }
  const news: { at: number; what: ContestNews }[] = [];
  if (before.phase !== phase) {
    if (phase === "finished") news.push({ at: clock.finishedAt ?? now, what: "finished" });
    else if (phase === "paused") news.push({ at: clock.pausedAt ?? now, what: "paused" });
    else if (phase === "running") news.push({ at: now, what: newsOfRunning[before.phase] });
  }
  if (before.entryOpen !== after.entryOpen)
    news.push({ at: now, what: after.entryOpen ? "entry_opened" : "entry_closed" });
  for (const { begins, ends, isSo } of conditions) {
    const what = isSo(before) ? ends : begins;
    if (isSo(before) !== isSo(after) && what !== null) news.push({ at: now, what });
  }
  if (before.shownPlaces !== after.shownPlaces) news.push({ at: now, what: "places" });
  return news;
}

/** What a contest may be in beside its phase; null: its end tells itself. */
const conditions: readonly {
  readonly begins: ContestNews;
  readonly ends: ContestNews | null;
  readonly isSo: (contest: PublicView) => boolean;
}[] = [
  {
    begins: "countdown",
    ends: "countdown_over",
    isSo: ({ countdownAt, phase }) => countdownAt !== null && phase === "lobby",
  },
  { begins: "covered", ends: "uncovered", isSo: ({ cover }) => cover === "look_up" },
  { begins: "stopped", ends: "stop_over", isSo: ({ cover }) => cover === "emergency" },
  { begins: "frozen", ends: "thawed", isSo: ({ freeze }) => freeze !== null },
  { begins: "final", ends: null, isSo: ({ finality }) => finality === "final" },
];

/** By how much the deadline moved by itself: what a start or a pause moves is no news. */
function deadlineMovedMs(before: PublicView | null, after: PublicView): number {
  const [was, is] = [before?.clock.endsAt ?? null, after.clock.endsAt];
  return was !== null && is !== null && before?.phase === after.phase ? is - was : 0;
}

const newsOfRunning = {
  draft: "started",
  lobby: "started",
  running: "resumed",
  paused: "resumed",
  finished: "reopened",
} as const;

export interface FeedChoice {
  readonly kind: FeedKind | null;
  readonly teamId: string | null;
  readonly cardId: number | null;
}

/** The entries that are asked for. What concerns the whole contest belongs to no team and no card. */
export function chosenEntries(entries: readonly FeedEntry[], choice: FeedChoice): readonly FeedEntry[] {
  const { kind, teamId, cardId } = choice;
  if (kind === null && teamId === null && cardId === null) return entries;
  return entries.filter(
    (entry) =>
      (kind === null || kindOf[entry.kind] === kind) &&
      (teamId === null || concerns(entry, teamId)) &&
      (cardId === null || ("cardId" in entry && entry.cardId === cardId)),
  );
}

function concerns(entry: FeedEntry, teamId: string): boolean {
  if (entry.kind === "message") return entry.to?.some((team) => team.teamId === teamId) ?? false;
  return "teamId" in entry && entry.teamId === teamId;
}
