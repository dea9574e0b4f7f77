import { readFileSync } from "node:fs";
import type { Theme } from "../../../shared/contest/themes.ts";
import { linear } from "./eyes.ts";

export type Rgb = readonly [red: number, green: number, blue: number];
export type Scheme = "light" | "dark";

/** Every look of the pages: high contrast is black on white or white on black, as the system says. */
export const looks: readonly (readonly [name: string, theme: Theme, scheme: Scheme])[] = [
  ["light", "light", "light"],
  ["dark", "dark", "dark"],
  ["contrast, light", "contrast", "light"],
  ["contrast, dark", "contrast", "dark"],
  ["pink", "pink", "light"],
];

/** The tokens of these style sheets as a theme has them, by their names without dashes. */
export function readTokens(files: readonly URL[], theme: Theme): ReadonlyMap<string, string> {
  const css = files
    .map((file) => readFileSync(file, "utf8"))
    .join("\n")
    .replaceAll(/\/\*.*?\*\//gs, "")
    .replaceAll(/@(?:media|supports)[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, "");
  const selectors = [":root", `[data-theme="${theme}"]`, `:root[data-theme="${theme}"]`];
  const tokens = new Map<string, string>();
  for (const [, selector = "", body = ""] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    if (!selectors.includes(selector.trim())) continue;
    for (const [, name = "", value = ""] of body.matchAll(/--([\w-]+):\s*([^;]+);/g)) tokens.set(name, value);
  }
  return tokens;
}

/** Reads what tokens of these style sheets come to in a theme; throws for one that there is not, and for one that is no plain colour. */
export function readColours(files: readonly URL[], theme: Theme, scheme: Scheme): (name: string) => Rgb {
  const tokens = readTokens(files, theme);
  const colour = (name: string): Rgb => {
    const value = tokens.get(name) ?? "";
    const link = /^var\(--([\w-]+)\)$/.exec(value);
    if (link?.[1]) return colour(link[1]);
    const both = /^light-dark\((#\w{6}), (#\w{6})\)$/.exec(value);
    const hex = both ? both[scheme === "light" ? 1 : 2] : value;
    if (!/^#\w{6}$/.test(hex ?? "")) throw new Error(`--${name} is no plain colour: ${value}`);
    return rgbOf(hex ?? "");
  };
  return colour;
}

/** Of a colour as `#rrggbb`. */
export function rgbOf(hex: string): Rgb {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  return [part(1), part(3), part(5)];
}

/** WCAG 2's contrast ratio. */
export function contrast(one: Rgb, other: Rgb): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = linear(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
