/** A text as it was painted: its box on the card, and its font's size. */
export interface PaintedText {
  readonly text: string;
  readonly size: number;
  readonly left: number;
  readonly width: number;
  readonly top: number;
  /** Its base line, or its lower edge where it stands on its middle. */
  readonly bottom: number;
}

export interface PaintedBoat {
  readonly left: number;
  readonly top: number;
  readonly size: number;
}

/** How wide a letter of the page's family is by its stretch, in font sizes. */
const letterWidths = { normal: 0.58, "semi-condensed": 0.52, condensed: 0.46, "extra-condensed": 0.4 };

/** A canvas that writes down which texts and boats are painted on it, and where; its first `translate` is the card's margin. */
export function paper(): {
  readonly context: CanvasRenderingContext2D;
  readonly texts: readonly PaintedText[];
  readonly boats: readonly PaintedBoat[];
} {
  const texts: PaintedText[] = [];
  const boats: PaintedBoat[] = [];
  const set: Record<string, unknown> = {
    font: "400 normal 10px x",
    textAlign: "left",
    textBaseline: "alphabetic",
  };
  let moved = { x: 0, y: 0 };
  const fontSize = () => Number(/([\d.]+)px/.exec(String(set.font))?.[1] ?? 10);
  const widthOf = (text: string) => {
    const stretch = Object.keys(letterWidths).find((name) => String(set.font).split(" ")[1] === name);
    return text.length * letterWidths[(stretch ?? "normal") as keyof typeof letterWidths] * fontSize();
  };
  const known: Record<string, unknown> = {
    measureText: (text: string) => ({ width: widthOf(text) }),
    fillText(text: string, x: number, y: number) {
      const [size, width] = [fontSize(), widthOf(text)];
      const left = set.textAlign === "center" ? x - width / 2 : set.textAlign === "right" ? x - width : x;
      const bottom = set.textBaseline === "middle" ? y + size * 0.36 : y;
      texts.push({ text, size, left, width, top: bottom - size * 0.72, bottom });
    },
    translate(x: number, y: number) {
      moved = { x, y };
    },
    // Each boat is moved to its water line, turned, and scaled, in this order.
    rotate: () => boats.push({ left: moved.x, top: moved.y, size: 0 }),
    scale(size: number) {
      const last = boats.at(-1);
      if (last?.size !== 0) return;
      boats[boats.length - 1] = { left: last.left - size / 2, top: last.top - size * 0.92, size };
    },
  };
  const context = new Proxy(known, {
    get: (target, name) => target[String(name)] ?? set[String(name)] ?? (() => undefined),
    set(_, name, value) {
      set[String(name)] = value;
      return true;
    },
  });
  // Only what the painters call is there.
  return { context: context as unknown as CanvasRenderingContext2D, texts, boats };
}
