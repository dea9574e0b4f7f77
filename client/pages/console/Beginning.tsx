import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import { DemoTile } from "./DemoTile.tsx";
import { MakeBoard } from "./MakeBoard.tsx";
import { NewContestForm } from "./NewContestForm.tsx";
import { Tile } from "./Tile.tsx";
import "./beginning.css";

/** The ways to a contest, one a tile. What a way needs besides unfolds below them. FST5 */
export function Beginning() {
  const words = useTexts().beginning;
  const table = useSignal<"never" | "open" | "folded">("never");
  const isOpen = table.value === "open";
  const formId = useId();
  const form = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (isOpen) form.current?.querySelector<HTMLElement>("input, textarea, button")?.focus();
  }, [isOpen]);

  return (
    <section class="stack" aria-label={words.tiles}>
      <ul class="begin-tiles">
        <DemoTile />
        <MakeBoard />
        <Tile sign="table" title={words.tableTitle} text={words.tableText}>
          <button
            type="button"
            class="button"
            aria-expanded={isOpen}
            aria-controls={formId}
            onClick={() => {
              table.value = isOpen ? "folded" : "open";
            }}
          >
            {words.chooseTable}
          </button>
        </Tile>
      </ul>
      {/* What was typed there is still there when it was folded. */}
      <div id={formId} class="begin-form" ref={form} hidden={!isOpen}>
        {table.value !== "never" && <NewContestForm />}
      </div>
    </section>
  );
}
