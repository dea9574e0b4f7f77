import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ABOUT_TWICE, growthOf } from "../testing/growth.ts";
import type { ContestDocument } from "./ContestDocument.ts";
import {
  picturesNamed,
  pictureWarnings,
  withPicturesApart,
  withPicturesInside,
  withPicturesNamed,
  withTexts,
} from "./pictures.ts";
import { readDocument } from "./stored/readDocument.ts";

function stored(version: 1 | 2): ContestDocument {
  const read = readDocument(
    JSON.parse(readFileSync(new URL(`stored/version${version}.json`, import.meta.url), "utf8")),
  );
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.document;
}

describe("FIL20 pictures of a document", () => {
  test("are called otherwise, and by their own words where the text says none", () => {
    const { media } = stored(1);
    const named = (text: string) => withPicturesNamed(text, media, (name) => `${name.length}`);
    expect(named("a ![](media:map.png) b ![план](media:map.png)")).toBe(
      "a ![карта  без подписей ](media:7) b ![план](media:7)",
    );
    expect(named("![](media:other.png) and media:map.png")).toBe("![](media:9) and media:map.png");
  });

  test("that stood in the texts of earlier contests are taken out, each once, and put back", () => {
    const { media, ...document } = stored(2);
    const inside = withTexts({ ...document, media }, (text) => withPicturesInside(text, media));
    const [, card] = inside.board.cards;
    expect(card?.task.statement).toContain("](data:image/png;base64,iVBORw0KGgo");
    const apart = withPicturesApart({ ...inside, media: {} });
    expect(Object.keys(apart.media)).toEqual(["inside-1"]);
    expect([...picturesNamed(apart).keys()]).toEqual(["inside-1"]);
    expect(withTexts(apart, (text) => withPicturesInside(text, apart.media))).toMatchObject({
      board: inside.board,
      drafts: inside.drafts,
    });
  });

  test("SCY9 in no text take long to be found, and only their own addresses change", () => {
    const of = (statement: string) => ({
      ...withTexts(stored(2), () => statement),
      media: {},
    });
    const data = "](data:image/png;base64,AAAA)";
    expect(withPicturesApart(of(`![a [b${data} [c${data} ![d\n${data}`)).board.cards[0]?.task.statement).toBe(
      `![a [b](media:inside-1) [c${data} ![d\n${data}`,
    );
    for (const piece of ["![", "![a", `![${data}`, `[${data}`, "](data:image/png;base64,"])
      expect(
        growthOf((size) => withPicturesApart(of(piece.repeat(size / piece.length))), 160_000),
      ).toBeLessThan(ABOUT_TWICE);
  });

  test("FIL8 are told where no text shows them, and where there are none", () => {
    const document = stored(2);
    expect(pictureWarnings(document)).toEqual([]);
    const [card] = document.board.cards;
    const odd = {
      ...document,
      board: {
        ...document.board,
        cards: card ? [{ ...card, task: { ...card.task, statement: "![x](media:lost.png)" } }] : [],
      },
    };
    expect(pictureWarnings(odd).map(({ code, path }) => `${code} ${path}`)).toEqual([
      "picture_missing board.cards[0].task.statement",
      "picture_unused media.0123456789abcdef0123456789abcdef",
    ]);
  });
});
