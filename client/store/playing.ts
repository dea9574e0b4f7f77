import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { findCard } from "../../shared/contest/cards.ts";
import type { Outcome } from "../../shared/contest/outcome.ts";
import type { Rejection } from "../../shared/contest/rejections.ts";
import { shownStandings } from "../../shared/contest/shownStandings.ts";
import type { Standing } from "../../shared/contest/standings.ts";
import type { PublicTeam, PublicView, PurchaseView, TeamView } from "../../shared/contest/view.ts";
import type { ContestStore } from "./contestStore.ts";
import type { LineMoment } from "./lineMoment.ts";
import { asTeamSees } from "./ownTime.ts";
import { activePurchases } from "./purchases.ts";

export type Judged = Extract<Outcome, { type: "judged" }>;

/** What came of the last answer to a purchase. */
export type AnswerResult =
  | { readonly type: "waiting" }
  | { readonly type: "judged"; readonly outcome: Judged }
  | { readonly type: "refused"; readonly rejection: Rejection };

/** What this laptop knows of its own answers to a purchase. */
export interface OwnAnswers {
  /** Null: what came of it is not true any more. */
  readonly last: AnswerResult | null;
  /** Of all that were judged. One names an answer among the team's, since an equal one is refused. ANS4 */
  readonly readings: readonly string[];
  /** How many answers of the team were seen when the last one was refused; absent: it was not. */
  readonly refusedAfter?: number;
}

/** What came of a wish to buy. */
export type Purchasing =
  /** `isAwaited`: the dialog of the card was still open, and has been closed for it. */
  | { readonly type: "bought"; readonly isAwaited: boolean }
  | { readonly type: "refused"; readonly rejection: Rejection };

/** What was sent from a dialog and refused. */
export interface NotDone {
  /** The card that was not bought; null: a question or an appeal that was not sent. */
  readonly cardId: number | null;
  readonly rejection: Rejection;
}

/** A team's page: what it shows and what it may do. */
export interface Playing {
  readonly store: ContestStore;
  /** By the team's own clock; null until both have arrived once. */
  readonly contest: ReadonlySignal<PublicView | null>;
  readonly team: ReadonlySignal<TeamView | null>;
  readonly standings: ReadonlySignal<readonly Standing<PublicTeam>[]>;
  /** Null while standings are frozen, and for a team that is out of sight. */
  readonly ownStanding: ReadonlySignal<Standing<PublicTeam> | null>;
  /** The card in the purchase dialog. */
  readonly offeredCardId: Signal<number | null>;
  /** Cards that this device is buying right now. */
  readonly buying: ReadonlySignal<ReadonlySet<number>>;
  /** The last of its kind, until it was read or is tried again: in its dialog while that is open, else beside the board. PAG32 */
  readonly notDone: Signal<NotDone | null>;
  /** What the team is asking about; a card of null: in general. */
  readonly asking: Signal<{ readonly cardId: number | null } | null>;
  /** The purchase in the task panel: the chosen one, else the first that is active. */
  readonly shownPurchase: ReadonlySignal<PurchaseView | null>;
  /** Active purchases, and a closed one while it is looked at. */
  readonly openPurchases: ReadonlySignal<readonly PurchaseView[]>;
  readonly ownAnswers: ReadonlySignal<Readonly<Record<number, OwnAnswers>>>;
  /** What the line of the standings tells right now; null: where the team stands. */
  readonly lineMoment: Signal<LineMoment | null>;
  showPurchase(purchaseId: number | null): void;
  /** Shows the task when the dialog of the card is still open then, and closes that. PAG32 */
  buyCard(cardId: number): Promise<Purchasing>;
  /** Whether this device bought the card, or is about to, since the page was opened. */
  isBoughtHere(cardId: number): boolean;
  /** True when the answer was judged, right or wrong. Nothing is sent while one to the same purchase is under way. PAG39 */
  submitAnswer(purchaseId: number, answer: string): Promise<boolean>;
}

