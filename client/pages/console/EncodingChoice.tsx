import { useId } from "preact/hooks";
import { type Encoding, encodingNames, encodings } from "../../../shared/contestFile/encodings.ts";
import type { FileProblem } from "../../../shared/contestFile/problems.ts";
import { useTexts } from "../../i18n/texts.ts";

interface EncodingChoiceProps {
  readonly problems: readonly FileProblem[];
  readonly chosen: Encoding | undefined;
  readonly onChoice: (encoding: Encoding | undefined) => void;
}

/** Which encoding a file is in, where the server could not tell: each with what the doubtful line says then. FIL4 */
export function EncodingChoice({ problems, chosen, onChoice }: EncodingChoiceProps) {
  const words = useTexts().console;
  const id = useId();
  const readings = new Map(
    problems.flatMap((problem) =>
      isUnclear(problem)
        ? problem.params.readings.map(({ encoding, text }) => [encoding, text] as const)
        : [],
    ),
  );
  const sorted = [...readings.keys(), ...encodings.filter((known) => !readings.has(known))];
  return (
    <div class="field">
      <label for={id}>{words.encoding}</label>
      <select
        id={id}
        class="input"
        name="encoding"
        value={chosen ?? ""}
        onChange={(event) => {
          const name = event.currentTarget.value;
          onChoice(encodings.find((known) => known === name));
        }}
      >
        <option value="">{words.encodingOfFile}</option>
        {sorted.map((encoding) => {
          const text = readings.get(encoding);
          const name = encodingNames[encoding];
          return (
            <option key={encoding} value={encoding} translate={false}>
              {text === undefined ? name : words.encodingReads(name, text)}
            </option>
          );
        })}
      </select>
    </div>
  );
}

/** Whether another encoding is the way out. */
export function isAboutEncoding(problems: readonly FileProblem[]): boolean {
  return problems.some(
    (problem) => isUnclear(problem) || problem.code === "not_in_encoding" || problem.code === "garbled_text",
  );
}

function isUnclear(problem: FileProblem): problem is FileProblem<"unclear_encoding"> {
  return problem.code === "unclear_encoding";
}
