import { signal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { allowKeyboardScrolling } from "./keyboardScrolling.ts";

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
        {source}
      </div>
    );
  }
  return <div class="statement" lang={lang} ref={drawn} dangerouslySetInnerHTML={{ __html: html }} />;
}
