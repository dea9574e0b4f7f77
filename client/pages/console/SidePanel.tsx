import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import { useRoom } from "./RoomContext.ts";

/** A card's or a team's panel beside the teams, or over them: `useWayBack`. `actions` is the place for everything that can be done with it. */
export function SidePanel(props: {
  readonly title: string;
  /** What is seen of that, where it is more than words. */
  readonly heading?: ComponentChildren;
  readonly note?: ComponentChildren;
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  const { app } = useTexts();
  const { cockpit } = useRoom();
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const close = () => {
    cockpit.opened.value = null;
  };

  useLayoutEffect(() => heading.current?.focus({ preventScroll: true }), []);

  return (
    <section
      class="panel side-panel"
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        // A picture of it may be open, larger, in a dialog of its own.
        const isInDialog = event.target instanceof Element && event.target.closest("dialog") !== null;
        if (event.key === "Escape" && !event.defaultPrevented && !isInDialog) close();
      }}
    >
      <header class="side-head">
        <h2 id={titleId} ref={heading} tabIndex={-1}>
          {props.heading ?? props.title}
        </h2>
        <button
          type="button"
          class="button"
          data-size="small"
          aria-label={app.close}
          title={app.close}
          onClick={close}
        >
          <span aria-hidden="true">✕</span>
        </button>
        {props.note && <div class="side-note">{props.note}</div>}
        {props.actions && <div class="side-actions row">{props.actions}</div>}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls what has the focus */}
      {/* biome-ignore lint/a11y/useSemanticElements: no form's fields stand together here */}
      <div class="side-body" role="group" aria-label={props.title} tabIndex={0}>
        {props.children}
      </div>
    </section>
  );
}
