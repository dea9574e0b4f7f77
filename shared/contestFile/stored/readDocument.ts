import { Checker, makeChecker, todaysOptions } from "../../contest/checkers/checker.ts";
import { checkerKinds } from "../../contest/checkers/readers.ts";
import { classicRules } from "../../contest/rules.ts";
import { rulesBefore } from "../../contest/stored/upcasts.ts";
import { ContestDocument, type DocumentCard, documentFormat } from "../ContestDocument.ts";
import { findUnfitPictures } from "../pictures.ts";
import { type FileProblem, fileProblem } from "../problems.ts";
import { usualDurationMs } from "../settings.ts";
import { explainIssue } from "./explainIssue.ts";
import { findUnfitPlaces } from "./places.ts";
import { bringUpToDate, type DocumentData as Data, documentVersion } from "./steps.ts";

export type ReadDocument =
  | { readonly ok: true; readonly document: ContestDocument }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

const MAX_PROBLEMS = 50;

/**
 * The contest document that a JSON value is, of this version or one before, with what it leaves out: rules that it does not name are
 * the classic ones, or, where they came later, the game as it was before: the same document makes the same contest by every program. STO4 Its checkers are those of tasks made today. Either everything is read or nothing, and
 * every problem names the path to its field. FIL6 FIL7
 */
export function readDocument(json: unknown): ReadDocument {
  if (!isData(json) || json.format !== documentFormat)
    return refused([fileProblem("json_not_a_contest", { format: documentFormat })]);
  const { version } = json;
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1)
    return refused([fileProblem("document_version_unfit", { known: documentVersion }, { path: "version" })]);
  if (version > documentVersion) {
    const params = { version, known: documentVersion };
    return refused([fileProblem("document_version_later", params, { path: "version" })]);
  }
  const completed = complete(bringUpToDate(json, version));
  const parsed = ContestDocument.safeParse(completed);
  if (!parsed.success) return refused(parsed.error.issues.map((issue) => explainIssue(issue, completed)));
  const unfit = [...findUnfitPlaces(parsed.data), ...findUnfitPictures(parsed.data)];
  return unfit.length > 0 ? refused(unfit) : makeCheckers(parsed.data);
}

function refused(problems: readonly FileProblem[]): ReadDocument {
  return { ok: false, problems: problems.slice(0, MAX_PROBLEMS) };
}

function complete(document: Data): Data {
  const { language, rules, board, drafts } = document;
  return {
    durationMs: usualDurationMs,
    drafts: [],
    media: {},
    ...document,
    rules: isData(rules ?? {}) ? completeRules((rules ?? {}) as Data) : rules,
    board: isData(board) ? mapCards(board, (card) => completeCard(card, language)) : board,
    ...(Array.isArray(drafts) && {
      drafts: drafts.map((draft: unknown) => (isData(draft) ? completeKey(draft, language) : draft)),
    }),
  };
}

function completeRules(rules: Data): Data {
  const { attempts } = rules;
  return {
    ...classicRules,
    ...rulesBefore,
    ...rules,
    ...(isData(attempts) && { attempts: { ...classicRules.attempts, ...attempts } }),
  };
}

function mapCards(board: Data, change: (card: Data) => Data): Data {
  const { cards } = board;
  if (!Array.isArray(cards)) return board;
  return { ...board, cards: cards.map((card: unknown) => (isData(card) ? change(card) : card)) };
}

/** Keys are read as those of a task made today, whatever the document says of it. */
function completeCard(card: Data, language: unknown): Data {
  const { task } = card;
  return isData(task) ? { ...card, task: completeKey(task, language) } : card;
}

function completeKey(task: Data, language: unknown): Data {
  const { checker } = task;
  if (!isData(checker)) return task;
  const kind = checkerKinds.find((known) => known === checker.kind);
  if (kind === undefined || (language !== "ru" && language !== "en")) return task;
  return { ...task, checker: { ...checker, ...todaysOptions(kind, language) } };
}

function makeCheckers(document: ContestDocument): ReadDocument {
  const problems: FileProblem[] = [];
  const made = (checker: Checker, path: string): Checker => {
    const read = Checker.safeParse(makeChecker(checker, document.language));
    if (!read.success) problems.push(fileProblem("unreadable_task", {}, { path }));
    return read.data ?? checker;
  };
  const cards = document.board.cards.map((card, index): DocumentCard => {
    const checker = made(card.task.checker, `board.cards[${index}].task.checker`);
    return { ...card, task: { ...card.task, checker } };
  });
  const drafts = document.drafts.map((draft, index) =>
    draft.checker ? { ...draft, checker: made(draft.checker, `drafts[${index}].checker`) } : draft,
  );
  if (problems.length > 0) return refused(problems);
  return { ok: true, document: { ...document, board: { ...document.board, cards }, drafts } };
}

function isData(value: unknown): value is Data {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
