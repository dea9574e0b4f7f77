import type { ComponentChildren } from "preact";
import { useTexts } from "../../i18n/texts.ts";
import { pathTo } from "../../store/router.ts";
import { HelpButton } from "../help/HelpButton.tsx";
import { Mark } from "./Mark.tsx";
import { Settings } from "./Settings.tsx";

/** The frame of the pages that are read from top to bottom. `bar` stands in the top bar beside the settings. */
export function PlainPage(props: {
  /** `full`: as large as the window, and what is inside scrolls; `broad`: as wide as the window. */
  readonly width?: "narrow" | "wide" | "broad" | "full";
  readonly bar?: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  const { app } = useTexts();
  return (
    <>
      <a class="skip-link" href="#content">
        {app.skipToContent}
      </a>
      <header class="top-bar" data-width={props.width}>
        <a class="brand" href={pathTo.join()}>
          <Mark />
          <span class="wordmark">{app.name}</span>
        </a>
        <div class="push row">
          {props.bar}
          <HelpButton />
          <Settings />
        </div>
      </header>
      <main class="page" id="content" tabIndex={-1} data-width={props.width}>
        {props.children}
      </main>
    </>
  );
}
