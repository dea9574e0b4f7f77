import { findCard } from "../../shared/contest/cards.ts";
import { judgeReading, readerOf } from "../../shared/contest/checkers/checker.ts";
import { readAnswer, showReading } from "../../shared/contest/checkers/readers.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import type { FileProblem } from "../../shared/contestFile/problems.ts";
import type { KeyTrial, RoomReply, RoomRequest } from "../../shared/protocol.ts";
import { readChecker } from "../files/taskCells.ts";
import { refused } from "./RequestDesk.ts";

/** The checker that a key describes, as a cell of an import would, and what it says to an answer. RES12 */
export function tryKey(
  state: ContestState,
  { cardId, kind, cells, trial }: RoomRequest<"key">,
): RoomReply["key"] {
  if (cardId !== null && !findCard(state.board.cards, cardId)) return refused("unknown_card");
  const problems: FileProblem[] = [];
  const { answer, ...others } = cells;
  const given = Object.fromEntries(Object.entries(others).filter(([, cell]) => cell.trim() !== ""));
  const checker = readChecker(kind, { answer: answer.trim(), ...given }, state.language, (problem) =>
    problems.push(problem),
  );
  if (!checker) return { ok: true, checker: null, problems, trial: null };
  return { ok: true, checker, problems: [], trial: trial === null ? null : tried(checker, trial) };
}

function tried(checker: Parameters<typeof readerOf>[0], answer: string): KeyTrial {
  const reader = readerOf(checker);
  const read = readAnswer(reader, answer);
  if (!read.ok) return { ok: false, rejection: read.misreading };
  return {
    ok: true,
    shown: showReading(reader, read.reading),
    verdict: judgeReading(checker, read.reading) ? "accepted" : "wrong",
  };
}
