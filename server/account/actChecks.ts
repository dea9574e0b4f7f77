import { asItIs, cardMark, earnedBy, keyOf, nextVersion, sharesWith } from "./actMarks.ts";
import type {
  BookedAct,
  BookedPurchase,
  BookedTeam,
  Books,
  CardMark,
  EventOf,
  PurchaseMark,
} from "./books.ts";
import type { Find } from "./eventChecks.ts";
import { isAlready, isAsDue } from "./restatedAsDue.ts";

type Restated = EventOf<"Restated">;
type Act = Restated["act"];
type ActType = Act["type"];
type ActOf<Type extends ActType> = Extract<Act, { type: Type }>;

interface Met {
  readonly team: BookedTeam;
  readonly purchase: BookedPurchase;
  /** What the act says of it, before what follows from its answers. */
  readonly due: PurchaseMark;
}

interface ActCheck<Type extends ActType> {
  readonly reason: Restated["entries"][number]["reason"];
  /** Null: the moderator chooses. */
  readonly policy: Restated["policy"] | null;
  /** What becomes of each purchase that it meets; null: the act is not possible. */
  readonly meets: (books: Books, act: ActOf<Type>, event: Restated) => readonly Met[] | null;
  /** The cards that it changes, as they are afterwards. */
  readonly cards: (books: Books, act: ActOf<Type>) => readonly CardMark[];
}

/**
 * Whether an act does what it says: the cards and purchases that it names and no others, by its own policy, and its reason in the
 * ledger. Complete by its type. ACC7
 */
export function checkAct(books: Books, event: Restated, find: Find): void {
  // A check takes acts of its type.
  const check = actChecks[event.act.type] as unknown as ActCheck<ActType>;
  const act = event.act as never;
  if (check.policy !== null && event.policy !== check.policy) find("act");
  for (const entry of event.entries) if (entry.reason !== check.reason) find("act", entry.teamId);
  if (!isSameCards(event, check.cards(books, act))) find("act");
  const met = check.meets(books, act, event);
  if (!met) {
    find("act");
    return;
  }
  const changes = new Map(event.changes.map((change) => [keyOf(change.teamId, change.purchaseId), change]));
  for (const { team, purchase, due } of met) {
    const change = changes.get(keyOf(team.id, purchase.id));
    changes.delete(keyOf(team.id, purchase.id));
    if (!(change ? isAsDue(purchase, due, change, event) : isAlready(purchase, due)))
      find("act", team.id, purchase.id);
  }
  for (const { teamId, purchaseId } of changes.values()) find("act", teamId, purchaseId);
}

const actChecks: { readonly [Type in ActType]: ActCheck<Type> } = {
  judge: {
    reason: "correction",
    policy: null,
    meets: meetsOfJudging,
    cards(books, { cardId, reading, verdict }) {
      const card = books.cards.get(cardId);
      if (!card || reading === null) return [];
      const before = card.rulings ?? [];
      const others = before.filter((ruling) => ruling.reading !== reading);
      const isKnown = before.find((ruling) => ruling.reading === reading)?.verdict;
      if (verdict === "annulled") return isKnown ? [{ ...cardMark(card), rulings: others }] : [];
      const isLast = isKnown === verdict && before.at(-1)?.reading === reading;
      return isLast ? [] : [{ ...cardMark(card), rulings: [...others, { reading, verdict }] }];
    },
  },
  key: {
    reason: "correction",
    policy: null,
    meets(books, { cardId }, { policy }) {
      const version = nextVersion(books.cards.get(cardId));
      return standingOf(books, cardId).map(({ team, purchase }) => ({
        team,
        purchase,
        due: { ...asItIs(purchase), taskVersion: version, ...keptIf(policy === "keep", purchase) },
      }));
    },
    cards(books, { cardId, checker }) {
      const card = books.cards.get(cardId);
      if (!card) return [];
      const keepsKind = card.task.checker.kind === checker.kind;
      const rulings = keepsKind ? (card.rulings ?? []) : [];
      return [{ ...cardMark(card), taskVersion: nextVersion(card), rulings }];
    },
  },
  void: {
    reason: "void",
    policy: "strict",
    meets: (books, { cardId, keepRewards }) =>
      standingOf(books, cardId).map(({ team, purchase }) => {
        const earned = keepRewards ? earnedBy(purchase) : 0;
        const keptPoints = earned > 0 ? earned : undefined;
        return { team, purchase, due: { ...asItIs(purchase), isWithdrawn: true, keptPoints } };
      }),
    cards(books, { cardId }) {
      const card = books.cards.get(cardId);
      return card && !card.voided ? [{ ...cardMark(card), voided: true }] : [];
    },
  },
  withdraw: {
    reason: "withdrawal",
    policy: "strict",
    meets: (books, act) =>
      meetsOne(books, act, (before) => ({ ...before, isWithdrawn: true, keptPoints: undefined })),
    cards: () => [],
  },
  refund: {
    reason: "refund",
    policy: "keep",
    meets: (books, act) => meetsOne(books, act, (before) => ({ ...before, isRefunded: true })),
    cards: () => [],
  },
  give: { reason: "correction", policy: "keep", meets: () => [], cards: () => [] },
  adjust: { reason: "adjustment", policy: "keep", meets: () => [], cards: () => [] },
  undo: {
    reason: "undo",
    policy: "strict",
    meets: meetsOfUndoing,
    cards: (books, { act }) => books.acts[act - 1]?.cardsBefore ?? [],
  },
};

