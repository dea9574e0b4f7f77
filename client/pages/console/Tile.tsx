import type { ComponentChildren } from "preact";

/** Drawn, because not every computer's fonts have such signs. */
const signs = {
  demo: "M8 5v14l11-7z",
  board: "M3 3h7v7H3zM14 3h7v7h-7zM3 14h7v7H3zM17.5 14v7M14 17.5h7",
  table: "M3 5h18v14H3zM3 10h18M9 10v9M15 10v9",
} as const;

interface TileProps {
  readonly sign: keyof typeof signs;
  readonly title: string;
  readonly text: string;
  /** Where there is room, it takes that of two. */
  readonly isWide?: boolean;
  readonly children: ComponentChildren;
}

/** One of the ways to begin a contest. */
export function Tile({ sign, title, text, isWide = false, children }: TileProps) {
  return (
    <li class="panel begin-tile" data-wide={isWide}>
      <h2 class="begin-title">
        <svg class="begin-sign" viewBox="0 0 24 24" aria-hidden="true">
          <path d={signs[sign]} fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" />
        </svg>
        {title}
      </h2>
      <p class="muted">{text}</p>
      <div class="begin-ways">{children}</div>
    </li>
  );
}
