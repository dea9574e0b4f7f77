import { expect, test } from "vitest";
import { languages } from "../../shared/languages.ts";
import { finding } from "../../shared/simulation/readiness.ts";
import { readinessSentence } from "./readinessSentence.ts";

test.each(languages)(
  "RDY1 %s: a finding is said in words, and what is odd in a card as it is of a file",
  (language) => {
    const problem = { row: null, column: "answer", code: "key_has_markup", params: { cell: "$x$" } } as const;
    expect(readinessSentence(language, finding("card_odd", { problem }, [1]))).toContain("$x$");
    const idle = { teamsPercent: 40, contestsPercent: 95, minute: 21 };
    for (const code of ["sold_out_early", "broke_early"] as const)
      expect(readinessSentence(language, finding(code, idle))).toMatch(/40.*21.*95/);
    const start = { startPoints: 50, cheapestPoints: 80 };
    for (const code of ["start_buys_nothing", "start_buys_by_relief"] as const)
      expect(readinessSentence(language, finding(code, start))).toMatch(/50.*80/);
  },
);
