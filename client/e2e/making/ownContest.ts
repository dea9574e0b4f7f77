import type { CheckerKind } from "../../../shared/contest/checkers/readers.ts";

const categories = ["Sums", "Words", "Earth", "Shapes", "Measures"] as const;

/** A row of a teacher's own table. */
export interface TableRow {
  readonly category: string;
  readonly price: number;
  readonly question: string;
  readonly answer: string;
}

/** Half of a contest, as it lies in a spreadsheet: 13 cards, and one misprint. */
export const ownTable: readonly TableRow[] = [
  row("Sums", 100, "How many days do the months of April and June have together, all counted?", "60"),
  row("Words", 100, "Which word of three letters is the singular of oxen in the English of today?", "ox"),
  row("Earth", 100, "Which town on the river Seine has been the capital of France for centuries?", "Paris"),
  row("Shapes", 100, "How many edges does a cube have, when each of them is counted just once?", "12"),
  row("Measures", 100, "How many minutes are there in one whole day, from midnight to midnight?", "1440"),
  row("Sums", 200, "Which number comes next in this row, in which each is doubled: 3, 6, 12, 24?", "48"),
  row("Words", 200, "What is the plural of the word mouse, when it means a small grey animal?", "mice"),
  row("Earth", 200, "On which continent lies the desert Sahara, with all of its sand and stones?", "Africa"),
  row("Shapes", 200, "How many degrees do the three angles of a flat triangle have together?", "180"),
  row("Measures", 200, "How many centimetres are there in two metres and a half of good rope", "250"),
  row("Sums", 300, "What is the smallest prime number with two digits, looking up from ten?", "11"),
  row("Words", 300, "Which word for a young sheep sounds nearly as the name of a bright light?", "lamb"),
  row("Earth", 300, "What is the name of the ocean between Africa and South America, in a word?", "Atlantic"),
];

/** The row whose question lacks its mark, which a colleague puts right. */
export const misprint = { row: 2, column: 5, lacks: "?" } as const;

function row(category: string, price: number, question: string, answer: string): TableRow {
  return { category, price, question, answer };
}

/** What is special about a card that is written by hand. */
type Extra =
  | { readonly type: "tolerance"; readonly tolerance: string }
  | { readonly type: "capitals" }
  | { readonly type: "formula"; readonly formula: string }
  | { readonly type: "picture"; readonly alt: string };

export interface HandCard {
  readonly row: number;
  readonly column: number;
  readonly category: string;
  readonly price: number;
  readonly statement: string;
  readonly kind: CheckerKind;
  readonly options?: readonly string[];
  /** Of a choice: the right options. */
  readonly answers: readonly string[];
  readonly extra?: Extra;
}

/** The other half: in the order in which the free places follow each other. */
export const ownCards: readonly HandCard[] = [
  card(3, 4, "A square has a perimeter of 36 cm. How many square cm is its area?", ["81"]),
  card(3, 5, "How many kilometres are there in a nautical mile, as sailors use?", ["1.852"], {
    extra: { type: "tolerance", tolerance: "0.05" },
  }),
  card(4, 1, "What is the value of this sum? Write it as a fraction in its lowest terms.", ["5/6"], {
    extra: { type: "formula", formula: "\\frac{1}{2} + \\frac{1}{3}" },
  }),
  card(4, 2, "Write the chemical symbol of cobalt, just as chemists write it.", ["Co"], {
    kind: "text",
    extra: { type: "capitals" },
  }),
  card(4, 3, "Which of these rivers end in the Atlantic Ocean or in a sea of it?", ["Amazon", "Nile"], {
    kind: "choice",
    options: ["Amazon", "Nile", "Ganges", "Amur"],
  }),
  card(4, 4, "How many corners has the figure in this picture, inner ones too?", ["10"], {
    extra: { type: "picture", alt: "A star with five points" },
  }),
  card(4, 5, "How many grams are there in three quarters of a whole kilogram?", ["750"]),
  card(5, 1, "The sum of two numbers is 20, their difference 4. Name the greater.", ["12"]),
  card(5, 2, "Which word means the same as big and rhymes with the word barge?", ["large"], { kind: "text" }),
  card(5, 3, "Which country has the shape of a boot with Sicily at its very toe?", ["Italy"], {
    kind: "text",
  }),
  card(5, 4, "How many diagonals does a regular hexagon have, long and short?", ["9"]),
  card(5, 5, "How many seconds does a lesson of forty minutes last, to the bell?", ["2400"]),
];

function card(
  rowNumber: number,
  column: number,
  statement: string,
  answers: readonly string[],
  others: Partial<Pick<HandCard, "kind" | "options" | "extra">> = {},
): HandCard {
  const category = categories[column - 1] ?? "";
  return {
    row: rowNumber,
    column,
    category,
    price: rowNumber * 100,
    statement,
    kind: "number",
    answers,
    ...others,
  };
}

/** A drawing as a teacher has it among their files. */
export const starDrawing = `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="240" viewBox="0 0 24 24">
  <rect width="24" height="24" fill="#fff"/>
  <path d="M12 2l3 7h7l-5.500 4.500 2 7.500-6.500-4.500L5.500 21l2-7.500L2 9h7z" fill="#f5b301" stroke="#333"/>
</svg>`;
