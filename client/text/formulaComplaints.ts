/** What may be wrong with a formula. Each has a sentence in every language. */
export const complaintKinds = [
  "unknown_command",
  "unknown_environment",
  "unclosed_brace",
  "extra_brace",
  "missing_argument",
  "left_right",
  "double_script",
  "environment",
  "defines",
  "not_allowed",
  "too_large",
  "unclosed_dollar",
  "lone_dollar",
  "spaced_dollar",
  "other",
] as const;

export interface Complaint {
  readonly kind: (typeof complaintKinds)[number];
  /** The command, environment or sign that it is about; empty where it is about none. */
  readonly sign: string;
}

const MAX_SIGN = 40;

/** KaTeX' messages are English and for programmers: here by what an author can do about them. */
const messages: readonly (readonly [RegExp, Complaint["kind"]])[] = [
  [/^Undefined control sequence: (\S+)/u, "unknown_command"],
  [/^No such environment: (\S+)/u, "unknown_environment"],
  [/^Mismatch: \\begin\{([^}]*)\}/u, "environment"],
  [/^Expected '(\\end)'|^Expected & or \\\\ or \\cr or (\\end)/u, "environment"],
  [/(\\left|\\right|\\middle)/u, "left_right"],
  [/^Double (?:super|sub)script/u, "double_script"],
  [/^Extra \}|got '\}'/u, "extra_brace"],
  [
    /expected '\}'|^Expected '\}'|^Unexpected end of input in a macro argument|^Invalid delimiter: '\{'/u,
    "unclosed_brace",
  ],
  [/^Expected group (?:after|as(?: argument to)?) '?(\\?[a-zA-Z]+|[\^_])/u, "missing_argument"],
  [/^Too many expansions/u, "too_large"],
];

/** What KaTeX complains of in this formula. */
export function kindOfComplaint(message: string, tex: string): Complaint {
  for (const [pattern, kind] of messages) {
    const found = pattern.exec(message);
    // At its end it asks for a brace where all are closed: something should have stood there.
    if (found && kind === "unclosed_brace" && isBalanced(tex)) return { kind: "missing_argument", sign: "" };
    if (found) return { kind, sign: (found[1] ?? found[2] ?? "").slice(0, MAX_SIGN) };
  }
  return { kind: "other", sign: "" };
}

function isBalanced(tex: string): boolean {
  const bare = tex.replace(/\\[\s\S]/gu, "");
  return bare.split("{").length <= bare.split("}").length;
}
