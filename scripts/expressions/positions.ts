import { CharBase, CharSet, JS } from "refa";

/** A character of the expression, or an end of the text; its number is its place in {@link Positions}. */
export interface Position {
  /** Which characters it reads, a bit for each set of them that the expression never tells apart. */
  readonly reads: bigint;
  /** What may be read next. */
  readonly next: ReadonlySet<number>;
  /** Of these, what may be read next in two ways. */
  readonly nextTwice: ReadonlySet<number>;
  /** Nothing more needs to be read: a match was found. */
  readonly isEnd: boolean;
}

/** An expression as a graph: every path along it is a way to read a text. The first position passes over what stands before a match. */
export interface Positions {
  readonly all: readonly Position[];
  /** Some character that is among these. */
  readonly characterOf: (reads: bigint) => string;
}

type Concatenation = JS.ParseResult["expression"]["alternatives"][number];
type Element = Concatenation["elements"][number];

interface Part {
  readonly first: readonly number[];
  readonly last: readonly number[];
  /** Of the last ones, after which nothing can fail. */
  readonly sureLast: readonly number[];
  readonly empty: "never" | "perhaps" | "surely";
}

const NOTHING: Part = { first: [], last: [], sureLast: [], empty: "surely" };
/** So many repetitions at each place of a long text are as bad as any number. */
const MANY = 200;

/** The graph of an expression. Throws for one that is none. */
export function positionsOf(pattern: string, flags: string): Positions {
  const parser = JS.Parser.fromLiteral({ source: pattern, flags });
  const { expression, maxCharacter } = parser.parse({ backreferences: "unknown", simplify: false });
  const builder = new Builder(CharSet.all(maxCharacter), charactersOf(expression.alternatives));
  return builder.build(expression.alternatives, flags.includes("y"));
}

function charactersOf(alternatives: readonly Concatenation[]): readonly CharSet[] {
  return alternatives.flatMap(({ elements }) =>
    elements.flatMap((element) => {
      if (element.type === "CharacterClass") return [element.characters];
      return element.type === "Unknown" ? [] : charactersOf(element.alternatives);
    }),
  );
}

interface Growing {
  readonly reads: bigint;
  readonly next: Set<number>;
  readonly nextTwice: Set<number>;
}

class Builder {
  readonly #base: CharBase;
  readonly #all: CharSet;
  readonly #positions: Growing[] = [];

  constructor(all: CharSet, characters: readonly CharSet[]) {
    this.#all = all;
    this.#base = new CharBase([all, ...characters]);
  }

  build(alternatives: readonly Concatenation[], isSticky: boolean): Positions {
    const before = this.#add(this.#maskOf(this.#all));
    if (!isSticky) this.#connect([before], [before]);
    const whole = this.#eitherOf(alternatives);
    this.#connect([before], whole.first);
    const ends = new Set(whole.sureLast);
    return {
      all: this.#positions.map((position, number) => ({ ...position, isEnd: ends.has(number) })),
      characterOf: (reads) => {
        const set = this.#base.sets.find((_, index) => (reads & (1n << BigInt(index))) !== 0n);
        return String.fromCodePoint(...(set?.ranges.slice(0, 1).map(({ min }) => min) ?? []));
      },
    };
  }

  #eitherOf(alternatives: readonly Concatenation[]): Part {
    const parts = alternatives.map(({ elements }) =>
      this.#inTurn(elements.map((each) => this.#partOf(each))),
    );
    return {
      first: parts.flatMap(({ first }) => first),
      last: parts.flatMap(({ last }) => last),
      sureLast: parts.flatMap(({ sureLast }) => sureLast),
      empty:
        (["surely", "perhaps"] as const).find((how) => parts.some(({ empty }) => empty === how)) ?? "never",
    };
  }

  #inTurn(parts: readonly Part[]): Part {
    return parts.reduce((before, after) => {
      this.#connect(before.last, after.first);
      const empties = [before.empty, after.empty];
      return {
        first: before.empty === "never" ? before.first : [...before.first, ...after.first],
        last: after.empty === "never" ? after.last : [...before.last, ...after.last],
        sureLast: after.empty === "surely" ? [...before.sureLast, ...after.sureLast] : after.sureLast,
        empty: (["never", "perhaps"] as const).find((how) => empties.includes(how)) ?? "surely",
      };
    }, NOTHING);
  }

  #partOf(element: Element): Part {
    switch (element.type) {
      case "CharacterClass":
        return this.#character(this.#maskOf(element.characters));
      case "Unknown":
        return this.#character(this.#maskOf(this.#all));
      case "Alternation":
        return this.#eitherOf(element.alternatives);
      case "Quantifier":
        return this.#repeated(element);
      case "Assertion":
        return this.#asserted(element);
    }
  }

  #repeated({ alternatives, min, max }: Extract<Element, { type: "Quantifier" }>): Part {
    const once = () => this.#eitherOf(alternatives);
    const optional = (part: Part): Part => ({ ...part, empty: "surely" });
    if (max === 0) return NOTHING;
    if (max <= MANY) {
      // How often tells no more than that it is several times, and whether that is fixed.
      const repeated = this.#inTurn([
        ...Array.from({ length: Math.min(Math.max(min, 1), 3) }, once),
        ...(max > Math.max(min, 1) ? [optional(once())] : []),
      ]);
      return min === 0 ? optional(repeated) : repeated;
    }
    const part = once();
    this.#connect(part.last, part.first);
    return min === 0 ? optional(part) : part;
  }

  /** What looks ahead reads on, and then there is no match; what looks back, which is short, reads nothing. */
  #asserted({ kind, negate, alternatives }: Extract<Element, { type: "Assertion" }>): Part {
    const [only, ...others] = alternatives;
    const [character, ...more] = only?.elements ?? [];
    const isEdge =
      negate &&
      others.length + more.length === 0 &&
      character?.type === "CharacterClass" &&
      character.characters.isAll;
    if (isEdge) return this.#character(this.#edge(kind === "behind" ? 0 : 1));
    if (kind === "behind") return { ...NOTHING, empty: "perhaps" };
    const ahead = this.#inTurn([this.#eitherOf(alternatives), this.#character(this.#edge(2))]);
    return { first: ahead.first, last: [], sureLast: [], empty: "perhaps" };
  }

  #character(reads: bigint): Part {
    const number = this.#add(reads);
    return { first: [number], last: [number], sureLast: [number], empty: "never" };
  }

  #add(reads: bigint): number {
    return this.#positions.push({ reads, next: new Set(), nextTwice: new Set() }) - 1;
  }

  #connect(from: readonly number[], to: readonly number[]): void {
    for (const { next, nextTwice } of from.map((number) => this.#positions[number] as Growing))
      for (const number of to) (next.has(number) ? nextTwice : next).add(number);
  }

  #maskOf(characters: CharSet): bigint {
    return this.#base.split(characters).reduce((mask, index) => mask | (1n << BigInt(index)), 0n);
  }

  /** Beyond all characters: the beginning of a text, its end, and what is never there. */
  #edge(number: 0 | 1 | 2): bigint {
    return 1n << BigInt(this.#base.sets.length + number);
  }
}
