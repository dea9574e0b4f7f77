/** The board's colours, as CSS colours that a canvas takes. */
export type Palette = Readonly<Record<ColourName, string>> & {
  readonly fontFamily: string;
  /** How many times thicker than usual the edges are. */
  readonly edgeWeight: number;
};

const colourNames = [
  "card",
  "recess",
  "edge",
  "ink",
  "muted",
  "on-fill",
  "buy",
  "relief",
  "active",
  "active-fill",
  "solved",
  "solved-fill",
  "failed",
  "focus",
  "shadow",
] as const;
export type ColourName = (typeof colourNames)[number];

/** Reads `--board-*` (board.css) where `host` stands, with everything the theme does to them resolved. */
export function readPalette(host: HTMLElement): Palette {
  const probe = document.createElement("span");
  probe.hidden = true;
  // Forced colours would be forced upon the answer, too.
  probe.style.forcedColorAdjust = "none";
  host.append(probe);
  const colours: Partial<Record<ColourName, string>> = {};
  for (const name of colourNames) {
    probe.style.color = `var(--board-${name})`;
    colours[name] = getComputedStyle(probe).color;
  }
  const style = getComputedStyle(host);
  const { fontFamily } = style;
  const edgeWeight = Number(style.getPropertyValue("--board-edge-weight")) || 1;
  probe.remove();
  return { ...(colours as Record<ColourName, string>), fontFamily, edgeWeight };
}
