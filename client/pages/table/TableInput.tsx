import { useEffect, useId, useRef } from "preact/hooks";
import type { FileProblem } from "../../../shared/contestFile/problems.ts";
import type { Language } from "../../../shared/languages.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { TableDesk } from "../../store/tables/tableDesk.ts";
import { EncodingChoice, isAboutEncoding } from "../console/EncodingChoice.tsx";
import { TableSources } from "../console/TableSources.tsx";
import { TablePreviewPane } from "./TablePreviewPane.tsx";
import "./table.css";

interface TableInputProps {
  readonly desk: TableDesk;
  readonly language: Language;
  readonly error?: string | undefined;
  /** What making found wrong, where there was no preview. */
  readonly problems?: readonly FileProblem[];
  /** A file that was chosen or dropped has a name; what was pasted has none. */
  readonly onFile: (file: File | null, isNamed: boolean) => void;
}

/** Where a table comes from, and at once what it would come to. */
export function TableInput({ desk, language, error, problems = [], onFile }: TableInputProps) {
  const texts = useTexts();
  const words = texts.console;
  const fileId = useId();
  const file = desk.file.value;
  const field = useRef<HTMLInputElement>(null);
  /** What the field named when its chooser was opened. */
  const named = useRef<File | null>(null);
  useEffect(() => {
    // What was dropped or pasted since is not what the field names.
    if (field.current && field.current.files?.[0] !== file) field.current.value = "";
  }, [file]);
  const found = (desk.preview.value?.problems ?? problems) as readonly FileProblem[];
  return (
    <>
      <div class="field">
        <label for={fileId}>{words.file}</label>
        <input
          ref={field}
          id={fileId}
          class="input"
          name="file"
          type="file"
          accept=".xlsx,.ods,.csv,text/csv,.tsv,.txt,.json,application/json"
          aria-describedby={`${fileId}-hint ${fileId}-error`}
          onClick={({ currentTarget }) => {
            named.current = currentTarget.files?.[0] ?? null;
            // FIL18: of the same file, mended meanwhile, a browser would say nothing.
            currentTarget.value = "";
          }}
          onCancel={({ currentTarget }) => {
            if (file !== null && file === named.current) nameAgain(currentTarget, file);
          }}
          onChange={(event) => onFile(event.currentTarget.files?.[0] ?? null, true)}
        />
        <span class="hint" id={`${fileId}-hint`}>
          {words.fileHint}
        </span>
        <span class="chosen-file" role="status">
          {file && texts.studio.chosenFile(file.name)}
        </span>
        <span class="error" id={`${fileId}-error`} role="alert">
          {error ? `✗ ${error}` : ""}
        </span>
      </div>
      <TableSources onTable={(table) => onFile(table ?? null, false)} />
      {(desk.encoding.value !== undefined || isAboutEncoding(found)) && (
        <EncodingChoice problems={found} chosen={desk.encoding.value} onChoice={desk.readAs} />
      )}
      <TablePreviewPane desk={desk} language={language} />
    </>
  );
}

/** The chooser was left without another file: the field names the one that it has, as it did. */
function nameAgain(field: HTMLInputElement, file: File): void {
  const files = new DataTransfer();
  files.items.add(file);
  field.files = files.files;
}
