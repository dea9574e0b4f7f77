import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import { addressOf } from "../../net/http.ts";
import { useApp } from "../AppContext.ts";

/** What a pasted table is called; cells come apart by tabs. */
const pastedName = "table.tsv";

/** Other ways to a table than a file of one's own: pasted out of a spreadsheet, or a template that is filled in. */
export function TableSources({ onTable }: { readonly onTable: (table: File | undefined) => void }) {
  const { studio: words } = useTexts();
  const { preferences } = useApp();
  const text = useSignal("");
  const id = useId();
  const language = preferences.language.value;
  return (
    <>
      <p class="muted">
        {words.templates}{" "}
        {templates.map(({ name, ending }) => (
          <a key={ending} href={`${addressOf(name)}?language=${language}`} download={`regatta.${ending}`}>
            .{ending}{" "}
          </a>
        ))}
      </p>
      <details class="paste-fold">
        <summary>{words.paste}</summary>
        <div class="field">
          <label for={id} class="visually-hidden">
            {words.paste}
          </label>
          <textarea
            id={id}
            name="pasted"
            class="input"
            rows={6}
            wrap="off"
            spellcheck={false}
            placeholder={words.pasteHint}
            value={text.value}
            onInput={(event) => {
              text.value = event.currentTarget.value;
              onTable(
                text.value.trim() === ""
                  ? undefined
                  : new File([text.value], pastedName, { type: "text/tab-separated-values" }),
              );
            }}
          />
        </div>
      </details>
    </>
  );
}

const templates = [
  { name: "templateXlsx", ending: "xlsx" },
  { name: "templateOds", ending: "ods" },
  { name: "templateCsv", ending: "csv" },
] as const;
