import type { CardPicture } from "../../board/cardPicture.ts";
import { paintCard } from "../../board/paintCard.ts";
import { readPalette } from "../../board/palette.ts";
import type { BoardCard } from "../../store/boardModel.ts";

// Bundled and sent into a page, to paint the board's states with the page's own theme.

const size = { width: 150, height: 96, margin: 8 };

type State = Pick<BoardCard, "state" | "offer" | "tally">;

/** What stands beside one another on one board. */
const boards: Readonly<Record<"team" | "screen", Readonly<Record<string, State>>>> = {
  team: {
    buy: { state: { status: "none" }, offer: "buy", tally: null },
    relief: { state: { status: "none" }, offer: "relief", tally: null },
    blocked: { state: { status: "none" }, offer: "blocked", tally: null },
    active: { state: { status: "active" }, offer: "none", tally: null },
    solved: { state: { status: "solved", attempt: 1 }, offer: "none", tally: null },
    failed: { state: { status: "failed" }, offer: "none", tally: null },
    expired: { state: { status: "expired" }, offer: "none", tally: null },
    withdrawn: { state: { status: "withdrawn" }, offer: "blocked", tally: null },
  },
  screen: {
    untouched: { state: { status: "none" }, offer: "none", tally: { active: 0, solved: 0, failed: 0 } },
    held: { state: { status: "none" }, offer: "none", tally: { active: 1, solved: 0, failed: 0 } },
    solved: { state: { status: "none" }, offer: "none", tally: { active: 0, solved: 1, failed: 0 } },
    failed: { state: { status: "none" }, offer: "none", tally: { active: 0, solved: 0, failed: 1 } },
  },
};

/** Two states of a board, and the part of their pictures that differs to an eye without colours. */
export interface GreyPair {
  readonly board: keyof typeof boards;
  readonly pair: string;
  readonly differentShare: number;
}

/** Levels of 255 that an eye tells apart on a bad projector. */
const visibleStep = 20;

/** Every pair of states that may stand on one board, in grey. */
export function greyPairs(): readonly GreyPair[] {
  const palette = readPalette(document.body);
  const background = getComputedStyle(document.body).backgroundColor;
  return Object.entries(boards).flatMap(([board, states]) => {
    const pictures = Object.entries(states).map(([name, state]) => ({ name, grey: greyOf(state) }));
    return pictures.flatMap((one, index) =>
      pictures.slice(index + 1).map((other) => ({
        board: board as keyof typeof boards,
        pair: `${one.name} and ${other.name}`,
        differentShare: differentShare(one.grey, other.grey),
      })),
    );
  });

  function greyOf(state: State): Uint8Array {
    const canvas = document.createElement("canvas");
    canvas.width = size.width + 2 * size.margin;
    canvas.height = size.height + 2 * size.margin;
    const context = canvas.getContext("2d");
    if (!context) throw new Error("no canvas");
    paintCard(context, pictureOf(state), palette);
    context.globalCompositeOperation = "destination-over";
    context.fillStyle = background;
    context.fillRect(0, 0, canvas.width, canvas.height);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    return Uint8Array.from({ length: data.length / 4 }, (_, pixel) => {
      const [red = 0, green = 0, blue = 0] = data.subarray(pixel * 4, pixel * 4 + 3);
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    });
  }
}

function pictureOf(state: State): CardPicture {
  return {
    card: { id: 1, row: 1, column: 1, category: "", pricePoints: 100, label: "", fleet: null, ...state },
    ...size,
    pixelRatio: 1,
    leastText: 12,
    mark: null,
    focused: false,
    showsCategory: false,
    price: "100",
    longestPrice: "100",
  };
}

function differentShare(one: Uint8Array, other: Uint8Array): number {
  const different = one.filter((level, pixel) => Math.abs(level - (other[pixel] ?? 0)) > visibleStep);
  return different.length / one.length;
}
