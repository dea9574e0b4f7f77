import { type FileProblem, fileProblemSentence } from "../../../shared/contestFile/problems.ts";
import { useTexts } from "../../i18n/texts.ts";
import { useApp } from "../AppContext.ts";
import { Notice } from "../parts/Notice.tsx";
import { TableFrame } from "../parts/TableFrame.tsx";

/** Every mistake of a contest file, by its place. */
export function FileProblems({ problems }: { readonly problems: readonly FileProblem[] }) {
  const words = useTexts().console;
  const label = words.problems(problems.length);
  return (
    <div role="alert" class="stack">
      <Notice tone="bad">{label}</Notice>
      <FileProblemTable label={label} problems={problems} />
    </div>
  );
}

interface FileProblemTableProps {
  readonly label: string;
  readonly problems: readonly FileProblem[];
}

/** By row and column of a table, or by the path to the field of a document. */
export function FileProblemTable({ label, problems }: FileProblemTableProps) {
  const { problemColumns } = useTexts().console;
  const { preferences } = useApp();
  return (
    <TableFrame look="file-problems" label={label}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col" class="number">
              {problemColumns.row}
            </th>
            <th scope="col">{problemColumns.column}</th>
            <th scope="col">{problemColumns.problem}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map((problem, index) => (
            <tr key={`${index + 1}`}>
              <td class="number" translate={false}>
                {cellIn(problem) ?? problem.row ?? "—"}
              </td>
              <td class="code" translate={false}>
                {problem.column ?? problem.path ?? "—"}
              </td>
              <td>{fileProblemSentence(preferences.language.value, problem)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

/** The cell of a spreadsheet, or of a table whose columns have no names; the others are known by their row. */
function cellIn({ sheet, cell, column }: FileProblem): string | undefined {
  if (sheet !== undefined && cell !== undefined) return `${sheet}!${cell}`;
  return column === null ? cell : undefined;
}
