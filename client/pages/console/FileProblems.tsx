import { type FileProblem, fileProblemSentence } from "../../../shared/contestFile/problems.ts";
import { useTexts } from "../../i18n/texts.ts";
import { useApp } from "../AppContext.ts";
import { Notice } from "../parts/Notice.tsx";
import { TableFrame } from "../parts/TableFrame.tsx";

/** Every mistake of a contest file, by row and column. */
export function FileProblems({ problems }: { readonly problems: readonly FileProblem[] }) {
  const words = useTexts().console;
  const { preferences } = useApp();
  const { problemColumns } = words;
  return (
    <div role="alert" class="stack">
      <Notice tone="bad">{words.problems(problems.length)}</Notice>
      <TableFrame look="file-problems" label={words.problems(problems.length)}>
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
                  {problem.row ?? "—"}
                </td>
                <td class="code" translate={false}>
                  {problem.column ?? "—"}
                </td>
                <td>{fileProblemSentence(preferences.language.value, problem)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </div>
  );
}
