import type { ComponentChildren } from "preact";
import { pictures } from "./pictures.tsx";
import "./stateCard.css";

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
        {pictures[props.picture]}
      </svg>
      <Title>{props.title}</Title>
      {props.children}
    </div>
  );
}
