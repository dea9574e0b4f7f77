import { parseSync, Visitor } from "vite";

/** A regular expression of a source file; its pattern is null where the file alone does not tell it. */
export interface Expression {
  readonly pattern: string | null;
  readonly flags: string;
  /** As it stands there. */
  readonly source: string;
}

type Node = { readonly type: string; readonly start: number; readonly end: number } & Readonly<
  Record<string, unknown>
>;

/** The expressions of a TypeScript source, as literals and as what is made of constant text, in the order of the text. */
export function findExpressions(fileName: string, source: string): readonly Expression[] {
  const { program, errors } = parseSync(fileName, source);
  if (errors.length > 0) throw new Error(`${fileName} cannot be parsed: ${errors[0]?.message}`);
  const constants = new Map<string, Node>();
  const found: Node[] = [];
  const addCall = (call: unknown) => {
    const { callee } = call as { readonly callee: Node };
    if (callee.type === "Identifier" && callee.name === "RegExp") found.push(call as Node);
  };
  new Visitor({
    VariableDeclaration({ kind, declarations }) {
      if (kind !== "const") return;
      for (const { id, init } of declarations)
        if (id.type === "Identifier" && init) constants.set(id.name, init as unknown as Node);
    },
    Literal(literal) {
      if ("regex" in literal) found.push(literal as unknown as Node);
    },
    NewExpression: addCall,
    CallExpression: addCall,
  }).visit(program);
  return found
    .toSorted((a, b) => a.start - b.start)
    .map((node) => ({ ...partsOf(node, constants), source: source.slice(node.start, node.end) }));
}

function partsOf(node: Node, constants: ReadonlyMap<string, Node>): Omit<Expression, "source"> {
  if (node.type === "Literal") return node.regex as { readonly pattern: string; readonly flags: string };
  const [pattern, flags] = node.arguments as readonly Node[];
  const flagsText = flags === undefined ? "" : textOf(flags, constants);
  const patternText = pattern === undefined ? null : textOf(pattern, constants);
  return { pattern: flagsText === null ? null : patternText, flags: flagsText ?? "" };
}

/** What a constant expression comes to as a text. */
function textOf(node: Node, constants: ReadonlyMap<string, Node>): string | null {
  switch (node.type) {
    case "Literal":
      return "regex" in node ? null : String(node.value);
    case "Identifier": {
      const value = constants.get(String(node.name));
      return value === undefined ? null : textOf(value, constants);
    }
    case "TemplateLiteral":
      return joined(node, "cooked", constants);
    case "TaggedTemplateExpression":
      return isMember(node.tag as Node, "String", "raw")
        ? joined(node.quasi as Node, "raw", constants)
        : null;
    case "MemberExpression": {
      const { object, property } = node as unknown as { readonly object: Node; readonly property: Node };
      const value = constants.get(String(object.name));
      const isSource = property.name === "source" && value !== undefined && "regex" in value;
      return isSource ? partsOf(value, constants).pattern : null;
    }
    default:
      return null;
  }
}

function isMember(node: Node, object: string, property: string): boolean {
  return (
    node.type === "MemberExpression" &&
    (node.object as Node).name === object &&
    (node.property as Node).name === property
  );
}

interface Quasi {
  readonly value: Readonly<Record<"cooked" | "raw", string>>;
}

function joined(
  template: Node,
  form: keyof Quasi["value"],
  constants: ReadonlyMap<string, Node>,
): string | null {
  const { quasis, expressions } = template as unknown as {
    readonly quasis: readonly Quasi[];
    readonly expressions: readonly Node[];
  };
  const values = expressions.map((expression) => textOf(expression, constants));
  if (values.includes(null)) return null;
  return quasis.map(({ value }, index) => value[form] + (values[index] ?? "")).join("");
}