export function createPlaying(store: ContestStore): Playing {
  const team = computed(() => {
    const view = store.privateView.value;
    return view?.kind === "team" ? view : null;
  });
  const contest = computed(() => {
    const view = store.live.value?.view;
    return view ? asTeamSees(view, team.value) : null;
  });
  const standings = computed(() => (contest.value ? shownStandings(contest.value) : []));
  // FRZ5: where the team stood when standings were frozen is not where it stands. FRZ11: out of sight it has no place.
  const ownStanding = computed(() =>
    contest.value?.freeze
      ? null
      : (standings.value.find((standing) => standing.team.id === team.value?.teamId) ?? null),
  );
  const offeredCardId = signal<number | null>(null);
  const buying = signal<ReadonlySet<number>>(new Set());
  const notDone = signal<NotDone | null>(null);
  const asking = signal<{ readonly cardId: number | null } | null>(null);
  const chosenId = signal<number | null>(null);
  const ownAnswers = signal<Readonly<Record<number, OwnAnswers>>>({});
  const boughtHere = new Set<number>();

  const openPurchases = computed(() => {
    if (!team.value) return [];
    const active = activePurchases(team.value);
    const chosen = chosenId.value === null ? undefined : team.value.purchases[chosenId.value];
    return chosen && chosen.status !== "active" ? [...active, chosen] : active;
  });
  const shownPurchase = computed(
    () =>
      openPurchases.value.find((purchase) => purchase.id === chosenId.value) ??
      openPurchases.value[0] ??
      null,
  );
  const setResult = (purchaseId: number, last: AnswerResult) => {
    const earlier = ownAnswers.value[purchaseId]?.readings ?? [];
    const readings = last.type === "judged" ? [...earlier, last.outcome.reading] : earlier;
    const seen = team.peek()?.purchases[purchaseId]?.submissions.length ?? 0;
    const known = { last, readings, ...(last.type === "refused" && { refusedAfter: seen }) };
    ownAnswers.value = { ...ownAnswers.value, [purchaseId]: known };
  };

  return {
    store,
    contest,
    team,
    standings,
    ownStanding,
    offeredCardId,
    buying,
    notDone,
    asking,
    shownPurchase,
    openPurchases,
    ownAnswers,
    lineMoment: signal(null),
    isBoughtHere: (cardId) => boughtHere.has(cardId),
    showPurchase(purchaseId) {
      chosenId.value = purchaseId;
    },
    async buyCard(cardId) {
      const card = findCard(store.live.peek()?.view.board.cards ?? [], cardId);
      const seen = card && { pricePoints: card.pricePoints }; // BUY11
      // The team's view may be there before the reply.
      boughtHere.add(cardId);
      notDone.value = null;
      buying.value = new Set([...buying.value, cardId]);
      const reply = await store.send({ type: "BuyCard", cardId, ...seen });
      return batch(() => {
        buying.value = new Set([...buying.value].filter((other) => other !== cardId));
        if (!reply.ok) {
          boughtHere.delete(cardId);
          notDone.value = { cardId, rejection: reply.rejection };
          return { type: "refused", rejection: reply.rejection };
        }
        const isAwaited = offeredCardId.value === cardId;
        if (isAwaited) {
          offeredCardId.value = null;
          if (reply.outcome.type === "bought") chosenId.value = reply.outcome.purchaseId;
        }
        return { type: "bought", isAwaited };
      });
    },
    async submitAnswer(purchaseId, answer) {
      if (ownAnswers.peek()[purchaseId]?.last?.type === "waiting") return false;
      // The task stays in view when the answer closes it.
      chosenId.value = purchaseId;
      setResult(purchaseId, { type: "waiting" });
      const cardId = team.peek()?.purchases[purchaseId]?.cardId;
      // SEA2
      const command = { type: "SubmitAnswer", purchaseId, answer } as const;
      const reply = await store.send(cardId === undefined ? command : { ...command, cardId });
      if (reply.ok && reply.outcome.type === "judged") {
        setResult(purchaseId, { type: "judged", outcome: reply.outcome });
        return true;
      }
      setResult(purchaseId, {
        type: "refused",
        rejection: reply.ok ? { code: "internal" } : reply.rejection,
      });
      return false;
    },
  };
}
