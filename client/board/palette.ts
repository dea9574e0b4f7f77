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
  const style = getComputedStyle(host);
  const edgeWeight = Number(style.getPropertyValue("--board-edge-weight")) || 1;
  return { ...readColours(host, "board", colourNames), fontFamily: style.fontFamily, edgeWeight };
}

/** The colours `--family-name` where `host` stands, as a canvas takes them. */
export function readColours<Name extends string>(
  host: HTMLElement,
  family: string,
  names: readonly Name[],
): Readonly<Record<Name, string>> {
  const probe = document.createElement("span");
  probe.hidden = true;
  // Forced colours would be forced upon the answer, too.
  probe.style.forcedColorAdjust = "none";
  host.append(probe);
  const colours: Partial<Record<Name, string>> = {};
  for (const name of names) {
    probe.style.color = `var(--${family}-${name})`;
    colours[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return colours as Record<Name, string>;
}
