import type { Complaint } from "../text/formulaComplaints.ts";
import { createFormat } from "./format.ts";

const { integer, plural } = createFormat("en");

const faults: Record<Complaint["kind"], (sign: string) => string> = {
  unknown_command: (command) => `The command ${command} is not known.`,
  unknown_environment: (name) => `There is no \\begin{…} of the name ${name}.`,
  unclosed_brace: () => "A brace { is never closed: } is missing.",
  extra_brace: () => "There is a } for which no { was opened.",
  missing_argument: (command) =>
    command === "" ? "Something is missing behind a command." : `Something is missing behind ${command}.`,
  left_right: () => "\\left and \\right do not match: each \\left needs its \\right.",
  double_script: () =>
    "Two powers or two indices stand one behind the other: put braces around, as in {x^2}^3.",
  environment: () => "\\begin{…} and \\end{…} do not match.",
  defines: (command) => `${command} defines a command, which is not possible here.`,
  not_allowed: () => "It holds a command that is not possible here.",
  too_large: () => "The formula is too large to be drawn.",
  unclosed_dollar: (sign) => `${sign} opens a formula that nothing closes.`,
  lone_dollar: (sign) => `${sign} closes a formula that nothing opened.`,
  spaced_dollar: () => "Beside the dollars, inside, no space may stand: $x$, not $ x $.",
  other: () => "LaTeX cannot be read from here on.",
};

/** What is wrong with formulas, beside the text in which they stand. */
export const formulaWords = {
  faults,
  label: (field: string) => `Formulas to look at: ${field}`,
  atLine: (line: number) => `Line ${integer(line)}`,
  count: (n: number) =>
    n === 0
      ? "All formulas can be drawn."
      : `${integer(n)} ${plural(n, { one: "formula needs", other: "formulas need" })} a look.`,
};
