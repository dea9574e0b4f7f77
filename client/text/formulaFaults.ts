import katex from "katex";
import {
  drawFormulaBy,
  findFormulas,
  holdsUnknownCommand,
  macroDefinedBy,
  type RenderFormula,
} from "../../shared/contestFile/formulas.ts";
import { type Complaint, kindOfComplaint } from "./formulaComplaints.ts";
import { loneDollarsIn } from "./loneDollars.ts";
import { type Place, placesOf } from "./sourcePlaces.ts";
import { parseStatement } from "./statement.ts";

/** What is wrong with a formula, and where in its text: `line` from 1, `start` and `end` as a text box counts. */
export interface FormulaFault extends Complaint, Place {}

const MAX_FORMULAS = 300;
/** More would only hide the first. */
const MAX_FAULTS = 50;
const MAX_CHARACTERS = 20_000;
const MAX_REMEMBERED = 500;

interface Verdict extends Complaint {
  /** Within the formula, where KaTeX says so. */
  readonly at: { readonly from: number; readonly to: number } | null;
}

/**
 * The formulas of a statement that would be shown as written or in red, and dollars without a partner, in their order. What stands in
 * code is no formula, as for the drawing. Takes the time of one drawing. Never throws. PST7
 */
export function findFormulaFaults(markdown: string): readonly FormulaFault[] {
  const text = markdown.slice(0, MAX_CHARACTERS);
  const faults: FormulaFault[] = [];
  let formulas = 0;
  for (const { content, isFormula, display, placeOf } of placesOf(text, parseStatement(text))) {
    const found = isFormula
      ? [{ tex: content.slice(2, -2), display, source: content, at: 0 }]
      : findFormulas(content).formulas;
    for (const formula of found) {
      formulas += 1;
      if (formulas > MAX_FORMULAS || faults.length >= MAX_FAULTS) return faults;
      const verdict = judge(formula.tex, formula.display);
      if (verdict === null) continue;
      const opening = formula.source.indexOf(formula.tex);
      const from = formula.at + (verdict.at ? opening + verdict.at.from : 0);
      const to = formula.at + (verdict.at ? opening + verdict.at.to : formula.source.length);
      faults.push({ kind: verdict.kind, sign: verdict.sign, ...placeOf(from, to) });
    }
    if (!isFormula)
      for (const { from, to, ...complaint } of loneDollarsIn(findFormulas(content).rest).slice(0, MAX_FAULTS))
        faults.push({ ...complaint, ...placeOf(from, to) });
  }
  return faults.toSorted((one, other) => one.start - other.start).slice(0, MAX_FAULTS);
}

const verdicts = new Map<string, Verdict | null>();

/** A formula that did not change since is not drawn again. */
function judge(tex: string, display: boolean): Verdict | null {
  const key = `${display ? "=" : "-"}${tex}`;
  const known = verdicts.get(key);
  if (known !== undefined) return known;
  const verdict = judgeAnew(tex, display);
  if (verdicts.size >= MAX_REMEMBERED) verdicts.clear();
  verdicts.set(key, verdict);
  return verdict;
}

function judgeAnew(tex: string, display: boolean): Verdict | null {
  const defined = macroDefinedBy(tex);
  if (defined !== null) return { kind: "defines", sign: defined, at: null };
  let thrown: unknown = null;
  const renderOrTell: RenderFormula = (source, options) => {
    try {
      return katex.renderToString(source, { ...options, throwOnError: true });
    } catch (error) {
      thrown = error;
      throw error;
    }
  };
  const html = drawFormulaBy(renderOrTell, tex, display);
  if (html !== null && !holdsUnknownCommand(html)) return null;
  if (!(thrown instanceof katex.ParseError))
    return { kind: html === null ? "too_large" : "not_allowed", sign: "", at: null };
  const { rawMessage, position, length } = thrown;
  const complaint = kindOfComplaint(rawMessage, tex);
  if (typeof position !== "number" || typeof length !== "number" || position >= tex.length)
    return { ...complaint, at: null };
  // KaTeX counts the spaces behind a command to it.
  const place = tex.slice(position, position + length).trimEnd();
  return { ...complaint, at: place === "" ? null : { from: position, to: position + place.length } };
}
