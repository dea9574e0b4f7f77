import type { ComponentChildren } from "preact";
import "./stateCard.css";

/** Strokes on a field of 48 × 48. */
const pictures = {
  boat: "M6 32 H42 L36 42 H12 Z M24 32 V6 L38 26 H24 M20 28 H10 L20 14 Z",
  offline:
    "M6 18 A26 26 0 0 1 42 18 M13 26 A16 16 0 0 1 35 26 M20 33 A6 6 0 0 1 28 33 M24 40 V40.1 M6 6 L42 42",
  seat: "M14 24 V6 H34 V24 M14 15 H34 M10 24 H38 V32 H10 Z M14 32 V42 M34 32 V42",
  card: "M10 6 H38 V42 H10 Z M18 20 L24 14 L30 20 M24 14 V34",
  lost: "M24 6 A18 18 0 1 1 23.9 6 M18 19 A6 6 0 1 1 24 26 V29 M24 35 V35.1",
} as const;

/** A state in which there is nothing to work on: a picture, what it is, and what happens or may be done next. */
export function StateCard(props: {
  readonly picture: keyof typeof pictures;
  readonly title: ComponentChildren;
  /** How the title ranks on its page. */
  readonly level?: 1 | 2;
  /** Something is under way: the picture rocks. */
  readonly isWaiting?: boolean;
  readonly children?: ComponentChildren;
}) {
  const Title = props.level === 1 ? "h1" : "h2";
  return (
    <div class="state-card" data-waiting={props.isWaiting ?? false}>
      <svg viewBox="0 0 48 48" aria-hidden="true">
        <path d={pictures[props.picture]} />
      </svg>
      <Title>{props.title}</Title>
      {props.children}
    </div>
  );
}