function meetsOfJudging(
  books: Books,
  { cardId, reading, answers, verdict }: ActOf<"judge">,
  { policy }: Restated,
): readonly Met[] | null {
  const named = new Set(answers.map((each) => `${keyOf(each.teamId, each.purchaseId)}/${each.index}`));
  let found = 0;
  const met: Met[] = [];
  for (const { team, purchase } of standingOf(books, cardId)) {
    const before = asItIs(purchase);
    let isMet = false;
    const rulings = purchase.answers.map((answer, index) => {
      const isNamed =
        reading === null ? named.has(`${keyOf(team.id, purchase.id)}/${index}`) : answer.reading === reading;
      if (!isNamed) return before.rulings[index];
      found += 1;
      isMet = true;
      return verdict;
    });
    if (isMet)
      met.push({ team, purchase, due: { ...before, rulings, ...keptIf(policy === "keep", purchase) } });
  }
  return found === 0 || (reading === null && found < named.size) ? null : met;
}

function meetsOne(
  books: Books,
  { teamId, purchaseId, cardId }: ActOf<"withdraw"> | ActOf<"refund">,
  change: (before: PurchaseMark) => PurchaseMark,
): readonly Met[] | null {
  const team = books.teams.get(teamId);
  const purchase = team?.purchases.get(purchaseId);
  if (!team || team.removed || purchase?.cardId !== cardId || purchase.status === "withdrawn") return null;
  return [{ team, purchase, due: change(asItIs(purchase)) }];
}

/** What was before, for all that the act met and that is as the act left it; and nobody may have built on it. */
function meetsOfUndoing(
  books: Books,
  { act: number }: ActOf<"undo">,
  event: Restated,
): readonly Met[] | null {
  const undone = books.acts[number - 1];
  if (!undone || undone.undoneBy !== null || undone.act.type === "undo") return null;
  const later = books.acts
    .slice(number)
    .filter(({ act, undoneBy }) => undoneBy === null && act.type !== "undo");
  if (later.some((each) => sharesWith(each, undone)) || !isTakenBack(undone, event)) return null;
  if (undone.act.type === "give") {
    const team = books.teams.get(undone.act.teamId);
    const purchase = team?.purchases.get(undone.act.purchaseId);
    if (!team || !purchase) return null;
    return [{ team, purchase, due: { ...asItIs(purchase), isWithdrawn: true, keptPoints: undefined } }];
  }
  const met: Met[] = [];
  const since = new Set(event.changes.map(({ teamId, purchaseId }) => keyOf(teamId, purchaseId)));
  for (const team of books.teams.values()) {
    for (const purchase of team.purchases.values()) {
      const key = keyOf(team.id, purchase.id);
      const before = undone.before.get(key);
      if (before) met.push({ team, purchase, due: beforeAgain(purchase, before) });
      // Bought since, of a card that the act changed: the checks of verdicts and money see to it.
      else if (since.has(key) && undone.cardsBefore.some(({ cardId }) => cardId === purchase.cardId))
        met.push({ team, purchase, due: asRestated(event, team, purchase) });
    }
  }
  return met;
}

/** Answers that came since keep what was ruled of them, but for what the act itself ruled. */
function beforeAgain(purchase: BookedPurchase, before: PurchaseMark): PurchaseMark {
  const { rulings } = asItIs(purchase);
  return {
    ...before,
    rulings: rulings.map((ruling, index) => (index < before.rulings.length ? before.rulings[index] : ruling)),
  };
}

function asRestated({ changes }: Restated, team: BookedTeam, purchase: BookedPurchase): PurchaseMark {
  const change = changes.find((each) => each.teamId === team.id && each.purchaseId === purchase.id);
  const rulings = change?.submissions.map(({ ruling }) => ruling);
  return { ...asItIs(purchase), ...(change && { taskVersion: change.taskVersion, rulings: rulings ?? [] }) };
}

/** Points that belong to no purchase go back as they came. */
function isTakenBack({ besides }: BookedAct, { entries }: Restated): boolean {
  const back = entries.filter(({ purchaseId }) => purchaseId === null);
  return (
    back.length === besides.length &&
    besides.every(
      ({ teamId, deltaPoints }, index) =>
        back[index]?.teamId === teamId && back[index].deltaPoints === 0 - deltaPoints,
    )
  );
}

/** The purchases of a card that were not withdrawn, of teams that were removed too. */
function standingOf(books: Books, cardId: number): readonly Omit<Met, "due">[] {
  return [...books.teams.values()].flatMap((team) =>
    [...team.purchases.values()]
      .filter((purchase) => purchase.cardId === cardId && purchase.status !== "withdrawn")
      .map((purchase) => ({ team, purchase })),
  );
}

function keptIf(keeps: boolean, { keptPoints }: BookedPurchase): Pick<PurchaseMark, "keptPoints"> {
  return { keptPoints: keeps ? keptPoints : undefined };
}

function isSameCards({ cards, act }: Restated, due: readonly CardMark[]): boolean {
  if (cards.length !== due.length) return false;
  return cards.every((card, index) => {
    const mark = due[index];
    const hasTask = card.task !== undefined;
    return (
      mark?.cardId === card.cardId &&
      mark.taskVersion === card.taskVersion &&
      mark.voided === card.voided &&
      hasTask === (act.type === "key") &&
      (!hasTask || card.task?.version === card.taskVersion) &&
      mark.rulings.length === card.rulings.length &&
      mark.rulings.every(
        ({ reading, verdict }, nth) =>
          card.rulings[nth]?.reading === reading && card.rulings[nth]?.verdict === verdict,
      )
    );
  });
}
