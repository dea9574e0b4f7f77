import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import { mostCharacters } from "../../../shared/contest/mostCharacters.ts";
import { useTexts } from "../../i18n/texts.ts";
import { FieldError } from "../parts/FieldError.tsx";
import { useTooLong } from "../parts/useTooLong.ts";
import { FormulaFaults } from "./FormulaFaults.tsx";
import { PictureButton, TextPicturesState } from "./TextPictures.tsx";
import { holdsFiles, pastedPictures, readPasted } from "./transfers.ts";
import { useTextPictures } from "./useTextPictures.ts";
import "./textPictures.css";

/** A text in Markdown and LaTeX, with buttons for what is hard to remember; pictures are chosen, dragged onto it or pasted. */
export function TaskText(props: {
  readonly label: string;
  readonly name: string;
  readonly hint: string;
  readonly rows: number;
  readonly value: string;
  readonly onValue: (value: string) => void;
}) {
  const { studio: words } = useTexts();
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const pictures = useTextPictures(box, props.value, props.onValue);
  const tooLong = useTooLong(box, props.value, mostCharacters.statement);
  const isOver = useSignal(false);

  /** What is selected becomes the first part of what is inserted. */
  function insert({ before, after, sample }: (typeof insertions)[number]): void {
    const area = box.current;
    if (!area) return;
    const { selectionStart, selectionEnd, value } = area;
    const chosen = value.slice(selectionStart, selectionEnd) || sample;
    area.setRangeText(`${before}${chosen}${after}`, selectionStart, selectionEnd, "end");
    props.onValue(area.value);
    area.focus();
    const from = selectionStart + before.length;
    area.setSelectionRange(from, from + chosen.length);
  }

  function paste(event: ClipboardEvent): void {
    const data = event.clipboardData;
    const files = data ? pastedPictures(data) : [];
    if (files.length > 0) {
      event.preventDefault();
      pictures.take(files);
      return;
    }
    const pasted = data && readPasted(data);
    const here = pasted && pictures.openHere();
    if (!pasted || !here) return;
    event.preventDefault();
    void pasted.then(({ pieces, lost }) => pictures.takePieces(here, pieces, lost));
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: files are also chosen by a button
    <div
      class="field studio-text-field"
      data-over={isOver.value}
      onDragOver={(event) => {
        if (!holdsFiles(event.dataTransfer)) return;
        event.preventDefault();
        isOver.value = true;
      }}
      onDragLeave={() => {
        isOver.value = false;
      }}
      onDrop={(event) => {
        isOver.value = false;
        const files = [...(event.dataTransfer?.files ?? [])];
        if (files.length === 0) return;
        event.preventDefault();
        pictures.take(files);
      }}
    >
      <label for={id}>{props.label}</label>
      <div class="row studio-insertions" role="toolbar" aria-label={words.insert} aria-controls={id}>
        {insertions.map((insertion) => (
          <button
            key={insertion.name}
            type="button"
            class="button"
            data-size="small"
            aria-label={words.insertions[insertion.name]}
            title={words.insertions[insertion.name]}
            onClick={() => insert(insertion)}
          >
            <span aria-hidden="true">{insertion.sign}</span>
          </button>
        ))}
        <PictureButton pictures={pictures} />
      </div>
      <textarea
        ref={box}
        id={id}
        name={props.name}
        class="input studio-text"
        rows={props.rows}
        value={props.value}
        aria-invalid={tooLong ? true : undefined}
        aria-describedby={`${id}-error ${id}-hint`}
        onInput={(event) => props.onValue(event.currentTarget.value)}
        onPaste={paste}
      />
      <FieldError id={`${id}-error`} tooLong={tooLong} />
      <TextPicturesState pictures={pictures} text={props.value} />
      <span class="hint" id={`${id}-hint`}>
        {props.hint}
      </span>
      <FormulaFaults label={props.label} value={props.value} box={box} />
    </div>
  );
}

const insertions = [
  { name: "bold", sign: "B", before: "**", after: "**", sample: "…" },
  { name: "formula", sign: "$ $", before: "$", after: "$", sample: "x" },
  { name: "fraction", sign: "½", before: "$\\frac{", after: "}{2}$", sample: "1" },
  { name: "root", sign: "√", before: "$\\sqrt{", after: "}$", sample: "2" },
  { name: "power", sign: "^", before: "$", after: "^{2}$", sample: "x" },
  { name: "block", sign: "∑", before: "\n$$\n", after: "\n$$\n", sample: "a^2 + b^2 = c^2" },
  { name: "table", sign: "▦", before: "\n| ", after: " | B |\n| --- | --- |\n| 1 | 2 |\n", sample: "A" },
] as const;
