import { signal } from "@preact/signals";
import { useContext, useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { useTexts } from "../i18n/texts.ts";
import { drawPictures } from "./drawPictures.ts";
import { allowKeyboardScrolling } from "./keyboardScrolling.ts";
import { EnlargeContext, PicturesContext } from "./Pictures.ts";
import { withPictureWords } from "./pictureMarks.ts";
import "./statement.css";

type Render = (markdown: string) => string;

/** KaTeX is heavy, so it comes in its own chunk; until then, and if it does not come, the source is shown. */
const render = signal<Render | null>(null);

/** Starts to load what statements are drawn with: call it when one is likely to be shown soon. */
export async function loadStatements(): Promise<void> {
  if (render.value !== null) return;
  try {
    const { renderStatement } = await import("./statement.ts");
    render.value = renderStatement;
  } catch {
    // The network is gone: the source stays readable, and the next statement tries again.
  }
}

interface StatementProps {
  readonly source: string;
  readonly lang: string;
}

/** A task's statement. The only place that sets inner HTML. */
export function Statement({ source, lang }: StatementProps) {
  useEffect(() => {
    void loadStatements();
  }, []);
  const draw = render.value;
  const html = useMemo(() => draw?.(source) ?? null, [draw, source]);
  const drawn = useRef<HTMLDivElement>(null);
  const { pictures: words } = useTexts();
  const pictures = useContext(PicturesContext);
  const enlarge = useContext(EnlargeContext);
  const kept = useRef(new Map<string, HTMLImageElement>());
  useLayoutEffect(
    () =>
      html === null || !drawn.current
        ? undefined
        : drawPictures(drawn.current, { pictures, words, enlarge, kept: kept.current }),
    [html, pictures, words, enlarge],
  );
  useEffect(
    () =>
      html === null || !drawn.current
        ? undefined
        : allowKeyboardScrolling(
            drawn.current.querySelectorAll<HTMLElement>(".katex-display, pre, .statement-table"),
          ),
    [html],
  );
  if (html === null) {
    return (
      <div class="statement" lang={lang} style={{ whiteSpace: "pre-line" }}>
        {withPictureWords(source, words.unnamed)}
      </div>
    );
  }
  return <div class="statement" lang={lang} ref={drawn} dangerouslySetInnerHTML={{ __html: html }} />;
}
