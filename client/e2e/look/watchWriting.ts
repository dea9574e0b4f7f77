/** A text on a canvas, and its size in the canvas' own pixels. */
export interface WrittenText {
  readonly text: string;
  readonly size: number;
}

/** What is written on a canvas as it was last drawn. The page has it as `window.textsOn`. */
export type ReadCanvas = (canvas: HTMLCanvasElement) => readonly WrittenText[];

/**
 * Notes what is written on canvases, also what comes to them as a picture of another canvas: what is drawn is no text that a page
 * could be asked for. Runs inside the page before its own programs. One function without imports, because it is sent into the page.
 */
export function watchWriting(): void {
  const written = new WeakMap<HTMLCanvasElement, readonly WrittenText[]>();
  const { fillText, drawImage, clearRect } = CanvasRenderingContext2D.prototype;
  const textsOn: ReadCanvas = (canvas) => written.get(canvas) ?? [];

  CanvasRenderingContext2D.prototype.fillText = function (text: string, ...place: number[]) {
    note(this, [{ text, size: Number(/([\d.]+)px/.exec(this.font)?.[1]) }]);
    Reflect.apply(fillText, this, [text, ...place]);
  };
  CanvasRenderingContext2D.prototype.drawImage = function (image: CanvasImageSource, ...place: number[]) {
    if (image instanceof HTMLCanvasElement) {
      // Where from and how large, where to and how large; or the latter alone.
      const [from = image.height, to = image.height] =
        place.length > 4 ? [place[3], place[7]] : [image.height, place[3]];
      note(
        this,
        textsOn(image).map(({ text, size }) => ({ text, size: (size * to) / from })),
      );
    }
    Reflect.apply(drawImage, this, [image, ...place]);
  };
  CanvasRenderingContext2D.prototype.clearRect = function (left, top, width, height) {
    const { canvas } = this;
    const isWhole = left <= 0 && top <= 0 && left + width >= canvas.width && top + height >= canvas.height;
    if (isWhole) written.delete(canvas);
    Reflect.apply(clearRect, this, [left, top, width, height]);
  };
  // Another size empties a canvas, and so does the same once more.
  for (const side of ["width", "height"] as const) {
    const known = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, side);
    if (!known) continue;
    Object.defineProperty(HTMLCanvasElement.prototype, side, {
      ...known,
      set(pixels: number) {
        written.delete(this);
        known.set?.call(this, pixels);
      },
    });
  }
  Object.assign(window, { textsOn });

  function note(context: CanvasRenderingContext2D, texts: readonly WrittenText[]): void {
    if (texts.length === 0) return;
    const { c, d } = context.getTransform();
    const scale = Math.hypot(c, d);
    const seen = texts.map(({ text, size }) => ({ text, size: size * scale }));
    written.set(context.canvas, [...textsOn(context.canvas), ...seen]);
  }
}
