import { parseSync, Visitor } from "vite";

/** One small change of a source file: the text from `start` to `end` becomes `replacement`. */
export interface Site {
  readonly operator: Operator;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

export type Operator = "comparison" | "logic" | "arithmetic" | "boolean" | "number" | "condition" | "removal";

interface Span {
  readonly start: number;
  readonly end: number;
}

const comments = /\/\*[\s\S]*?\*\/|\/\/.*/g;
const comparisons: Readonly<Record<string, string>> = {
  "<": "<=",
  "<=": "<",
  ">": ">=",
  ">=": ">",
  "===": "!==",
  "!==": "===",
};
const arithmetic: Readonly<Record<string, string>> = { "+": "-", "-": "+", "*": "/", "/": "*" };
const logic: Readonly<Record<string, string>> = { "&&": "||", "||": "&&" };

/** Every place of a TypeScript source where one small change changes what the program does, in the order of the text. */
export function findSites(fileName: string, source: string): readonly Site[] {
  const { program, errors } = parseSync(fileName, source);
  if (errors.length > 0) throw new Error(`${fileName} cannot be parsed: ${errors[0]?.message}`);
  const sites: Site[] = [];
  const types: Span[] = [];
  const add = (operator: Operator, { start, end }: Span, replacement: string) =>
    sites.push({ operator, start, end, replacement });
  const swap = (operator: Operator, left: Span, right: Span, from: string, to: string | undefined) => {
    if (to === undefined) return;
    const between = source.slice(left.end, right.start).replace(comments, (text) => " ".repeat(text.length));
    const start = left.end + between.indexOf(from);
    if (start >= left.end) add(operator, { start, end: start + from.length }, to);
  };
  const negate = (test: Span) => add("condition", test, `!(${source.slice(test.start, test.end)})`);

  new Visitor({
    BinaryExpression({ left, right, operator }) {
      swap("comparison", left, right, operator, comparisons[operator]);
      if (isText(source, left) || isText(source, right)) return;
      swap("arithmetic", left, right, operator, arithmetic[operator]);
    },
    LogicalExpression({ left, right, operator }) {
      swap("logic", left, right, operator, logic[operator]);
    },
    Literal(literal) {
      if (typeof literal.value === "boolean") add("boolean", literal, `${!literal.value}`);
      if (typeof literal.value === "number" && Number.isSafeInteger(literal.value))
        add("number", literal, `${literal.value + 1}`);
    },
    IfStatement: ({ test }) => negate(test),
    ConditionalExpression: ({ test }) => negate(test),
    WhileStatement: ({ test }) => negate(test),
    ExpressionStatement(statement) {
      const { type } = statement.expression;
      if (type !== "Literal") add("removal", statement, ";");
    },
    ThrowStatement: (statement) => add("removal", statement, ";"),
    TSLiteralType: (type) => types.push(type),
    TSEnumMember: (member) => types.push(member),
  }).visit(program);

  return sites
    .filter(({ start, end }) => !types.some((type) => type.start <= start && end <= type.end))
    .toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** Adding texts is not arithmetic. */
function isText(source: string, { start }: Span): boolean {
  return /^["'`]/.test(source.slice(start, start + 1));
}

export function mutate(source: string, { start, end, replacement }: Site): string {
  return source.slice(0, start) + replacement + source.slice(end);
}

/**
 * What names a mutant also when lines above it move: file, operator, the line's text, and which of the like in that
 * line it is.
 */
export function siteId(file: string, source: string, { operator, start, replacement }: Site): string {
  const lineStart = source.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = source.indexOf("\n", start);
  const line = source.slice(lineStart, lineEnd < 0 ? undefined : lineEnd);
  const indent = line.length - line.trimStart().length;
  return `${file} | ${operator} → ${replacement.split("\n")[0]} | ${line.trim()} | ${start - lineStart - indent}`;
}
