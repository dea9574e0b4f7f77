import type { AwardView, TaskReviewView } from "../../shared/contest/view.ts";
import type { Language } from "../../shared/languages.ts";
import { boardOf, words } from "./stagedLesson.ts";

/** More than stand on a page. */
export function awardsOf(language: Language): readonly AwardView[] {
  const award = { cardId: null, value: null, text: "" } as const;
  const given: readonly Omit<AwardView, "number">[] = [
    { ...award, kind: "first_any", teamIds: ["t3"] },
    { ...award, kind: "first_card", cardId: 7, teamIds: ["t8"] },
    { ...award, kind: "most_first", value: 6, teamIds: ["t1", "t2", "t5", "t9"] },
    { ...award, kind: "own", text: words[language].award, teamIds: ["t21"] },
    { ...award, kind: "climb", value: 11, teamIds: ["t4"] },
  ];
  return given.map((each, index) => ({ ...each, number: index + 1 }));
}

/** The task of the first card, as it is gone through. */
export function reviewOf(language: Language, step: TaskReviewView["step"]): TaskReviewView {
  const [first] = boardOf(language).cards;
  const { statement, solution } = words[language];
  const common = {
    cardId: first?.id ?? 0,
    step,
    statement,
    reader: { kind: "number" },
    bought: 24,
    solvedByAttempt: [9, 6, 2],
  } as const;
  if (step === "statement") return { ...common, key: null, solution: null, wrong: [] };
  return {
    ...common,
    key: { kind: "number", answer: "11/16", tolerance: null },
    solution,
    wrong: [
      { shown: "5/16", teams: 4 },
      { shown: "0.69", teams: 2 },
    ],
  };
}
