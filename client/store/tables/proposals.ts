import type { FileProblem, FileProblem as Problem } from "../../../shared/contestFile/problems.ts";

/** What a doubtful cell may have been meant to say, each a click. Empty: only its author can tell. */
export function proposalsFor(problem: FileProblem, text: string): readonly string[] {
  if (isOf(problem, "cell_rounded")) return [problem.params.exact];
  if (isOf(problem, "number_with_unit")) return bareNumber(text);
  if (isOf(problem, "answer_ambiguous_number")) return ambiguousNumber(text);
  if (isOf(problem, "changed_by_spreadsheet")) return dateReadings(text);
  return [];
}

function isOf<Code extends Problem["code"]>(problem: Problem, code: Code): problem is Problem<Code> {
  return problem.code === code;
}

function bareNumber(text: string): readonly string[] {
  const number = /^[-−–+]?\d[\d.,]*/u.exec(text.trim())?.[0].replace(/[.,]$/u, "");
  return number === undefined || number === "" ? [] : [number];
}

/** `1,234`: a thousand and more, or one and a little. */
function ambiguousNumber(text: string): readonly string[] {
  const digits = text.trim();
  return /^[-−–+]?\d+[.,]\d{3}$/u.test(digits)
    ? [digits.replace(/[.,]/u, ""), digits.replace(/[.,](\d{3})$/u, ".$10")]
    : [];
}

/** `05.10` and `2024-10-05` were a decimal or a fraction before a spreadsheet took them for a day. */
function dateReadings(text: string): readonly string[] {
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u.exec(text.trim()) ?? [];
  const [, first, second] =
    year === undefined ? (/^(\d{1,2})[./-](\d{1,2})(?:[./-]\d{2,4})?$/u.exec(text.trim()) ?? []) : [];
  const one = day ?? first;
  const other = month ?? second;
  if (one === undefined || other === undefined) return [];
  const [a, b] = [String(Number(one)), String(Number(other))];
  const [decimal, swapped] = [`${a}.${b}`, `${b}.${a}`];
  return [...new Set([decimal, swapped, `${a}/${b}`, `${b}/${a}`])];
}
